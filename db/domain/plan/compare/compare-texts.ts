import { type ComparedText, headingName, type TextBlock, textBlocks } from './blocks';
import { matchSequences, type Pair } from './match-sequences';
import { alignAlike, measured } from './similarity';
import { changedSpans, type Span } from './spans';

/** 未变, 有改动, 位置移动, 新增, 删除. */
export const CHANGE_KINDS = ['same', 'changed', 'moved', 'added', 'deleted'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One line of the comparison: a block of the earlier text, of the later one, or of both. */
export interface Difference {
  readonly change: ChangeKind;
  /** Place among the blocks of the earlier text; null when it was added. */
  readonly before: number | null;
  /** Place among the blocks of the later text; null when it was deleted. */
  readonly after: number | null;
  /** Of a changed block: what changed in it. A row of a table has one list a cell when both have the same cells. */
  readonly cells: readonly (readonly Span[])[] | null;
  /** A heading of which only the number changed. */
  readonly renumbered: boolean;
}

export interface Comparison {
  readonly before: readonly TextBlock[];
  readonly after: readonly TextBlock[];
  /** In the order of the later text; what was deleted stands where it was. */
  readonly differences: readonly Difference[];
}

/** Shorter lines (无, √, 电话) recur everywhere: finding one elsewhere is no move. */
const SHORTEST_MOVE = 8;

/**
 * Compares two documents block by block. Every block of either text stands in exactly one difference; what only changed
 * its place is `moved` and never deleted and added as well.
 */
export function compareTexts(earlier: ComparedText, later: ComparedText): Comparison {
  const before = textBlocks(earlier);
  const after = textBlocks(later);
  const numbers = new Map<string, number>();
  const number = ({ text }: TextBlock): number => {
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  };
  const same = matchSequences(before.map(number), after.map(number));
  const moved = movedPairs(before, after, same);
  const goneFrom = new Set(moved.map(([a]) => a));
  const arrivedAt = new Map(moved.map(([a, b]) => [b, a]));

  const differences: Difference[] = [];
  const plain = { cells: null, renumbered: false };
  const rest = (fromA: number, toA: number, fromB: number, toB: number) => {
    for (let a = fromA; a < toA; a += 1)
      if (!goneFrom.has(a)) differences.push({ change: 'deleted', before: a, after: null, ...plain });
    for (let b = fromB; b < toB; b += 1) {
      const source = arrivedAt.get(b) ?? null;
      differences.push({ change: source === null ? 'added' : 'moved', before: source, after: b, ...plain });
    }
  };
  let a = 0;
  let b = 0;
  for (const [nextA, nextB] of [...same, [before.length, after.length] as const]) {
    const free = (from: number, to: number, taken: { has(at: number): boolean }) =>
      Array.from({ length: to - from }, (_, i) => from + i).filter((at) => !taken.has(at));
    for (const [x, y] of changedPairs(before, after, free(a, nextA, goneFrom), free(b, nextB, arrivedAt))) {
      rest(a, x, b, y);
      differences.push(changedDifference(before, after, x, y));
      a = x + 1;
      b = y + 1;
    }
    rest(a, nextA, b, nextB);
    if (nextA < before.length) differences.push({ change: 'same', before: nextA, after: nextB, ...plain });
    a = nextA + 1;
    b = nextB + 1;
  }
  return { before, after, differences };
}

/** Blocks that stand elsewhere in the later text, first with first. */
function movedPairs(
  before: readonly TextBlock[],
  after: readonly TextBlock[],
  same: readonly Pair[],
): Pair[] {
  const keptA = new Set(same.map(([a]) => a));
  const keptB = new Set(same.map(([, b]) => b));
  const places = new Map<string, number[]>();
  before.forEach(({ text, kind }, at) => {
    if (keptA.has(at) || (text.length < SHORTEST_MOVE && kind !== 'heading')) return;
    const known = places.get(text);
    if (known) known.push(at);
    else places.set(text, [at]);
  });
  const pairs: Pair[] = [];
  after.forEach(({ text }, at) => {
    const source = keptB.has(at) ? undefined : places.get(text)?.shift();
    if (source !== undefined) pairs.push([source, at]);
  });
  return pairs;
}

function changedPairs(
  before: readonly TextBlock[],
  after: readonly TextBlock[],
  freeA: readonly number[],
  freeB: readonly number[],
): Pair[] {
  if (freeA.length === 0 || freeB.length === 0) return [];
  // The number of a heading changes with every section before it: it says nothing about likeness.
  const words = ({ kind, text }: TextBlock) => measured(kind === 'heading' ? headingName(text) : text);
  const blocksA = freeA.map((at) => before[at] as TextBlock);
  const blocksB = freeB.map((at) => after[at] as TextBlock);
  return alignAlike(
    blocksA.map(words),
    blocksB.map(words),
    (i, j) => blocksA[i]?.kind === blocksB[j]?.kind,
  ).map(([i, j]): Pair => [freeA[i] as number, freeB[j] as number]);
}

function changedDifference(
  before: readonly TextBlock[],
  after: readonly TextBlock[],
  a: number,
  b: number,
): Difference {
  const one = before[a] as TextBlock;
  const other = after[b] as TextBlock;
  const cellsA = one.text.split('\t');
  const cellsB = other.text.split('\t');
  return {
    change: 'changed',
    before: a,
    after: b,
    cells:
      cellsA.length === cellsB.length
        ? cellsA.map((cell, i) => changedSpans(cell, cellsB[i] as string))
        : [changedSpans(one.text, other.text)],
    renumbered: one.kind === 'heading' && headingName(one.text) === headingName(other.text),
  };
}
