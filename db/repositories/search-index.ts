import type { ReadDb, WriteDb } from '../connection';

/** What can be found; one entry a record. */
export const SEARCH_TYPES = ['enterprise', 'plan', 'expert', 'team', 'drill'] as const;
export type SearchType = (typeof SEARCH_TYPES)[number];

/** What is written to the index for one record. */
export interface SearchEntry {
  /** Pair tokens, see [Note: pair index] in db/domain/text/bigrams. */
  grams: string;
  /** Initials of the name, whole and without its place, and codes, separated by blanks. */
  keys: string;
  /** The different characters of the text, separated by blanks. */
  characters: string;
}

/** FTS5 queries that must all hold: longer terms in the pairs, one-character terms in the characters. */
export interface SearchQuery {
  grams: string | null;
  characters: string | null;
}

function docidOf(db: ReadDb, type: SearchType, refId: string): number | undefined {
  return db.value<number>('SELECT docid FROM search_item WHERE type = @type AND ref_id = @refId', {
    type,
    refId,
  });
}

function dropEntry(db: WriteDb, docid: number): void {
  db.run('DELETE FROM search_index WHERE rowid = @docid', { docid });
  db.run('DELETE FROM search_characters WHERE rowid = @docid', { docid });
}

/** Writes a record's entry; an entry that stands already is replaced and keeps its place in the order. */
export function putSearchEntry(db: WriteDb, type: SearchType, refId: string, entry: SearchEntry): void {
  const known = docidOf(db, type, refId);
  if (known !== undefined) dropEntry(db, known);
  const docid =
    known ??
    db.run('INSERT INTO search_item (type, ref_id) VALUES (@type, @refId)', { type, refId }).lastInsertRowid;
  db.run('INSERT INTO search_index (rowid, grams, keys) VALUES (@docid, @grams, @keys)', {
    docid,
    grams: entry.grams,
    keys: entry.keys,
  });
  db.run('INSERT INTO search_characters (rowid, characters) VALUES (@docid, @characters)', {
    docid,
    characters: entry.characters,
  });
}

/** Takes a record out of the index; unknown ones are passed over. */
export function removeSearchEntry(db: WriteDb, type: SearchType, refId: string): void {
  const docid = docidOf(db, type, refId);
  if (docid === undefined) return;
  dropEntry(db, docid);
  db.run('DELETE FROM search_item WHERE docid = @docid', { docid });
}

/** FROM and WHERE over the table that drives the query; `docid` is its rowid. */
function sourceOf(query: SearchQuery): { table: string; where: string } {
  const inCharacters = 'SELECT rowid FROM search_characters WHERE search_characters MATCH @characters';
  if (query.grams === null)
    return { table: 'search_characters', where: 'search_characters MATCH @characters' };
  const where = 'search_index MATCH @grams';
  // The + keeps SQLite from looking each of those rowids up in search_index, which would run the query once a row.
  return {
    table: 'search_index',
    where: query.characters === null ? where : `${where} AND +search_index.rowid IN (${inCharacters})`,
  };
}

export interface SearchRef {
  type: SearchType;
  refId: string;
}

/** Records that satisfy a query, last added first; `type` null looks at all. */
export function matchSearchEntries(
  db: ReadDb,
  query: SearchQuery,
  type: SearchType | null,
  window: { offset: number; limit: number },
): SearchRef[] {
  const { table, where } = sourceOf(query);
  // Order by rowid comes free with the index; ranking by relevance would read every hit.
  return db.all<SearchRef>(
    `SELECT i.type, i.ref_id AS refId FROM ${table} JOIN search_item i ON i.docid = ${table}.rowid
      WHERE ${where} AND (@type IS NULL OR i.type = @type)
      ORDER BY ${table}.rowid DESC LIMIT @limit OFFSET @offset`,
    { ...query, type, ...window },
  );
}

/** How many records satisfy a query. */
export function countSearchEntries(db: ReadDb, query: SearchQuery, type: SearchType | null): number {
  const { table, where } = sourceOf(query);
  const sql =
    type === null
      ? `SELECT COUNT(*) FROM ${table} WHERE ${where}`
      : `SELECT COUNT(*) FROM ${table} JOIN search_item i ON i.docid = ${table}.rowid WHERE ${where} AND i.type = @type`;
  return db.value<number>(sql, { ...query, type }) ?? 0;
}
