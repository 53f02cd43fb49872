import type { Deps } from '../../core';
import { deskLaw } from '../../law/desk-law';
import { insertFilingCasePlan, plansOfCase } from '../../repositories/filing-case-plan';
import { filingDocumentTable, findFilingDocument } from '../../repositories/filing-document';
import { refreshDirtyDuties } from '../../services/duties/refresh';
import { FieldCheck } from '../../services/field-check';
import { openDossier } from '../../services/filing/dossier';
import { openCase } from '../../services/filing/open-case';
import { announceCase, pastDay, takeStep } from '../../services/filing/take-step';
import { newBookkeeping } from '../../services/own-row';
import type { TableCounts } from '../merge/merge-package';
import { packageError } from '../problems';
import type { ProvenPackage } from '../read/prove-package';
import { carriedName, keepCarried } from './carried-files';
import { type IntakeLook, lookAtIntake } from './look-at-intake';
import type { MatterRows } from './matter-rows';
import { keepPartner } from './partners';
import { receivedAlready, recordBatch, unitRows } from './record-batch';
import { attachPlanDocuments, type Became, createUnit, registerVersion } from './register-intake';
import { link } from './source-links';
import { type TakenOver, type TakeOver, takeOver } from './take-over';

export interface IntakeOrder {
  proven: ProvenPackage;
  rows: MatterRows;
  fileName: string;
  /** With whom, over what, a key that is new here was compared. */
  confirmedHow?: string | undefined;
  /** Our unit, null to create it from the package, undefined to take the one the program found. */
  unitId: string | null | undefined;
  /** 接收日期: day 0 of the five working days. */
  receivedOn: string;
  takeOver: TakeOver;
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
  /** Null when nothing was written, and for an office's answer. */
  taken: TakenOver | null;
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
      recipient: proven.manifest.recipient,
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
      taken: null,
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
  const taken = takeOver(deps, rows, look, { enterpriseId, sender: sender.name, wish: order.takeOver });
  // What the unit must hand in hangs on its rule sets.
  refreshDirtyDuties(deps);
  const caseId = putIntoCase(deps, order, look, { enterpriseId, versionIds });
  became('filing_case', rows.record.id, caseId);
  attachPapers(deps, rows, caseId, became);
  keepPartner(db, proven.manifest);
  refreshDirtyDuties(deps);
  const batch = recordBatch(deps, before, {
    unit: enterpriseId,
    proven,
    fileName: order.fileName,
    confirmedHow: order.confirmedHow,
    newDocuments,
  });
  announceCase(deps, caseId, enterpriseId);
  return { written: true, ...batch, caseId, enterpriseId, taken };
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
