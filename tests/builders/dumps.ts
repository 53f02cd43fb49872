import { createHash } from 'node:crypto';
import type { ReadDb } from '../../db/connection';
import { type ExchangedTable, TABLES } from '../../db/exchange/format/index';

/** Answers to packages: each desk makes its own as it merges. */
const ANSWERS = new Set(['receipt', 'receipt_answer']);

/** All rows of the exchanged tables in the exchanged columns, by table: what a package carries from desk to desk. `tables`: of another format. */
export function exchangedDump(
  db: ReadDb,
  options: { offices?: boolean; tables?: readonly ExchangedTable[] } = {},
): Record<string, unknown[]> {
  const dump: Record<string, unknown[]> = {};
  for (const table of options.tables ?? TABLES) {
    if ((table.kind === 'office' && !options.offices) || ANSWERS.has(table.name)) continue;
    dump[table.name] = db.allRaw(
      `SELECT ${table.columns.join(', ')} FROM ${table.name} ORDER BY ${table.key}`,
    );
  }
  return dump;
}

/** Tables that say what happened rather than how things stand. */
const HISTORY = new Set(['audit_entry', 'merge_batch', 'import_batch', 'batch_change', 'setting']);

/** Every row of every ordinary table, history aside; search entries without their running numbers. */
export function logicalDump(db: ReadDb): Record<string, unknown[]> {
  const dump: Record<string, unknown[]> = {};
  const tables = db.all<{ name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'
        AND name NOT LIKE 'search_index_%' AND name NOT LIKE 'search_characters_%' ORDER BY name`,
  );
  for (const { name } of tables) {
    if (HISTORY.has(name)) continue;
    if (name === 'search_item') {
      dump[name] = db.allRaw('SELECT type, ref_id FROM search_item ORDER BY type, ref_id');
      continue;
    }
    const columns = db.all<{ name: string }>(`PRAGMA table_info(${name})`).map((column) => column.name);
    const parts = columns.map((column) => (column === 'bytes' ? 'hex(bytes)' : column));
    dump[name] = db.allRaw(
      `SELECT ${parts.join(', ')} FROM ${name} ORDER BY ${columns.map((_, index) => index + 1).join(', ')}`,
    );
  }
  return dump;
}

/** A short mark of a dump, for comparing large ones. */
export function digestOfDump(dump: Record<string, unknown[]>): string {
  return createHash('sha256').update(JSON.stringify(dump)).digest('hex');
}
