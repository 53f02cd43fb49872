import { createHash, type Hash } from 'node:crypto';
import type { ReadDb, SqlValue, WriteDb } from '../../connection';
import type { Core, Deps } from '../../core';
import { deskLaw } from '../../law/desk-law';
import { everyDutyRow } from '../../repositories/duty';
import { subjectIdsAfter } from '../../repositories/duty-facts';
import { countSubjects, forgetGoneSubjects, LAST_SUBJECT } from '../../repositories/duty-subject';
import { dutyRunner, type StoreOutcome, storeDuties } from './store-duties';

/** Subjects between two pauses; a few milliseconds of work. */
const SLICE = 50;
/** Subjects in one transaction: commands wait for no longer than that. */
const TRANSACTION = 2000;

export interface RecomputeOutcome extends StoreOutcome {
  /** SHA-256 over all duties in order; equal to `dutyDigest` afterwards, and to that of a database kept by increments. */
  digest: string;
}

/**
 * Works out every duty of every subject anew and writes what differs, a transaction at a time, so that others get their
 * turn. Cancelling keeps what is done: each transaction is right by itself.
 */
export async function recomputeDuties(
  core: Pick<Core, 'read' | 'longTransaction'>,
  depsFor: (db: WriteDb) => Pick<Deps, 'db' | 'clock' | 'law' | 'changed'>,
  options: { progress?: (done: number, total: number) => void; signal?: AbortSignal } = {},
): Promise<RecomputeOutcome> {
  const total = countSubjects(core.read);
  const sum: StoreOutcome = { subjects: 0, duties: 0, changed: 0 };
  const hash = createHash('sha256');
  const add = (outcome: StoreOutcome) => {
    sum.subjects += outcome.subjects;
    sum.duties += outcome.duties;
    sum.changed += outcome.changed;
  };
  let after = '';
  for (let more = true; more; ) {
    await core.longTransaction(async (db, pause) => {
      const deps = depsFor(db);
      const runner = dutyRunner(deskLaw(db, deps.law), deps.clock.today());
      const listen = (row: readonly SqlValue[]) => feed(hash, row);
      for (let inThis = 0; inThis < TRANSACTION && more; inThis += SLICE) {
        const upTo = subjectIdsAfter(db, after, SLICE).at(-1);
        more = upTo !== undefined;
        // The last stretch has no subjects left, but may have duties of units that are gone.
        const stretch = { after, upTo: upTo ?? LAST_SUBJECT };
        add(storeDuties(db, stretch, runner, listen));
        forgetGoneSubjects(db, stretch);
        if (upTo !== undefined) after = upTo;
        await pause();
      }
      deps.changed('duties');
    }, options.signal);
    options.progress?.(sum.subjects, Math.max(total, sum.subjects));
  }
  return { ...sum, digest: hash.digest('hex') };
}

/** SHA-256 over all stored duties in order. */
export function dutyDigest(db: ReadDb): string {
  const hash = createHash('sha256');
  for (const row of everyDutyRow(db)) feed(hash, row);
  return hash.digest('hex');
}

function feed(hash: Hash, row: readonly SqlValue[]): void {
  hash.update(`${row.join('\u001f')}\n`);
}
