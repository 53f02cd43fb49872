import type { ReadDb, SqlParams, SqlValue } from '../../connection';
import { maskIdentityNumber, maskPhone } from '../../domain/codes/mask';
import { PlanDeskError } from '../../domain/errors';
import { conditionOf, findColumn, fromOf, type ListRequest, orderOf } from './conditions';
import type { ListColumn, ListDefinition } from './types';

export type Cell = string | number | null;

/** Rows as arrays: first the row's id, then the columns in the order of `columns`. */
export interface Page {
  total: number;
  columns: string[];
  rows: Cell[][];
}

/** Where in the list, and the civil day that "days left" counts from. */
export interface Window {
  offset: number;
  limit: number;
  today: string;
}

/** How many different values a facet shows at most. */
const FACET_VALUES = 500;

/** A value as people may see it: phones and identity numbers shortened, arrays as one text. */
function shown(column: ListColumn, value: SqlValue): Cell {
  if (value === null) return null;
  if (column.mask === 'phone') return maskPhone(String(value));
  if (column.mask === 'identity') return maskIdentityNumber(String(value));
  if (column.many) return (JSON.parse(String(value)) as string[]).join('、');
  return typeof value === 'number' || typeof value === 'string' ? value : String(value);
}

/**
 * SQL for one window: keys first, over the few tables that filter and order need, then the columns for those rows
 * alone; a column that counts plans is worked out 200 times and not 50,000 times.
 */
function windowSql(
  list: ListDefinition,
  request: ListRequest,
  columns: readonly ListColumn[],
): { sql: string; params: SqlParams } {
  const condition = conditionOf(list, request);
  const order = orderOf(list, request);
  const keys = list.key.map((key, i) => `${key} AS k${i}`).join(', ');
  const inner = `SELECT ${keys} FROM ${fromOf(list, `${condition.sql} ${order}`)} WHERE ${condition.sql} ORDER BY ${order} LIMIT @limit OFFSET @offset`;
  const values = [list.id, ...columns.map((column) => column.sql)].join(', ');
  const same = list.key.map((key, i) => `${key} = page.k${i}`).join(' AND ');
  // CROSS JOIN keeps the window as the outer loop.
  const sql = `SELECT ${values} FROM (${inner}) page CROSS JOIN ${fromOf(list, `${values} ${order}`)} WHERE ${same} ORDER BY ${order}`;
  return { sql, params: condition.params };
}

/** Number of rows that match. */
export function countRows(db: ReadDb, list: ListDefinition, request: ListRequest, today: string): number {
  const condition = conditionOf(list, request);
  const sql = `SELECT COUNT(*) FROM ${fromOf(list, condition.sql)} WHERE ${condition.sql}`;
  return db.value<number>(sql, { ...condition.params, today }) ?? 0;
}

/** A window of groups with the total, in one pass; null when the window lies behind the last row. */
function groupedPage(
  db: ReadDb,
  list: ListDefinition,
  request: ListRequest,
  window: Window,
): { total: number; rows: SqlValue[][] } | null {
  const condition = conditionOf(list, request);
  const order = orderOf(list, request);
  const values = [list.id, ...list.columns.map((column) => column.sql)].join(', ');
  const rows = [
    ...db.iterateRaw(
      `SELECT COUNT(*) OVER (), ${values} FROM ${fromOf(list, `${values} ${condition.sql} ${order}`)}
        WHERE ${condition.sql} ORDER BY ${order} LIMIT @limit OFFSET @offset`,
      { ...condition.params, ...window },
    ),
  ];
  return rows[0] ? { total: Number(rows[0][0]), rows: rows.map(([, ...row]) => row) } : null;
}

function windowPage(
  db: ReadDb,
  list: ListDefinition,
  request: ListRequest,
  window: Window,
): { total: number; rows: SqlValue[][] } {
  const { sql, params } = windowSql(list, request, list.columns);
  return {
    total: countRows(db, list, request, window.today),
    rows: [...db.iterateRaw(sql, { ...params, ...window })],
  };
}

