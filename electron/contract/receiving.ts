import { z } from 'zod';
import { count, fileGrant, id, packagePassword } from './common';
import { job, nothing, query } from './define';
import { keyWord, packageProblem, packageView, tableCounts } from './exchange';

/**
 * How one package of the queue stands. `waiting`: not looked at yet, or not there when it was; `locked`: needs a password; `held`: needs a person's
 * word (a sender met for the first time, a new key, a revoked or borrowed one inside, a recipient's name that is not ours); `aside`: cannot be merged here;
 * `merged`; `unchanged`: nothing in it was new; `failed`: refused while it was being merged.
 */
export const QUEUE_STATES = [
  'waiting',
  'locked',
  'ready',
  'held',
  'aside',
  'merged',
  'unchanged',
  'failed',
] as const;

const queueItem = z.object({
  /** Ticket of its file. */
  id: fileGrant,
  name: z.string(),
  size: count,
  state: z.enum(QUEUE_STATES),
  /** What it says of itself, once it could be opened. */
  package: packageView.nullable(),
  /** Why it is held, aside or failed, and what is odd about it. */
  problems: z.array(packageProblem),
  batchId: id.nullable(),
  tables: z.array(tableCounts),
});

export const queueView = z.object({
  queueId: id,
  /** Those that can be read in the order in which they are merged, then the others by name. */
  items: z.array(queueItem),
  /** Files beside them that are no packages. */
  others: count,
  /** Numbers that are missing or borne twice, per sender, kind and recipient. */
  senders: z.array(
    z.object({
      senderId: id,
      name: z.string(),
      kind: z.string(),
      recipientName: z.string(),
      packages: count,
      mergedUpTo: count,
      missing: z.array(count),
      repeated: z.array(count),
    }),
  ),
});

/** Many packages at once: looked at first, every byte of each proven and nothing written, then merged one after another. */
export const receiving = {
  /** The packages among chosen files and folders. */
  find: job(
    z.object({ files: z.array(fileGrant).min(1).max(1000) }),
    z.object({
      files: z.array(z.object({ grant: fileGrant, name: z.string(), size: count })),
      others: count,
    }),
    { permission: 'exchange', audit: 'none' },
  ),
  /** Begins a queue in place of the one before and proves each of its packages. A cancelled look leaves the rest `waiting`. */
  look: job(z.object({ files: z.array(fileGrant).min(1).max(1000) }), queueView, {
    permission: 'exchange',
    audit: 'none',
  }),
  /** Goes on with what is waiting, and opens packages with their passwords. */
  lookOn: job(
    z.object({
      queueId: id,
      passwords: z
        .array(z.object({ id: fileGrant, password: packagePassword }))
        .max(1000)
        .default([]),
    }),
    queueView,
    { permission: 'exchange', audit: 'none' },
  ),
  /** The queue of this window; null when there is none. */
  queue: query(nothing, z.object({ queue: queueView.nullable() }), { permission: 'exchange' }),
  /**
   * Merges what is ready, in order, each package in one transaction of its own. `accept`: held ones that a person vouches
   * for, each with how its key was compared where it is new here. One that fails stops none of the others; when cancelled, what is merged stays and the rest can be gone on with.
   */
  merge: job(
    z.object({
      queueId: id,
      accept: z
        .array(z.object({ id: fileGrant, confirmedHow: keyWord.confirmedHow }))
        .max(1000)
        .default([]),
      leaveOut: z.array(fileGrant).max(1000).default([]),
    }),
    z.object({ queue: queueView, stopped: z.boolean() }),
    // Each merge leaves its own entry.
    { permission: 'exchange', audit: 'elsewhere' },
  ),
};
