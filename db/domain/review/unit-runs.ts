import type { AnchorText } from './anchor-text';
import type { SharedRun } from './shared-runs';

/** A sentence or row shorter than this is not told from others by its words. */
const SHORTEST_UNIT = 6;

/**
 * Adds the short sentences and rows that stand once in both texts: rows of a table are told apart by all of
 * their cells. Longer ones have pieces of their own: `longest` is where that begins.
 */
export function withUnits(
  runs: readonly SharedRun[],
  earlier: AnchorText,
  later: AnchorText,
  longest: number,
): SharedRun[] {
  const known = new Map<number, SharedRun[]>();
  for (const run of runs) known.set(run.b - run.a, [...(known.get(run.b - run.a) ?? []), run]);
  const ofB = onceStanding(later, longest);
  const added: SharedRun[] = [];
  for (const [words, a] of onceStanding(earlier, longest)) {
    const b = ofB.get(words);
    if (b === undefined || known.get(b - a)?.some((run) => run.a <= a && a < run.a + run.length)) continue;
    added.push({ a, b, length: words.length });
  }
  return [...runs, ...added].sort((x, y) => x.a - y.a || x.b - y.b);
}

/** Where the sentences and rows begin that stand once in a text. */
function onceStanding(text: AnchorText, longest: number): Map<string, number> {
  const once = new Map<string, number>();
  const repeated = new Set<string>();
  for (const { from, to } of text.units()) {
    if (to - from < SHORTEST_UNIT || to - from > longest) continue;
    const words = text.folded.slice(from, to);
    if (repeated.has(words)) continue;
    if (once.delete(words)) repeated.add(words);
    else once.set(words, from);
  }
  return once;
}
