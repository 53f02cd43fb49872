import { normaliseText } from './normalise';

/**
 * Search by overlapping pairs of characters.
 *
 * [Note: pair index] Chinese has no blanks between words, so the index holds every pair of neighbouring characters
 * as one token. A run of letters, digits and ideographs `abc` becomes `ab bc c`: the pairs, then the last character
 * alone. That closing token is the barrier: a pair is always followed by another pair of the same run or by a single
 * character, so a phrase of pairs never reaches over punctuation or a blank into the next run. Every character
 * begins exactly one token, which is why a one-character term is a prefix query. With this shape FTS5 phrase queries
 * return what a substring scan over `foldForIndex(text)` returns, for terms of any length.
 *
 * The FTS5 table must use `tokenize = "unicode61 remove_diacritics 0"`.
 */

/** Letters and numbers that SQLite's unicode61 tokenizer is known to keep; others are written as private-use pairs. */
const KEPT_BY_TOKENIZER =
  /^[0-9a-z\u00DF-\u00F6\u00F8-\u00FF\u03B1-\u03C1\u03C3-\u03C9\u0430-\u044F\u3041-\u3096\u30A1-\u30FA\u3105-\u3129\u3400-\u4DB5\u4E00-\u9FCB\uAC00-\uD7A3\u{20000}-\u{2A6D6}\u{2A700}-\u{2B734}]$/u;
const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;
const RUNS = /[\p{L}\p{N}]+/gu;
/** The same in pieces, for texts so long that one endless run would overflow the stack of the regular expression. */
const PIECES = /[\p{L}\p{N}]{1,100000}/gu;
const LONG_TEXT = 1_000_000;
/** Between two runs in folded text; never a letter or number, never in a term after trimming. */
const BARRIER = ' ';

/** The runs of letters and numbers of a text, normalised. */
function runsOf(text: string): string[] {
  const plain = normaliseText(text);
  if (plain.length <= LONG_TEXT) return plain.match(RUNS) ?? [];
  const runs: string[] = [];
  let end = -1;
  for (const { 0: piece, index } of plain.matchAll(PIECES)) {
    if (index === end) runs[runs.length - 1] += piece;
    else runs.push(piece);
    end = index + piece.length;
  }
  return runs;
}

/**
 * The token model as a plain string: normalised text in which every stretch of punctuation, symbols and blanks is
 * one space, none at the ends. A term is found in a text exactly when the folded term is a substring of the folded
 * text; the pair index answers the same.
 */
export function foldForIndex(text: string): string {
  return runsOf(text).join(BARRIER);
}

/** The string to hand to the FTS5 column: pair tokens separated by spaces. Empty when the text has no letters. */
export function indexBigrams(text: string): string {
  const runs = runsOf(text);
  const tokens: string[] = [];
  for (const run of runs) {
    let previous = '';
    for (const character of run) {
      const safe = tokenSafe(character);
      if (previous !== '') tokens.push(previous + safe);
      previous = safe;
    }
    tokens.push(previous);
  }
  return tokens.join(' ');
}

/**
 * The FTS5 query that finds `term` as a substring, or null when the term holds no letter or number. Punctuation
 * inside a term matches any punctuation or blank; at its ends it is ignored.
 */
export function phraseQuery(term: string): string | null {
  const runs = normaliseText(term).match(RUNS);
  if (runs === null) return null;
  const tokens: string[] = [];
  let openEnd = false;
  runs.forEach((run, index) => {
    const characters = Array.from(run, tokenSafe);
    for (let i = 1; i < characters.length; i += 1) tokens.push(`${characters[i - 1]}${characters[i]}`);
    const last = characters[characters.length - 1] ?? '';
    if (index < runs.length - 1) tokens.push(last);
    else if (characters.length === 1) {
      tokens.push(last);
      openEnd = true;
    }
  });
  return `"${tokens.join(' ')}"${openEnd ? '*' : ''}`;
}

/**
 * The different characters of `text` as tokens. One-character terms are looked up here: in the pair index they are
 * prefix queries, which must read every pair that begins with the character.
 */
export function indexCharacters(text: string): string {
  const characters = new Set(runsOf(text).join(''));
  return Array.from(characters, tokenSafe).join(' ');
}

/** The token of a term that folds to a single character, or null for longer terms and those without letters. */
export function characterToken(term: string): string | null {
  const folded = Array.from(foldForIndex(term));
  return folded.length === 1 ? `"${tokenSafe(folded[0] ?? '')}"` : null;
}

/** Splits what a person typed into its terms: blanks separate, all must be found, repeats are dropped. */
export function searchTerms(query: string): string[] {
  const terms = normaliseText(query).split(' ');
  return [...new Set(terms.filter((term) => LETTER_OR_NUMBER.test(term)))];
}

/** A character as it may stand in a token: itself, or two private-use characters that carry its code point. */
function tokenSafe(character: string): string {
  if (KEPT_BY_TOKENIZER.test(character)) return character;
  const point = character.codePointAt(0) ?? 0;
  return String.fromCharCode(0xe000 + (point >> 11), 0xe800 + (point & 0x7ff));
}
