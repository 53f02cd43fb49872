import { characterToken, phraseQuery } from '../../domain/text/bigrams';
import { parseSearch, type SearchTerm } from '../../domain/text/search-terms';
import type { SearchQuery } from '../../repositories/search-index';

/** What can only be meant as initials, as Latin text or as the beginning of a code. */
const KEY = /^[a-z0-9]{2,40}$/;

function gramQuery({ text, exact }: SearchTerm): string {
  const phrase = `grams : ${phraseQuery(text)}`;
  return !exact && KEY.test(text) ? `(${phrase} OR keys : "${text}"*)` : phrase;
}

/** The index query of parsed terms, or null when there are none: every term must occur. */
export function queryOfTerms(terms: readonly SearchTerm[]): SearchQuery | null {
  if (terms.length === 0) return null;
  const characters = terms.map((term) => characterToken(term.text)).filter((token) => token !== null);
  const grams = terms.filter((term) => characterToken(term.text) === null).map(gramQuery);
  return {
    grams: grams.length === 0 ? null : grams.join(' AND '),
    characters: characters.length === 0 ? null : characters.join(' AND '),
  };
}

/** The index query of what a person typed, or null when it holds no letter. */
export function searchQuery(text: string): SearchQuery | null {
  return queryOfTerms(parseSearch(text));
}
