import { headingName, type TextBlock } from './blocks';
import type { Pair } from './match-sequences';
import { likeness, type Measured, measured } from './similarity';

/** A passage that stands elsewhere and was edited as well has to be more alike than one that was edited in its place. */
const ALIKE_ELSEWHERE = 0.6;
/** Shorter passages resemble each other by chance. */
const SHORTEST = 12;
/** Length of the pieces by which candidates are found; a piece of more passages than `COMMON` tells nothing. */
const PIECE = 4;
const COMMON = 12;
/** Candidates that are measured for one passage, the ones with the most shared pieces first. */
const MEASURED = 4;

/**
 * Pairs of passages, one that is gone and one that is new, that are the same passage moved and edited. Candidates come
 * from the pieces they share, so a document that was turned inside out costs no more than reading it. `gone` and `fresh`
 * are places among the blocks of either text.
 */
export function movedAndEdited(
  before: readonly TextBlock[],
  after: readonly TextBlock[],
  gone: readonly number[],
  fresh: readonly number[],
): Pair[] {
  const earlier = gone.flatMap((at) => candidate(before, at));
  const later = fresh.flatMap((at) => candidate(after, at));
  const holders = new Map<string, number[]>();
  earlier.forEach(({ pieces }, index) => {
    for (const piece of pieces) {
      const known = holders.get(piece);
      if (known) known.push(index);
      else holders.set(piece, [index]);
    }
  });
  const found: { pair: Pair; score: number }[] = [];
  for (const one of later) {
    const votes = new Map<number, number>();
    for (const piece of one.pieces) {
      const sharing = holders.get(piece) ?? [];
      if (sharing.length <= COMMON)
        for (const index of sharing) votes.set(index, (votes.get(index) ?? 0) + 1);
    }
    const best = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MEASURED);
    for (const [index] of best) {
      const other = earlier[index] as Candidate;
      const score = other.kind === one.kind ? likeness(other.words, one.words) : 0;
      if (score >= ALIKE_ELSEWHERE) found.push({ pair: [other.at, one.at], score });
    }
  }
  found.sort((x, y) => y.score - x.score || x.pair[0] - y.pair[0] || x.pair[1] - y.pair[1]);
  const takenA = new Set<number>();
  const takenB = new Set<number>();
  return found.flatMap(({ pair: [a, b] }): Pair[] => {
    if (takenA.has(a) || takenB.has(b)) return [];
    takenA.add(a);
    takenB.add(b);
    return [[a, b]];
  });
}

interface Candidate {
  readonly at: number;
  readonly kind: TextBlock['kind'];
  readonly pieces: ReadonlySet<string>;
  readonly words: Measured;
}

function candidate(blocks: readonly TextBlock[], at: number): Candidate[] {
  const { kind, text } = blocks[at] as TextBlock;
  // The number of a heading follows from where it stands.
  const words = kind === 'heading' ? headingName(text) : text;
  if (kind !== 'heading' && words.length < SHORTEST) return [];
  const pieces = new Set<string>();
  if (words.length < PIECE) pieces.add(words);
  for (let from = 0; from + PIECE <= words.length; from += 1) pieces.add(words.slice(from, from + PIECE));
  return [{ at, kind, pieces, words: measured(words) }];
}
