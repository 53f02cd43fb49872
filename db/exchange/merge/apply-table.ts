import type { SqlParams, WriteDb } from '../../connection';
import { omittedIn } from '../../domain/exchange/profile';
import type { OutcomeCounts } from '../../domain/exchange/row-decision';
import {
  columnSearchedElsewhere,
  dropSearchEntries,
  hasSearchEntries,
  isSearchedElsewhere,
} from '../../services/search/complete-index';
import type { ExchangedTable } from '../format/index';
import { markSelected, markSubjects, subjectOf } from './mark-duties';
import { Pacer } from './pacer';

export interface ApplyContext {
  db: WriteDb;
  batchId: string;
  /** Next number within the batch. */
  nextSeq: () => number;
  pause: () => Promise<void>;
  /** 'table.column' that the package leaves out: what is here stays. */
  omitted: readonly string[];
  /** 'table.column' that came empty before: filled now, without a new version of the row. */
  fillable: readonly string[];
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
  return changed + same + conflict + refused === 0
    ? addAll(context, table)
    : applySome(context, table, rehearsed);
}

/**
 * A plan that was known already is also found by the words of a version, document or number that has just come.
 * `written` selects a stretch of the rows, as `p.id`, now that they are kept.
 */
async function dropForeignEntries(
  context: ApplyContext,
  name: string,
  [from, row]: [from: string, row: string],
  written: string,
): Promise<void> {
  if (!isSearchedElsewhere(name) || !hasSearchEntries(context.db, name)) return;
  await overRows(context, from, row, (range) => dropSearchEntries(context.db, name, written, range));
}

/** Runs `work` over consecutive stretches of a table's rows; gaps in their numbers are stepped over. */
async function overRows(
  context: ApplyContext,
  from: string,
  row: string,
  work: (range: Range) => void,
): Promise<void> {
  const pacer = new Pacer();
  const next = `SELECT MIN(${row}) FROM ${from} WHERE ${row} > @after`;
  for (let after = 0; ; ) {
    const first = context.db.value<number>(next, { after });
    if (first === undefined || first === null) return;
    const range = { after: first - 1, upTo: first - 1 + pacer.size };
    pacer.timed(() => work(range));
    after = range.upTo;
    await context.pause();
  }
}

/** Nothing of this table is known here: no comparison, no before-images. */
async function addAll(
  context: ApplyContext,
  table: ExchangedTable,
): Promise<{ added: number; changed: number }> {
  const { db } = context;
  const columns = table.columns.join(', ');
  let added = 0;
  await overRows(context, `pack.${table.name}`, 'rowid', (range) => {
    logChunk(context, table, `pack.${table.name} p WHERE ${RANGE}`, `'null'`, range);
    if (context.markEachRow) markSubjects(db, table.name, 'p', `pack.${table.name} p WHERE ${RANGE}`, range);
    added += db.run(
      `INSERT INTO main.${table.name} (${columns}) SELECT ${columns} FROM pack.${table.name} p WHERE ${RANGE}`,
      range,
    ).changes;
  });
  await dropForeignEntries(
    context,
    table.name,
    [`pack.${table.name}`, 'rowid'],
    `SELECT p.id FROM pack.${table.name} p WHERE ${RANGE}`,
  );
  return { added, changed: 0 };
}

/** Marks every unit of the package, stretch by stretch. */
export function markEveryUnit(context: ApplyContext): Promise<void> {
  return overRows(context, 'pack.enterprise', 'rowid', (range) =>
    markSubjects(context.db, 'enterprise', 'p', `pack.enterprise p WHERE ${RANGE}`, range),
  );
}

async function applySome(
  context: ApplyContext,
  table: ExchangedTable,
  { changed: anyChanged }: OutcomeCounts,
): Promise<{ added: number; changed: number }> {
  const { db } = context;
  const { name } = table;
  const chosen = `findings.${name} x CROSS JOIN pack.${name} p ON p.rowid = x.row LEFT JOIN main.${name} o ON o.id = p.id
    WHERE x.row > @after AND x.row <= @upTo AND x.outcome IN ('added', 'changed')`;
  const columns = table.columns.join(', ');
  const left = omittedIn(name, context.omitted);
  const assignments = table.columns
    .filter((column) => column !== 'id' && !left.has(column))
    .map((column) => `${column} = excluded.${column}`);
  // A filled column may be indexed; the light update leaves such rows to the full one.
  const filled = [...omittedIn(name, context.fillable)]
    .filter((column) => !left.has(column))
    .map((column) => `OR o.${column} IS NOT p.${column}`)
    .join(' ');
  const light = anyChanged > 0 ? lightUpdate(db, table, left) : null;
  let written = 0;
  const write = (range: Range): void => {
    if (light !== null) written += db.run(light, range).changes;
    written += db.run(
      `INSERT INTO main.${name} (${columns}) SELECT ${table.columns.map((column) => `p.${column}`).join(', ')}
         FROM ${chosen} AND (o.version IS NOT p.version ${filled})
       ON CONFLICT (id) DO UPDATE SET ${assignments.join(', ')}`,
      range,
    ).changes;
  };
  // Keys can step aside only once everything has been noted as it was.
  const parks = anyChanged > 0 && table.keys.length > 0;
  const before = beforeImage(table, left);
  const note = noteDerived(context, table, chosen);
  await overRows(context, `findings.${name}`, 'row', (range) => {
    note?.(range);
    logChunk(context, table, chosen, before, range);
    if (!parks) write(range);
  });
  if (parks) {
    for (const key of table.keys) parkKeys(db, table, key);
    await overRows(context, `findings.${name}`, 'row', write);
  }
  await dropForeignEntries(context, name, [`findings.${name}`, 'row'], `SELECT p.id FROM ${chosen}`);
  return { added: written - anyChanged, changed: anyChanged };
}

