import type { Deps } from '../../core';
import { deskLaw } from '../../law/desk-law';
import { insertFilingCasePlan, plansOfCase } from '../../repositories/filing-case-plan';
import { filingDocumentTable, findFilingDocument } from '../../repositories/filing-document';
import { planTable } from '../../repositories/plan';
import { findAttachment, planDocumentTable } from '../../repositories/plan-document';
import { refreshDirtyDuties } from '../../services/duties/refresh';
import { createEnterprise } from '../../services/enterprises/save-enterprise';
import { FieldCheck } from '../../services/field-check';
import { openDossier } from '../../services/filing/dossier';
import { openCase } from '../../services/filing/open-case';
import { announceCase, pastDay, takeStep } from '../../services/filing/take-step';
import { newBookkeeping } from '../../services/own-row';
import { addVersion, afterPlanChange, registerPlan } from '../../services/plans/save-plan';
import type { TableCounts } from '../merge/merge-package';
import { packageError } from '../problems';
import type { ProvenPackage } from '../read/prove-package';
import { carriedName, keepCarried } from './carried-files';
import { type IntakeLook, lookAtIntake, type PlanMatch } from './look-at-intake';
import type { MatterRows } from './matter-rows';
import { keepPartner } from './partners';
import { receivedAlready, recordBatch, unitRows } from './record-batch';
import { link } from './source-links';

export interface IntakeOrder {
  proven: ProvenPackage;
  rows: MatterRows;
  fileName: string;
  /** Our unit, null to create it from the package, undefined to take the one the program found. */
  unitId: string | null | undefined;
  /** 接收日期: day 0 of the five working days. */
  receivedOn: string;
}

export interface Received {
  /** False when everything was known. */
  written: boolean;
  /** The batch that received it, now or before; null when another package of the same round did. */
  batchId: string | null;
  caseId: string;
  enterpriseId: string;
  /** What was written, per table. */
  tables: TableCounts[];
}

/**
 * Receives a unit's hand-in: registers what is missing here, puts the hand-in into its case as the first or the next
 * round, and starts the five working days. One batch, that can be undone until the case has gone on; a hand-in that was
 * received already changes nothing. The writer must have the package's files attached as `packed`.
 * @throws PlanDeskError the first block of `lookAtIntake`, FILING_UNIT_UNKNOWN, and those of the services it uses
 */
export function applyIntake(deps: Deps, order: IntakeOrder): Received {
  const { db } = deps;
  const { rows, proven } = order;
  const { sender } = proven.manifest;
  const law = deskLaw(db, deps.law);
  const look = lookAtIntake(
    {
      db,
      law,
      definitions: deps.law.setDefinitions,
      self: deps.self,
      today: deps.clock.today(),
      sender: sender.id,
    },
    rows,
    order.unitId,
  );
  if (look.intake.as === 'known' && look.own)
    return {
      written: false,
      batchId: receivedAlready(db, proven.manifest.packageId),
      caseId: look.own.id,
      enterpriseId: look.own.enterpriseId,
      tables: [],
    };
  const [block] = look.blocks;
  if (block) throw packageError(block.code, block.where);
  if (look.match.unit === null && order.unitId !== null)
    throw packageError('FILING_UNIT_UNKNOWN', rows.unit.name);

  const before = unitRows(db, look.match.unit?.id ?? null);
  const enterpriseId = look.match.unit?.id ?? createUnit(deps, rows);
  const became = (table: string, sourceId: string, ownId: string) =>
    link(db, sender.id, table, { sourceId, ownId });
  became('enterprise', rows.unit.id, enterpriseId);
  const versionIds = look.plans.map((plan) => {
    const ids = registerVersion(deps, enterpriseId, plan, look.plans);
    became('plan', plan.theirs.plan.id, ids.planId);
    became('plan_version', plan.theirs.version.id, ids.versionId);
    return ids.versionId;
  });
  const newDocuments = rows.documents
    .filter((document) => keepCarried(db, document, deps.clock.now()))
    .map(({ sha256 }) => sha256);
  attachPlanDocuments(deps, rows, look.plans, versionIds, became);
  const caseId = putIntoCase(deps, order, look, { enterpriseId, versionIds });
  became('filing_case', rows.record.id, caseId);
  attachPapers(deps, rows, caseId, became);
  keepPartner(db, proven.manifest, proven.signer);
  refreshDirtyDuties(deps);
  const batch = recordBatch(deps, before, {
    unit: enterpriseId,
    proven,
    fileName: order.fileName,
    newDocuments,
  });
  announceCase(deps, caseId, enterpriseId);
  return { written: true, ...batch, caseId, enterpriseId };
}

