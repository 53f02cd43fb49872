import type { SqlRow } from '../../connection';
import type { Deps } from '../../core';
import { deskLaw } from '../../law/desk-law';
import { enterpriseTable } from '../../repositories/enterprise';
import { markDutiesDirty, refreshDirtyDuties } from '../../services/duties/refresh';
import { reindex } from '../../services/search/reindex';
import { carriedName, keepCarried } from '../filing/carried-files';
import { keepPartner } from '../filing/partners';
import { type Change, keepBatch, receivedAlready } from '../filing/record-batch';
import { createUnit } from '../filing/register-intake';
import { link, linksOf } from '../filing/source-links';
import type { TableCounts } from '../merge/merge-package';
import { packageError } from '../problems';
import type { ProvenPackage } from '../read/prove-package';
import { type Adoption, adoptRows, notes, ownOf, voidGone } from './adopt-rows';
import type { DrillRows } from './drill-rows';
import { lookAtReport, type ReportLook } from './look-at-report';

export interface ReportOrder {
  proven: ProvenPackage;
  rows: DrillRows;
  fileName: string;
  /** With whom, over what, a key that is new here was compared. */
  confirmedHow?: string | undefined;
  /** Our unit, null to create it from the package, undefined to take the one the program found. */
  unitId: string | null | undefined;
  latest: boolean;
}

export interface ReportReceived {
  /** False when everything was known. */
  written: boolean;
  /** The batch that received it, now or before; null when another package of the same round did. */
  batchId: string | null;
  submissionId: string;
  enterpriseId: string;
  tables: TableCounts[];
}

/** Tables behind the drills, parents first; what a report did not bring stays as it is. */
const BEHIND = [
  'drill_participant',
  'drill_finding',
  'corrective_action',
  'drill_objective',
  'drill_inject',
  'drill_run',
  'drill_log',
  'drill_evaluation',
  'drill_score',
  'drill_report',
  'drill_attachment',
] as const;
const GONE = '单位再次报送时已不再有';

/**
 * Receives a unit's half-yearly report: its drills with findings, corrections, reports and files become records of this
 * desk's own unit, where they meet its duties and count in its figures; those that came before are brought up to date. One
 * batch, that can be undone until somebody has answered; a report that was received already changes nothing. The writer
 * must have the package's files attached as `packed`.
 * @throws PlanDeskError the first block of `lookAtReport`, FILING_UNIT_UNKNOWN, and those of creating a unit
 */
export function applyReport(deps: Deps, order: ReportOrder): ReportReceived {
  const { db } = deps;
  const { rows, proven } = order;
  const { sender, recipient, packageId } = proven.manifest;
  const look = lookAtReport(
    {
      db,
      law: deskLaw(db, deps.law),
      self: deps.self,
      today: deps.clock.today(),
      sender: sender.id,
      recipient,
      latest: order.latest,
    },
    rows,
    order.unitId,
  );
  if (look.intake === 'known' && look.own)
    return {
      written: false,
      batchId: receivedAlready(db, packageId),
      submissionId: look.own.id,
      enterpriseId: look.own.enterpriseId,
      tables: [],
    };
  const [block] = look.blocks;
  if (block) throw packageError(block.code, block.where);
  if (look.match.unit === null && order.unitId !== null)
    throw packageError('FILING_UNIT_UNKNOWN', rows.unit.name);

  const adoption: Adoption = { deps, sender: sender.id, links: linksOf(db, sender.id), became: new Map() };
  const changes = new Map<string, readonly Change[]>();
  const enterpriseId = look.match.unit?.id ?? newUnit(deps, rows, changes);
  noteKnown(adoption, rows, look, enterpriseId);
  const newDocuments = rows.documents
    .filter((document) => keepCarried(db, document, deps.clock.now()))
    .map(({ sha256 }) => sha256);
  const { handedInOn } = rows.submission;
  changes.set(
    'drill',
    adoptRows(adoption, 'drill', rows.rows.drill ?? [], (row) => ({
      reported: 1,
      reported_on: reportedOn(row, handedInOn),
      // The plan it names stays readable where this desk has not registered it.
      plan_title: row.plan_title ?? rows.plans.find(({ id }) => id === row.plan_id)?.title ?? null,
      year_plan_year: null,
      fixed: 0,
      remark: null,
    })),
  );
  for (const name of BEHIND) changes.set(name, adoptBehind(adoption, name, rows));
  const submission = rows.rows.drill_submission ?? [];
  changes.set(
    'drill_submission',
    adoptRows(adoption, 'drill_submission', submission, (row) => ({
      source_id: String(row.id),
      remark: null,
    })),
  );
  keepPartner(db, proven.manifest);
  const drills = (rows.rows.drill ?? []).flatMap(({ id }) => ownOf(adoption, 'drill', id) ?? []);
  markDutiesDirty(db, [enterpriseId]);
  refreshDirtyDuties(deps);
  reindex(db, 'drill', drills);
  const batch = keepBatch(deps, changes, {
    proven,
    fileName: order.fileName,
    confirmedHow: order.confirmedHow,
    newDocuments,
  });
  deps.changed('drills', drills);
  deps.changed('duties');
  const submissionId = ownOf(adoption, 'drill_submission', rows.submission.id) ?? '';
  return { written: true, ...batch, submissionId, enterpriseId };
}