/**
 * What follows from a stretch of rows, before they are written: whose duties must be looked at again (of changed rows
 * also whom they hung on before), and which search entries are out of date. The wide rows are read once for all of it.
 */
function noteDerived(
  context: ApplyContext,
  { name }: ExchangedTable,
  chosen: string,
): ((range: Range) => void) | null {
  const { db } = context;
  const subject = subjectOf(name);
  const searched = hasSearchEntries(db, name);
  if (!subject && !searched) return null;
  const now = subject && context.markEachRow ? subject.of('p') : 'NULL';
  const former = subject
    ? `IIF(x.outcome = 'changed' AND o.${subject.link} IS NOT p.${subject.link}, ${subject.of('o')}, NULL)`
    : 'NULL';
  const column = columnSearchedElsewhere(name);
  const differs = column ? `o.${column} IS NOT p.${column}` : '0';
  db.exec(
    'CREATE TEMP TABLE IF NOT EXISTS noted (id TEXT, changed INTEGER, differs INTEGER, subject TEXT, former TEXT)',
  );
  return (range) => {
    db.run('DELETE FROM temp.noted');
    db.run(
      `INSERT INTO temp.noted SELECT p.id, x.outcome = 'changed', ${differs}, ${now}, ${former} FROM ${chosen}`,
      range,
    );
    if (subject) markSelected(db, 'SELECT subject FROM temp.noted UNION SELECT former FROM temp.noted');
    const changed = 'SELECT id FROM temp.noted WHERE changed = 1';
    if (searched) dropSearchEntries(db, name, changed, {}, `${changed} AND differs = 1`);
  };
}

/**
 * An update that leaves every index alone, for changed rows none of whose indexed columns differ; most edits are of
 * that kind, and the indexes are most of the work. What it has not brought to the new version is written in full.
 */
function lightUpdate(db: WriteDb, { name, columns }: ExchangedTable, left: ReadonlySet<string>): string {
  const indexes = db.all<{ sql: string }>(
    `SELECT sql FROM main.sqlite_schema WHERE type = 'index' AND tbl_name = @name AND sql IS NOT NULL`,
    { name },
  );
  // Any column named in an index's statement, be it in its list, an expression or its condition.
  const words = new Set(indexes.flatMap((index) => index.sql.match(/\w+/g) ?? []));
  const indexed = columns.filter((column) => column !== 'id' && !left.has(column) && words.has(column));
  const rest = columns.filter((column) => column !== 'id' && !left.has(column) && !words.has(column));
  return `UPDATE main.${name} SET (${rest.join(', ')}) = (SELECT ${rest.map((column) => `p.${column}`).join(', ')} FROM pack.${name} p WHERE p.id = main.${name}.id)
    WHERE rowid IN (
      SELECT o.rowid FROM findings.${name} x CROSS JOIN pack.${name} p ON p.rowid = x.row CROSS JOIN main.${name} o ON o.id = p.id
       WHERE x.row > @after AND x.row <= @upTo AND x.outcome = 'changed' ${indexed.map((column) => `AND o.${column} IS p.${column}`).join(' ')})`;
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
function logChunk(
  context: ApplyContext,
  table: ExchangedTable,
  from: string,
  before: string,
  range: Range,
): void {
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
function beforeImage(table: ExchangedTable, left: ReadonlySet<string>): string {
  const differs = (column: string) => `p.${column} IS NOT o.${column}`;
  const written = table.columns.filter((column) => !left.has(column));
  const parts = written.map((column) => {
    const value = table.reals.includes(column)
      ? `COALESCE(format('%!.17g', o.${column}), 'null')`
      : `json_quote(o.${column})`;
    const moved = table.keys
      .filter((key) => key.parked === column)
      .flatMap((key) => [...key.columns, 'voided_at']);
    return `IIF(${[...new Set([column, ...moved])].map(differs).join(' OR ')}, '"${column}":' || ${value}, NULL)`;
  });
  return `IIF(o.id IS NULL, 'null', '{' || concat_ws(',', ${parts.join(', ')}) || '}')`;
}
