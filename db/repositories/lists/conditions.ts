import type { SqlValue } from '../../connection';
import { PlanDeskError } from '../../domain/errors';
import { normaliseText } from '../../domain/text/normalise';
import type { ListColumn, ListDefinition, ListSearch } from './types';

/** One filter of a request: accepted values, or a span with both ends included. */
export interface ListFilter {
  readonly column: string;
  readonly values?: readonly (string | number | null)[] | undefined;
  readonly from?: string | number | undefined;
  readonly to?: string | number | undefined;
}

/** What a screen asks of a list; everything in it is untrusted. */
export interface ListRequest {
  readonly text: string;
  readonly filters: readonly ListFilter[];
  readonly sort?: { readonly column: string; readonly descending: boolean } | undefined;
}

/** SQL made from constants of the definitions, with every value of the request as a parameter. */
export interface Condition {
  readonly sql: string;
  readonly params: Readonly<Record<string, SqlValue>>;
}

/** More words than this are not what a person types into a filter box. */
const MAX_WORDS = 6;

/** @throws PlanDeskError COLUMN_UNKNOWN */
export function findColumn(list: ListDefinition, key: string): ListColumn {
  const column = list.columns.find((candidate) => candidate.key === key);
  if (!column)
    throw new PlanDeskError('COLUMN_UNKNOWN', '列表中没有这一列，请刷新后重试。', {
      list: list.name,
      column: key.slice(0, 60),
    });
  return column;
}

function refuseFilter(list: ListDefinition, column: ListColumn): never {
  throw new PlanDeskError('FILTER_NOT_POSSIBLE', '这一列不能筛选，请换一列。', {
    list: list.name,
    column: column.key,
  });
}

/** Rows whose column has one of the values; `null` among them stands for empty. */
function valuesCondition(
  column: ListColumn,
  name: string,
  values: readonly (string | number | null)[],
): Condition {
  const given = JSON.stringify(values.filter((value) => value !== null));
  const wanted = `(SELECT value FROM json_each(@${name}))`;
  const holds = column.many
    ? `EXISTS (SELECT 1 FROM json_each(${column.sql}) WHERE json_each.value IN ${wanted})`
    : `${column.sql} IN ${wanted}`;
  const empty = column.many ? `${column.sql} IS NULL OR ${column.sql} = '[]'` : `${column.sql} IS NULL`;
  const sql = values.includes(null) ? `(${holds} OR ${empty})` : holds;
  return { sql, params: { [name]: given } };
}

function filterCondition(list: ListDefinition, filter: ListFilter, name: string): Condition[] {
  const column = findColumn(list, filter.column);
  if (column.filter === 'none') refuseFilter(list, column);
  const conditions: Condition[] = [];
  if (filter.values !== undefined) conditions.push(valuesCondition(column, `${name}v`, filter.values));
  if (filter.from !== undefined || filter.to !== undefined) {
    if (column.filter !== 'range') refuseFilter(list, column);
    if (filter.from !== undefined)
      conditions.push({ sql: `${column.sql} >= @${name}from`, params: { [`${name}from`]: filter.from } });
    if (filter.to !== undefined)
      conditions.push({ sql: `${column.sql} <= @${name}to`, params: { [`${name}to`]: filter.to } });
  }
  return conditions;
}

/** One word in one place. `instr` needs no escaping and no pattern. */
function findsWord(place: ListSearch, lower: string, upper: string): string {
  if (!('link' in place)) return `instr(${place.sql}, @${place.fold === 'lower' ? lower : upper}) > 0`;
  const places = place.places.map((inner) => findsWord(inner, lower, upper)).join(' OR ');
  const id = `${place.table.split(' ')[1]}.id`;
  return `${place.link} IN (SELECT ${id} FROM ${place.table} WHERE ${places})`;
}

/** Every word of the text box stands somewhere in the row. */
function textConditions(list: ListDefinition, text: string): Condition[] {
  const words = normaliseText(text)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MAX_WORDS);
  return words.map((word, i) => {
    const lower = `t${i}`;
    const upper = `u${i}`;
    const places = list.search.map((place) => findsWord(place, lower, upper));
    return { sql: `(${places.join(' OR ')})`, params: { [lower]: word, [upper]: word.toUpperCase() } };
  });
}

/**
 * The WHERE part of a request. `except` leaves out the filters of one column: its own facet shows what else
 * could be chosen.
 * @throws PlanDeskError COLUMN_UNKNOWN, FILTER_NOT_POSSIBLE
 */
export function conditionOf(list: ListDefinition, request: ListRequest, except?: string): Condition {
  const conditions: Condition[] = [
    ...(list.where ? [{ sql: list.where, params: {} }] : []),
    ...textConditions(list, request.text),
    ...request.filters
      .filter((filter) => filter.column !== except)
      .flatMap((filter, i) => filterCondition(list, filter, `f${i}`)),
  ];
  return {
    sql: conditions.map((condition) => condition.sql).join(' AND ') || '1',
    params: Object.assign({}, ...conditions.map((condition) => condition.params)),
  };
}

/**
 * The ORDER BY part: the wanted column, then the key, so that pages never overlap. Empty values come last.
 * @throws PlanDeskError COLUMN_UNKNOWN, SORT_NOT_POSSIBLE
 */
export function orderOf(list: ListDefinition, request: ListRequest): string {
  const { column: key, descending } = request.sort ?? list.defaultSort;
  const column = findColumn(list, key);
  if (!column.sortable)
    throw new PlanDeskError('SORT_NOT_POSSIBLE', '不能按这一列排序，请换一列。', {
      list: list.name,
      column: key,
    });
  // Descending order ends with the empty ones by itself; asking for it would cost the index.
  const terms = (column.sort ?? [column.sql]).map((sql, i) =>
    descending ? `${sql} DESC` : i === 0 ? `${sql} ASC NULLS LAST` : sql,
  );
  return [...terms, ...list.key].join(', ');
}

/** FROM with those joins whose tables the given expressions use, directly or through another join. */
export function fromOf(list: ListDefinition, expressions: string): string {
  const joins = Object.entries(list.joins ?? {});
  const needed = new Set<string>();
  let text = expressions;
  for (let grew = true; grew; ) {
    grew = false;
    for (const [alias, join] of joins) {
      if (needed.has(alias) || !new RegExp(`\\b${alias}\\.`).test(text)) continue;
      needed.add(alias);
      text += ` ${join.slice(join.indexOf(' ON '))}`;
      grew = true;
    }
  }
  return [list.table, ...joins.filter(([alias]) => needed.has(alias)).map(([, join]) => join)].join(' ');
}
