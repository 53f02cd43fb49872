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

/** The type of record whose entry holds the words of a table's rows, and how its ids are found. */
function ownerOf(table: string): { type: SearchType; ids: (rows: string) => string } | undefined {
  const search = RECORD_TABLES[table]?.search;
  const type = search && SEARCH_TYPES.find((each) => SEARCH_TABLES[each] === search.table);
  return type && { type, ids: search.ids };
}

/** Whether rows of a table are searched and any of their records stands in the index. */
export function hasSearchEntries(db: ReadDb, table: string): boolean {
  const owner = ownerOf(table);
  return (
    owner !== undefined &&
    db.value<number>(`SELECT EXISTS (SELECT 1 FROM search_item WHERE type = '${owner.type}')`) === 1
  );
}

/** Takes records out of the index so that they are indexed anew. `rows` selects ids of rows of `table`. */
export function dropSearchEntries(db: WriteDb, table: string, rows: string, params: SqlParams = {}): void {
  const owner = ownerOf(table);
  if (!owner) return;
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

/** True while records wait for their entries: what is found may be incomplete. */
export function isSearchIncomplete(db: ReadDb): boolean {
  return readSetting(db, SETTING, false);
}

/** Says, inside the batch's transaction, that records wait for their entries. */
export function noteSearchIncomplete(db: WriteDb): void {
  writeSetting(db, SETTING, true);
}

/** Records between two pauses, and in one transaction. */
const SLICE = 25;
const TRANSACTION = 1000;

/**
 * Indexes every record that has no entry, a thousand to a transaction. Returns how many.
 * Costs one look at a setting when nothing waits.
 */
export async function completeSearchIndex(
  core: Pick<Core, 'read' | 'longTransaction'>,
  signal?: AbortSignal,
): Promise<number> {
  if (!isSearchIncomplete(core.read)) return 0;
  let indexed = 0;
  for (const type of SEARCH_TYPES) {
    for (
      let after = 0, waiting = waitingRows(core.read, type, after);
      waiting.length > 0;
      waiting = waitingRows(core.read, type, after)
    ) {
      const part = waiting;
      await core.longTransaction(async (db, pause) => {
        for (let from = 0; from < part.length; from += SLICE) {
          reindex(
            db,
            type,
            part.slice(from, from + SLICE).map((row) => row.id),
          );
          await pause();
        }
      }, signal);
      indexed += part.length;
      after = part.at(-1)?.row ?? after;
    }
  }
  // A batch that came in meanwhile has rows behind the place this run had reached: then the note stays.
  await core.longTransaction(async (db) => {
    if (SEARCH_TYPES.every((type) => waitingRows(db, type, 0, 1).length === 0))
      writeSetting(db, SETTING, false);
  }, signal);
  return indexed;
}

/** Records behind `after` that have no entry, in the order they were added. */
function waitingRows(
  db: ReadDb,
  type: SearchType,
  after: number,
  limit = TRANSACTION,
): { row: number; id: string }[] {
  return db.all(
    `SELECT t.rowid AS row, t.id FROM ${SEARCH_TABLES[type]} t LEFT JOIN search_item i ON i.type = '${type}' AND i.ref_id = t.id
      WHERE t.rowid > @after AND i.docid IS NULL AND t.voided_at IS NULL ORDER BY t.rowid LIMIT @limit`,
    { after, limit },
  );
}
