import type { ReadDb } from '../../connection';
import {
  countUnreadDocuments,
  listSearchRegions,
  listSearchSections,
  listSearchTowns,
} from '../../repositories/search-source';
import { isSearchIncomplete } from './complete-index';

/** Whether everything can be found: records without entries, documents whose text nobody has read yet. */
export function searchState(db: ReadDb): { indexing: boolean; unread: number } {
  return { indexing: isSearchIncomplete(db), unread: countUnreadDocuments(db) };
}

/** Regions, towns and industry sections that units stand in, for the filters. */
export function searchChoices(
  db: ReadDb,
  nameOf: (regionCode: string) => string | null,
): { regions: { code: string; name: string }[]; towns: string[]; sections: string[] } {
  return {
    regions: listSearchRegions(db).map((code) => ({ code, name: nameOf(code) ?? code })),
    towns: listSearchTowns(db),
    sections: listSearchSections(db),
  };
}
