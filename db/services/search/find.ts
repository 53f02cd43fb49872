import type { ReadDb } from '../../connection';
import { pageOf, passageAround } from '../../documents/passage';
import type { PageStart } from '../../documents/types';
import { characterToken, phraseQuery, searchTerms } from '../../domain/text/bigrams';
import {
  countSearchEntries,
  matchSearchEntries,
  SEARCH_TYPES,
  type SearchQuery,
  type SearchRef,
  type SearchType,
} from '../../repositories/search-index';
import {
  type PlanText,
  readPlanTexts,
  readSearchOwners,
  readSearchSources,
} from '../../repositories/search-source';
import { locate } from './locate';

export interface SearchInput {
  text: string;
  /** One kind of record, or null for all. */
  type: SearchType | null;
  offset: number;
  limit: number;
}

export interface SearchHit {
  type: SearchType;
  id: string;
  title: string;
  /** 统一社会信用代码 of the unit it belongs to, or ''. */
  owner: string;
  ownerName: string;
  /** Page of the document on which the passage stands; null where the format has no pages. */
  page: number | null;
  /** The passage around the rarest word, on one line. */
  snippet: string;
}

/** What can only be meant as initials, as Latin text or as the beginning of a code. */
const KEY = /^[a-z0-9]{2,40}$/;

/** The index query of what a person typed, or null when it holds no letter: every word must occur. */
export function searchQuery(text: string): SearchQuery | null {
  const terms = searchTerms(text);
  if (terms.length === 0) return null;
  const characters = terms.map(characterToken).filter((token) => token !== null);
  const grams = terms
    .filter((term) => characterToken(term) === null)
    .map((term) =>
      KEY.test(term) ? `(grams : ${phraseQuery(term)} OR keys : "${term}"*)` : `grams : ${phraseQuery(term)}`,
    );
  return {
    grams: grams.length === 0 ? null : grams.join(' AND '),
    characters: characters.length === 0 ? null : characters.join(' AND '),
  };
}

/** Finds records by words that must all occur; last added first, one hit a record. */
export function findRecords(db: ReadDb, input: SearchInput): { total: number; hits: SearchHit[] } {
  const query = searchQuery(input.text);
  if (query === null) return { total: 0, hits: [] };
  const refs = matchSearchEntries(db, query, input.type, { offset: input.offset, limit: input.limit });
  // Long words are rare words: their passage tells most.
  const terms = searchTerms(input.text).sort((a, b) => b.length - a.length);
  return { total: countSearchEntries(db, query, input.type), hits: describeHits(db, refs, terms) };
}

function describeHits(db: ReadDb, refs: readonly SearchRef[], terms: readonly string[]): SearchHit[] {
  const hits = new Map<string, SearchHit>();
  for (const type of SEARCH_TYPES) {
    const ids = refs.filter((ref) => ref.type === type).map((ref) => ref.refId);
    if (ids.length === 0) continue;
    const owners = new Map(readSearchOwners(db, type, ids).map((owner) => [owner.id, owner]));
    const texts = new Map<string, PlanText[]>();
    if (type === 'plan')
      for (const text of readPlanTexts(db, ids))
        texts.set(text.planId, [...(texts.get(text.planId) ?? []), text]);
    for (const { id, title, body } of readSearchSources(db, type, ids)) {
      const owner = owners.get(id);
      const passage = passageOf(texts.get(id) ?? [], [title, body], terms);
      hits.set(`${type} ${id}`, {
        type,
        id,
        title,
        owner: owner?.owner ?? '',
        ownerName: owner?.ownerName ?? '',
        ...passage,
      });
    }
  }
  return refs.flatMap(({ type, refId }) => hits.get(`${type} ${refId}`) ?? []);
}

/** The passage of the first word that stands in a document, else in the record's own fields. */
function passageOf(
  documents: readonly PlanText[],
  fields: readonly string[],
  terms: readonly string[],
): { page: number | null; snippet: string } {
  for (const term of terms)
    for (const { text, pages } of documents) {
      const place = locate(text, term);
      if (!place) continue;
      const map = pages === null ? null : (JSON.parse(pages) as PageStart[]);
      return { page: pageOf(map, place.offset), snippet: snippetAt(text, place) };
    }
  const own = fields.join('\n').trim();
  for (const term of terms) {
    const place = locate(own, term);
    if (place) return { page: null, snippet: snippetAt(own, place) };
  }
  return { page: null, snippet: '' };
}

function snippetAt(text: string, place: { offset: number; length: number }): string {
  const { before, hit, after } = passageAround(text, place.offset, place.length);
  return before + hit + after;
}
