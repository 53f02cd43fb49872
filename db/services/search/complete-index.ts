import type { Core } from '../../core';
import type { SqlParams, WriteDb } from '../../connection';
import { SEARCH_TYPES, type SearchType } from '../../repositories/search-index';
import { readSetting, writeSetting } from '../../repositories/setting';
import { reindex } from './reindex';

// Building index entries means taking texts apart in JavaScript, which takes longer than an import or merge itself. So a
// batch only takes the entries of changed rows out; a row without an entry is one that waits. The waiting rows are
// indexed right afterwards in short transactions, and, should the program end before that, when the database is next
// opened. The setting says whether there can be any: looking for them costs a scan.

const SETTING = 'search.incomplete';

/** Which records' texts a table's rows belong to. */
const OWNERS: Readonly<Record<string, { type: SearchType; ids: (rows: string) => string }>> = {
  enterprise: { type: 'enterprise', ids: (rows) => rows },
  plan: { type: 'plan', ids: (rows) => rows },
  plan_version: { type: 'plan', ids: (rows) => `SELECT v.plan_id FROM main.plan_version v WHERE v.id IN (${rows})` },
  plan_document: {
    type: 'plan',
    ids: (rows) =>
      `SELECT v.plan_id FROM main.plan_document d JOIN main.plan_version v ON v.id = d.plan_version_id WHERE d.id IN (${rows})`,
  },
  drill: { type: 'drill', ids: (rows) => rows },
  expert: { type: 'expert', ids: (rows) => rows },
  team: { type: 'team', ids: (rows) => rows },
};

/** Takes records out of the index so that they are indexed anew. `rows` selects ids of rows of `table`. */
export function dropSearchEntries(db: WriteDb, table: string, rows: string, params: SqlParams = {}): void {
  const owner = OWNERS[table];
  if (!owner) return;
  const docids = `SELECT docid FROM search_item WHERE type = '${owner.type}' AND ref_id IN (${owner.ids(rows)})`;
  db.run(`DELETE FROM search_index WHERE rowid IN (${docids})`, params);
  db.run(`DELETE FROM search_characters WHERE rowid IN (${docids})`, params);
  db.run(`DELETE FROM search_item WHERE docid IN (${docids})`, params);
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
export async function completeSearchIndex(core: Pick<Core, 'read' | 'longTransaction'>, signal?: AbortSignal): Promise<number> {
  if (!readSetting(core.read, SETTING, false)) return 0;
  let indexed = 0;
  for (const type of SEARCH_TYPES) {
    const waiting = core.read
      .allRaw(
        `SELECT t.id FROM ${type} t LEFT JOIN search_item i ON i.type = '${type}' AND i.ref_id = t.id
          WHERE i.docid IS NULL AND t.voided_at IS NULL ORDER BY t.rowid`,
      )
      .map(([id]) => id as string);
    for (let at = 0; at < waiting.length; at += TRANSACTION) {
      const part = waiting.slice(at, at + TRANSACTION);
      await core.longTransaction(async (db, pause) => {
        for (let from = 0; from < part.length; from += SLICE) {
          reindex(db, type, part.slice(from, from + SLICE));
          await pause();
        }
      }, signal);
    }
    indexed += waiting.length;
  }
  await core.longTransaction(async (db) => writeSetting(db, SETTING, false), signal);
  return indexed;
}
