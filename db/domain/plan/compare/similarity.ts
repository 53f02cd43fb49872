import type { Pair } from './match-sequences';

/** Two passages that share less than this much of their pairs of characters are two passages, not one that changed. */
const ALIKE = 0.45;
/** Stretches up to this many pairs are aligned in the best way; longer ones by looking near the same place. */
const FULL_SEARCH = 6000;
const NEAR = 12;

/** Pairs of neighbouring characters of a text with how often each occurs; figures and blanks count like any other. */
function bigramCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i < text.length - 1; i += 1) {
    const pair = text.slice(i, i + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  if (text.length === 1) counts.set(text, 1);
  return counts;
}

/** A text made ready for many comparisons. */
export interface Measured {
  readonly grams: ReadonlyMap<string, number>;
  readonly size: number;
}

/** Measures a text once. */
export function measured(text: string): Measured {
  return { grams: bigramCounts(text), size: Math.max(1, text.length - 1) };
}

/** Dice's coefficient over pairs of characters: 0 nothing in common, 1 the same pairs. */
export function likeness(a: Measured, b: Measured): number {
  if (Math.min(a.size, b.size) * 2 < ALIKE * (a.size + b.size)) return 0;
  const [small, large] = a.grams.size <= b.grams.size ? [a.grams, b.grams] : [b.grams, a.grams];
  let shared = 0;
  for (const [gram, count] of small) shared += Math.min(count, large.get(gram) ?? 0);
  return (2 * shared) / (a.size + b.size);
}

/** Pairs of passages of one stretch that are the same passage changed, rising in both. */
export function alignAlike(
  before: readonly Measured[],
  after: readonly Measured[],
  mayPair: (a: number, b: number) => boolean,
): Pair[] {
  return before.length * after.length <= FULL_SEARCH
    ? alignFully(before, after, mayPair)
    : alignNear(before, after, mayPair);
}

function alignFully(
  before: readonly Measured[],
  after: readonly Measured[],
  mayPair: (a: number, b: number) => boolean,
): Pair[] {
  const width = after.length + 1;
  const scores = new Float64Array((before.length + 1) * width);
  const alike = new Float64Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const found = mayPair(i, j) ? likeness(before[i] as Measured, after[j] as Measured) : 0;
      alike[i * width + j] = found;
      const paired = found >= ALIKE ? found + (scores[(i + 1) * width + j + 1] as number) : 0;
      scores[i * width + j] = Math.max(
        paired,
        scores[(i + 1) * width + j] as number,
        scores[i * width + j + 1] as number,
      );
    }
  }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    const here = scores[i * width + j] as number;
    const found = alike[i * width + j] as number;
    if (found >= ALIKE && here === found + (scores[(i + 1) * width + j + 1] as number))
      pairs.push([i++, j++]);
    else if (here === scores[(i + 1) * width + j]) i += 1;
    else j += 1;
  }
  return pairs;
}

function alignNear(
  before: readonly Measured[],
  after: readonly Measured[],
  mayPair: (a: number, b: number) => boolean,
): Pair[] {
  const pairs: Pair[] = [];
  let free = 0;
  before.forEach((one, i) => {
    const place = Math.round((i * after.length) / before.length);
    let best = -1;
    let found = ALIKE;
    for (
      let j = Math.max(free, place - NEAR);
      j < Math.min(after.length, Math.max(free, place) + NEAR);
      j += 1
    ) {
      const score = mayPair(i, j) ? likeness(one, after[j] as Measured) : 0;
      if (score > found) {
        best = j;
        found = score;
      }
    }
    if (best < 0) return;
    pairs.push([i, best]);
    free = best + 1;
  });
  return pairs;
}
