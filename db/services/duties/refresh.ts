import type { WriteDb } from '../../connection';
import type { Core, Deps } from '../../core';
import { deskLaw } from '../../law/desk-law';
import {
  countDirtySubjects,
  dirtySubjectIds,
  markEverySubjectDirty,
  markSubjectsDirty,
} from '../../repositories/duty-subject';
import { followRegisters, registersTurned } from './basis';
import { dutyRunner, storeDuties } from './store-duties';

/** Up to so many subjects are brought up to date inside the command that touched them. */
export const REFRESH_AT_ONCE = 200;
/** Subjects between two pauses of a background run; a few milliseconds of work. */
const SLICE = 50;
/** Subjects in one transaction of a background run: commands wait for no longer than that. */
const TRANSACTION = 2000;

type RefreshDeps = Pick<Deps, 'db' | 'clock' | 'law' | 'changed'>;

/**
 * Says that something the duties of these subjects rest on has changed. Belongs into the same transaction as the
 * change. Subjects are enterprise ids, or the own office's id for drills without an enterprise.
 */
export function markDutiesDirty(db: WriteDb, subjectIds: Iterable<string>): void {
  markSubjectsDirty(db, subjectIds);
}

/** Marks every subject: switches, calendar or rule pack have changed. */
export function markAllDutiesDirty(db: WriteDb): void {
  markEverySubjectDirty(db);
}

/**
 * Works out the duties of all marked subjects, inside the transaction of the command that marked them. More than
 * `REFRESH_AT_ONCE` of them stay marked for the background, so that no command holds the others up.
 * Returns how many were brought up to date and whether some are left.
 */
export function refreshDirtyDuties(deps: RefreshDeps): { refreshed: number; left: boolean } {
  const waiting = countDirtySubjects(deps.db, REFRESH_AT_ONCE + 1);
  if (waiting === 0) return { refreshed: 0, left: false };
  // A register that has begun or ended bears on everybody.
  if (waiting > REFRESH_AT_ONCE || registersTurned(deps)) return { refreshed: 0, left: true };
  const ids = dirtySubjectIds(deps.db, waiting);
  storeDuties(deps.db, { ids }, dutyRunner(deskLaw(deps.db, deps.law), deps.clock.today()));
  deps.changed('duties', ids);
  return { refreshed: ids.length, left: false };
}

/**
 * Brings up to `limit` marked subjects to today inside a long transaction, giving way between slices. Call it again
 * while `left` is true.
 */
export async function refreshSlices(
  deps: RefreshDeps,
  pause: () => Promise<void>,
  limit: number = TRANSACTION,
): Promise<{ refreshed: number; left: boolean }> {
  await followRegisters(deps, pause);
  const runner = dutyRunner(deskLaw(deps.db, deps.law), deps.clock.today());
  let refreshed = 0;
  for (let ids = nextSlice(); ids.length > 0; ids = nextSlice()) {
    storeDuties(deps.db, { ids }, runner);
    refreshed += ids.length;
    await pause();
  }
  if (refreshed > 0) deps.changed('duties');
  return { refreshed, left: countDirtySubjects(deps.db, 1) > 0 };

  function nextSlice(): string[] {
    return dirtySubjectIds(deps.db, Math.min(SLICE, limit - refreshed));
  }
}

/**
 * After an import or a merge: brings every marked subject up to date, a transaction at a time, so that others get their
 * turn. What is not reached before a cancel or a crash stays marked and is done when the database is next opened.
 */
export async function refreshAllDuties(
  core: Pick<Core, 'read' | 'longTransaction'>,
  depsFor: (db: WriteDb) => RefreshDeps,
  options: { progress?: (done: number, total: number) => void; signal?: AbortSignal } = {},
): Promise<number> {
  const total = countDirtySubjects(core.read, Number.MAX_SAFE_INTEGER);
  let done = 0;
  for (let left = total > 0; left; ) {
    const outcome = await core.longTransaction(
      (db, pause) => refreshSlices(depsFor(db), pause),
      options.signal,
    );
    done += outcome.refreshed;
    left = outcome.left && outcome.refreshed > 0;
    options.progress?.(done, Math.max(done, total));
  }
  return done;
}
