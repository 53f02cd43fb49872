import type { SqlParams, WriteDb } from '../../connection';
import type { OutcomeCounts } from '../../domain/exchange/row-decision';
import type { ExchangedTable } from '../format/index';
import { markFormerSubjects, markSubjects } from './mark-duties';
import { dropSearchEntries } from '../../services/search/complete-index';
import { Pacer } from './pacer';

export interface ApplyContext {
  db: WriteDb;
  batchId: string;
  /** Next number within the batch. */
  nextSeq: () => number;
  pause: () => Promise<void>;
  /** False where marking the package's enterprises once covers every row. */
  markEachRow: boolean;
}

interface Range extends SqlParams {
  after: number;
  upTo: number;
}

const RANGE = 'p.rowid > @after AND p.rowid <= @upTo';

/**
 * Writes the accepted rows of one table, chunk by chunk, with what they were before into `batch_change`.
 * @returns how many rows were added and changed, to be compared with the rehearsal
 */
export async function applyTable(
  context: ApplyContext,
  table: ExchangedTable,
  rehearsed: OutcomeCounts,
): Promise<{ added: number; changed: number }> {
  const { added, changed, same, conflict, refused } = rehearsed;
  if (added + changed === 0) return { added: 0, changed: 0 };
  return changed + same + conflict + refused === 0 ? addAll(context, table) : applySome(context, table, rehearsed);
}

/** Runs `work` over consecutive stretches of a table's rows. */
async function overRows(context: ApplyContext, from: string, row: string, work: (range: Range) => void): Promise<void> {
  const pacer = new Pacer();
  const next = `SELECT MAX(${row}) FROM (SELECT ${row} FROM ${from} WHERE ${row} > @after ORDER BY ${row} LIMIT @size)`;
  for (let after = 0; ; ) {
    const upTo = context.db.value<number>(next, { after, size: pacer.size });
    if (upTo === undefined || upTo === null) return;
    pacer.timed(() => work({ after, upTo }));
    after = upTo;
    await context.pause();
  }
}

/** Nothing of this table is known here: no comparison, no before-images. */
async function addAll(context: ApplyContext, table: ExchangedTable): Promise<{ added: number; changed: number }> {
  const { db } = context;
  const columns = table.columns.join(', ');
  let added = 0;
  await overRows(context, `pack.${table.name}`, 'rowid', (range) => {
    logChunk(context, table, `pack.${table.name} p WHERE ${RANGE}`, `'null'`, range);
    if (context.markEachRow) markSubjects(db, table.name, 'p', `pack.${table.name} p WHERE ${RANGE}`, range);
    added += db.run(`INSERT INTO main.${table.name} (${columns}) SELECT ${columns} FROM pack.${table.name} p WHERE ${RANGE}`, range).changes;
  });
  return { added, changed: 0 };
}

/** Rows of a stretch that the rehearsal accepted, beside what is here. */
const chosenFrom = (name: string, join: string): string => `findings.${name} x JOIN pack.${name} p ON p.rowid = x.row ${join} JOIN main.${name} o ON o.id = p.id
  WHERE x.row > @after AND x.row <= @upTo`;

async function applySome(context: ApplyContext, table: ExchangedTable, { changed: anyChanged }: OutcomeCounts): Promise<{ added: number; changed: number }> {
  const { db } = context;
  const { name } = table;
  const verdicts = `findings.${name}`;
  const chosen = `${chosenFrom(name, 'LEFT')} AND x.outcome IN ('added', 'changed')`;
  const known = `${chosenFrom(name, 'CROSS')} AND x.outcome = 'changed'`;
  const columns = table.columns.join(', ');
  const assignments = table.columns.filter((column) => column !== 'id').map((column) => `${column} = excluded.${column}`);
  let written = 0;
  const write = (range: Range): void => {
    written += db.run(
      `INSERT INTO main.${name} (${columns}) SELECT ${table.columns.map((column) => `p.${column}`).join(', ')}
         FROM ${verdicts} x JOIN pack.${name} p ON p.rowid = x.row
        WHERE x.row > @after AND x.row <= @upTo AND x.outcome IN ('added', 'changed')
       ON CONFLICT (id) DO UPDATE SET ${assignments.join(', ')}`,
      range,
    ).changes;
  };
  // Keys can step aside only once everything has been noted as it was.
  const parks = anyChanged > 0 && table.keys.length > 0;
  await overRows(context, verdicts, 'row', (range) => {
    logChunk(context, table, chosen, beforeImage(table), range);
    if (context.markEachRow) markSubjects(db, name, 'p', chosen, range);
    if (anyChanged > 0) {
      if (context.markEachRow) markFormerSubjects(db, name, known, range);
      dropSearchEntries(db, name, `SELECT p.id FROM ${known}`, range);
    }
    if (!parks) write(range);
  });
  if (parks) {
    for (const key of table.keys) parkKeys(db, table, key);
    await overRows(context, verdicts, 'row', write);
  }
  return { added: written - anyChanged, changed: anyChanged };
}

/**
 * Moves rows whose unique key is about to change out of each other's way: two units may have exchanged their codes.
 * Dangling references that this makes for a moment are allowed, because references are checked at commit.
 */
function parkKeys(db: WriteDb, table: ExchangedTable, key: ExchangedTable['keys'][number]): void {
  const on = (alias: string) => key.where.replaceAll('{row}', alias);
  const differs = key.columns.map((column) => `p.${column} IS NOT o.${column}`).join(' OR ');
  db.run(
    `UPDATE main.${table.name} SET ${key.parked} = ${key.aside} WHERE id IN (
       SELECT o.id FROM findings.${table.name} x JOIN pack.${table.name} p ON p.rowid = x.row JOIN main.${table.name} o ON o.id = p.id
        WHERE x.outcome = 'changed' AND ${on('o')} AND ((${differs}) OR NOT (${on('p')})))`,
  );
}

/** One `batch_change` entry for the rows of a chunk: [[id, version, before], …]. */
function logChunk(context: ApplyContext, table: ExchangedTable, from: string, before: string, range: Range): void {
  context.db.run(
    `INSERT INTO batch_change (batch_id, seq, table_name, rows)
     SELECT @batch, @seq, '${table.name}', '[' || group_concat('[' || json_quote(p.id) || ',' || p.version || ',' || ${before} || ']') || ']' FROM ${from}
     HAVING COUNT(*) > 0`,
    { ...range, batch: context.batchId, seq: context.nextSeq() },
  );
}

/**
 * SQL expression: the changed columns of row o as a JSON object, 'null' for a row that is new. Only what differs is
 * kept, and the parked column of a key that is on the move. Floating point numbers are written with 17 digits; SQLite's
 * own JSON keeps 15, which is not the same number.
 */
function beforeImage(table: ExchangedTable): string {
  const differs = (column: string) => `p.${column} IS NOT o.${column}`;
  const parts = table.columns.map((column) => {
    const value = table.reals.includes(column) ? `COALESCE(format('%!.17g', o.${column}), 'null')` : `json_quote(o.${column})`;
    const moved = table.keys.filter((key) => key.parked === column).flatMap((key) => [...key.columns, 'voided_at']);
    return `IIF(${[...new Set([column, ...moved])].map(differs).join(' OR ')}, '"${column}":' || ${value}, NULL)`;
  });
  return `IIF(o.id IS NULL, 'null', '{' || concat_ws(',', ${parts.join(', ')}) || '}')`;
}
