import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ExchangedTable, TABLES } from '../../db/exchange/format/index';

const SCHEMA = join(import.meta.dirname, '../../db/schema.sql');

/** What the schema says beside each column, by 'table.column'. */
function comments(): Map<string, string> {
  const found = new Map<string, string>();
  let table = '';
  for (const line of readFileSync(SCHEMA, 'utf8').split('\n')) {
    table = /^CREATE TABLE (\w+)/.exec(line)?.[1] ?? table;
    const [, column, comment] = /^ {2}(\w+) .*?-- (.*)$/.exec(line) ?? [];
    if (column && comment) found.set(`${table}.${column}`, comment.trim());
  }
  return found;
}

/** The values a CHECK of the column's own line allows; empty when it has none. */
function allowed(table: ExchangedTable, column: string): string {
  const line = new RegExp(`^ {2}${column} .*$`, 'm').exec(table.createSql)?.[0] ?? '';
  return /CHECK \((.*)\)/.exec(line)?.[1]?.replaceAll('|', '\\|') ?? '';
}

function rowOf(table: ExchangedTable, column: string, comment: string | undefined): string {
  const line = new RegExp(`^ {2}${column} (\\w+)(.*)$`, 'm').exec(table.createSql);
  const parent = table.parents.find((link) => link.column === column)?.table;
  const said = [
    parent && `→ ${parent}`,
    table.dates.includes(column) && 'civil date',
    table.lists.includes(column) && 'list of texts',
    table.counts.includes(column) && 'not below 0',
    allowed(table, column) && `\`${allowed(table, column)}\``,
    comment?.replaceAll('|', '\\|'),
  ].filter(Boolean);
  return `| \`${column}\` | ${line?.[1] ?? ''} | ${/NOT NULL|PRIMARY KEY/.test(line?.[2] ?? '') ? '' : 'yes'} | ${said.join('; ')} |`;
}

/** FIELDS.md: every table and column of the newest format, made from the schema that readers prove packages by. */
export function fieldsPage(): string {
  const known = comments();
  const tables = TABLES.map((table) => {
    const keys = table.keys.map(({ columns }) => `(${columns.join(', ')})`).join(' ');
    return [
      `## ${table.name} ${table.label}`,
      '',
      `Key \`${table.key}\`${keys ? `; once for each live row: ${keys}` : ''}${table.chosenOnly ? '; never in an `upload`' : ''}.`,
      '',
      '| column | type | may be NULL | |',
      '|---|---|---|---|',
      ...table.columns.map((column) => rowOf(table, column, known.get(`${table.name}.${column}`))),
      '',
    ].join('\n');
  });
  return `# Fields of format 6

Made from the schema by \`PLANDESK_MAKE_FIELDS=1\` and tests/exchange/fields.test.ts; not written by hand. [FORMAT.md](FORMAT.md) says what
holds beyond the columns. Moments are UTC, \`created_at\` and \`updated_at\` say when a row was written and are not part of its content.

${tables.join('\n')}`;
}
