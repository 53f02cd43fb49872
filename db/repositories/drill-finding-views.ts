import type { ReadDb } from '../connection';
import type { FindingArea, FindingState } from '../domain/drill/codes';
import {
  type CorrectiveActionRecord,
  correctiveActionTable,
  type DrillFindingRecord,
  drillFindingTable,
} from './drill-finding';

/** Findings that a drill has shown, in the order of their numbers. */
export function findingsOfDrill(db: ReadDb, drillId: string): DrillFindingRecord[] {
  return drillFindingTable.select(db, 'WHERE drill_id = @drillId AND voided_at IS NULL ORDER BY number, id', {
    drillId,
  });
}

/** Findings of earlier drills that this one takes up, settled by it or not, oldest drill first. */
export function findingsCarriedTo(db: ReadDb, drillId: string): DrillFindingRecord[] {
  return drillFindingTable.select(
    db,
    'WHERE carried_to_id = @drillId AND voided_at IS NULL ORDER BY created_at, id',
    { drillId },
  );
}

/** The next free number within a drill; numbers of findings that were taken back are not given again. */
export function nextFindingNumber(db: ReadDb, drillId: string): number {
  return (
    db.value<number>('SELECT COALESCE(MAX(number), 0) + 1 FROM drill_finding WHERE drill_id = @drillId', {
      drillId,
    }) ?? 1
  );
}

/** What was done about a finding, oldest first. */
export function correctionsOf(db: ReadDb, findingId: string): CorrectiveActionRecord[] {
  return correctiveActionTable.select(
    db,
    'WHERE finding_id = @findingId AND voided_at IS NULL ORDER BY created_at, id',
    { findingId },
  );
}

/** A finding with what it is compared by, and the drill that showed it. */
export interface OwnersFindingRow {
  id: string;
  drillId: string;
  drillTitle: string;
  heldOn: string;
  title: string;
  area: FindingArea;
  /** JSON. */
  sectionPath: string;
  repeatsId: string | null;
  state: FindingState;
}

/** Every finding of the drills of one unit, or (null) of the drills that a desk itself has held. */
export function findingsOfOwner(
  db: ReadDb,
  owner: { enterpriseId: string | null; origin: string },
): OwnersFindingRow[] {
  return db.all<OwnersFindingRow>(
    `SELECT f.id, f.drill_id AS drillId, d.title AS drillTitle, COALESCE(d.end_on, d.start_on, d.planned_on, '') AS heldOn,
       f.title, f.area, f.section_path AS sectionPath, f.repeats_id AS repeatsId, f.state
     FROM drill d JOIN drill_finding f ON f.drill_id = d.id
     WHERE ${owner.enterpriseId === null ? 'd.enterprise_id IS NULL AND d.origin = @origin' : 'd.enterprise_id = @enterpriseId'}
       AND d.voided_at IS NULL AND f.voided_at IS NULL
     ORDER BY heldOn, f.number, f.id`,
    owner.enterpriseId === null ? { origin: owner.origin } : { enterpriseId: owner.enterpriseId },
  );
}

/** A drill that may take findings up. */
export interface TargetRow {
  id: string;
  title: string;
  on: string | null;
}

/** Drills of the same owner that have not begun, the next one first. */
export function drillsToCome(
  db: ReadDb,
  owner: { enterpriseId: string | null; origin: string },
  exceptId: string,
): TargetRow[] {
  return db.all<TargetRow>(
    `SELECT d.id, d.title, d.planned_on AS "on" FROM drill d
     WHERE ${owner.enterpriseId === null ? 'd.enterprise_id IS NULL' : 'd.enterprise_id = @enterpriseId'}
       AND d.origin = @origin AND d.voided_at IS NULL AND d.id <> @exceptId AND d.state IN ('planned','prepared','postponed')
     ORDER BY d.planned_on IS NULL, d.planned_on, d.id LIMIT 200`,
    {
      origin: owner.origin,
      exceptId,
      ...(owner.enterpriseId !== null && { enterpriseId: owner.enterpriseId }),
    },
  );
}

/** A file that shows something of a finding. */
export interface FindingFileRow {
  id: string;
  kind: string;
  fileName: string;
  caption: string | null;
}

export function filesOfFinding(
  db: ReadDb,
  finding: Pick<DrillFindingRecord, 'id' | 'drillId'>,
): FindingFileRow[] {
  return db.all<FindingFileRow>(
    `SELECT id, kind, file_name AS fileName, caption FROM drill_attachment
     WHERE drill_id = @drillId AND finding_id = @id AND voided_at IS NULL ORDER BY created_at, id`,
    { id: finding.id, drillId: finding.drillId },
  );
}

/** An entry of the log that a finding rests on. */
export interface FindingLogRow {
  id: string;
  clockSeconds: number;
  actor: string | null;
  text: string;
}

/** The entries with these ids, in their order; entries of other drills are left out. */
export function logEntriesOf(db: ReadDb, drillId: string, ids: readonly string[]): FindingLogRow[] {
  if (ids.length === 0) return [];
  return db.all<FindingLogRow>(
    `SELECT id, clock_seconds AS clockSeconds, actor, text FROM drill_log
     WHERE drill_id = @drillId AND id IN (SELECT value FROM json_each(@ids)) ORDER BY seq`,
    { drillId, ids: JSON.stringify(ids) },
  );
}

/** The newest text of a plan's version, with its headings (JSON). */
export function versionText(db: ReadDb, versionId: string): { text: string; outline: string } | undefined {
  return db.get<{ text: string; outline: string }>(
    `SELECT t.text, t.outline FROM plan_document pd JOIN document_text t ON t.sha256 = pd.sha256 AND t.state = 'ok'
     WHERE pd.plan_version_id = @versionId AND pd.role = 'text' AND pd.voided_at IS NULL
     ORDER BY pd.created_at DESC, pd.id DESC LIMIT 1`,
    { versionId },
  );
}

/** The version of a plan that is newest by its number. */
export function newestVersionOf(
  db: ReadDb,
  planId: string,
): { id: string; label: string | null } | undefined {
  return db.get<{ id: string; label: string | null }>(
    'SELECT id, label FROM plan_version WHERE plan_id = @planId AND voided_at IS NULL ORDER BY number DESC LIMIT 1',
    { planId },
  );
}
