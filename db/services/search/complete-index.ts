import type { ReadDb, SqlParams, WriteDb } from '../../connection';
import type { Core } from '../../core';
import { SEARCH_TABLES, SEARCH_TYPES, type SearchType } from '../../repositories/search-index';
import { readSetting, writeSetting } from '../../repositories/setting';
import { RECORD_TABLES } from '../../repositories/tables';
import { reindex } from './reindex';

// Building index entries means taking texts apart in JavaScript, which takes longer than an import or merge itself. So a
// batch only takes the entries of changed rows out; a row without an entry is one that waits. The waiting rows are
// indexed right afterwards in short transactions, and, should the program end before that, when the database is next
// opened. The setting says whether there can be any: looking for them costs a scan.

const SETTING = 'search.incomplete';

// A province has millions of rows: looking through all of them for a county's would take longer than indexing those. So it is
// known up to which row each table has its entries. A batch that says when it begins adds its rows behind that place, and
// entries taken out move it back; any other batch, and one of an earlier program, makes the look begin at the first row.
const PLACES_SETTING = 'search.indexedUpTo';
interface Places {
  /** What stands at `SETTING` while this holds. */
  notes: number;
  upTo: Partial<Record<SearchType, number>>;
}

/** What entries are made of. A database whose entries were made otherwise gets all of them anew. */
const FORM: number = 3;
const FORM_SETTING = 'search.form';

/** A type of record whose entries hold words of a table's rows, and how its ids are found. */
interface EntryOwner {
  type: SearchType;
  ids: (rows: string) => string;
  column?: string;
}

function ownersOf(table: string): EntryOwner[] {
  return (RECORD_TABLES[table]?.search ?? []).map((search) => {
    const type = SEARCH_TYPES.find((each) => SEARCH_TABLES[each] === search.table);
    if (type === undefined) throw new Error(`no search type has the table ${search.table}`);
    return { ...search, type };
  });
}

/** Whether rows of a table are searched and any of their records stands in the index or was passed over as voided. */
export function hasSearchEntries(db: ReadDb, table: string): boolean {
  const places = placesOf(db);
  return ownersOf(table).some(
    ({ type }) =>
      (places[type] ?? 0) > 0 ||
      db.value<number>(`SELECT EXISTS (SELECT 1 FROM search_item WHERE type = '${type}')`) === 1,
  );
}

/** True when words of this table's rows stand in entries of other records, which know nothing of an added row. */
export function isSearchedElsewhere(table: string): boolean {
  return ownersOf(table).some(({ type, column }) => SEARCH_TABLES[type] !== table && column === undefined);
}

/** The column of a table whose words alone stand in entries of other records, if there is one. */
export function columnSearchedElsewhere(table: string): string | undefined {
  return ownersOf(table).find(({ column }) => column !== undefined)?.column;
}

/**
 * Takes records out of the index so that they are indexed anew. `rows` selects ids of rows of `table`; `differing` those
 * among them whose `columnSearchedElsewhere` changed: a unit's plans need new entries when it is renamed only.
 */
export function dropSearchEntries(
  db: WriteDb,
  table: string,
  rows: string,
  params: SqlParams = {},
  differing = rows,
): void {
  for (const owner of ownersOf(table))
    dropEntriesOf(db, owner, owner.column === undefined ? rows : differing, params);
}

function dropEntriesOf(db: WriteDb, owner: EntryOwner, rows: string, params: SqlParams): void {
  moveBack(
    db,
    owner.type,
    `SELECT MIN(rowid) - 1 FROM ${SEARCH_TABLES[owner.type]} WHERE id IN (${owner.ids(rows)})`,
    params,
  );
  const docids = db
    .allRaw(
      `SELECT docid FROM search_item WHERE type = '${owner.type}' AND ref_id IN (${owner.ids(rows)})`,
      params,
    )
    .map(([docid]) => docid);
  if (docids.length === 0) return;
  const listed = { docids: JSON.stringify(docids) };
  db.run('DELETE FROM search_index WHERE rowid IN (SELECT value FROM json_each(@docids))', listed);
  db.run('DELETE FROM search_characters WHERE rowid IN (SELECT value FROM json_each(@docids))', listed);
  db.run('DELETE FROM search_item WHERE docid IN (SELECT value FROM json_each(@docids))', listed);
}

/** How many batches have left something waiting since the index was whole; an earlier program noted `true`. */
function notes(db: ReadDb): number {
  return Number(readSetting<number | boolean>(db, SETTING, 0));
}

/** Up to which row of each type's table no record waits; nothing where that is not known. */
function placesOf(db: ReadDb): Places['upTo'] {
  const places = readSetting<Places>(db, PLACES_SETTING, { notes: -1, upTo: {} });
  return places.notes === notes(db) ? places.upTo : {};
}

function writePlaces(db: WriteDb, upTo: Places['upTo']): void {
  writeSetting(db, PLACES_SETTING, { notes: notes(db), upTo } satisfies Places);
}

