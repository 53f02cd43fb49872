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
/** Characters at each end of a selection by which it is found when the whole is not; fewer where a page number is near. */
const ENDS = [12, 8, 5] as const;

/**
 * Finds stretches of the extracted text among the pieces that are drawn on a page. The extracted text is tidied (running
 * heads taken out, broken lines joined), so the stretch is looked for by its characters without blanks. When the page has
 * as many equal ones as the text of the page, they are counted off; otherwise the one whose surroundings agree best is
 * taken.
 */
export class PageText {
  readonly #pieces: readonly Piece[];
  readonly #stretch: Found;
  #folded: Folded | null = null;
  #written: string | null = null;

  /** `stretch`: what the page holds of the extracted text. */
  constructor(pieces: readonly Piece[], stretch: Found) {
    this.#pieces = pieces;
    this.#stretch = stretch;
  }

  rangeOf(text: string, place: Found): Range | null {
    const page = this.#fold();
    const wanted = fold(text.slice(place.from, place.to));
    if (wanted === '') return null;
    const at = this.#counted(text, place, wanted) ?? this.#bySurroundings(text, place, wanted);
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

  /** The stretch of `text` that a selection on the page covers; null when its words are not in the text. */
  placeOf(text: string, selected: Range): Found | null {
    const page = this.#fold();
    const [begin, end] = this.#covered(page, selected);
    if (begin >= end) return null;
    const { from, to } = this.#stretch;
    const written = searchable(text.slice(from, to));
    const within = (first: number, last: number): Found => ({
      from: from + (written.starts[first] ?? 0),
      to: from + (written.ends[last] ?? 0),
    });
    const at = alike(page.folded, begin, end, written.folded);
    if (at >= 0) return within(at, at + end - begin - 1);
    // Running heads and page numbers stand on the page and not in the text: both ends are looked for by themselves.
    const { folded } = page;
    const head = firstOf(ENDS, (length) =>
      alike(folded, begin, Math.min(end, begin + length), written.folded),
    );
    const tail = firstOf(ENDS, (length) => {
      const from = Math.max(begin, end - length);
      const found = alike(folded, from, end, written.folded);
      return found < 0 ? -1 : found + end - from - 1;
    });
    // The text has less than the page, never more; far less would be another place.
    const length = tail - head + 1;
    const fits = head >= 0 && length <= end - begin && length > (end - begin) / 2;
    return fits ? within(head, tail) : null;
  }

  /** First and last unit (exclusive) of the folded page that a selection covers. */
  #covered(page: Folded, selected: Range): [number, number] {
    const { startContainer, startOffset, endContainer, endOffset } = selected;
    const isIn = (unit: number): boolean => {
      const node = this.#pieces[page.pieces[unit] ?? 0]?.node;
      if (!node || !selected.intersectsNode(node)) return false;
      if (node === startContainer && (page.starts[unit] ?? 0) < startOffset) return false;
      return !(node === endContainer && (page.ends[unit] ?? 0) > endOffset);
    };
    const units = page.folded.length;
    let begin = 0;
    while (begin < units && !isIn(begin)) begin += 1;
    let end = units;
    while (end > begin && !isIn(end - 1)) end -= 1;
    return [begin, end];
  }

  /** Where it stands when both the page and its text have it equally often; null when they do not. */
  #counted(text: string, { from }: Found, wanted: string): number | null {
    this.#written ??= fold(text.slice(this.#stretch.from, this.#stretch.to));
    const drawn = occurrences(this.#fold().folded, wanted);
    const written = occurrences(this.#written, wanted);
    const begins = fold(text.slice(this.#stretch.from, from)).length;
    return drawn.length === written.length ? (drawn[written.indexOf(begins)] ?? null) : null;
  }

  #bySurroundings(text: string, place: Found, wanted: string): number {
    const before = fold(text.slice(Math.max(0, place.from - AROUND * 2), place.from)).slice(-AROUND);
    const after = fold(text.slice(place.to, place.to + AROUND * 2)).slice(0, AROUND);
    return bestMatch(this.#fold().folded, wanted, before, after);
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

/** The first answer that is not -1. */
function firstOf(lengths: readonly number[], look: (length: number) => number): number {
  for (const length of lengths) {
    const found = look(length);
    if (found >= 0) return found;
  }
  return -1;
}

/** Where a stretch of `page` stands in `other`: counted off when both have it equally often, else by its surroundings. */
export function alike(page: string, begin: number, end: number, other: string): number {
  const wanted = page.slice(begin, end);
  const here = occurrences(page, wanted);
  const there = occurrences(other, wanted);
  if (here.length === there.length) return there[here.indexOf(begin)] ?? -1;
  return bestMatch(
    other,
    wanted,
    page.slice(Math.max(0, begin - AROUND), begin),
    page.slice(end, end + AROUND),
  );
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

/** Where some words begin, one after the other. */
function occurrences(text: string, wanted: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) found.push(at);
  return found;
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
