import { omittedIn } from '../domain/exchange/profile';
import { noOutcomes, type OutcomeCounts, type RowOutcome } from '../domain/exchange/row-decision';
import { type ExchangedTable, TABLES } from '../exchange/format/index';
import type { Server } from './server';
import { contentColumns, quoted, stageName, tableName, verdictName } from './tables';

// The decision on a row (db/domain/exchange/row-decision) as PostgreSQL's set-based twin, in the same order of questions as
// exchange/rehearse/classify. A province that collects keeps no rows of its own, so nothing comes home.
//   p   the package's row (stage)      o   the row of the same id here, or nothing
//   owner_verdict (origin, refusal)    NULL refusal: the package may bring that owner's rows
// Verdicts: id, outcome, refusal. Rows that are the same have none.

export interface Situation {
  /** Rows of each staged table. */
  counts: ReadonlyMap<string, number>;
  /** Whether any owner in the package is refused. */
  ownersRefused: boolean;
  /** Later than everything taken in from this sender. */
  latest: boolean;
  /** Columns that the sender left out, as 'table.column': they differ in nothing. */
  omitted: readonly string[];
  /** Those that packages of this sender left out before: empty here, they may come later without a new version. */
  fillable: readonly string[];
  /** It carries changes: what its rows hang on may be here alone. */
  since: boolean;
}

/** Judges every staged row of the owned tables, parents first; answers the counts by table. */
export async function judgeRows(server: Server, situation: Situation): Promise<Map<string, OutcomeCounts>> {
  const judged = new Map<string, OutcomeCounts>();
  const refusedIn = (name: string) => (judged.get(name)?.refused ?? 0) > 0;
  for (const table of TABLES) {
    if (table.kind === 'document' || !situation.counts.has(table.name)) continue;
    await classify(server, table, situation);
    const parents = table.parents.map((link) => link.table);
    if (situation.since || situation.ownersRefused || parents.some(refusedIn))
      await refuseOrphans(server, table, situation);
    await refuseTakenKeys(server, table);
    if (parents.includes(table.name)) await refuseOrphans(server, table, situation);
    judged.set(table.name, await outcomes(server, table, situation.counts.get(table.name) ?? 0));
  }
  return judged;
}

async function classify(
  server: Server,
  table: ExchangedTable,
  { latest, omitted, fillable }: Situation,
): Promise<void> {
  const left = omittedIn(table.name, omitted);
  const withheld = omittedIn(table.name, fillable);
  const columns = contentColumns(table).filter((column) => !left.has(column));
  const row = (alias: string, of: readonly string[]) =>
    `ROW(${of.map((column) => `${alias}.${quoted(column)}`).join(', ')})`;
  const same = (of: readonly string[]) => `${row('p', of)} IS NOT DISTINCT FROM ${row('o', of)}`;
  const filled = columns.filter((column) => withheld.has(column));
  const onlyFilled = [
    same(columns.filter((column) => !withheld.has(column))),
    ...filled.map((column) => `(o.${quoted(column)} IS NULL OR p.${quoted(column)} = o.${quoted(column)})`),
  ];
  await server.exec(
    `CREATE TEMP TABLE ${verdictName(table)} ON COMMIT DROP AS
     SELECT id, outcome, CASE WHEN outcome = 'refused' THEN COALESCE(owner_refusal, CASE WHEN differs THEN 'owner-differs' ELSE 'older' END) END AS refusal
       FROM (SELECT p.id, v.refusal AS owner_refusal, o.origin <> p.origin AS differs, CASE
         WHEN o.id IS NULL THEN CASE WHEN v.refusal IS NOT NULL THEN 'refused' ELSE 'added' END
         WHEN o.origin = p.origin AND o.version = p.version AND ${same(columns)} THEN 'same'
         WHEN v.refusal IS NOT NULL OR o.origin <> p.origin THEN 'refused'
         WHEN p.version > o.version THEN 'changed'
         WHEN p.version < o.version THEN '${latest ? 'changed' : 'refused'}'
         ${filled.length > 0 ? `WHEN ${onlyFilled.join(' AND ')} THEN 'changed'` : ''}
         ELSE 'conflict' END AS outcome
         FROM ${stageName(table)} p LEFT JOIN ${tableName(table)} o ON o.id = p.id
         LEFT JOIN owner_verdict v ON v.origin = p.origin) judged
      WHERE outcome <> 'same'`,
  );
  await server.exec(`CREATE UNIQUE INDEX ON ${verdictName(table)} (id); ANALYZE ${verdictName(table)}`);
}