/** Takes a type's place back to what `sql` selects, when it stands behind that. */
function moveBack(db: WriteDb, type: SearchType, sql: string, params: SqlParams = {}): void {
  const places = placesOf(db);
  const known = places[type];
  if (known === undefined || known === 0) return;
  const row = db.value<number>(sql, params);
  if (typeof row === 'number' && row < known) writePlaces(db, { ...places, [type]: row });
}

/**
 * Says, in a batch's transaction and before its first row, that it will tell by `noteSearchIncomplete` when it is through.
 * SQLite gives the number of a last row that was deleted once more: rows to come are behind the last one there is.
 */
export function beginSearchBatch(db: WriteDb): void {
  for (const type of SEARCH_TYPES)
    moveBack(db, type, `SELECT COALESCE(MAX(rowid), 0) FROM ${SEARCH_TABLES[type]}`);
}

/** True while records wait for their entries: what is found may be incomplete. */
export function isSearchIncomplete(db: ReadDb): boolean {
  return notes(db) > 0 || readSetting<number>(db, FORM_SETTING, 1) !== FORM;
}

/** Forgets entries that an earlier program made in another form. */
function forgetOldEntries(db: WriteDb): void {
  if (readSetting<number>(db, FORM_SETTING, 1) === FORM) return;
  for (const table of ['search_index', 'search_characters'])
    db.exec(`INSERT INTO ${table} (${table}) VALUES ('delete-all')`);
  db.exec('DELETE FROM search_item');
  noteSearchIncomplete(db);
  noteSearchForm(db);
}

/** Says of a new database that its entries will be made as this program makes them. */
export function noteSearchForm(db: WriteDb): void {
  writeSetting(db, FORM_SETTING, FORM);
}

/**
 * Says, inside the batch's transaction, that records wait for their entries.
 * @param begun the batch began with `beginSearchBatch`: no row before the known places waits but those taken out
 */
export function noteSearchIncomplete(db: WriteDb, begun: 'begun' | 'anywhere' = 'anywhere'): void {
  const places = begun === 'begun' ? placesOf(db) : {};
  writeSetting(db, SETTING, notes(db) + 1);
  writePlaces(db, places);
}

/** Records between two pauses, and in one transaction. */
const SLICE = 25;
const TRANSACTION = 1000;
/** Rows looked through for waiting ones before others get their turn. */
const LOOK = 5000;

/**
 * Indexes every record that has no entry, up to a thousand to a transaction. Returns how many.
 * Costs one look at a setting when nothing waits.
 */
export async function completeSearchIndex(
  core: Pick<Core, 'read' | 'longTransaction'>,
  signal?: AbortSignal,
): Promise<number> {
  if (!isSearchIncomplete(core.read)) return 0;
  await core.longTransaction(async (db) => forgetOldEntries(db), signal);
  const noted = notes(core.read);
  const places = placesOf(core.read);
  const reached: Places['upTo'] = {};
  let indexed = 0;
  for (const type of SEARCH_TYPES) {
    let after = places[type] ?? 0;
    for (let last = lastRow(core.read, type); after < last; last = lastRow(core.read, type)) {
      const upTo = Math.min(after + LOOK, last);
      const waiting = waitingRows(core.read, type, { after, upTo });
      for (let from = 0; from < waiting.length; from += TRANSACTION) {
        const part = waiting.slice(from, from + TRANSACTION);
        await core.longTransaction((db, pause) => indexPart(db, type, part, pause), signal);
        indexed += part.length;
      }
      if (waiting.length === 0) await new Promise(setImmediate);
      signal?.throwIfAborted();
      after = upTo;
    }
    reached[type] = after;
  }
  // A batch that came in meanwhile has rows behind the place this run had reached: then its note stays.
  await core.longTransaction(async (db) => {
    if (notes(db) !== noted) return;
    writeSetting(db, SETTING, 0);
    writePlaces(db, reached);
  }, signal);
  return indexed;
}

async function indexPart(
  db: WriteDb,
  type: SearchType,
  ids: readonly string[],
  pause: () => Promise<void>,
): Promise<void> {
  for (let from = 0; from < ids.length; from += SLICE) {
    reindex(db, type, ids.slice(from, from + SLICE));
    await pause();
  }
}

function lastRow(db: ReadDb, type: SearchType): number {
  return db.value<number>(`SELECT MAX(rowid) FROM ${SEARCH_TABLES[type]}`) ?? 0;
}

/** Ids of records of a stretch of rows that have no entry, in the order they were added. */
function waitingRows(db: ReadDb, type: SearchType, stretch: { after: number; upTo: number }): string[] {
  return db
    .allRaw(
      `SELECT t.id FROM ${SEARCH_TABLES[type]} t LEFT JOIN search_item i ON i.type = '${type}' AND i.ref_id = t.id
        WHERE t.rowid > @after AND t.rowid <= @upTo AND i.docid IS NULL AND t.voided_at IS NULL ORDER BY t.rowid`,
      stretch,
    )
    .map(([id]) => String(id));
}
