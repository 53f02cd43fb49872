import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPlanDeskError } from '../../db/domain/errors';
import { PACKAGE_KINDS } from '../../db/domain/exchange/package-kinds';
import { FORMAT_VERSION, FORMATS, readManifest, TABLES } from '../../db/exchange/format/index';
import { PACKAGE_KINDS as FORMAT_KINDS } from '../../db/exchange/format/v4/manifest';
import { DESK_TABLES } from '../../db/repositories/tables';
import { makeCore, type TestCore } from '../builders/database';

let live: TestCore;
beforeAll(() => {
  live = makeCore();
});
afterAll(() => live.close());

/** Columns of the live tables that no package carries, and why. */
const KEPT_BACK: Readonly<Record<string, readonly string[]>> = {
  // Whose key it is and through whom its rows come is each desk's own knowledge.
  office: ['key_id', 'public_key', 'via_id', 'is_self'],
  // Worked out again by the reader, by the reader's rules.
  enterprise: ['sets'],
  // Personal beyond the export profile.
  expert: ['id_number', 'email', 'address', 'longitude', 'latitude'],
  drill_participant: ['phone'],
  team: ['leader_phone'],
  team_member: ['phone', 'insurance_no'],
  hazard: ['responsible_phone'],
  hidden_danger: ['responsible_phone'],
  hazard_alarm: ['phone'],
  contact: ['phone', 'other_phone'],
  incident: ['reporter_phone'],
  incident_log: ['phone'],
  deployment: ['receiver_phone'],
  // Bytes travel as files.
  document: ['encoding', 'bytes'],
};

const columnsOf = (table: string) =>
  live.core.read
    .all<{ name: string; type: string; notnull: number; dflt_value: string | null }>(
      `PRAGMA table_info(${table})`,
    )
    .filter((column) => !KEPT_BACK[table]?.includes(column.name));

test('the window knows the kinds of packages that there are', () => {
  expect([...PACKAGE_KINDS].sort()).toEqual([...FORMAT_KINDS].sort());
});

describe('the newest format and the live schema', () => {
  test('every table travels or stays at home on purpose', () => {
    const tables = live.core.read
      .all<{ name: string }>(
        `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow' AND name NOT LIKE 'sqlite_%'`,
      )
      .map((table) => table.name);
    expect(tables.sort()).toEqual([...TABLES.map((table) => table.name), ...DESK_TABLES].sort());
  });

  test.each(TABLES.map((table) => [table.name, table] as const))('%s: the same columns', (name, table) => {
    expect(table.columns).toEqual(columnsOf(name).map((column) => column.name));
    for (const column of columnsOf(name)) {
      const line = table.createSql.split('\n').find((each) => each.startsWith(`  ${column.name} `)) ?? '';
      expect(line.split(' ')[3]?.replace(',', '')).toBe(column.type);
      expect(/NOT NULL|PRIMARY KEY/.test(line)).toBe(column.notnull === 1);
      if (column.dflt_value !== null) expect(line).toContain(`DEFAULT ${column.dflt_value}`);
    }
    const checks = (sql: string) =>
      (sql.replaceAll(/--.*$/gm, '').match(/CHECK \((?:[^()]|\([^()]*\))*\)/g) ?? []).sort();
    const liveSql =
      live.core.read.value<string>('SELECT sql FROM sqlite_schema WHERE name = @name', { name }) ?? '';
    const kept = KEPT_BACK[name] ?? [];
    expect(checks(table.createSql)).toEqual(
      checks(liveSql).filter((check) => !kept.some((column) => check.includes(column))),
    );
  });

  test('references and unique keys are known', () => {
    for (const table of TABLES) {
      const links = live.core.read.all<{ from: string; table: string }>(
        `PRAGMA foreign_key_list(${table.name})`,
      );
      const byColumn = (a: { column: string }, b: { column: string }) => a.column.localeCompare(b.column);
      expect([...table.parents].sort(byColumn)).toEqual(
        links.map((link) => ({ column: link.from, table: link.table })).sort(byColumn),
      );
      const indexes = live.core.read.all<{ name: string; unique: number; origin: string }>(
        `PRAGMA index_list(${table.name})`,
      );
      const keys = indexes
        .filter((index) => index.unique === 1 && index.origin === 'c')
        .map((index) =>
          live.core.read
            .all<{ name: string }>(`PRAGMA index_info(${index.name})`)
            .map((column) => column.name),
        )
        .filter((columns) => columns.every((column) => table.columns.includes(column)));
      expect(
        keys
          .map((key) => key.join())
          .filter((key) => key !== 'is_self')
          .sort(),
      ).toEqual(table.keys.map((key) => key.columns.join()).sort());
    }
  });

  test('FORMAT.md names the tables in their order', () => {
    const text = readFileSync(join(import.meta.dirname, '../../db/exchange/FORMAT.md'), 'utf8');
    const listed = /Tables, parents first: ([^.]+)\./.exec(text)?.[1]?.split(/,\s+/);
    expect(listed).toEqual(TABLES.map((table) => table.name));
  });

  test('every date is checked as one', () => {
    for (const table of TABLES) {
      const dates = table.columns.filter((column) => /(_on|_date|_until|^term_(from|to))$/.test(column));
      expect(table.dates.filter((date) => !date.includes('||'))).toEqual(expect.arrayContaining(dates));
    }
  });

  test('the large tables are copied whole, without reading their rows', () => {
    const whole = TABLES.filter(
      (table) =>
        live.core.read
          .all<{ name: string }>(`PRAGMA table_info(${table.name})`)
          .map((column) => column.name)
          .join() === table.columns.join(),
    );
    expect(whole.map((table) => table.name)).toEqual(
      expect.arrayContaining([
        'plan',
        'plan_version',
        'filing_case',
        'filing_case_plan',
        'filing_check',
        'filing_event',
        'drill',
      ]),
    );
  });
});

