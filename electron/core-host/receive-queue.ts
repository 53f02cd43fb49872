import { randomUUID } from 'node:crypto';
import type { ReadDb } from '../../db/connection';
import { PlanDeskError } from '../../db/domain/errors';
import { inMergeOrder, type QueuedPackage, sameFiles, senderSequences } from '../../db/domain/exchange/queue';
import { mergedFrom } from '../../db/exchange/desk/receiver';
import { type PackageProblem, packageProblem } from '../../db/exchange/problems';
import type { Contract, OutputOf } from '../contract/index';

export type QueueView = OutputOf<Contract['receiving']['look']>;
type ItemView = QueueView['items'][number];

/** One file of the queue. */
export interface QueueItem {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly size: number;
  password: string | undefined;
  state: ItemView['state'];
  view: ItemView['package'];
  problems: ItemView['problems'];
  batchId: string | null;
  tables: ItemView['tables'];
}

/** Packages that were chosen together; kept until others are chosen or the database is closed. */
export interface ReceiveQueue {
  readonly id: string;
  readonly items: readonly QueueItem[];
  readonly others: number;
}

/** A queue of files none of which has been looked at. */
export function newQueue(
  files: readonly Pick<QueueItem, 'id' | 'path' | 'name' | 'size'>[],
  others: number,
): ReceiveQueue {
  return {
    id: randomUUID(),
    others,
    items: files.map((file) => ({
      ...file,
      password: undefined,
      state: 'waiting',
      view: null,
      problems: [],
      batchId: null,
      tables: [],
    })),
  };
}

/** The queue of this window. @throws PlanDeskError QUEUE_GONE */
export function queueOf(kept: ReceiveQueue | null, id: string): ReceiveQueue {
  if (kept?.id !== id)
    throw new PlanDeskError('QUEUE_GONE', '这一批上报包已经不在，请重新选择文件或文件夹。', { id });
  return kept;
}

/** What the order of the queue needs of an item; null for one that could not be read. */
export function queued({ id, name, view }: QueueItem): QueuedPackage | null {
  if (view === null) return null;
  const { packageId, sha256, kind, sender, recipient, sequence, createdAt } = view;
  return {
    ...{ item: id, fileName: name, packageId, sha256, kind, sender, sequence, createdAt },
    recipientName: recipient.name,
  };
}

const readable = (items: readonly QueueItem[]): QueuedPackage[] =>
  items.map(queued).filter((one) => one !== null);

/** Items that can be read in the order in which they are merged, then the others by name. */
export function orderedItems({ items }: ReceiveQueue): QueueItem[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const inOrder = inMergeOrder(readable(items)).flatMap(({ item }) => byId.get(item) ?? []);
  const rest = items.filter(({ view }) => view === null);
  return [...inOrder, ...rest.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))];
}

/** The second file with the same bytes is put aside: which of the two is merged does not matter, one is enough. */
export function setTwinsAside(queue: ReceiveQueue): void {
  const open = queue.items.filter(({ state }) => state === 'ready' || state === 'held');
  const names = new Map(open.map(({ id, name }) => [id, name]));
  const twins = sameFiles(readable(open));
  for (const item of open) {
    const first = twins.get(item.id);
    if (first === undefined) continue;
    item.state = 'aside';
    item.problems = [packageProblem('PACKAGE_SAME_FILE', names.get(first) ?? first)];
  }
}

/** The queue as screens show it. Numbers are those of packages that come from their sender for this desk. */
export function queueView(queue: ReceiveQueue, read: ReadDb): QueueView {
  const merged = mergedFrom(read, ['upload', 'roster', 'receipt']);
  const counted = readable(queue.items.filter(({ state }) => state !== 'aside'));
  return {
    queueId: queue.id,
    others: queue.others,
    items: orderedItems(queue).map(({ id, name, size, state, view, problems, batchId, tables }) => ({
      id,
      name,
      size,
      state,
      package: view,
      problems,
      batchId,
      tables,
    })),
    senders: senderSequences(counted, (sender) => merged[sender] ?? []).map(
      ({ level: _level, regionCode: _region, ...told }) => told,
    ),
  };
}

/** Puts an item into a state with its reasons. */
export function mark(
  item: QueueItem,
  state: QueueItem['state'],
  problems: readonly PackageProblem[] = [],
): void {
  item.state = state;
  item.problems = [...problems];
}
