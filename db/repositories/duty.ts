import type { ReadDb, SqlValue, WriteDb } from '../connection';
import type { SubjectScope } from './duty-facts';

/**
 * Duties are derived from facts and evidence, rebuilt at will and never exchanged. Rows travel as arrays in this order: a
 * full run reads and writes a million of them.
 */
const COLUMNS = 'subject_id, rule_id, period, ref_id, due_on, state, met_on, late, leads, evidence_id';
const ORDER = 'subject_id, rule_id, period, ref_id';

/** Stored duties as arrays in the order of the columns, sorted by key: what a fresh evaluation is compared with. */
export function storedDutyRows(db: ReadDb, scope: SubjectScope): SqlValue[][] {
  return 'ids' in scope
    ? db.allRaw(
        `SELECT ${COLUMNS} FROM duty WHERE subject_id IN (SELECT value FROM json_each(@ids)) ORDER BY ${ORDER}`,
        { ids: JSON.stringify(scope.ids) },
      )
    : db.allRaw(
        `SELECT ${COLUMNS} FROM duty WHERE subject_id > @after AND subject_id <= @upTo ORDER BY ${ORDER}`,
        { after: scope.after, upTo: scope.upTo },
      );
}

/** All stored duties in order, for the digest. */
export function everyDutyRow(db: ReadDb): IterableIterator<SqlValue[]> {
  return db.iterateRaw(`SELECT ${COLUMNS} FROM duty ORDER BY ${ORDER}`);
}

/** Adds rows that are not there yet, each in the order of the columns. */
export function addDutyRows(db: WriteDb, rows: readonly (readonly SqlValue[])[]): void {
  db.runOver(`INSERT INTO duty (${COLUMNS}) SELECT * FROM incoming_10`, rows);
}

/** Rewrites what is said of a duty that is there; the row is in the order of the columns. */
export function updateDutyRow(db: WriteDb, row: readonly SqlValue[]): void {
  const [subjectId = null, rule = null, period = null, refId = null, due = null, state = null, metOn = null] =
    row;
  const [late = null, leads = null, evidenceId = null] = row.slice(7);
  db.run(
    `UPDATE duty SET due_on = @due, state = @state, met_on = @metOn, late = @late, leads = @leads, evidence_id = @evidenceId
     WHERE subject_id = @subjectId AND rule_id = @rule AND period = @period AND ref_id = @refId`,
    { subjectId, rule, period, refId, due, state, metOn, late, leads, evidenceId },
  );
}

/** Removes one row by its key. */
export function removeDutyRow(db: WriteDb, row: readonly SqlValue[]): void {
  const [subjectId = null, rule = null, period = null, refId = null] = row;
  db.run(
    'DELETE FROM duty WHERE subject_id = @subjectId AND rule_id = @rule AND period = @period AND ref_id = @refId',
    { subjectId, rule, period, refId },
  );
}
