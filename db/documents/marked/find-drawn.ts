import { type SearchableText, searchable } from '../../domain/reading/find';

/** A piece of text as a file draws or stores it; `own` is whatever leads back to it. */
export interface DrawnPiece<T> {
  readonly text: string;
  readonly own: T;
}

/** Part of a piece: from one of its UTF-16 units to before another. */
export interface DrawnPart<T> {
  readonly own: T;
  readonly from: number;
  readonly to: number;
}

/** Characters of the surroundings that tell equal passages apart. */
const AROUND = 64;

/**
 * Finds stretches of the extracted text among the pieces that a file draws. The extracted text is tidied (running heads
 * taken out, broken lines joined), so a stretch is looked for by its characters without blanks. Where they stand as often
 * in the pieces as in the text, they are counted off; otherwise the surroundings decide, and where these cannot tell two
 * places apart nothing is found.
 */
export class DrawnText<T> {
  readonly #pieces: readonly DrawnPiece<T>[];
  readonly #folded: string;
  readonly #piece: Uint32Array;
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;
  readonly #text: string;
  readonly #stretch: { readonly from: number; readonly to: number };
  readonly #written: SearchableText;

  /** `stretch` is the part of the extracted text that the pieces hold. */
  constructor(pieces: readonly DrawnPiece<T>[], text: string, stretch: { from: number; to: number }) {
    this.#pieces = pieces;
    this.#text = text;
    this.#stretch = stretch;
    const texts: string[] = [];
    const [piece, starts, ends]: [number[], number[], number[]] = [[], [], []];
    pieces.forEach(({ text: words }, index) => {
      const own = searchable(words);
      texts.push(own.folded);
      for (let at = 0; at < own.folded.length; at++) {
        piece.push(index);
        starts.push(own.starts[at] ?? 0);
        ends.push(own.ends[at] ?? 0);
      }
    });
    this.#folded = texts.join('');
    this.#piece = Uint32Array.from(piece);
    this.#starts = Uint32Array.from(starts);
    this.#ends = Uint32Array.from(ends);
    this.#written = searchable(text.slice(stretch.from, stretch.to));
  }

  /** The parts of pieces that hold a place of the extracted text, in order; empty when it is not to be found for sure. */
  partsOf(place: { readonly from: number; readonly to: number }): DrawnPart<T>[] {
    const wanted = fold(this.#text.slice(place.from, place.to));
    const at =
      wanted === '' ? -1 : (this.#counted(place.from, wanted) ?? this.#bySurroundings(place, wanted));
    if (at < 0) return [];
    const parts: DrawnPart<T>[] = [];
    for (let unit = at; unit < at + wanted.length; ) {
      const index = this.#piece[unit] as number;
      let last = unit;
      while (last + 1 < at + wanted.length && this.#piece[last + 1] === index) last += 1;
      const piece = this.#pieces[index] as DrawnPiece<T>;
      parts.push({ own: piece.own, from: this.#starts[unit] as number, to: this.#ends[last] as number });
      unit = last + 1;
    }
    return parts;
  }

  #counted(from: number, wanted: string): number | null {
    const drawn = occurrences(this.#folded, wanted);
    const written = occurrences(this.#written.folded, wanted);
    if (drawn.length !== written.length) return null;
    const { starts } = this.#written;
    const begins = written.findIndex((at) => (starts[at] ?? 0) >= from - this.#stretch.from);
    return drawn[begins] ?? null;
  }

  #bySurroundings(place: { readonly from: number; readonly to: number }, wanted: string): number {
    const before = fold(this.#text.slice(Math.max(0, place.from - AROUND * 2), place.from)).slice(-AROUND);
    const after = fold(this.#text.slice(place.to, place.to + AROUND * 2)).slice(0, AROUND);
    const scored = occurrences(this.#folded, wanted).map((at) => ({
      at,
      score:
        agreeing(this.#folded.slice(Math.max(0, at - AROUND), at), before, -1) +
        agreeing(this.#folded.slice(at + wanted.length, at + wanted.length + AROUND), after, 1),
    }));
    scored.sort((x, y) => y.score - x.score);
    const [best, second] = scored;
    return best && best.score > (second?.score ?? -1) ? best.at : -1;
  }
}

function fold(text: string): string {
  return searchable(text).folded;
}

function occurrences(text: string, wanted: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) found.push(at);
  return found;
}

/** How many characters agree from the start (`step` 1) or from the end (-1). */
function agreeing(one: string, other: string, step: 1 | -1): number {
  let length = 0;
  while (length < Math.min(one.length, other.length)) {
    const at = step > 0 ? length : -1 - length;
    if (one.at(at) !== other.at(at)) break;
    length += 1;
  }
  return length;
}
