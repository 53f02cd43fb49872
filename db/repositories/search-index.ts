import type { ReadDb, SqlParams, WriteDb } from '../connection';

/** What can be found; one entry a record. Hits are shown in this order of types. */
export const SEARCH_TYPES = [
  'enterprise',
  'plan',
  'filing',
  'drill',
  'expert',
  'team',
  'equipment',
  'supply',
  'contact',
  'facility',
  'hazard',
  'danger',
  'incident',
] as const;
export type SearchType = (typeof SEARCH_TYPES)[number];
export type SearchCounts = Record<SearchType, number>;

export function noHits(): SearchCounts {
  return Object.fromEntries(SEARCH_TYPES.map((type) => [type, 0])) as SearchCounts;
}

/** The table whose rows are the records of a type. */
export const SEARCH_TABLES: Readonly<Record<SearchType, string>> = {
  enterprise: 'enterprise',
  plan: 'plan',
  filing: 'filing_case',
  drill: 'drill',
  expert: 'expert',
  team: 'team',
  equipment: 'equipment',
  supply: 'supply',
  contact: 'contact',
  facility: 'facility',
  hazard: 'hazard',
  danger: 'hidden_danger',
  incident: 'incident',
};

// Every type has a stretch of entry numbers of its own. FTS5 takes a range of rowids as cheaply as a word, so hits of one
// type need no look at any other table. Plans, whose texts fill the index, have the small numbers: they take fewer bytes.
const STRETCH_BITS = 26;
const STRETCHES: readonly SearchType[] = [
  'plan',
  'enterprise',
  'filing',
  'drill',
  'expert',
  'team',
  'equipment',
  'supply',
  'contact',
  'facility',
  'hazard',
  'danger',
  'incident',
];

function stretchOf(type: SearchType): { from: number; to: number } {
  const from = STRETCHES.indexOf(type) * 2 ** STRETCH_BITS;
  return { from: from + 1, to: from + 2 ** STRETCH_BITS - 1 };
}

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

/** Further conditions on the records of one type: `joins` reach them from `i.ref_id`. */
export interface SearchCondition {
  joins: string;
  where: string;
  params: SqlParams;
}

function docidOf(db: ReadDb, type: SearchType, refId: string): number | undefined {
  return db.value<number>('SELECT docid FROM search_item WHERE type = @type AND ref_id = @refId', {
    type,
    refId,
  });
}

function addItem(db: WriteDb, type: SearchType, refId: string): number {
  const { from, to } = stretchOf(type);
  const last = db.value<number>(
    'SELECT docid FROM search_item WHERE docid BETWEEN @from AND @to ORDER BY docid DESC LIMIT 1',
    { from, to },
  );
  const docid = last === undefined ? from : last + 1;
  db.run('INSERT INTO search_item (docid, type, ref_id) VALUES (@docid, @type, @refId)', {
    docid,
    type,
    refId,
  });
  return docid;
}

function dropEntry(db: WriteDb, docid: number): void {
  db.run('DELETE FROM search_index WHERE rowid = @docid', { docid });
  db.run('DELETE FROM search_characters WHERE rowid = @docid', { docid });
}

/** Writes a record's entry; an entry that stands already is replaced and keeps its place in the order. */
export function putSearchEntry(db: WriteDb, type: SearchType, refId: string, entry: SearchEntry): void {
  const known = docidOf(db, type, refId);
  if (known !== undefined) dropEntry(db, known);
  const docid = known ?? addItem(db, type, refId);
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

/** Records of one type that satisfy a query: their ids, last added first. */
export function matchSearchEntries(
  db: ReadDb,
  query: SearchQuery,
  type: SearchType,
  window: { offset: number; limit: number },
  condition: SearchCondition | null = null,
): string[] {
  const { table, where } = sourceOf(query);
  // Order by rowid comes free with the index; ranking by relevance would read every hit. CROSS keeps the words in front.
  return db
    .allRaw(
      `SELECT i.ref_id FROM ${table} CROSS JOIN search_item i ON i.docid = ${table}.rowid ${condition?.joins ?? ''}
        WHERE ${where} AND ${table}.rowid BETWEEN @from AND @to ${condition ? `AND ${condition.where}` : ''}
        ORDER BY ${table}.rowid DESC LIMIT @limit OFFSET @offset`,
      { ...query, ...stretchOf(type), ...window, ...condition?.params },
    )
    .map(([id]) => String(id));
}

/** How many records of every type satisfy a query, in one pass. */
export function countSearchEntries(db: ReadDb, query: SearchQuery): SearchCounts {
  const { table, where } = sourceOf(query);
  const rows = db.allRaw(
    `SELECT ${table}.rowid >> ${STRETCH_BITS}, COUNT(*) FROM ${table} WHERE ${where} GROUP BY 1`,
    { ...query },
  );
  const counts = noHits();
  for (const [stretch, count] of rows) {
    const type = STRETCHES[Number(stretch)];
    if (type) counts[type] = Number(count);
  }
  return counts;
}

/** How many records of one type satisfy a query and further conditions. */
export function countFilteredEntries(
  db: ReadDb,
  query: SearchQuery,
  type: SearchType,
  condition: SearchCondition,
): number {
  const { table, where } = sourceOf(query);
  return (
    db.value<number>(
      `SELECT COUNT(*) FROM ${table} CROSS JOIN search_item i ON i.docid = ${table}.rowid ${condition.joins}
        WHERE ${where} AND ${table}.rowid BETWEEN @from AND @to AND ${condition.where}`,
      { ...query, ...stretchOf(type), ...condition.params },
    ) ?? 0
  );
}
