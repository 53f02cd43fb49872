import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITY_OFFICE, COUNTY_OFFICE, runCli, runCliHere } from '../builders/command-line';
import { scratchFolder } from '../builders/database';
import { hasRealFiles, REAL_FOLDER, realFile } from '../builders/shared';

interface Truth {
  kind: string;
  counts: { data_rows: number; created_min: number; created_max: number };
  problems: { row: number; outcome: string; tolerated: string[]; code: string }[];
}
interface Imported {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: { sheet: string; row: number; column: string; code: string; message: string }[];
  warnings: { sheet: string; row: number; code: string }[];
}

/** Sheets of a truth file with their kinds; a file of one sheet is its own sheet. */
function truthOf(prefix: string): (Truth & { sheet?: string })[] {
  const name = readdirSync(join(REAL_FOLDER, 'truth')).find((entry) => entry.startsWith(prefix)) ?? '';
  const truth = JSON.parse(readFileSync(join(REAL_FOLDER, 'truth', name), 'utf8')) as Truth & {
    sheets?: Truth[];
  };
  return truth.sheets ?? [truth];
}

const { folder, remove } = scratchFolder();
afterAll(remove);
const cli = (...args: string[]) => runCliHere(folder, [...args, '--json']);
const inProcess = (...args: string[]) => runCli(folder, [...args, '--json']);
const init = (name: string) => cli('init', name, ...COUNTY_OFFICE);

/** In the order in which an office would take them in. */
const IMPORTS: [prefix: string, kind: string][] = [
  ['01', 'enterprises'],
  ['03', 'enterprises'],
  ['04', 'plans'],
  ['05', 'experts'],
  ['06', 'teams'],
  ['06', 'equipment'],
  ['06', 'supplies'],
  ['07', 'drills'],
];

describe.skipIf(!hasRealFiles)('the ledgers of a county office, by command line', () => {
  beforeAll(async () => {
    expect((await init('county.db')).code).toBe(0);
  });

  it.each(IMPORTS)(
    'file %s as %s: as many records as the truth allows, every faulty row named',
    async (prefix, kind) => {
      const sheets = truthOf(prefix).filter((sheet) => sheet.kind === kind);
      const total = (key: keyof Truth['counts']) => sheets.reduce((sum, sheet) => sum + sheet.counts[key], 0);
      const answer = await cli(
        'import',
        kind,
        realFile(prefix),
        '--db',
        'county.db',
        '--rejects',
        `${prefix}-${kind}.xlsx`,
      );
      expect(answer.code, answer.stdout.slice(0, 300)).toBe(0);
      const found = answer.json<Imported>();
      expect(found.read).toBe(total('data_rows'));
      expect(found.created).toBeGreaterThanOrEqual(total('created_min'));
      expect(found.created).toBeLessThanOrEqual(total('created_max'));
      const named = [...found.rejected, ...found.warnings];
      for (const sheet of sheets)
        for (const problem of sheet.problems) {
          const here = (row: { sheet: string; row: number }) =>
            row.row === problem.row &&
            (sheet.sheet === undefined || prefix === '03' || row.sheet === sheet.sheet);
          const outcomes = [problem.outcome, ...problem.tolerated];
          if (!outcomes.includes('lenient') && !outcomes.includes('create'))
            expect(named.some(here), `${kind} row ${problem.row} ${problem.code}`).toBe(true);
          if (problem.outcome === 'reject' && problem.tolerated.length === 0)
            expect(found.rejected.some(here), `${kind} row ${problem.row} ${problem.code}`).toBe(true);
        }
    },
  );

  it('file 02 after file 01: new telephones are taken over, the rest is known', async () => {
    const found = (await cli('import', 'enterprises', realFile('02'), '--db', 'county.db')).json<Imported>();
    expect(found).toMatchObject({ read: 100, created: 68, updated: 10 });
    const rejectedRows = new Set(found.rejected.map((problem) => problem.row)).size;
    expect(found.unchanged + rejectedRows).toBe(22);
  });

  it('file 02 into an empty database: all are new', async () => {
    await init('empty.db');
    const [truth] = truthOf('02');
    const { created } = (
      await cli('import', 'enterprises', realFile('02'), '--db', 'empty.db')
    ).json<Imported>();
    expect(created).toBeGreaterThanOrEqual(truth?.counts.created_min ?? 0);
    expect(created).toBeLessThanOrEqual(truth?.counts.created_max ?? 0);
  });

  it('brings the same county into another office', { timeout: 180_000 }, async () => {
    expect(
      (
        await cli(
          'export',
          '--db',
          'county.db',
          '--kind',
          'upload',
          '--period',
          '2026H2',
          '--out',
          'up.yjpkg',
        )
      ).code,
    ).toBe(0);
    await cli('init', 'city.db', ...CITY_OFFICE);
    expect((await cli('merge', 'up.yjpkg', '--db', 'city.db')).code).toBe(0);
    const counts = async (db: string) => {
      const { duties: _, ...rest } = (await cli('info', db)).json<{ counts: Record<string, number> }>()
        .counts;
      return rest;
    };
    expect(await counts('city.db')).toEqual(await counts('county.db'));
    const twice = (await cli('merge', 'up.yjpkg', '--db', 'city.db')).json<{
      tables: { added: number; changed: number }[];
    }>();
    for (const table of twice.tables) expect([table.added, table.changed]).toEqual([0, 0]);
  });
});

/** What reading a plan document must find; anything that is kept counts as registered. */
const TEXT_STATES: Readonly<Record<string, string>> = {
  '12': 'no-text',
  '13': 'protected',
  '14': 'unsupported',
  '15': 'damaged',
  '16': 'suspicious',
  '17': 'empty',
  '18': 'unsupported',
  '19': 'unsupported',
};

describe.skipIf(!hasRealFiles)('every plan document of the county, by command line', () => {
  const documents = hasRealFiles ? readdirSync(join(REAL_FOLDER, 'plans')).sort() : [];
  let owner = '';

  beforeAll(async () => {
    await init('plans.db');
    await cli('import', 'enterprises', realFile('02'), '--db', 'plans.db');
    const { hits } = (
      await cli('search', '有限公司', '--db', 'plans.db', '--in', 'enterprises', '--limit', '1')
    ).json<{ hits: { owner: string }[] }>();
    owner = hits[0]?.owner ?? '';
  });

  it.each(documents.map((name, n) => [name.slice(0, 40), name, n] as const))('%s', async (_, name, n) => {
    const file = join(REAL_FOLDER, 'plans', name);
    // Hostile and broken ones go to a worker thread with its limits.
    const add = TEXT_STATES[name.slice(0, 2)] ? inProcess : cli;
    const added = await add(
      'plan',
      'add',
      file,
      '--db',
      'plans.db',
      '--owner',
      owner,
      '--kind',
      'special',
      '--title',
      `第${n}号预案`,
      '--published',
      '2026-11-02',
    );
    expect(added.code, added.stdout).toBe(0);
    const state = added.json<{ document: { textState: string } }>().document.textState;
    const expected = TEXT_STATES[name.slice(0, 2)] ?? 'ok';
    // Old Word files are read where LibreOffice is installed.
    expect(name.endsWith('.doc') ? ['unsupported', 'ok'] : [expected], basename(file)).toContain(state);
  });

  it('finds what stands in them', async () => {
    const found = (await cli('search', '储罐', '--db', 'plans.db', '--in', 'plans')).json<{
      total: number;
    }>();
    expect(found.total).toBeGreaterThan(2);
    expect((await cli('check', 'plans.db')).json()).toMatchObject({ sound: true });
  });
});
