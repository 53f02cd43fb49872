import type { Deps } from '../../core';
import { planTable } from '../../repositories/plan';
import { findAttachment, planDocumentTable } from '../../repositories/plan-document';
import { refreshDirtyDuties } from '../../services/duties/refresh';
import { createEnterprise } from '../../services/enterprises/save-enterprise';
import { newBookkeeping } from '../../services/own-row';
import { addVersion, afterPlanChange, registerPlan } from '../../services/plans/save-plan';
import { carriedName } from './carried-files';
import type { PlanMatch } from './match-intake';
import type { MatterRows } from './matter-rows';

/** Registers the unit with the facts it states of itself, checked like those that a clerk enters. */
export function createUnit(deps: Deps, { unit }: MatterRows): string {
  const { id } = createEnterprise(deps, {
    name: unit.name,
    uscc: unit.uscc,
    noUsccReason: unit.noUsccReason,
    regionCode: unit.regionCode,
    town: unit.town,
    address: unit.address,
    longitude: unit.longitude,
    latitude: unit.latitude,
    industryCode: unit.industryCode,
    supervisionCategory: unit.supervisionCategory,
    activities: unit.activities,
    affiliation: unit.affiliation,
    sizeTier: unit.sizeTier,
    sizeBasis: unit.sizeBasis,
    employees: unit.employees,
    revenueWan: unit.revenueWan,
    assetsWan: unit.assetsWan,
    establishedOn: unit.establishedOn,
    status: unit.status,
    legalPerson: unit.legalPerson,
    legalPhone: null,
    principal: null,
    principalPhone: null,
    safetyOfficer: null,
    safetyOfficerPhone: null,
    majorHazardLevel: unit.majorHazardLevel,
    standardLevel: unit.standardLevel,
    standardUntil: unit.standardUntil,
    licenceNo: unit.licenceNo,
    licenceUntil: unit.licenceUntil,
    businessScope: unit.businessScope,
    remark: null,
  });
  // What the unit must hand in hangs on its rule sets, which follow from the facts.
  refreshDirtyDuties(deps);
  return id;
}

/** Our plan and version for one of the hand-in, registered where they are new. */
export function registerVersion(
  deps: Deps,
  enterpriseId: string,
  match: PlanMatch,
  all: readonly PlanMatch[],
): { planId: string; versionId: string } {
  const { plan, version } = match.theirs;
  if (match.plan && match.version) return { planId: match.plan.id, versionId: match.version.id };
  const fields = {
    label: version.label,
    reviewWay: version.reviewWay,
    reviewDate: version.reviewDate,
    reviewResult: version.reviewResult,
    signedOn: version.signedOn,
    publishedOn: version.publishedOn,
    expiresOn: version.expiresOn,
    remark: null,
  };
  if (match.plan) {
    const made = addVersion(deps, { planId: match.plan.id, version: fields });
    return { planId: match.plan.id, versionId: made.versionId };
  }
  const made = registerPlan(deps, {
    plan: { enterpriseId, kind: plan.kind, title: plan.title, remark: null },
    version: fields,
  });
  // Two versions of one new plan in one case: the second goes to the plan that the first has made.
  for (const other of all)
    if (other.theirs.plan.id === plan.id) other.plan = planTable.find(deps.db, made.id) ?? null;
  return { planId: made.id, versionId: made.versionId };
}

/** Remembers which row of ours a row of the package became. */
export type Became = (table: string, sourceId: string, ownId: string) => void;

/** Puts the files of the hand-in beside our versions, each once. */
export function attachPlanDocuments(
  deps: Deps,
  rows: MatterRows,
  plans: readonly PlanMatch[],
  versionIds: readonly string[],
  became: Became,
): void {
  for (const document of rows.planDocuments) {
    const versionId =
      versionIds[plans.findIndex(({ theirs }) => theirs.version.id === document.planVersionId)];
    if (versionId === undefined) continue;
    const standing = findAttachment(deps.db, versionId, document.sha256);
    const id = standing?.id ?? deps.newId();
    if (!standing)
      planDocumentTable.insert(deps.db, {
        id,
        planVersionId: versionId,
        sha256: document.sha256,
        fileName: carriedName(document.fileName),
        role: document.role,
        ...newBookkeeping(deps),
      });
    became('plan_document', document.id, id);
  }
  for (const planId of new Set(plans.flatMap(({ plan }) => plan?.id ?? []))) {
    const plan = planTable.find(deps.db, planId);
    if (plan) afterPlanChange(deps, plan);
  }
}
