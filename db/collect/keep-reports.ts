import type { SqlValue } from '../connection';
import type { ReportUnit } from '../domain/reports/facts';
import { lineOf } from '../domain/reports/tally';
import type { ExchangedTable } from '../exchange/format/index';
import type { GatheredReports } from './report-rows';
import type { Server } from './server';
import { copyText, quoted, SCHEMA, tableName, typeOf } from './tables';

const PAGE = 5000;

/** Takes the place of what was kept of this sender and period, inside the caller's transaction. */
export async function keepReports(
  server: Server,
  { sender, packageId, owners }: { sender: string; packageId: string; owners: ReadonlyMap<string, string> },
  { period, tallies, lists }: GatheredReports,
): Promise<void> {
  for (const table of ['report_unit', 'report_fact', 'report_line', 'report_period'])
    await server.run(`DELETE FROM ${SCHEMA}.${table} WHERE sender_id = $1 AND period = $2`, [
      sender,
      period.text,
    ]);
  await server.run(`INSERT INTO ${SCHEMA}.report_period VALUES ($1, $2, $3, $4, $5, $6, $7)`, [
    ...[sender, period.text, period.label, period.from, period.to, period.asOf, packageId],
  ]);
  const units = new Map(tallies.flatMap(({ facts }) => [...facts.units]));
  await server.copyIn(
    `COPY ${SCHEMA}.report_unit FROM STDIN`,
    lines(units.values(), (unit) => [sender, period.text, ...unitCells(unit, owners.get(unit.id) ?? sender)]),
  );
  for (const { report, facts } of tallies)
    await server.copyIn(
      `COPY ${SCHEMA}.report_fact FROM STDIN`,
      lines(facts.facts, (fact) => [
        ...[sender, period.text, report, fact.kind, fact.id, fact.unitId, fact.title, fact.date, fact.note],
        fact.amount,
        // Words of the definitions, letters and dashes: nothing in them needs quoting.
        `{${[...fact.flags].join(',')}}`,
      ]),
    );
  for (const { report, lines: rows } of lists)
    await server.copyIn(
      `COPY ${SCHEMA}.report_line FROM STDIN`,
      lines(rows.entries(), ([at, { key, cells }]) => [
        ...[sender, period.text, report, at + 1, key, JSON.stringify(cells)],
      ]),
    );
}

function unitCells(unit: ReportUnit, office: string): (string | number)[] {
  const [region, industry, set] = [lineOf(unit, 'region'), lineOf(unit, 'industry'), lineOf(unit, 'set')];
  return [
    ...[unit.id, office, unit.name, unit.apart === undefined ? 0 : 1, region.key, region.label],
    ...[industry.key, industry.label, set.key, set.label],
  ];
}

/** Lines of COPY, some thousand in one piece. */
function* lines<T>(
  items: Iterable<T>,
  cells: (item: T) => readonly (string | number | null)[],
): Generator<string> {
  let piece: string[] = [];
  for (const item of items) {
    piece.push(`${cells(item).map(copyText).join('\t')}\n`);
    if (piece.length < PAGE) continue;
    yield piece.join('');
    piece = [];
  }
  if (piece.length > 0) yield piece.join('');
}

/** The owner of every unit, and the offices themselves, which may have drills of their own. */
export async function unitOwners(server: Server, owners: readonly string[]): Promise<Map<string, string>> {
  const rows = await server.all<{ id: string; origin: string }>(
    `SELECT id, origin FROM ${SCHEMA}.enterprise WHERE origin = ANY ($1)`,
    [owners],
  );
  return new Map([
    ...owners.map((id) => [id, id] as const),
    ...rows.map(({ id, origin }) => [id, origin] as const),
  ]);
}

/** The rows of these owners as they are here, as texts: SQLite gives them their types again. */
export function knownRows(server: Server, owners: readonly string[]) {
  return async function* pages(table: ExchangedTable): AsyncGenerator<SqlValue[][]> {
    const columns = table.columns.map((column) =>
      typeOf(table, column).startsWith('text')
        ? quoted(column)
        : `${quoted(column)}::text AS ${quoted(column)}`,
    );
    for (let after = ''; ; ) {
      const rows = await server.all<Record<string, string | null>>(
        `SELECT ${columns.join(', ')} FROM ${tableName(table)} WHERE origin = ANY ($1) AND id > $2
          ORDER BY id LIMIT ${PAGE}`,
        [owners, after],
      );
      if (rows.length === 0) return;
      yield rows.map((row) => table.columns.map((column) => row[column] ?? null));
      after = rows.at(-1)?.id ?? '';
    }
  };
}
