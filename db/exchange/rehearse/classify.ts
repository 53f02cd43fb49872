import type { WriteDb } from '../../connection';
import { omittedIn } from '../../domain/exchange/profile';
import { noOutcomes, type OutcomeCounts, type RowOutcome } from '../../domain/exchange/row-decision';
import { type ExchangedTable, MOMENTS } from '../format/index';

// The set-based twin of db/domain/exchange/row-decision: the same order of questions as one CASE over
//   p   the package's row (schema pack)      o   the row of the same id here (schema live), or NULL
//   owner_verdict (origin, refusal)          NULL refusal: the package may bring that owner's rows
// Property tests hold both equal.
//
// Verdicts lie in one table for each table of the package, named like it: row (of pack), outcome, refusal. Rows that are
// the same have none. A table that is new as a whole has none either, as long as none of its rows is refused.

/** Columns whose difference is a difference of content. `omitted`: 'table.column' that the package leaves out. */
export function contentColumns(table: ExchangedTable, omitted: readonly string[] = []): string[] {
  const left = omittedIn(table.name, omitted);
  return table.columns.filter(
    (column) => column !== table.key && !MOMENTS.includes(column) && !left.has(column),
  );
}

const OWNER_REFUSAL = '(SELECT v.refusal FROM owner_verdict v WHERE v.origin = p.origin)';

export interface Situation {
  /** Whether any owner in the package is refused; without one the look-up per row is left out. */
  ownersRefused: boolean;
  latest: boolean;
  /** True of a list of what is shared: the reader's own rows in it came home, and stay as they are. */
  goesRound: boolean;
  /** 'table.column' that this package leaves out. */
  omitted: readonly string[];
  /** 'table.column' that may come later without a new version of its row. */
  fillable: readonly string[];
}

/** SQL expression: the outcome of row p. */
function outcomeSql(table: ExchangedTable, situation: Situation): string {
  const { ownersRefused, latest, goesRound, omitted, fillable } = situation;
  const ownerRefused = ownersRefused ? `${OWNER_REFUSAL} IS NOT NULL` : 'FALSE';
  const differs = contentColumns(table, omitted).map((column) => `p.${column} IS NOT o.${column}`);
  const withheld = omittedIn(table.name, fillable);
  const otherwise = contentColumns(table, omitted).map((column) =>
    withheld.has(column)
      ? `(p.${column} IS NOT o.${column} AND o.${column} IS NOT NULL)`
      : `p.${column} IS NOT o.${column}`,
  );
  return `CASE
    WHEN o.id IS NULL THEN IIF(${ownerRefused}, 'refused', 'added')
    WHEN o.origin = p.origin AND o.version = p.version AND NOT (${differs.join(' OR ')}) THEN 'same'
    ${goesRound && ownersRefused ? `WHEN o.origin = p.origin AND ${OWNER_REFUSAL} = 'own-row' THEN 'same'` : ''}
    WHEN ${ownerRefused} OR o.origin <> p.origin THEN 'refused'
    WHEN p.version > o.version THEN 'changed'
    WHEN p.version < o.version THEN '${latest ? 'changed' : 'refused'}'
    ${withheld.size > 0 ? `WHEN NOT (${otherwise.join(' OR ')}) THEN 'changed'` : ''}
    ELSE 'conflict' END`;
}

/** The empty tables for verdicts. */
export function createVerdicts(db: WriteDb, tables: readonly ExchangedTable[]): void {
  for (const { name } of tables)
    db.exec(
      `CREATE TABLE main.${name} (row INTEGER PRIMARY KEY, outcome TEXT NOT NULL, refusal TEXT) STRICT`,
    );
}

