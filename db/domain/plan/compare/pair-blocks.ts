import { headingName, type TextBlock } from './blocks';
import { matchSequences, type Pair } from './match-sequences';
import { movedAndEdited } from './moved-edited';
import { alignAlike, measured } from './similarity';

/** Which block of the earlier text is which one of the later text. */
export interface PairedBlocks {
  /** The same or edited, in the same order in both texts; rising in both. */
  readonly stayed: readonly Pair[];
  /** Elsewhere, as they were or edited as well. */
  readonly moved: readonly Pair[];
}

/** Shorter lines (无, √, 电话) recur everywhere: finding one elsewhere is no move. */
const SHORTEST_MOVE = 8;

/** Pairs the blocks of two texts; every block stands in one pair at most. */
export function pairBlocks(before: readonly TextBlock[], after: readonly TextBlock[]): PairedBlocks {
  const numbers = new Map<string, number>();
  const number = ({ text }: TextBlock): number => {
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  };
  const same = matchSequences(before.map(number), after.map(number));
  const moved = movedPairs(before, after, same);
  const takenA = new Set(moved.map(([a]) => a));
  const takenB = new Set(moved.map(([, b]) => b));
  const stayed: Pair[] = [];
  const goneA: number[] = [];
  const newB: number[] = [];
  let a = 0;
  let b = 0;
  for (const [nextA, nextB] of [...same, [before.length, after.length] as const]) {
    const freeA = free(a, nextA, takenA);
    const freeB = free(b, nextB, takenB);
    const changed = changedPairs(before, after, freeA, freeB);
    stayed.push(...changed);
    goneA.push(...without(freeA, new Set(changed.map(([x]) => x))));
    newB.push(...without(freeB, new Set(changed.map(([, y]) => y))));
    if (nextA < before.length) stayed.push([nextA, nextB]);
    a = nextA + 1;
    b = nextB + 1;
  }
  for (const pair of movedAndEdited(before, after, goneA, newB)) {
    // A long stretch is only searched near the same place: what is found behind it may have stayed in order all the same.
    if (stayed.some((other) => (other[0] - pair[0]) * (other[1] - pair[1]) < 0)) moved.push(pair);
    else stayed.push(pair);
  }
  return { stayed: stayed.sort((x, y) => x[0] - y[0]), moved };
}

const free = (from: number, to: number, taken: ReadonlySet<number>): number[] =>
  Array.from({ length: to - from }, (_, i) => from + i).filter((at) => !taken.has(at));

const without = (places: readonly number[], taken: ReadonlySet<number>): number[] =>
  places.filter((at) => !taken.has(at));

/** Blocks that stand elsewhere in the later text word for word, first with first. */
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

/** Blocks between two that stayed the same that are the same block edited. */
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
