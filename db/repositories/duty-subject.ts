import type { ReadDb, WriteDb } from '../connection';

/** Day before every other: a subject that has never been evaluated is due at once. */
const NEVER_EVALUATED = '0001-01-01';

/** Marks subjects whose duties must be worked out again; unknown ones are added. */
export function markSubjectsDirty(db: WriteDb, subjectIds: Iterable<string>): void {
  for (const id of subjectIds)
    db.run(
      `INSERT INTO duty_subject (subject_id, next_change_on, dirty) VALUES (@id, @never, 1)
       ON CONFLICT (subject_id) DO UPDATE SET dirty = 1`,
      { id, never: NEVER_EVALUATED },
    );
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
    .all<{ subject_id: string }>(
      'SELECT subject_id FROM duty_subject WHERE dirty = 1 ORDER BY subject_id LIMIT @limit',
      {
        limit,
      },
    )
    .map((row) => row.subject_id);
}
