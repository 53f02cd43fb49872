import type { Deps } from '../../core';
import { planTable } from '../../repositories/plan';
import { findAttachment, planDocumentTable } from '../../repositories/plan-document';
import { refreshDirtyDuties } from '../../services/duties/refresh';
import { fieldsOf } from '../../services/enterprises/read-enterprise';
import { createEnterprise } from '../../services/enterprises/save-enterprise';
import { newBookkeeping } from '../../services/own-row';
import { versionFieldsOf } from '../../services/plans/check-fields';
import { addVersion, afterPlanChange, registerPlan } from '../../services/plans/save-plan';
import { carriedName } from './carried-files';
import type { PlanMatch } from './match-intake';
import type { MatterRows } from './matter-rows';

/** Registers the unit with the facts it states of itself, checked like those that a clerk enters. */
export function createUnit(deps: Deps, { unit }: Pick<MatterRows, 'unit'>): string {
  const { id } = createEnterprise(deps, {
    ...fieldsOf(unit),
    // Who is who at the unit, and its notes to itself, are not the office's.
    legalPhone: null,
    principal: null,
    principalPhone: null,
    safetyOfficer: null,
    safetyOfficerPhone: null,
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
  const fields = { ...versionFieldsOf(version), remark: null };
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
