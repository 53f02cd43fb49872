import { searchTerms } from './bigrams';
import { normaliseText } from './normalise';

/** One thing that must occur. */
export interface SearchTerm {
  /** Normalised; a phrase keeps its blanks. */
  readonly text: string;
  /** It stood in quotes: only these very words count, never initials or the beginning of a code. */
  readonly exact: boolean;
}

/** What opens a phrase and what may close it. Straight and curved quotes are mixed up by input methods. */
const CLOSERS: Readonly<Record<string, string>> = {
  '"': '"”“＂',
  '＂': '"”“＂',
  '“': '"”“＂',
  '”': '"”“＂',
  '「': '」',
  '『': '』',
};
const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;

/**
 * Reads what a person typed: words parted by blanks, phrases in “”, "", 「」 or 『』. All must occur; repeats are dropped.
 * A quote that is still open closes at the end, so that nothing jumps while it is being typed.
 */
export function parseSearch(query: string): SearchTerm[] {
  const terms = new Map<string, SearchTerm>();
  const add = (text: string, exact: boolean) => {
    if (LETTER_OR_NUMBER.test(text)) terms.set(`${exact} ${text}`, { text, exact });
  };
  let plain = '';
  const characters = Array.from(query);
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? '';
    const closers = CLOSERS[character];
    if (closers === undefined) {
      plain += character;
      continue;
    }
    for (const term of searchTerms(plain)) add(term, false);
    plain = '';
    let phrase = '';
    for (at += 1; at < characters.length && !closers.includes(characters[at] ?? ''); at += 1)
      phrase += characters[at];
    add(normaliseText(phrase), true);
  }
  for (const term of searchTerms(plain)) add(term, false);
  return [...terms.values()];
}
