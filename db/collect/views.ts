import {
  DRILL_REGISTER_COLUMNS,
  HAZARD_REGISTER_COLUMNS,
  REGISTER_COLUMNS,
  STOCK_REGISTER_COLUMNS,
  TALLIES,
  type TallyColumn,
  type TallyId,
  TEAM_REGISTER_COLUMNS,
} from '../domain/reports/definition';
import { EXPERT_COLUMNS } from '../domain/reports/expert-tally';
import { quoted, SCHEMA } from './tables';

// The views t1 … t9 are written from the definitions of the reports: the same columns, counted by the same predicate over
// the same facts, which the program's own code worked out while the package was taken in (keep-reports.ts).

interface ListColumn {
  readonly key: string;
  readonly kind: string;
}

/** Lists by their number: their columns, and the table whose rows they list, so that a row is its owner's. */
const LISTS: Readonly<Record<string, { columns: readonly ListColumn[]; rows: readonly string[] }>> = {
  T2: { columns: REGISTER_COLUMNS, rows: ['filing_case'] },
  T4: { columns: DRILL_REGISTER_COLUMNS, rows: ['drill'] },
  T5: { columns: TEAM_REGISTER_COLUMNS, rows: ['team'] },
  T6: { columns: STOCK_REGISTER_COLUMNS, rows: ['supply', 'equipment'] },
  T7: { columns: EXPERT_COLUMNS, rows: [] },
  T8: { columns: HAZARD_REGISTER_COLUMNS, rows: ['hazard'] },
};

/** Ways to cut a table of counts: a line an office, and within it a place, a trade, a group of sets; and all together. */
const CUTS = {
  all: [],
  office: ['u.office_id', 'o.name', 'o.region_code'],
  region: ['u.office_id', 'o.name', 'o.region_code', 'u.region_key', 'u.region'],
  industry: ['u.office_id', 'o.name', 'o.region_code', 'u.industry_key', 'u.industry'],
  set: ['u.office_id', 'o.name', 'o.region_code', 'u.set_key', 'u.sets'],
} as const;

/** Statements that make all views anew. */
export function viewStatements(): string[] {
  const views = [
    ...(Object.keys(TALLIES) as TallyId[]).map((id) => [id, tallyView(id)] as const),
    ...Object.entries(LISTS).map(([id, list]) => [id, listView(id, list)] as const),
  ];
  return views.flatMap(([id, select]) => {
    const name = `${SCHEMA}.${id.toLowerCase()}`;
    return [`DROP VIEW IF EXISTS ${name}`, `CREATE VIEW ${name} AS ${select}`];
  });
}

function tallyView(id: TallyId): string {
  const { columns } = TALLIES[id];
  const numbers = columns.map((column) => `${expression(columns, column)} AS ${quoted(column.key)}`);
  // Offices that report drills of their own stand in a line apart, in the table of drills alone.
  const units = id === 'T3' ? '' : 'WHERE u.apart = 0';
  return Object.entries(CUTS)
    .map(([cut, by]) => {
      const [office = 'NULL::text', name = 'NULL::text', region = 'NULL::text', key = "''", label = "''"] =
        by;
      return `SELECT u.period, MIN(p.as_of) AS as_of, MAX(p.as_of) AS as_of_latest, '${cut}' AS cut,
        ${office} AS office_id, ${name} AS office, ${region} AS region_code, ${key} AS line_key, ${label} AS line, ${numbers.join(', ')}
        FROM ${SCHEMA}.report_unit u
        JOIN ${SCHEMA}.report_period p ON p.sender_id = u.sender_id AND p.period = u.period
        LEFT JOIN ${SCHEMA}.office o ON o.id = u.office_id
        LEFT JOIN ${SCHEMA}.report_fact f ON f.sender_id = u.sender_id AND f.period = u.period AND f.report = '${id}' AND f.unit_id = u.unit_id
        ${units} GROUP BY ${['u.period', ...by].join(', ')}`;
    })
    .join('\nUNION ALL\n');
}

/** A number of a line, rounded as the program rounds. */
function expression(columns: readonly TallyColumn[], column: TallyColumn): string {
  if (column.shape === 'rate') {
    const [part, whole] = [column.part, column.whole].map((key) => {
      const found = columns.find((candidate) => candidate.key === key);
      return found === undefined ? '0' : expression(columns, found);
    });
    return `CASE WHEN ${whole} = 0 THEN NULL ELSE floor(${part}::double precision / ${whole} * 1000 + 0.5) / 10 END`;
  }
  const counted = `FILTER (WHERE f.kind = '${column.of}'${column.flag === null ? '' : ` AND '${column.flag}' = ANY (f.flags)`})`;
  if (column.shape === 'count') return `COUNT(*) ${counted}`;
  const total = `COALESCE(SUM(f.amount) ${counted}, 0)`;
  return column.shape === 'sum'
    ? `floor(${total} * 100 + 0.5) / 100`
    : `CASE WHEN COUNT(*) ${counted} = 0 THEN NULL ELSE floor(${total} / COUNT(*) ${counted} * 10 + 0.5) / 10 END`;
}

function listView(
  id: string,
  { columns, rows }: { columns: readonly ListColumn[]; rows: readonly string[] },
): string {
  const cells = columns.map(({ key, kind }, at) => {
    const cell = `l.cells ->> ${at}`;
    return `${kind === 'number' ? `CASE WHEN jsonb_typeof(l.cells -> ${at}) = 'number' THEN (${cell})::numeric END` : `(${cell})`} AS ${quoted(key)}`;
  });
  // Pieces of equipment stand in the list of supplies under their kind and id.
  const joins = rows.map(
    (table, at) =>
      `LEFT JOIN ${SCHEMA}.${quoted(table)} r${at} ON r${at}.id = ${at === 0 ? 'l.record_id' : `substr(l.record_id, ${table.length + 2})`}`,
  );
  const owner = `COALESCE(${[...rows.map((_table, at) => `r${at}.origin`), 'l.sender_id'].join(', ')})`;
  return `SELECT l.period, p.as_of, ${owner} AS office_id, o.name AS office, o.region_code, l.place AS line_no, l.record_id, ${cells.join(', ')}
    FROM ${SCHEMA}.report_line l JOIN ${SCHEMA}.report_period p ON p.sender_id = l.sender_id AND p.period = l.period
    ${joins.join(' ')} LEFT JOIN ${SCHEMA}.office o ON o.id = ${owner} WHERE l.report = '${id}'`;
}
