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

/**
 * Finds the first place of a search term in a text. The index compares folded text (half width, one case, radicals
 * unified, punctuation as barrier); here each folded character remembers where it came from.
 */
export function locate(text: string, term: string): Place | null {
  const direct = text.indexOf(term);
  if (direct >= 0) return { offset: direct, length: term.length };
  const wanted = foldForIndex(term);
  if (wanted === '') return null;
  let plain = '';
  const origins: number[] = [];
  let position = 0;
  for (const character of text) {
    const fold = foldCharacter(character);
    if (fold !== ' ' || (plain !== '' && !plain.endsWith(' '))) {
      plain += fold;
      for (let i = 0; i < fold.length; i += 1) origins.push(position);
    }
    position += character.length;
  }
  const at = plain.indexOf(wanted);
  if (at < 0) return null;
  const offset = origins[at] ?? 0;
  const last = origins[at + wanted.length - 1] ?? offset;
  const end = last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1);
  return { offset, length: end - offset };
}