/** Registers the unit with the facts it states of itself, checked like those that a clerk enters. */
function createUnit(deps: Deps, { unit }: MatterRows): string {
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

function registerVersion(
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

type Became = (table: string, sourceId: string, ownId: string) => void;

function attachPlanDocuments(
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

function putIntoCase(
  deps: Deps,
  { rows, receivedOn: given }: IntakeOrder,
  { own, intake }: IntakeLook,
  { enterpriseId, versionIds }: { enterpriseId: string; versionIds: readonly string[] },
): string {
  const { db } = deps;
  const law = deskLaw(db, deps.law);
  const receivedOn = pastDay(deps, given);
  const submittedOn = pastDay(deps, rows.record.submittedOn ?? given);
  const check = new FieldCheck();
  const contact = check.text(rows.record.contact);
  const contactPhone = check.text(rows.record.contactPhone);
  const remark = check.lines(rows.record.remark);
  check.throwIfAny();
  const asked = { contact, contactPhone };
  if (own !== null && intake.as === 'next-round') {
    holdVersions(deps, own.id, versionIds);
    const resubmitted = takeStep(deps, law, openDossier(db, law, own.id), {
      action: 'resubmit',
      onDate: submittedOn,
      change: () => ({ ...asked, submittedOn, round: own.round + 1 }),
    });
    takeStep(deps, law, resubmitted, {
      action: 'receive',
      onDate: receivedOn,
      change: () => ({ receivedOn }),
    });
    return own.id;
  }
  const record = openCase(deps, {
    enterpriseId,
    versions: versionIds.flatMap((versionId) => {
      const planId = db.value<string>('SELECT plan_id FROM plan_version WHERE id = @id', { id: versionId });
      return planId === undefined ? [] : [{ planId, versionId }];
    }),
    channel: 'package',
    sourceId: rows.record.id,
    ...asked,
    remark,
  });
  const submitted = takeStep(deps, law, openDossier(db, law, record.id), {
    action: 'submit',
    onDate: submittedOn,
    change: () => ({ submittedOn }),
  });
  takeStep(deps, law, submitted, { action: 'receive', onDate: receivedOn, change: () => ({ receivedOn }) });
  return record.id;
}

/** Puts plan versions into a case that it does not hold yet. */
function holdVersions(deps: Deps, caseId: string, versionIds: readonly string[]): void {
  const held = new Set(plansOfCase(deps.db, caseId).map(({ versionId }) => versionId));
  for (const planVersionId of versionIds)
    if (!held.has(planVersionId))
      insertFilingCasePlan(deps.db, { ...newBookkeeping(deps), id: deps.newId(), caseId, planVersionId });
}

/** The files of this round, each beside the material it belongs to. */
function attachPapers(deps: Deps, rows: MatterRows, caseId: string, became: Became): void {
  for (const { id: sourceId, material, round, sha256, fileName, pages } of rows.papers) {
    const place = { caseId, round, material: material.slice(0, 40), sha256 };
    const standing = findFilingDocument(deps.db, place);
    const id = standing?.id ?? deps.newId();
    if (!standing)
      filingDocumentTable.insert(deps.db, {
        id,
        ...place,
        fileName: carriedName(fileName),
        pages,
        ...newBookkeeping(deps),
      });
    became('filing_document', sourceId, id);
  }
}
