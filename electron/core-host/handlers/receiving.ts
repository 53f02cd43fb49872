import { basename } from 'node:path';
import { isPlanDeskError } from '../../../db/domain/errors';
import { standingBlocks, vouchedFor } from '../../../db/domain/exchange/vouching';
import { finishMerge } from '../../../db/exchange/merge/finish-merge';
import { changesAnything, refuseIfBlocked } from '../../../db/exchange/merge/merge-package';
import { packageProblem } from '../../../db/exchange/problems';
import { assertMayReceive } from '../../../db/services/own-sight';
import type { Contract } from '../../contract/index';
import { afterwards } from '../afterwards';
import { checkTotalsBehind } from '../check-totals';
import type { Handlers, JobContext } from '../dispatch';
import { findPackages } from '../find-packages';
import { lookAtQueued, setAside } from '../look-at-queued';
import { readBehind } from '../read-documents';
import { mergeRehearsed, rehearseFile } from '../receive-package';
import {
  mark,
  newQueue,
  orderedItems,
  type QueueItem,
  queueOf,
  queueView,
  type ReceiveQueue,
  setTwinsAside,
} from '../receive-queue';
import { readReceipt, takeReceipt } from '../receive-receipt';

/** Packages proven side by side: each has a worker of its own, and an office PC has few cores. */
const AT_ONCE = 2;

/** Keys that a person may vouch for. Two packages of one number are told apart one by one, in a rehearsal of their own. */
const HELD_AT_ITS_TURN: ReadonlySet<string> = new Set([
  'SENDER_KEY_CHANGED',
  'FORWARDED_KEY_REVOKED',
  'FORWARDED_KEY_BORROWED',
]);

