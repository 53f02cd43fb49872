import { afterAll, beforeAll, expect, it } from 'vitest';
import { MOMENTS, TABLES } from '../../db/exchange/format/index';
import { contract } from '../../electron/contract/index';
import { fillCounty } from '../builders/county';
import { type Desk, makeDesk } from '../builders/desk';
import { handlers } from '../builders/handlers';

// What another office's package brought was never typed here: longer, or less likely, than any field here takes.

let desk: Desk;
const ids: string[] = [];
const LONG = '长'.repeat(5000);

/** Puts a value into a column of every row; a column whose coded values are checked by SQLite stays as it is. */
function spoil(table: string, column: string, value: string | number): void {
  try {
    desk.core.write.run(`UPDATE ${table} SET ${column} = @value`, { value });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')))
      throw error;
  }
}

beforeAll(() => {
  desk = makeDesk(contract, handlers, { role: 'administrator' });
  fillCounty(desk, { enterprises: 3, documents: 1 });
  for (const table of TABLES.filter(({ kind }) => kind === 'owned')) {
    const led = new Set([
      ...[table.key, 'origin', 'version', 'region_code', ...MOMENTS, ...table.dates, ...table.lists],
      ...table.parents.map(({ column }) => column),
      ...table.keys.flatMap(({ columns }) => columns),
    ]);
    for (const column of table.columns.filter((one) => !led.has(one))) {
      const type = desk.core.write.value<string>(
        'SELECT type FROM pragma_table_info(@table) WHERE name = @column',
        { table: table.name, column },
      );
      spoil(table.name, column, type === 'TEXT' ? LONG : 1_000_000_000);
      if (type !== 'TEXT') spoil(table.name, column, -7);
    }
    ids.push(...desk.core.write.all<{ id: string }>(`SELECT id FROM ${table.name}`).map(({ id }) => id));
  }
});
afterAll(() => desk.close());

const getters = Object.entries(contract).flatMap(([feature, endpoints]) =>
  Object.entries(endpoints)
    .filter(([, endpoint]) => endpoint.kind === 'query' && endpoint.input.safeParse({ id: 'x' }).success)
    .map(([name]) => `${feature}.${name}`),
);

it.each(getters)('%s shows what is kept, however it came', async (method) => {
  const failed = new Set<string>();
  for (const id of ids) {
    const answer = await desk.call(method, { id }).catch((error: Error) => error.message);
    if (typeof answer === 'string' && answer.includes('INTERNAL')) failed.add(answer.slice(0, 1000));
  }
  expect([...failed]).toEqual([]);
});
