import type { ReadDb, WriteDb } from '../connection';

/** What can be found; one entry a record. */
export const SEARCH_TYPES = ['enterprise', 'plan', 'expert', 'team', 'drill'] as const;
export type SearchType = (typeof SEARCH_TYPES)[number];

/** What is written to the index for one record. */
export interface SearchEntry {
  /** Pair tokens, see [Note: pair index] in db/domain/text/bigrams. */
  grams: string;
  /** Initials of the name, whole and without its place, separated by blanks. */
  initials: string;
}

function docidOf(db: ReadDb, type: SearchType, refId: string): number | undefined {
  return db.value<number>('SELECT docid FROM search_item WHERE type = @type AND ref_id = @refId', {
    type,
    refId,
  });
}

/** Writes a record's entry; an entry that stands already is replaced and keeps its place in the order. */
export function putSearchEntry(db: WriteDb, type: SearchType, refId: string, entry: SearchEntry): void {
  const known = docidOf(db, type, refId);
  if (known !== undefined) db.run('DELETE FROM search_index WHERE rowid = @known', { known });
  const docid =
    known ??
    db.run('INSERT INTO search_item (type, ref_id) VALUES (@type, @refId)', { type, refId }).lastInsertRowid;
  db.run('INSERT INTO search_index (rowid, grams, initials) VALUES (@docid, @grams, @initials)', {
    docid,
    ...entry,
  });
}

/** Takes a record out of the index; unknown ones are passed over. */
export function removeSearchEntry(db: WriteDb, type: SearchType, refId: string): void {
  const docid = docidOf(db, type, refId);
  if (docid === undefined) return;
  db.run('DELETE FROM search_index WHERE rowid = @docid', { docid });
  db.run('DELETE FROM search_item WHERE docid = @docid', { docid });
}

export interface SearchRef {
  type: SearchType;
  refId: string;
}

/** Records that satisfy an FTS5 query, last added first; `type` null looks at all. */
export function matchSearchEntries(
  db: ReadDb,
  match: string,
  type: SearchType | null,
  window: { offset: number; limit: number },
): SearchRef[] {
  // Order by rowid comes free with the index; ranking by relevance would read every hit.
  return db.all<SearchRef>(
    `SELECT i.type, i.ref_id AS refId FROM search_index JOIN search_item i ON i.docid = search_index.rowid
      WHERE search_index MATCH @match AND (@type IS NULL OR i.type = @type)
      ORDER BY search_index.rowid DESC LIMIT @limit OFFSET @offset`,
    { match, type, ...window },
  );
}

/** How many records satisfy an FTS5 query. */
export function countSearchEntries(db: ReadDb, match: string, type: SearchType | null): number {
  const sql =
    type === null
      ? 'SELECT COUNT(*) FROM search_index WHERE search_index MATCH @match'
      : `SELECT COUNT(*) FROM search_index JOIN search_item i ON i.docid = search_index.rowid
          WHERE search_index MATCH @match AND i.type = @type`;
  return db.value<number>(sql, type === null ? { match } : { match, type }) ?? 0;
}
