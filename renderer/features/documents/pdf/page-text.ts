import { type Found, searchable } from '../../../../electron/contract/reading';

/** One drawn piece of text of a page, in the order of the file. */
export interface Piece {
  readonly text: string;
  readonly node: Node;
}

interface Folded {
  readonly folded: string;
  /** For each unit of `folded`: piece and position in it. */
  readonly pieces: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Characters of the surroundings that are compared to tell equal passages of a page apart. */
const AROUND = 24;

/**
 * Finds stretches of the extracted text among the pieces that are drawn on a page. The extracted text is tidied (running
 * heads taken out, broken lines joined), so the stretch is looked for by its characters without blanks, and among equal
 * ones the one whose surroundings agree best is taken.
 */
export class PageText {
  readonly #pieces: readonly Piece[];
  #folded: Folded | null = null;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  rangeOf(text: string, place: Found): Range | null {
    const page = this.#fold();
    const wanted = fold(text.slice(place.from, place.to));
    if (wanted === '') return null;
    const before = fold(text.slice(Math.max(0, place.from - AROUND * 2), place.from)).slice(-AROUND);
    const after = fold(text.slice(place.to, place.to + AROUND * 2)).slice(0, AROUND);
    const at = bestMatch(page.folded, wanted, before, after);
    if (at < 0) return null;
    const first = this.#pieces[page.pieces[at] ?? 0];
    const end = at + wanted.length - 1;
    const last = this.#pieces[page.pieces[end] ?? 0];
    if (!first || !last) return null;
    const range = document.createRange();
    range.setStart(first.node, page.starts[at] ?? 0);
    range.setEnd(last.node, page.ends[end] ?? 0);
    return range;
  }

  #fold(): Folded {
    if (this.#folded) return this.#folded;
    const texts: string[] = [];
    const pieces: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    this.#pieces.forEach((piece, index) => {
      const own = searchable(piece.text);
      texts.push(own.folded);
      for (let at = 0; at < own.folded.length; at++) {
        pieces.push(index);
        starts.push(own.starts[at] ?? 0);
        ends.push(own.ends[at] ?? 0);
      }
    });
    this.#folded = {
      folded: texts.join(''),
      pieces: Uint32Array.from(pieces),
      starts: Uint32Array.from(starts),
      ends: Uint32Array.from(ends),
    };
    return this.#folded;
  }
}

/** Where `wanted` stands with the surroundings that agree best; -1 when it is not there. */
export function bestMatch(page: string, wanted: string, before: string, after: string): number {
  let best = -1;
  let bestScore = -1;
  for (let at = page.indexOf(wanted); at >= 0; at = page.indexOf(wanted, at + 1)) {
    const score =
      agreeingEnd(page.slice(Math.max(0, at - before.length), at), before) +
      agreeingStart(page.slice(at + wanted.length, at + wanted.length + after.length), after);
    if (score > bestScore) {
      best = at;
      bestScore = score;
    }
  }
  return best;
}

function fold(text: string): string {
  return searchable(text).folded;
}

function agreeingStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}

function agreeingEnd(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one.at(-1 - length) === other.at(-1 - length))
    length += 1;
  return length;
}