/** The day the unit says it reported the drill first, where that can be; else the day of this report. */
function reportedOn(
  { reported_on: told, end_on, start_on }: SqlRow,
  handedInOn: string | null,
): SqlRow[string] {
  const held = String(end_on ?? start_on ?? '');
  return typeof told === 'string' && handedInOn !== null && told >= held && told <= handedInOn
    ? told
    : handedInOn;
}

function newUnit(deps: Deps, rows: DrillRows, changes: Map<string, readonly Change[]>): string {
  const id = createUnit(deps, rows);
  changes.set('enterprise', [[id, enterpriseTable.find(deps.db, id)?.version ?? 1, null]]);
  return id;
}

/** What of theirs is here already: the unit, plans and versions by the register, drills by day, the report by unit and half-year. */
function noteKnown(adoption: Adoption, rows: DrillRows, look: ReportLook, enterpriseId: string): void {
  const { deps, sender } = adoption;
  notes(adoption, 'enterprise', rows.unit.id, enterpriseId);
  link(deps.db, sender, 'enterprise', { sourceId: rows.unit.id, ownId: enterpriseId });
  for (const [sourceId, ownId] of look.plans) notes(adoption, 'plan', sourceId, ownId);
  for (const [sourceId, ownId] of look.versions) notes(adoption, 'plan_version', sourceId, ownId);
  for (const { theirs, ownId } of look.drills) if (ownId !== null) notes(adoption, 'drill', theirs.id, ownId);
  if (look.own !== null) notes(adoption, 'drill_submission', rows.submission.id, look.own.id);
}

function adoptBehind(adoption: Adoption, name: (typeof BEHIND)[number], rows: DrillRows): Change[] {
  const brought = rows.rows[name] ?? [];
  const given = (row: SqlRow): SqlRow =>
    name === 'drill_attachment' ? { file_name: carriedName(String(row.file_name)) } : {};
  const drills = JSON.stringify(rows.drills.flatMap(({ id }) => ownOf(adoption, 'drill', id) ?? []));
  const of = {
    drill_finding: 't.drill_id IN (SELECT value FROM json_each(@drills))',
    corrective_action:
      't.finding_id IN (SELECT id FROM drill_finding WHERE drill_id IN (SELECT value FROM json_each(@drills)))',
  } as const;
  const adopted = adoptRows(adoption, name, brought, given);
  // A finding that the unit took back is none here; of everything else a report may bring less than the one before.
  if (name !== 'drill_finding' && name !== 'corrective_action') return adopted;
  const kept = brought.flatMap(({ id }) => ownOf(adoption, name, id) ?? []);
  return [...voidGone(adoption, name, { sql: of[name], params: { drills } }, kept, GONE), ...adopted];
}
