import { type ComparedText, headingName, type TextBlock, textBlocks } from './blocks';
import type { Pair } from './match-sequences';
import { type PairedBlocks, pairBlocks } from './pair-blocks';
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
  /**
   * Of a block that was edited, in its place or moved as well: what changed in it. A row of a table has one list a cell
   * when both have the same cells.
   */
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

/**
 * Compares two documents block by block. Every block of either text stands in exactly one difference; what changed its
 * place is `moved`, edited or not, and never deleted and added as well. Comparing the other way round finds the same
 * pairs: what was added is deleted then.
 */
export function compareTexts(earlier: ComparedText, later: ComparedText): Comparison {
  const before = textBlocks(earlier);
  const after = textBlocks(later);
  const { stayed, moved } = pairedEitherWay(before, after, earlier.text <= later.text);
  const goneFrom = new Set(moved.map(([a]) => a));
  const arrivedAt = new Map(moved.map(([a, b]) => [b, a]));

  const differences: Difference[] = [];
  const rest = (fromA: number, toA: number, fromB: number, toB: number) => {
    for (let a = fromA; a < toA; a += 1)
      if (!goneFrom.has(a))
        differences.push({ change: 'deleted', before: a, after: null, cells: null, renumbered: false });
    for (let b = fromB; b < toB; b += 1) {
      const source = arrivedAt.get(b);
      differences.push(
        source === undefined
          ? { change: 'added', before: null, after: b, cells: null, renumbered: false }
          : pairedDifference('moved', before, after, source, b),
      );
    }
  };
  let a = 0;
  let b = 0;
  for (const [nextA, nextB] of stayed) {
    rest(a, nextA, b, nextB);
    differences.push(pairedDifference('changed', before, after, nextA, nextB));
    a = nextA + 1;
    b = nextB + 1;
  }
  rest(a, before.length, b, after.length);
  return { before, after, differences };
}

/** Of several equally good ways to pair, one is taken that does not depend on which text is called the earlier one. */
function pairedEitherWay(
  before: readonly TextBlock[],
  after: readonly TextBlock[],
  inOrder: boolean,
): PairedBlocks {
  if (inOrder) return pairBlocks(before, after);
  const { stayed, moved } = pairBlocks(after, before);
  const turned = ([a, b]: Pair): Pair => [b, a];
  return { stayed: stayed.map(turned), moved: moved.map(turned) };
}

function pairedDifference(
  change: 'changed' | 'moved',
  before: readonly TextBlock[],
  after: readonly TextBlock[],
  a: number,
  b: number,
): Difference {
  const one = before[a] as TextBlock;
  const other = after[b] as TextBlock;
  if (one.text === other.text)
    return {
      change: change === 'moved' ? 'moved' : 'same',
      before: a,
      after: b,
      cells: null,
      renumbered: false,
    };
  const cellsA = one.text.split('\t');
  const cellsB = other.text.split('\t');
  return {
    change,
    before: a,
    after: b,
    cells:
      cellsA.length === cellsB.length
        ? cellsA.map((cell, i) => changedSpans(cell, cellsB[i] as string))
        : [changedSpans(one.text, other.text)],
    renumbered:
      change === 'changed' && one.kind === 'heading' && headingName(one.text) === headingName(other.text),
  };
}