describe('manifests of other versions', () => {
  const bytes = (manifest: object) =>
    Buffer.from(JSON.stringify({ format: 'plandesk-package', ...manifest }));
  const manifest = {
    packageId: 'p',
    kind: 'upload',
    sender: { id: 's', name: '示例', regionCode: '220283', level: 'county' },
    recipient: { id: null, name: '上级' },
    createdAt: '2026-11-20T01:00:00.000Z',
    period: '2026H2',
    sequence: 1,
    previousSha256: null,
    base: { kind: 'full' },
    schemaVersion: 1,
    rulePack: 'r',
    calendar: 'c',
    counts: {},
    files: { included: 0, omitted: 0 },
    entries: [],
    signer: { keyId: 'a'.repeat(64) },
  };
  const code = (work: () => unknown): string => {
    try {
      work();
    } catch (error) {
      if (isPlanDeskError(error)) return error.code;
    }
    return 'accepted';
  };

  test('are refused when newer, when too old, and when they are not as their version says', () => {
    expect(FORMAT_VERSION).toBe(Math.max(...Object.keys(FORMATS).map(Number)));
    expect(code(() => readManifest(bytes({ ...manifest, formatVersion: 0 })))).toBe('PACKAGE_NOT_A_PACKAGE');
    expect(code(() => readManifest(bytes({ formatVersion: FORMAT_VERSION + 1 })))).toBe('PACKAGE_NEWER');
    expect(code(() => readManifest(bytes({ ...manifest, formatVersion: '1' })))).toBe('PACKAGE_TAMPERED');
    for (const formatVersion of [1, 2, 3, 4])
      expect(code(() => readManifest(bytes({ ...manifest, formatVersion })))).toBe('accepted');
    // What a version did not know it does not say either.
    expect(code(() => readManifest(bytes({ ...manifest, formatVersion: 1, kind: 'filing' })))).toBe(
      'PACKAGE_TAMPERED',
    );
  });

  test('each version but the newest knows the way to the next', () => {
    for (const [version, { toNext }] of Object.entries(FORMATS))
      expect(toNext === undefined).toBe(Number(version) === FORMAT_VERSION);
  });
});
