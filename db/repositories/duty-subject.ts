import type { ReadDb, WriteDb } from '../connection';
import { OWES_HERE } from './duty-facts';

/** Day before every other: a subject that has never been evaluated is due at once. */
const NEVER_EVALUATED = '0001-01-01';

/** Marks subjects whose duties must be worked out again; unknown ones are added. */
export function markSubjectsDirty(db: WriteDb, subjectIds: Iterable<string>): void {
  db.run(
    `INSERT INTO duty_subject (subject_id, next_change_on, dirty) SELECT value, @never, 1 FROM json_each(@ids) WHERE TRUE
     ON CONFLICT (subject_id) DO UPDATE SET dirty = 1`,
    { ids: JSON.stringify([...subjectIds]), never: NEVER_EVALUATED },
  );
}

/** Ids after one and up to another; the last of all sorts behind every id. */
export interface SubjectRange {
  readonly after: string;
  readonly upTo: string;
}
/** Sorts behind every id. */
export const LAST_SUBJECT = '\u{10FFFF}';
const EVERYBODY: SubjectRange = { after: '', upTo: LAST_SUBJECT };

/** Marks everybody of a range: every enterprise and office of the database, and whoever still has duties stored. */
export function markEverySubjectDirty(db: WriteDb, range = EVERYBODY): void {
  db.run(
    `INSERT INTO duty_subject (subject_id, next_change_on, dirty)
     SELECT id, @never, 1 FROM enterprise WHERE id > @after AND id <= @upTo AND voided_at IS NULL
     UNION ALL SELECT id, @never, 1 FROM office
       WHERE id > @after AND id <= @upTo AND ${OWES_HERE}
     ON CONFLICT (subject_id) DO UPDATE SET dirty = 1`,
    { ...range, never: NEVER_EVALUATED },
  );
  db.run(
    'UPDATE duty_subject SET dirty = 1 WHERE subject_id > @after AND subject_id <= @upTo AND dirty = 0',
    { ...range },
  );
}

/** Marks subjects for whom a state may differ on `today` although nobody edited anything. Returns how many were added. */
export function markSubjectsDue(db: WriteDb, today: string): number {
  return db.run('UPDATE duty_subject SET dirty = 1 WHERE next_change_on <= @today AND dirty = 0', { today })
    .changes;
}

/** How many subjects wait, counted up to `limit` only: the answer decides between "now" and "in the background". */
export function countDirtySubjects(db: ReadDb, limit: number): number {
  return (
    db.value<number>('SELECT COUNT(*) FROM (SELECT 1 FROM duty_subject WHERE dirty = 1 LIMIT @limit)', {
      limit,
    }) ?? 0
  );
}

/** Ids of subjects that wait, in order. */
export function dirtySubjectIds(db: ReadDb, limit: number): string[] {
  return db
    .allRaw('SELECT subject_id FROM duty_subject WHERE dirty = 1 ORDER BY subject_id LIMIT @limit', { limit })
    .map(([id]) => id as string);
}

/** Keeps what a fresh evaluation says of a subject as a whole; it no longer waits. */
export function settleSubject(
  db: WriteDb,
  id: string,
  outcome: { nextChangeOn: string; overdue: number },
): void {
  db.run(
    `INSERT INTO duty_subject (subject_id, next_change_on, overdue, dirty) VALUES (@id, @nextChangeOn, @overdue, 0)
     ON CONFLICT (subject_id) DO UPDATE
       SET next_change_on = excluded.next_change_on, overdue = excluded.overdue, dirty = 0
       WHERE dirty = 1 OR next_change_on <> excluded.next_change_on OR overdue <> excluded.overdue`,
    { id, ...outcome },
  );
}

/** Forgets subjects that no longer exist or were voided. */
export function forgetSubject(db: WriteDb, id: string): void {
  db.run('DELETE FROM duty_subject WHERE subject_id = @id', { id });
}

/** Forgets the subjects after one id up to another that are neither a living enterprise nor an office that owes duties. */
export function forgetGoneSubjects(db: WriteDb, range: SubjectRange): void {
  db.run(
    `DELETE FROM duty_subject WHERE subject_id > @after AND subject_id <= @upTo
       AND NOT EXISTS (SELECT 1 FROM enterprise e WHERE e.id = subject_id AND e.voided_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM office f WHERE f.id = subject_id AND ${OWES_HERE})`,
    { ...range },
  );
}

/** How many subjects there are: living enterprises and offices that owe duties. */
export function countSubjects(db: ReadDb): number {
  return (
    db.value<number>(
      `SELECT (SELECT COUNT(*) FROM enterprise WHERE voided_at IS NULL)
            + (SELECT COUNT(*) FROM office WHERE ${OWES_HERE})`,
    ) ?? 0
  );
}
