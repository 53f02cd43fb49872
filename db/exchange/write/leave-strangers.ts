import { ROSTER_CONTENTS } from '../../domain/exchange/roster-contents';
import { type ExchangedTable, tableNamed } from '../format/index';
import { rosterMatter } from './roster-matter';

/** What a list brings down, and nothing else: any other reference to a row that stays is a fault that the proof names. */
const HANDED_DOWN: ReadonlySet<string> = new Set(Object.keys(rosterMatter(ROSTER_CONTENTS).rows));

/**
 * The statement that copies a table's rows into a report while the database also has rows of offices that do not report here:
 * experts, teams and depots of a list handed down. They stay at home, and so do references to them: a call-up of a shared team
 * travels with its owner's name alone, and what is nothing without what it refers to (an agreement with that team) is left out.
 * @param owners SQL of the ids of offices whose rows travel
 * @param rows SQL condition of the rows that are wanted; the table is `t`
 * @param omitted columns that travel empty
 */
export function copyWithoutStrangers(
  table: ExchangedTable,
  owners: string,
  rows: string,
  omitted: ReadonlySet<string>,
): string {
  const links = linksOf(table);
  const values = table.columns.map((column) => {
    if (omitted.has(column)) return 'NULL';
    const optional = links.find((link) => link.column === column && !link.needed);
    return optional ? `IIF(${travels('t', optional, owners)}, t.${column}, NULL)` : `t.${column}`;
  });
  const needed = links.filter((link) => link.needed).map((link) => `AND ${travels('t', link, owners)}`);
  return `INSERT INTO main.${table.name} (${table.columns.join(', ')}) SELECT ${values.join(', ')}
    FROM live.${table.name} AS t WHERE ${rows} ${needed.join(' ')}`;
}

interface Link {
  readonly column: string;
  readonly parent: ExchangedTable;
  /** Without it the row cannot be: its column is never empty, or a condition of the whole row speaks of it. */
  readonly needed: boolean;
}

/** References to rows that a list may have brought. */
function linksOf(table: ExchangedTable): Link[] {
  const conditions = [...table.createSql.matchAll(/^ {2}CHECK .*$/gm)].join(' ');
  return table.parents.flatMap(({ column, table: name }) => {
    const parent = tableNamed(name);
    if (parent?.kind !== 'owned' || !HANDED_DOWN.has(name)) return [];
    const filled = new RegExp(`^ {2}${column} TEXT NOT NULL`, 'm').test(table.createSql);
    return [{ column, parent, needed: filled || new RegExp(`\\b${column}\\b`).test(conditions) }];
  });
}

/** True of a reference that is empty or answered by a row that travels itself. */
function travels(alias: string, { column, parent }: Link, owners: string): string {
  const up = `${alias}_${column}`;
  const further = linksOf(parent)
    .filter((link) => link.needed && link.parent !== parent)
    .map((link) => `AND ${travels(up, link, owners)}`);
  return `(${alias}.${column} IS NULL OR EXISTS (SELECT 1 FROM live.${parent.name} AS ${up}
    WHERE ${up}.id = ${alias}.${column} AND ${up}.origin IN (${owners}) ${further.join(' ')}))`;
}
