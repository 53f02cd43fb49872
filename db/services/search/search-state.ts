import type { ReadDb } from '../../connection';
import {
  countUnreadDocuments,
  listSearchRegions,
  listSearchSections,
  listSearchTowns,
} from '../../repositories/search-source';
import { sightOf } from '../own-sight';
import { isSearchIncomplete } from './complete-index';

/** Whether everything can be found: records without entries, documents whose text nobody has read yet. */
export function searchState(db: ReadDb): { indexing: boolean; unread: number } {
  return { indexing: isSearchIncomplete(db), unread: countUnreadDocuments(db, sightOf(db)) };
}

/** Regions, towns and industry sections that units stand in, for the filters. */
export function searchChoices(
  db: ReadDb,
  nameOf: (regionCode: string) => string | null,
): { regions: { code: string; name: string }[]; towns: string[]; sections: string[] } {
  const sight = sightOf(db);
  return {
    regions: listSearchRegions(db, sight).map((code) => ({ code, name: nameOf(code) ?? code })),
    towns: listSearchTowns(db, sight),
    sections: listSearchSections(db, sight),
  };
}
