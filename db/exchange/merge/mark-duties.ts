import type { SqlParams, WriteDb } from '../../connection';
import { type DutySubject, RECORD_TABLES } from '../../repositories/tables';

/** Whose duties rows of this table bear on, or undefined when nobody's. */
export function subjectOf(table: string): DutySubject | undefined {
  return RECORD_TABLES[table]?.duties;
}

/** The set-based form of `markDutiesDirty`; `subjects` selects ids, NULL among them. */
export function markSelected(db: WriteDb, subjects: string, params: SqlParams = {}): void {
  db.run(
    `INSERT INTO duty_subject (subject_id, next_change_on, dirty)
     SELECT DISTINCT subject, '0001-01-01', 1 FROM (${subjects}) WHERE subject IS NOT NULL
     ON CONFLICT (subject_id) DO UPDATE SET dirty = 1`,
    params,
  );
}

/** Marks whoever owes duties on account of these rows of `table`. */
export function markSubjects(
  db: WriteDb,
  table: string,
  alias: string,
  from: string,
  params: SqlParams = {},
): void {
  const subject = subjectOf(table);
  if (subject) markSelected(db, `SELECT ${subject.of(alias)} AS subject FROM ${from}`, params);
}