/** Refuses accepted rows for which `where` holds. `refusal` is an SQL expression. Answers how many. */
function refuse(server: Server, table: ExchangedTable, refusal: string, where: string): Promise<number> {
  return server.run(
    `UPDATE ${verdictName(table)} x SET outcome = 'refused', refusal = ${refusal} FROM ${stageName(table)} p
      WHERE p.id = x.id AND x.outcome IN ('added', 'changed') AND (${where})`,
  );
}

/** Refuses rows that would hang on nothing, or on a row the sender does not speak for; again until nothing more falls. */
async function refuseOrphans(server: Server, table: ExchangedTable, { counts }: Situation): Promise<void> {
  for (const { column, table: parent } of table.parents) {
    const at = `p.${quoted(column)}`;
    const key = parent === 'document' ? 'sha256' : 'id';
    const here = `SELECT 1 FROM ${tableName({ name: parent })} q WHERE q.${key} = ${at}`;
    const spokenFor =
      'NOT EXISTS (SELECT 1 FROM owner_verdict w WHERE w.origin = q.origin AND w.refusal IS NOT NULL)';
    const theirs =
      parent === 'document'
        ? here
        : `${here} AND EXISTS (SELECT 1 FROM owner_verdict w WHERE w.origin = q.origin AND w.refusal IS NULL)`;
    const inPackage = !counts.has(parent)
      ? 'FALSE'
      : parent === 'document'
        ? `EXISTS (SELECT 1 FROM ${stageName({ name: parent })} q WHERE q.sha256 = ${at})`
        : `EXISTS (SELECT 1 FROM ${stageName({ name: parent })} q LEFT JOIN ${verdictName({ name: parent })} v ON v.id = q.id
            WHERE q.id = ${at} AND v.outcome IS DISTINCT FROM 'refused' AND ${spokenFor})`;
    const why = `CASE WHEN EXISTS (${here}) THEN 'parent-foreign' ELSE 'parent-missing' END`;
    const orphaned = `${at} IS NOT NULL AND NOT ${inPackage} AND NOT EXISTS (${theirs})`;
    while ((await refuse(server, table, why, orphaned)) > 0);
  }
}

/** Refuses rows whose code, number or place another row here holds and will keep, or another row of the package takes. */
async function refuseTakenKeys(server: Server, table: ExchangedTable): Promise<void> {
  for (const { columns, where } of table.keys) {
    const on = (alias: string) => where.replaceAll('{row}', alias);
    const equal = (left: string, right: string) =>
      columns.map((column) => `${left}.${quoted(column)} = ${right}.${quoted(column)}`).join(' AND ');
    const leaves = `SELECT 1 FROM ${stageName(table)} r JOIN ${verdictName(table)} v ON v.id = r.id
        WHERE r.id = q.id AND v.outcome = 'changed' AND NOT (${on('r')} AND ${equal('r', 'q')})`;
    await refuse(
      server,
      table,
      `'key-taken'`,
      `${on('p')} AND EXISTS (SELECT 1 FROM ${tableName(table)} q
         WHERE ${equal('q', 'p')} AND ${on('q')} AND q.id <> p.id AND NOT EXISTS (${leaves}))`,
    );
  }
}

async function outcomes(server: Server, table: ExchangedTable, rows: number): Promise<OutcomeCounts> {
  const counts = noOutcomes();
  let different = 0;
  for (const found of await server.all<{ outcome: RowOutcome; rows: number }>(
    `SELECT outcome, COUNT(*)::int AS rows FROM ${verdictName(table)} GROUP BY outcome`,
  )) {
    counts[found.outcome] = found.rows;
    different += found.rows;
  }
  counts.same = rows - different;
  return counts;
}
