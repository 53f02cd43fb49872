import type { WriteDb } from '../../connection';
import { noOutcomes, type OutcomeCounts, type RowOutcome } from '../../domain/exchange/row-decision';
import { type ExchangedTable, MOMENTS } from '../format/index';

// The set-based twin of db/domain/exchange/row-decision: the same order of questions as one CASE over
//   p   the package's row (schema pack)      o   the row of the same id here (schema live), or NULL
//   owner_verdict (origin, refusal)          NULL refusal: the package may bring that owner's rows
// Property tests hold both equal.

/** Columns whose difference is a difference of content. */
export function contentColumns(table: ExchangedTable): string[] {
  return table.columns.filter((column) => column !== table.key && !MOMENTS.includes(column));
}

function differs(table: ExchangedTable): string {
  return contentColumns(table)
    .map((column) => `p.${column} IS NOT o.${column}`)
    .join(' OR ');
}

const OWNER_REFUSAL = '(SELECT v.refusal FROM owner_verdict v WHERE v.origin = p.origin)';

interface Situation {
  /** Whether any owner in the package is refused; without one the look-up per row is left out. */
  ownersRefused: boolean;
  latest: boolean;
}

/** SQL expression: the outcome of row p. */
export function outcomeSql(table: ExchangedTable, { ownersRefused, latest }: Situation): string {
  const ownerRefused = ownersRefused ? `${OWNER_REFUSAL} IS NOT NULL` : 'FALSE';
  return `CASE
    WHEN o.${table.key} IS NULL THEN IIF(${ownerRefused}, 'refused', 'added')
    WHEN o.origin = p.origin AND o.version = p.version AND NOT (${differs(table)}) THEN 'same'
    WHEN ${ownerRefused} OR o.origin <> p.origin THEN 'refused'
    WHEN p.version > o.version THEN 'changed'
    WHEN p.version < o.version THEN '${latest ? 'changed' : 'refused'}'
    ELSE 'conflict' END`;
}

/** SQL expression: why row p is refused, where `outcomeSql` says so. */
function refusalSql(): string {
  return `COALESCE(${OWNER_REFUSAL}, IIF(o.origin <> p.origin, 'owner-differs', 'older'))`;
}

const source = (table: ExchangedTable): string =>
  `pack.${table.name} p LEFT JOIN live.${table.name} o ON o.${table.key} = p.${table.key}`;

/** Counts the outcomes of a table and notes conflicts and refusals row by row in `exception`. */
export function classifyTable(db: WriteDb, table: ExchangedTable, situation: Situation): OutcomeCounts {
  const outcome = outcomeSql(table, situation);
  const counts = noOutcomes();
  for (const row of db.all<{ outcome: RowOutcome; rows: number }>(
    `SELECT outcome, COUNT(*) AS rows FROM (SELECT ${outcome} AS outcome FROM ${source(table)}) GROUP BY outcome`,
  ))
    counts[row.outcome] = row.rows;
  if (counts.refused + counts.conflict > 0)
    db.exec(
      `INSERT INTO exception (table_name, id, outcome, refusal)
       SELECT '${table.name}', id, outcome, IIF(outcome = 'refused', refusal, NULL)
         FROM (SELECT p.id, ${outcome} AS outcome, ${refusalSql()} AS refusal FROM ${source(table)})
        WHERE outcome IN ('refused', 'conflict')`,
    );
  return counts;
}

/** Rows of the table that would be written as things stand: added or changed, and not refused by a later question. */
function candidates(table: ExchangedTable): string {
  return `pack.${table.name} p LEFT JOIN live.${table.name} o ON o.id = p.id
    WHERE (o.id IS NULL OR o.version <> p.version)
      AND NOT EXISTS (SELECT 1 FROM exception x WHERE x.table_name = '${table.name}' AND x.id = p.id)`;
}

function refuse(db: WriteDb, table: ExchangedTable, counts: OutcomeCounts, refusal: string, where: string): number {
  const rows = db.all<{ id: string; added: number; refusal: string }>(
    `SELECT p.id, o.id IS NULL AS added, ${refusal} AS refusal FROM ${candidates(table)} AND (${where})`,
  );
  for (const { id, added, refusal: reason } of rows) {
    db.run(`INSERT INTO exception (table_name, id, outcome, refusal) VALUES (@table, @id, 'refused', @reason)`, { table: table.name, id, reason });
    counts[added === 1 ? 'added' : 'changed'] -= 1;
    counts.refused += 1;
  }
  return rows.length;
}

/**
 * Refuses rows that would hang on nothing, or on a row the sender does not speak for. Runs until nothing more falls,
 * because a table may refer to itself.
 */
export function refuseOrphans(db: WriteDb, table: ExchangedTable, counts: OutcomeCounts): void {
  for (const { column, table: parent } of table.parents) {
    const key = parent === 'document' ? 'sha256' : 'id';
    const inPackage = `EXISTS (SELECT 1 FROM pack.${parent} q WHERE q.${key} = p.${column}
        AND NOT EXISTS (SELECT 1 FROM exception x WHERE x.table_name = '${parent}' AND x.id = q.${key} AND x.outcome = 'refused'))`;
    const here = `SELECT 1 FROM live.${parent} q WHERE q.${key} = p.${column}`;
    const theirs =
      parent === 'document'
        ? here
        : `${here} AND EXISTS (SELECT 1 FROM owner_verdict v WHERE v.origin = q.origin AND v.refusal IS NULL)`;
    const why = `IIF(EXISTS (${here}), 'parent-foreign', 'parent-missing')`;
    while (refuse(db, table, counts, why, `p.${column} IS NOT NULL AND NOT ${inPackage} AND NOT EXISTS (${theirs})`) > 0);
  }
}

/** Refuses rows whose code, number or place another row here holds and will keep. */
export function refuseTakenKeys(db: WriteDb, table: ExchangedTable, counts: OutcomeCounts): void {
  for (const { columns, where } of table.keys) {
    const on = (alias: string) => where.replaceAll('{row}', alias);
    const equal = (left: string, right: string) => columns.map((column) => `${left}.${column} = ${right}.${column}`).join(' AND ');
    const leaves = `SELECT 1 FROM pack.${table.name} r WHERE r.id = q.id AND r.version <> q.version
        AND NOT EXISTS (SELECT 1 FROM exception x WHERE x.table_name = '${table.name}' AND x.id = r.id)
        AND NOT (${on('r')} AND ${equal('r', 'q')})`;
    const taken = `EXISTS (SELECT 1 FROM live.${table.name} q
        WHERE ${equal('q', 'p')} AND ${on('q')} AND q.id <> p.id AND NOT EXISTS (${leaves}))`;
    refuse(db, table, counts, `'key-taken'`, `${on('p')} AND ${taken}`);
  }
}