/** Looks at the given items of a queue, those that are left when it is cancelled wait. */
async function lookAt(
  context: JobContext,
  queue: ReceiveQueue,
  items: readonly QueueItem[],
): Promise<ReturnType<typeof queueView>> {
  const { core, progress, signal } = context;
  let next = 0;
  let done = 0;
  progress({ done, total: items.length, label: 'queue-look' });
  const work = async (): Promise<void> => {
    for (let item = items[next++]; item && !signal.aborted; item = items[next++]) {
      await lookAtQueued(item, context);
      done += 1;
      progress({ done, total: items.length, label: 'queue-look' });
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  const failed = ended.find((each) => each.status === 'rejected');
  if (failed && !signal.aborted) throw failed.reason;
  setTwinsAside(queue);
  return queueView(queue, core.read);
}

/**
 * Another stick, or another file, stands under the name of one that was looked at: nothing that was said of that one holds, and
 * nobody has seen this one. It waits for a person whatever it is.
 */
async function lookAnew(context: JobContext, item: QueueItem): Promise<false> {
  item.view = null;
  await lookAtQueued(item, context);
  if (item.state === 'ready' || item.state === 'held') {
    item.state = 'held';
    item.problems = [packageProblem('PACKAGE_FILE_CHANGED'), ...item.problems];
  }
  return false;
}

/**
 * One package of the queue: rehearsed, and merged when nothing stands in its way. What a person has not been shown (an earlier
 * package of the queue may have brought another key) is held once more. Tells whether rows were written.
 * @param word a person vouches for what was said of it
 */
async function mergeItem(
  context: JobContext,
  item: QueueItem,
  word: { confirmedHow?: string | undefined } | undefined,
  beforeWriting: () => Promise<void>,
): Promise<boolean> {
  const { host } = context;
  if (item.view?.kind === 'receipt') {
    const receipt = await readReceipt(context, item);
    if (receipt.proven.sha256 !== item.view.sha256) return lookAnew(context, item);
    const received = await takeReceipt(context, receipt, {
      fileName: basename(item.path),
      acceptKey: word !== undefined,
      confirmedHow: word?.confirmedHow,
      beforeWriting,
    });
    mark(item, received.written ? 'merged' : 'unchanged');
    item.batchId = received.batchId;
    item.tables = received.tables;
    return false;
  }
  const rehearsal = await rehearseFile(context, item);
  try {
    if (rehearsal.rehearsed.sha256 !== item.view?.sha256) return lookAnew(context, item);
    const vouched = word ? vouchedFor(item.problems) : {};
    const standing = standingBlocks(rehearsal.rehearsed.blocks, vouched);
    if (standing.some(({ code }) => HELD_AT_ITS_TURN.has(code))) {
      mark(item, 'held', [...rehearsal.rehearsed.blocks, ...rehearsal.rehearsed.warnings]);
      return false;
    }
    refuseIfBlocked(rehearsal.rehearsed, vouched);
    const changes = changesAnything(rehearsal.rehearsed);
    if (changes) await beforeWriting();
    const { batchId, tables } = await mergeRehearsed(context, rehearsal, {
      ...vouched,
      confirmedHow: word?.confirmedHow,
    });
    mark(item, changes ? 'merged' : 'unchanged', rehearsal.rehearsed.warnings);
    item.batchId = batchId;
    item.tables = tables;
    return changes;
  } finally {
    host.rehearsals.drop(rehearsal.id);
  }
}

export const receiving: Handlers<Contract>['receiving'] = {
  find: ({ host, signal }, { files }) => findPackages(host, files, signal),

  look: async (context, { files }) => {
    const { host, core, signal } = context;
    assertMayReceive(core.read);
    const found = await findPackages(host, files, signal);
    const queue = newQueue(
      found.files.map(({ grant, name, size }) => ({ id: grant, path: host.grants.path(grant), name, size })),
      found.others,
    );
    host.receiving = queue;
    return lookAt(context, queue, queue.items);
  },

  lookOn: (context, { queueId, passwords }) => {
    const queue = queueOf(context.host.receiving, queueId);
    const given = new Map(passwords.map(({ id, password }) => [id, password]));
    const items = queue.items.filter(({ id, state }) => state === 'waiting' || given.has(id));
    for (const item of items) item.password = given.get(item.id) ?? item.password;
    return lookAt(context, queue, items);
  },

  queue: ({ host, read }) => ({ queue: host.receiving && queueView(host.receiving, read) }),

  merge: async (context, { queueId, accept, leaveOut }) => {
    const { host, core, signal, depsFor } = context;
    const queue = queueOf(host.receiving, queueId);
    const accepted = new Map(accept.map((one) => [one.id, one]));
    const left = new Set(leaveOut);
    const todo = orderedItems(queue).filter(
      ({ id, state }) =>
        !left.has(id) && (state === 'ready' || state === 'failed' || (state === 'held' && accepted.has(id))),
    );
    let backedUp = false;
    const beforeWriting = async () => {
      if (backedUp) return;
      const at = host.clock.now();
      await host.tasks.run('backup', { file: core.file, occasion: 'before-merge', at }, { signal });
      backedUp = true;
    };
    let written = false;
    let stopped = false;
    for (const [done, item] of todo.entries()) {
      if (signal.aborted) break;
      context.progress({ done, total: todo.length, label: 'queue-merge' });
      const quiet = { ...context, progress: () => undefined };
      try {
        written = (await mergeItem(quiet, item, accepted.get(item.id), beforeWriting)) || written;
      } catch (cause) {
        if (signal.aborted) break;
        if (isPlanDeskError(cause, 'DISK_FULL') || isPlanDeskError(cause, 'BACKUP_FAILED')) {
          if (!written) throw cause;
          item.problems = [{ code: cause.code, message: cause.message, where: null }];
          stopped = true;
          break;
        }
        setAside(item, cause, context, 'failed');
      }
    }
    if (written) {
      await afterwards(host, 'exchange', () => finishMerge(core, depsFor, context.progress));
      readBehind(host);
      checkTotalsBehind(host);
    }
    return { queue: queueView(queue, core.read), stopped: stopped || signal.aborted };
  },
};
