import type { WriteDb } from '../../connection';
import { indexBigrams, indexCharacters } from '../../domain/text/bigrams';
import { fittingLength } from '../../domain/text/fitting-length';
import { nameInitials, personInitials } from '../../pinyin';
import { plansOfDocument } from '../../repositories/plan-document';
import { putSearchEntry, removeSearchEntry, type SearchType } from '../../repositories/search-index';
import {
  readPlanTexts,
  readSearchSources,
  type SearchSource,
  searchedOfUnits,
} from '../../repositories/search-source';

/** Province, city, county in front of a name: nobody types them when looking for one of their own units. */
const PLACE = /^(?:[^省]{2,4}省)?(?:[^市州]{2,6}[市州])?(?:[^县区旗市]{1,4}[县区旗])?/u;

/** Initials of a name as they can be typed: from its beginning, or from behind the place. */
export function searchInitials(type: SearchType, name: string): string[] {
  if (type === 'expert') return [personInitials(name)].filter((letters) => letters !== '');
  const short = name.replace(PLACE, '');
  const whole = nameInitials(name);
  return [...new Set([whole, short.length >= 2 ? nameInitials(short) : whole])].filter(
    (letters) => letters !== '',
  );
}

/** As much of a document as is searched, unfolded; reading keeps no more, earlier versions of the program did. */
const MOST_UNFOLDED = 5_000_000;

/** Everything of a record that is searched, one field a line: line breaks are barriers that no phrase crosses. */
export function searchText(source: SearchSource, documents: readonly string[]): string {
  const searched = documents.map((text) => text.slice(0, fittingLength(text, MOST_UNFOLDED)));
  return [source.title, source.unit, source.body, ...searched].join('\n');
}

/**
 * Brings the index of these records up to date with what is kept now: made, changed, voided or removed ones alike.
 * Belongs into the transaction of the edit.
 */
export function reindex(db: WriteDb, type: SearchType, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const sources = new Map(readSearchSources(db, type, ids).map((source) => [source.id, source]));
  const documents = new Map<string, string[]>();
  if (type === 'plan')
    for (const { planId, text } of readPlanTexts(db, [...sources.keys()]))
      documents.set(planId, [...(documents.get(planId) ?? []), text]);
  for (const id of ids) {
    const source = sources.get(id);
    if (!source) removeSearchEntry(db, type, id);
    else {
      const text = searchText(source, documents.get(id) ?? []);
      const keys = [
        ...searchInitials(type, source.title),
        ...searchInitials('enterprise', source.unit),
        ...(source.code === null ? [] : [source.code]),
      ];
      putSearchEntry(db, type, id, {
        grams: indexBigrams(text),
        keys: keys.join(' ').toLowerCase(),
        characters: indexCharacters(text),
      });
    }
  }
}

/** A unit was renamed: whatever is found by its name gets new entries. */
export function reindexUnit(db: WriteDb, unitId: string): void {
  reindex(db, 'enterprise', [unitId]);
  for (const type of ['plan', 'filing', 'drill', 'hazard', 'danger', 'incident'] as const)
    reindex(db, type, searchedOfUnits(db, type, [unitId]));
}

/** Brings the index of all plans that hold a document up to date: its text has just been read. */
export function reindexDocument(db: WriteDb, sha256: string): void {
  reindex(db, 'plan', plansOfDocument(db, sha256));
}