/** One window of a list with the total. @throws PlanDeskError COLUMN_UNKNOWN, FILTER_NOT_POSSIBLE, SORT_NOT_POSSIBLE */
export function queryPage(db: ReadDb, list: ListDefinition, request: ListRequest, window: Window): Page {
  const { total, rows } =
    (list.grouped ? groupedPage(db, list, request, window) : null) ?? windowPage(db, list, request, window);
  return {
    total,
    columns: ['id', ...list.columns.map((column) => column.key)],
    rows: rows.map(([id, ...values]) => [
      String(id),
      ...list.columns.map((column, i) => shown(column, values[i] ?? null)),
    ]),
  };
}

/** All matching rows one by one with the chosen columns, for an export. The id is left out. */
export function* iterateRows(
  db: ReadDb,
  list: ListDefinition,
  request: ListRequest,
  columnKeys: readonly string[],
  today: string,
): Generator<Cell[]> {
  const columns = columnKeys.map((key) => findColumn(list, key));
  const condition = conditionOf(list, request);
  const order = orderOf(list, request);
  const values = columns.map((column) => column.sql).join(', ');
  const sql = `SELECT ${values} FROM ${fromOf(list, `${values} ${condition.sql} ${order}`)} WHERE ${condition.sql} ORDER BY ${order}`;
  for (const row of db.iterateRaw(sql, { ...condition.params, today }))
    yield columns.map((column, i) => shown(column, row[i] ?? null));
}

/** Different values of a column with how many rows have them, most first; the column's own filter is left aside. */
export function queryFacet(
  db: ReadDb,
  list: ListDefinition,
  request: ListRequest,
  columnKey: string,
  today: string,
): { value: Cell; count: number }[] {
  const column = findColumn(list, columnKey);
  if (column.filter !== 'values' || column.mask)
    throw new PlanDeskError('FILTER_NOT_POSSIBLE', '这一列不能按值筛选，请换一列。', {
      list: list.name,
      column: columnKey,
    });
  const condition = conditionOf(list, request, columnKey);
  const from = fromOf(list, `${column.sql} ${condition.sql}`);
  const sql = column.many
    ? `SELECT item.value, COUNT(*) AS n FROM ${from} LEFT JOIN json_each(${column.sql}) item WHERE ${condition.sql}
       GROUP BY item.value ORDER BY n DESC, item.value LIMIT ${FACET_VALUES}`
    : `SELECT ${column.sql} AS value, COUNT(*) AS n FROM ${from} WHERE ${condition.sql}
       GROUP BY 1 ORDER BY n DESC, 1 LIMIT ${FACET_VALUES}`;
  return [...db.iterateRaw(sql, { ...condition.params, today })].map(([value, n]) => ({
    value: typeof value === 'string' || typeof value === 'number' ? value : null,
    count: Number(n),
  }));
}

/** How many rows have which values of some columns together, in one pass. */
export function countByColumns(
  db: ReadDb,
  list: ListDefinition,
  request: ListRequest,
  columnKeys: readonly string[],
  today: string,
): { values: Cell[]; count: number }[] {
  const values = columnKeys.map((key) => findColumn(list, key).sql);
  const condition = conditionOf(list, request);
  const sql = `SELECT ${values.join(', ')}, COUNT(*) FROM ${fromOf(list, `${values.join(' ')} ${condition.sql}`)}
     WHERE ${condition.sql} GROUP BY ${values.map((_, at) => at + 1).join(', ')}`;
  return [...db.iterateRaw(sql, { ...condition.params, today })].map((row) => ({
    values: row.slice(0, -1) as Cell[],
    count: Number(row.at(-1)),
  }));
}

/** Ids of matching rows in order, at most `limit`. */
export function queryIds(
  db: ReadDb,
  list: ListDefinition,
  request: ListRequest,
  limit: number,
  today: string,
): string[] {
  const condition = conditionOf(list, request);
  const order = orderOf(list, request);
  const sql = `SELECT ${list.id} FROM ${fromOf(list, `${list.id} ${condition.sql} ${order}`)} WHERE ${condition.sql} ORDER BY ${order} LIMIT @limit`;
  return [...db.iterateRaw(sql, { ...condition.params, today, limit })].map(([id]) => String(id));
}
