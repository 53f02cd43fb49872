import { afterAll, describe, expect, it } from 'vitest';
import { TABLES } from '../../db/exchange/format/index';
import { SELF_MARKING_TABLES } from '../../db/repositories/duty-marks';
import { DESK_TABLES, RECORD_TABLES, RECORD_TOPICS, topicsOf } from '../../db/repositories/tables';
import { makeCore } from '../builders/database';

const test = makeCore();
afterAll(() => test.close());

const columnsOf = (table: string) =>
  test.core.read.all<{ name: string }>(`PRAGMA table_info(${table})`).map((column) => column.name);

describe('what is known about tables', () => {
  it('covers every table of the schema, once', () => {
    const tables = test.core.read
      .allRaw(
        `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
      )
      .map(([name]) => name);
    expect([...Object.keys(RECORD_TABLES), ...DESK_TABLES].sort()).toEqual(tables);
  });

  it('calls records what travels, in the same order', () => {
    expect(Object.keys(RECORD_TABLES)).toEqual(TABLES.map((table) => table.name));
  });

  it('reaches duties and search entries by SQL that runs', () => {
    for (const [table, { duties, search }] of Object.entries(RECORD_TABLES)) {
      if (duties) {
        expect(columnsOf(table)).toContain(duties.link);
        expect(test.core.read.allRaw(`SELECT ${duties.of('t')} FROM main.${table} t LIMIT 0`)).toEqual([]);
      }
      for (const owner of search ?? []) {
        expect(RECORD_TABLES[owner.table]?.search?.[0]?.table).toBe(owner.table);
        if (owner.column) expect(columnsOf(table)).toContain(owner.column);
        const rows = `SELECT id FROM main.${table} LIMIT 0`;
        expect(test.core.read.allRaw(owner.ids(rows))).toEqual([]);
      }
    }
  });

  it('marks duties of a table in one way only', () => {
    for (const table of SELF_MARKING_TABLES) {
      expect(columnsOf(table).length).toBeGreaterThan(0);
      expect(RECORD_TABLES[table]?.duties).toBeUndefined();
    }
  });

  it('says which screens show changed rows', () => {
    expect(topicsOf(['plan', 'filing_event', 'plan_version', 'setting'])).toEqual(['plans', 'filing']);
    expect(new Set(topicsOf(Object.keys(RECORD_TABLES)))).toEqual(new Set(RECORD_TOPICS));
  });
});
