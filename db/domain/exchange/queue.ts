import { type MergedPackage, seriesOf } from './sequence';

/** What the order of a queue depends on. */
export interface QueuedPackage {
  /** The file's place in the queue. */
  item: string;
  fileName: string;
  packageId: string;
  sha256: string;
  kind: string;
  sender: { id: string; name: string; level: string; regionCode: string };
  recipientName: string;
  sequence: number;
  createdAt: string;
}

/** Lower levels first: what a city forwards of a county is older than what the county itself hands in. */
const LEVELS: readonly string[] = ['enterprise', 'county', 'city', 'province'];
/** Reports before answers: an answer says nothing of what a report brings. */
const KINDS: readonly string[] = ['upload', 'roster', 'receipt'];

const place = (list: readonly string[], word: string): number => {
  const at = list.indexOf(word);
  return at === -1 ? list.length : at;
};

/** Total order of packages: level and region of the sender, then its sequence. The same whatever order files came in. */
function compare(a: QueuedPackage, b: QueuedPackage): number {
  const keys = (one: QueuedPackage): (string | number)[] => [
    place(LEVELS, one.sender.level),
    one.sender.regionCode,
    one.sender.id,
    place(KINDS, one.kind),
    one.sequence,
    one.createdAt,
    one.packageId,
    one.sha256,
    one.fileName,
    one.item,
  ];
  const [left, right] = [keys(a), keys(b)];
  for (const [at, value] of left.entries()) {
    const other = right[at] ?? '';
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}

/** Packages in the order in which they are to be merged. */
export function inMergeOrder<P extends QueuedPackage>(packages: readonly P[]): P[] {
  return [...packages].sort(compare);
}

/** Files that hold the very bytes of an earlier one of the queue, by item: the item they repeat. */
export function sameFiles(packages: readonly QueuedPackage[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  const same = new Map<string, string>();
  for (const { item, sha256 } of inMergeOrder(packages)) {
    const before = first.get(sha256);
    if (before === undefined) first.set(sha256, item);
    else same.set(item, before);
  }
  return same;
}

/** What is odd about the numbers of one series of a sender, over the whole queue. */
export interface SenderSequence {
  senderId: string;
  name: string;
  level: string;
  regionCode: string;
  kind: string;
  recipientName: string;
  packages: number;
  /** Highest number merged before; 0 when none was. */
  mergedUpTo: number;
  /** Numbers below the highest of the queue that are neither here nor merged. */
  missing: number[];
  /** Numbers that two different packages bear, in the queue or against what was merged. */
  repeated: number[];
}

/** More missing numbers than this are not listed one by one. */
const LISTED = 50;

/**
 * Names missing and repeated numbers, per sender and series.
 * @param mergedOf packages of a sender that were merged and not undone, of whatever series
 */
export function senderSequences(
  packages: readonly QueuedPackage[],
  mergedOf: (senderId: string) => readonly MergedPackage[],
): SenderSequence[] {
  const groups = new Map<string, QueuedPackage[]>();
  for (const one of inMergeOrder(packages)) {
    const key = `${one.sender.id} ${seriesOf(one.kind, one.recipientName)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group): SenderSequence[] => {
    const [one] = group;
    if (one === undefined) return [];
    const { kind, recipientName } = one;
    const series = seriesOf(kind, recipientName);
    const merged = mergedOf(one.sender.id).filter((each) => each.series === series);
    const mergedUpTo = merged.reduce((highest, each) => Math.max(highest, each.sequence), 0);
    const bearers = new Map<number, Set<string>>();
    for (const { sequence, sha256 } of [...merged, ...group])
      bearers.set(sequence, (bearers.get(sequence) ?? new Set()).add(sha256));
    const here = new Set(group.map(({ sequence }) => sequence));
    const highest = Math.max(...here);
    const missing: number[] = [];
    for (let number = mergedUpTo + 1; number < highest && missing.length < LISTED; number++)
      if (!bearers.has(number)) missing.push(number);
    const repeated = [...here].filter((number) => (bearers.get(number)?.size ?? 0) > 1).sort((a, b) => a - b);
    const { id, name, level, regionCode } = one.sender;
    return [
      {
        ...{ senderId: id, name, level, regionCode, kind, recipientName },
        ...{ packages: group.length, mergedUpTo, missing, repeated },
      },
    ];
  });
}
