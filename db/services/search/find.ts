import type { ReadDb } from '../../connection';
import { parseSearch } from '../../domain/text/search-terms';
import { isFiltered, NO_FILTER, type SearchFilter, searchCondition } from '../../repositories/search-filter';
import {
  countFilteredEntries,
  countSearchEntries,
  matchSearchEntries,
  noHits,
  SEARCH_TYPES,
  type SearchCounts,
  type SearchQuery,
  type SearchType,
} from '../../repositories/search-index';
import {
  type PlanText,
  readPlanTexts,
  readSearchOwners,
  readSearchSources,
} from '../../repositories/search-source';
import { sightOf } from '../own-sight';
import { locateEvery } from './locate';
import { type Passage, passageOf } from './passage';
import { queryOfTerms } from './search-query';

export interface SearchInput {
  text: string;
  /** One kind of record, or null for all. */
  type: SearchType | null;
  filter?: SearchFilter;
  /** With it at most so many hits of each type are given, `offset` counting within the type. */
  perType?: number;
  offset: number;
  limit: number;
}

/** Start and length of marked words, in characters. */
export type Mark = [start: number, length: number];

export interface SearchHit extends Passage {
  type: SearchType;
  id: string;
  /** Name, title or number; '' where a filing case has no number yet. */
  title: string;
  /** 统一社会信用代码 of the unit it belongs to, or ''. */
  owner: string;
  ownerName: string;
  titleMarks: Mark[];
  snippetMarks: Mark[];
}

export interface SearchAnswer {
  /** Hits of the wanted type, or of all. */
  total: number;
  /** Hits of every type, whichever is wanted. */
  counts: SearchCounts;
  hits: SearchHit[];
}

/**
 * Finds records by words and phrases that must all occur, one hit a record: type by type, in each the last added first.
 */
export function findRecords(db: ReadDb, input: SearchInput): SearchAnswer {
  const terms = parseSearch(input.text);
  const query = queryOfTerms(terms);
  if (query === null) return { total: 0, counts: noHits(), hits: [] };
  const asked = input.filter ?? NO_FILTER;
  const filter = { ...asked, origin: sightOf(db) ?? asked.origin };
  const counts = countHits(db, query, filter);
  const wanted: readonly SearchType[] = input.type === null ? SEARCH_TYPES : [input.type];
  // Long words are rare words: their passage tells most.
  const words = terms.map((term) => term.text).sort((a, b) => b.length - a.length);
  const idsOf: IdsOf = (type, window) =>
    matchSearchEntries(db, query, type, window, isFiltered(filter) ? searchCondition(type, filter) : null);
  const { perType, offset, limit } = input;
  const refs =
    perType === undefined
      ? oneBehindAnother(wanted, counts, { offset, limit }, idsOf)
      : firstOfEach(wanted, counts, { offset, limit: perType }, idsOf).slice(0, limit);
  return {
    total: wanted.reduce((sum, type) => sum + counts[type], 0),
    counts,
    hits: describeHits(db, refs, words),
  };
}

interface SearchRef {
  type: SearchType;
  refId: string;
}

function countHits(db: ReadDb, query: SearchQuery, filter: SearchFilter): SearchCounts {
  const all = countSearchEntries(db, query);
  if (!isFiltered(filter)) return all;
  const filtered = noHits();
  for (const type of SEARCH_TYPES) {
    const condition = all[type] === 0 ? null : searchCondition(type, filter);
    if (condition) filtered[type] = countFilteredEntries(db, query, type, condition);
  }
  return filtered;
}

interface Window {
  offset: number;
  limit: number;
}
type IdsOf = (type: SearchType, window: Window) => string[];

/** The stretch from `offset` on of all hits, the types one behind the other. Types without hits are not asked. */
function oneBehindAnother(
  types: readonly SearchType[],
  counts: Readonly<SearchCounts>,
  page: Window,
  idsOf: IdsOf,
): SearchRef[] {
  const refs: SearchRef[] = [];
  let skip = page.offset;
  for (const type of types) {
    const left = page.limit - refs.length;
    if (left <= 0) break;
    if (skip < counts[type])
      refs.push(...idsOf(type, { offset: skip, limit: left }).map((refId) => ({ type, refId })));
    skip = Math.max(0, skip - counts[type]);
  }
  return refs;
}

function firstOfEach(
  types: readonly SearchType[],
  counts: Readonly<SearchCounts>,
  window: Window,
  idsOf: IdsOf,
): SearchRef[] {
  return types
    .filter((type) => counts[type] > 0)
    .flatMap((type) => idsOf(type, window).map((refId) => ({ type, refId })));
}

function describeHits(db: ReadDb, refs: readonly SearchRef[], words: readonly string[]): SearchHit[] {
  const hits = new Map<string, SearchHit>();
  const marksIn = (text: string): Mark[] =>
    locateEvery(text, words).map(({ offset, length }) => [offset, length]);
  for (const type of SEARCH_TYPES) {
    const ids = refs.filter((ref) => ref.type === type).map((ref) => ref.refId);
    if (ids.length === 0) continue;
    const owners = new Map(readSearchOwners(db, type, ids).map((owner) => [owner.id, owner]));
    const texts = new Map<string, PlanText[]>();
    if (type === 'plan')
      for (const text of readPlanTexts(db, ids))
        texts.set(text.planId, [...(texts.get(text.planId) ?? []), text]);
    for (const { id, title, unit, body } of readSearchSources(db, type, ids)) {
      const owner = owners.get(id);
      const passage = passageOf(texts.get(id) ?? [], [title, body, unit], words);
      hits.set(`${type} ${id}`, {
        type,
        id,
        title,
        owner: owner?.owner ?? '',
        ownerName: owner?.ownerName ?? '',
        ...passage,
        titleMarks: marksIn(title),
        snippetMarks: marksIn(passage.snippet),
      });
    }
  }
  return refs.flatMap(({ type, refId }) => hits.get(`${type} ${refId}`) ?? []);
}