/** Compares one table row by row and keeps the verdicts. `rows` is how many the package has. */
export function classifyTable(
  db: WriteDb,
  table: ExchangedTable,
  rows: number,
  situation: Situation,
): OutcomeCounts {
  const { name } = table;
  const counts = noOutcomes();
  if (!situation.ownersRefused && db.value<number>(`SELECT EXISTS (SELECT 1 FROM live.${name})`) === 0) {
    counts.added = rows;
    return counts;
  }
  const refusal = `IIF(outcome = 'refused', COALESCE(owner_refusal, IIF(differs, 'owner-differs', 'older')), NULL)`;
  // LIMIT keeps SQLite from unfolding the subquery, which would work the outcome out several times a row.
  db.exec(
    `INSERT INTO main.${name} (row, outcome, refusal)
     SELECT row, outcome, ${refusal} FROM (
       SELECT p.rowid AS row, ${outcomeSql(table, situation)} AS outcome, o.origin <> p.origin AS differs,
              ${situation.ownersRefused ? OWNER_REFUSAL : 'NULL'} AS owner_refusal
         FROM pack.${name} p LEFT JOIN live.${name} o ON o.id = p.id LIMIT -1)
      WHERE outcome <> 'same'`,
  );
  let different = 0;
  for (const row of db.all<{ outcome: RowOutcome; rows: number }>(
    `SELECT outcome, COUNT(*) AS rows FROM main.${name} GROUP BY outcome`,
  )) {
    counts[row.outcome] = row.rows;
    different += row.rows;
  }
  counts.same = rows - different;
  return counts;
}

/** Refuses accepted rows for which `where` holds. `refusal` is an SQL expression. Returns how many. */
function refuse(
  db: WriteDb,
  table: ExchangedTable,
  counts: OutcomeCounts,
  refusal: string,
  where: string,
): number {
  const { name } = table;
  if (db.value<number>(`SELECT EXISTS (SELECT 1 FROM main.${name})`) === 0)
    db.exec(`INSERT INTO main.${name} (row, outcome) SELECT rowid, 'added' FROM pack.${name}`);
  const rows = db.allRaw(
    `SELECT x.row, x.outcome, ${refusal} FROM main.${name} x JOIN pack.${name} p ON p.rowid = x.row
      WHERE x.outcome IN ('added', 'changed') AND (${where})`,
  ) as [row: number, outcome: 'added' | 'changed', refusal: string][];
  for (const [row, outcome, reason] of rows) {
    db.run(`UPDATE main.${name} SET outcome = 'refused', refusal = @reason WHERE row = @row`, {
      row,
      reason,
    });
    counts[outcome] -= 1;
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
    // A true copy of somebody else's row is neither new nor refused, and still nothing to hang on.
    const spokenFor =
      parent === 'document'
        ? ''
        : 'AND NOT EXISTS (SELECT 1 FROM owner_verdict w WHERE w.origin = q.origin AND w.refusal IS NOT NULL)';
    const inPackage = `EXISTS (SELECT 1 FROM pack.${parent} q LEFT JOIN main.${parent} v ON v.row = q.rowid
        WHERE q.${key} = p.${column} AND v.outcome IS NOT 'refused' ${spokenFor})`;
    const here = `SELECT 1 FROM live.${parent} q WHERE q.${key} = p.${column}`;
    const theirs =
      parent === 'document'
        ? here
        : `${here} AND EXISTS (SELECT 1 FROM owner_verdict v WHERE v.origin = q.origin AND v.refusal IS NULL)`;
    const why = `IIF(EXISTS (${here}), 'parent-foreign', 'parent-missing')`;
    while (
      refuse(
        db,
        table,
        counts,
        why,
        `p.${column} IS NOT NULL AND NOT ${inPackage} AND NOT EXISTS (${theirs})`,
      ) > 0
    );
  }
}

/** Refuses rows whose code, number or place another row here holds and will keep. */
export function refuseTakenKeys(db: WriteDb, table: ExchangedTable, counts: OutcomeCounts): void {
  const { name } = table;
  for (const { columns, where } of table.keys) {
    const on = (alias: string) => where.replaceAll('{row}', alias);
    const equal = (left: string, right: string) =>
      columns.map((column) => `${left}.${column} = ${right}.${column}`).join(' AND ');
    const leaves = `SELECT 1 FROM pack.${name} r JOIN main.${name} v ON v.row = r.rowid
        WHERE r.id = q.id AND v.outcome = 'changed' AND NOT (${on('r')} AND ${equal('r', 'q')})`;
    const taken = `EXISTS (SELECT 1 FROM live.${name} q
        WHERE ${equal('q', 'p')} AND ${on('q')} AND q.id <> p.id AND NOT EXISTS (${leaves}))`;
    refuse(db, table, counts, `'key-taken'`, `${on('p')} AND ${taken}`);
  }
}
