import { foldForIndex } from '../../domain/text/bigrams';
import { normaliseText } from '../../domain/text/normalise';

/** Where a term stands in a text as it was written, in string positions. */
export interface Place {
  offset: number;
  length: number;
}

const KEPT = /[\p{L}\p{N}]/u;
const NOT_KEPT = /[^\p{L}\p{N}]+/gu;

/** The folded form of single characters is asked for again and again; texts use a few thousand different ones. */
const folded = new Map<string, string>();

function foldCharacter(character: string): string {
  const known = folded.get(character);
  if (known !== undefined) return known;
  const plain = normaliseText(character);
  // '' for what has no width of its own, ' ' for a barrier, else its letters.
  const fold = KEPT.test(plain)
    ? plain.replace(NOT_KEPT, ' ')
    : plain === '' && !/\s/u.test(character)
      ? ''
      : ' ';
  if (folded.size > 20_000) folded.clear();
  folded.set(character, fold);
  return fold;
}

/** A text as the index compares it, each character with the place in the text that it came from. */
interface FoldedText {
  plain: string;
  origins: readonly number[];
}

function foldText(text: string): FoldedText {
  let plain = '';
  const origins: number[] = [];
  let position = 0;
  // Kept beside: asking the growing string for its end would copy it at every blank.
  let atBarrier = true;
  for (const character of text) {
    const fold = foldCharacter(character);
    if (fold !== ' ' || !atBarrier) {
      plain += fold;
      if (fold !== '') atBarrier = fold.endsWith(' ');
      for (let i = 0; i < fold.length; i += 1) origins.push(position);
    }
    position += character.length;
  }
  return { plain, origins };
}

function placeOf(text: string, origins: readonly number[], at: number, length: number): Place {
  const offset = origins[at] ?? 0;
  const last = origins[at + length - 1] ?? offset;
  const end = last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1);
  return { offset, length: end - offset };
}

/**
 * Finds the first place of a search term in a text. The index compares folded text (half width, one case, radicals
 * unified, punctuation as barrier); here each folded character remembers where it came from.
 */
export function locate(text: string, term: string): Place | null {
  const direct = text.indexOf(term);
  if (direct >= 0) return { offset: direct, length: term.length };
  const wanted = foldForIndex(term);
  if (wanted === '') return null;
  const { plain, origins } = foldText(text);
  const at = plain.indexOf(wanted);
  return at < 0 ? null : placeOf(text, origins, at, wanted.length);
}

/** Every place where any of the terms stands in a short text, in order, those that touch each other joined. */
export function locateEvery(text: string, terms: readonly string[]): Place[] {
  const { plain, origins } = foldText(text);
  const places: Place[] = [];
  for (const term of terms) {
    const wanted = foldForIndex(term);
    if (wanted === '') continue;
    for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + wanted.length))
      places.push(placeOf(text, origins, at, wanted.length));
  }
  places.sort((a, b) => a.offset - b.offset);
  const joined: Place[] = [];
  for (const place of places) {
    const before = joined.at(-1);
    if (before && place.offset <= before.offset + before.length)
      before.length = Math.max(before.length, place.offset + place.length - before.offset);
    else joined.push({ ...place });
  }
  return joined;
}
