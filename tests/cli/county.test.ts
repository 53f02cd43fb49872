import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITY_OFFICE, COUNTY_OFFICE, type CommandLineAnswer, runCliHere } from '../builders/command-line';
import { type LedgerFile, unitCode, unitName, writeCountyLedgers } from '../builders/county-ledgers';
import { MINE_PASSAGE, writeMinePlan, writeScan, writeStationPlan } from '../builders/county-plans';
import { scratchFolder } from '../builders/database';

// One county office's year by command line alone; each test goes on where the one before ended.

const { folder, remove } = scratchFolder();
afterAll(remove);

const AS_OF = '2026-11-20';
const cli = (...args: string[]): Promise<CommandLineAnswer> => runCliHere(folder, [...args, '--json']);
interface Problem {
  row: number;
  code: string;
  column: string;
  value: string;
  message: string;
}
interface Imported {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: Problem[];
  batch: string | null;
}
interface Merged {
  batch: string;
  tables: {
    table: string;
    added: number;
    changed: number;
    same: number;
    conflict: number;
    refused: number;
  }[];
}
interface Duty {
  owner: string;
  ownerName: string;
  rule: string;
  period: string;
  due: string | null;
  state: string;
  evidence: unknown[];
  trace: { article: string; lines: unknown[] };
}
const duties = async (db: string, ...more: string[]) => {
  const answer = await cli('duties', '--db', db, '--as-of', AS_OF, ...more);
  expect(answer.code).toBe(0);
  return answer.json<{ asOf: string; rulePack: string; calendarCoverage: string; duties: Duty[] }>();
};
const countsOf = async (db: string) =>
  (await cli('info', db)).json<{ counts: Record<string, number> }>().counts;
const sum = (tables: Merged['tables'], key: 'added' | 'changed' | 'same') =>
  tables.reduce((total, table) => total + table[key], 0);

let ledgers: LedgerFile[] = [];
let merged: Merged;

beforeAll(async () => {
  ledgers = await writeCountyLedgers(folder);
});

describe('a county office', () => {
  it('is founded', async () => {
    const made = await cli('init', 'county.db', ...COUNTY_OFFICE);
    expect(made.code).toBe(0);
    expect((await cli('info', 'county.db')).json()).toMatchObject({
      desk: 'office',
      level: 'county',
      region: '220283',
      counts: { enterprises: 0, plans: 0 },
    });
  });

  it('sees what an import would do without anything being written', async () => {
    const before = readFileSync(join(folder, 'county.db'));
    const [roster] = ledgers;
    const tried = await cli(
      'import',
      'enterprises',
      roster?.file ?? '',
      '--db',
      'county.db',
      '--dry-run',
      '--rejects',
      'tried.xlsx',
    );
    expect(tried.json()).toMatchObject({ created: 12, dryRun: true, batch: null });
    expect(existsSync(join(folder, 'tried.xlsx'))).toBe(true);
    expect(await countsOf('county.db')).toMatchObject({ enterprises: 0 });
    expect(statSync(join(folder, 'county.db')).size).toBe(before.length);
    expect(readdirSync(folder).filter((name) => name.endsWith('.backups'))).toEqual([]);
  });

  it('takes in every ledger as it is kept, and names every refused row', { timeout: 120_000 }, async () => {
    for (const { kind, file, expected } of ledgers) {
      const answer = await cli(
        'import',
        kind,
        file,
        '--db',
        'county.db',
        '--rejects',
        `${kind}-rejects.xlsx`,
      );
      expect(answer.code, file).toBe(0);
      const { read, created, updated, unchanged, rejected } = answer.json<Imported>();
      expect(
        { read, created, updated, unchanged, rejected: rejected.map(({ row, code }) => ({ row, code })) },
        file,
      ).toEqual(expected);
      for (const problem of rejected) expect(problem.message, file).toMatch(/。$/);
    }
    expect(await countsOf('county.db')).toMatchObject({
      enterprises: 18,
      plans: 5,
      drills: 7,
      experts: 3,
      teams: 2,
      equipment: 3,
      supplies: 2,
    });
  });

  it('finds nothing new when a ledger comes again', async () => {
    for (const { kind, file, expected } of [...ledgers.slice(2)]) {
      const again = (await cli('import', kind, file, '--db', 'county.db')).json<Imported>();
      expect({ created: again.created, updated: again.updated, unchanged: again.unchanged }, file).toEqual({
        created: 0,
        updated: 0,
        unchanged: expected.created,
      });
    }
  }, 60_000);

  it('takes the rejects workbook back once it is corrected', async () => {
    const rejects = await cli(
      'import',
      'enterprises',
      'enterprises-rejects.xlsx',
      '--db',
      'county.db',
      '--dry-run',
    );
    // The csv's one bad row: the code is still damaged, the reason column does not disturb.
    expect(rejects.json<Imported>()).toMatchObject({
      read: 1,
      created: 0,
      rejected: [{ code: 'uscc_scientific' }],
    });
  });

  it('registers plans with their files', async () => {
    const add = (file: string, owner: number, kind: string, title: string) =>
      cli(
        'plan',
        'add',
        file,
        '--db',
        'county.db',
        '--owner',
        unitCode(owner),
        '--kind',
        kind,
        '--title',
        title,
        '--published',
        '2026-11-02',
      );
    const mine = await add(writeMinePlan(folder), 5, 'comprehensive', '采石场综合应急预案');
    expect(mine.code).toBe(0);
    expect(mine.json()).toMatchObject({
      owner: unitName(5),
      document: { textState: 'ok', alreadyKept: false },
    });
    expect((await add(writeStationPlan(folder), 7, 'special', '卸油泄漏专项应急预案')).json()).toMatchObject({
      document: { textState: 'ok' },
    });
    expect((await add(writeScan(folder), 7, 'onsite', '扫描的现场处置方案')).json()).toMatchObject({
      document: { textState: 'no-text' },
    });
    // The same bytes once more, for another unit: kept once.
    expect((await add('综合应急预案.docx', 11, '综合', '采石场综合应急预案')).json()).toMatchObject({
      document: { alreadyKept: true },
    });
    expect(await countsOf('county.db')).toMatchObject({ plans: 9, documents: 3 });
  }, 60_000);

  it('writes down nothing of a plan whose file cannot be read', async () => {
    const missing = await cli(
      'plan',
      'add',
      '没有.docx',
      '--db',
      'county.db',
      '--owner',
      unitCode(5),
      '--kind',
      'onsite',
      '--title',
      '现场方案',
    );
    expect(missing.code).toBe(3);
    expect(missing.json()).toMatchObject({ error: { code: 'FILE_NOT_FOUND' } });
    const stranger = await cli(
      'plan',
      'add',
      '扫描件.pdf',
      '--db',
      'county.db',
      '--owner',
      unitCode(99),
      '--kind',
      'onsite',
      '--title',
      '现场方案',
    );
    expect(stranger.code).toBe(1);
    expect(stranger.json()).toMatchObject({ error: { code: 'ENTERPRISE_UNKNOWN' } });
    expect(await countsOf('county.db')).toMatchObject({ plans: 9 });
  });

  it('finds passages, pages, units and people', async () => {
    const passage = (await cli('search', '排水泵房 二级响应', '--db', 'county.db', '--in', 'plans')).json<{
      total: number;
      hits: { title: string; owner: string; snippet: string }[];
    }>();
    expect(passage.total).toBe(2);
    expect(passage.hits.map((hit) => hit.owner).sort()).toEqual([unitCode(11), unitCode(5)].sort());
    expect(passage.hits[0]?.snippet).toContain(MINE_PASSAGE.slice(0, 6));
    const onPage = (await cli('search', '消防沙围堵', '--db', 'county.db')).json();
    expect(onPage).toMatchObject({ total: 1, hits: [{ type: 'plan', page: 2, owner: unitCode(7) }] });
    expect(
      (await cli('search', unitName(3), '--db', 'county.db', '--in', 'enterprises')).json(),
    ).toMatchObject({ total: 1, hits: [{ type: 'enterprise', title: unitName(3) }] });
    expect((await cli('search', '示大同', '--db', 'county.db', '--in', 'experts')).json()).toMatchObject({
      total: 1,
    });
    expect((await cli('search', '此处没有这样的话', '--db', 'county.db')).json()).toEqual({
      total: 0,
      hits: [],
    });
    expect(
      (await cli('search', '有限公司', '--db', 'county.db', '--in', 'enterprises', '--limit', '2')).json<{
        hits: unknown[];
      }>().hits,
    ).toHaveLength(2);
  }, 60_000);

  it('knows who owes what, with the evidence from the ledgers', async () => {
    const all = await duties('county.db');
    expect(all).toMatchObject({ asOf: AS_OF, calendarCoverage: '2026-12-31' });
    const of = (unit: number, rule: string, period?: string) =>
      all.duties.filter(
        (duty) =>
          duty.owner === unitCode(unit) &&
          duty.rule === rule &&
          (period === undefined || duty.period === period),
      );
    // The mine drilled a special plan in September and an on-site plan in October.
    for (const rule of ['R-DRILL-SEED-6M', 'R-DRILL-6M-SITE', 'R-DRILL-6M-KEY'])
      expect(of(0, rule, '2026H2'), rule).toMatchObject([{ state: 'met' }]);
    // Its filing of March was in time.
    expect(of(0, 'R-FILE-20WD').map((duty) => duty.state)).toEqual(['met', 'met', 'met']);
    // The builder published on 2 November and has not filed: 20 working days end on the 30th.
    expect(of(3, 'R-FILE-20WD')).toMatchObject([{ due: '2026-11-30', evidence: [] }]);
    expect(of(3, 'R-FILE-20WD')[0]?.state).toMatch(/open|due-soon/);
    // The hotel's drill of August was never evaluated.
    expect(of(2, 'R-DRILL-6M-KEY', '2026H2')[0]?.state).not.toBe('met');
    for (const duty of all.duties) expect(duty.trace.article, duty.rule).not.toBe('');

    const overdue = await duties('county.db', '--state', 'overdue', '--owner', unitCode(3));
    expect(overdue.duties.length).toBeGreaterThan(0);
    for (const duty of overdue.duties) expect(duty).toMatchObject({ state: 'overdue', owner: unitCode(3) });
    const byRule = await duties('county.db', '--rule', 'R-ASSESS-3Y');
    expect(new Set(byRule.duties.map((duty) => duty.rule))).toEqual(new Set(['R-ASSESS-3Y']));
  }, 60_000);

  it('proposes a year of drills that meets every duty, and writes it once', async () => {
    const proposed = (
      await cli('schedule', '--db', 'county.db', '--year', '2027', '--owner', unitCode(0))
    ).json<{ drills: { date: string; meets: string[]; owner: string }[]; accepted: null }>();
    expect(proposed.accepted).toBeNull();
    const met = new Set(proposed.drills.flatMap((drill) => drill.meets));
    for (const rule of [
      'R-DRILL-1Y',
      'R-DRILL-6M-SITE',
      'R-DRILL-6M-KEY',
      'R-DRILL-SEED-1Y',
      'R-DRILL-SEED-6M',
    ])
      expect(met, rule).toContain(rule);
    for (const drill of proposed.drills)
      expect(drill).toMatchObject({ owner: unitCode(0), date: expect.stringMatching(/^2027-/) });
    const before = (await countsOf('county.db')).drills ?? 0;
    const accepted = (await cli('schedule', '--db', 'county.db', '--year', '2027', '--accept')).json<{
      accepted: number;
    }>();
    expect(accepted.accepted).toBeGreaterThan(proposed.drills.length);
    expect(await countsOf('county.db')).toMatchObject({ drills: before + accepted.accepted });
    expect((await cli('schedule', '--db', 'county.db', '--year', '2027', '--accept')).json()).toMatchObject({
      accepted: 0,
    });
  }, 60_000);
});

describe('a package upward', () => {
  it('is written, inspected and verified', async () => {
    const written = await cli(
      'export',
      '--db',
      'county.db',
      '--kind',
      'upload',
      '--period',
      '2026H2',
      '--out',
      'up.yjpkg',
    );
    expect(written.code).toBe(0);
    const seen = {
      kind: 'upload',
      period: '2026H2',
      sequence: 1,
      base: 'full',
      encrypted: false,
      counts: { enterprise: 18, plan: 9, expert: 3 },
      files: 3,
      sender: { regionCode: '220283', level: 'county' },
    };
    expect(written.json()).toMatchObject(seen);
    expect((await cli('inspect', 'up.yjpkg')).json()).toMatchObject(seen);
    expect((await cli('verify', 'up.yjpkg')).json()).toMatchObject({ ...seen, valid: true, problems: [] });
  }, 60_000);

  it('merges into the city, and a second time changes nothing', async () => {
    await cli('init', 'city.db', ...CITY_OFFICE);
    const rehearsed = (await cli('merge', 'up.yjpkg', '--db', 'city.db', '--rehearse')).json<Merged>();
    expect(rehearsed).toMatchObject({ rehearsed: true, batch: null });
    expect(await countsOf('city.db')).toMatchObject({ enterprises: 0 });
    const answer = await cli('merge', 'up.yjpkg', '--db', 'city.db');
    expect(answer.code).toBe(0);
    merged = answer.json<Merged>();
    expect(sum(merged.tables, 'added')).toBe(sum(rehearsed.tables, 'added'));
    const again = await cli('merge', 'up.yjpkg', '--db', 'city.db');
    expect(again.code).toBe(0);
    const twice = again.json<Merged>();
    expect([sum(twice.tables, 'added'), sum(twice.tables, 'changed')]).toEqual([0, 0]);
    expect(sum(twice.tables, 'same')).toBe(sum(merged.tables, 'added'));
  }, 90_000);

  it('tells the city what the county knows', async () => {
    const here = await duties('county.db');
    const there = await duties('city.db');
    const essence = (all: Duty[]) =>
      all
        // Each office owes drills of its own; the city's are not the county's.
        .filter((duty) => duty.owner !== '220200')
        .map(({ owner, rule, period, due, state }) => [owner, rule, period, due, state].join(' '))
        .sort();
    expect(essence(there.duties)).toEqual(essence(here.duties));
    expect((await cli('search', '消防沙围堵', '--db', 'city.db')).json()).toMatchObject({
      total: 1,
      hits: [{ page: 2 }],
    });
    const [county, city] = [await countsOf('county.db'), await countsOf('city.db')];
    for (const register of [
      'enterprises',
      'plans',
      'planVersions',
      'filingCases',
      'drills',
      'experts',
      'teams',
      'equipment',
      'supplies',
      'documents',
    ])
      expect(city[register], register).toBe(county[register]);
  }, 60_000);

  it('is taken back as one step, once', async () => {
    const undone = await cli('undo', merged.batch, '--db', 'city.db');
    expect(undone.code).toBe(0);
    expect(await countsOf('city.db')).toMatchObject({ enterprises: 0, plans: 0, drills: 0, documents: 0 });
    expect((await cli('undo', merged.batch, '--db', 'city.db')).json()).toMatchObject({
      error: { code: 'ALREADY_UNDONE' },
    });
  }, 60_000);

  it('opens with its password alone', async () => {
    const secret = '示例密码 42';
    const out = await runCliHere(
      folder,
      [
        'export',
        '--db',
        'county.db',
        '--kind',
        'upload',
        '--period',
        '2026',
        '--out',
        'secret.yjpkg',
        '--without-files',
        '--password-stdin',
        '--json',
      ],
      `${secret}\n`,
    );
    expect(out.json()).toMatchObject({ encrypted: true, sequence: 2, files: 0 });
    const closed = await cli('verify', 'secret.yjpkg');
    expect([closed.code, closed.json<{ error: { code: string } }>().error.code]).toEqual([
      1,
      'PACKAGE_PASSWORD_NEEDED',
    ]);
    const wrong = await runCliHere(
      folder,
      ['verify', 'secret.yjpkg', '--password-stdin', '--json'],
      'falsch\n',
    );
    expect([wrong.code, wrong.json<{ error: { code: string } }>().error.code]).toEqual([
      1,
      'PACKAGE_PASSWORD_WRONG',
    ]);
    const opened = await runCliHere(
      folder,
      ['verify', 'secret.yjpkg', '--password-stdin', '--json'],
      `${secret}\n`,
    );
    expect(opened.json()).toMatchObject({ valid: true, encrypted: true });
  }, 60_000);

  it('is refused when a byte of it was changed', async () => {
    const bytes = readFileSync(join(folder, 'up.yjpkg'));
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    writeFileSync(join(folder, 'forged.yjpkg'), bytes);
    const forged = await cli('verify', 'forged.yjpkg');
    expect(forged.code).toBe(3);
    expect(forged.json<{ error: { code: string } }>().error.code).toMatch(/^PACKAGE_/);
    expect((await cli('merge', 'forged.yjpkg', '--db', 'city.db')).code).toBe(3);
  }, 60_000);
});

describe('copies and the undoing of imports', () => {
  it('backs up, checks and restores', async () => {
    expect((await cli('backup', 'county.db', '--out', 'copy.db')).code).toBe(0);
    expect((await cli('check', 'copy.db')).json()).toMatchObject({
      sound: true,
      integrity: [],
      audit: { firstBroken: null },
    });
    const restored = (await cli('restore', 'copy.db', '--out', 'city.db')).json<{ setAside: string }>();
    expect(existsSync(restored.setAside)).toBe(true);
    expect(await countsOf('city.db')).toEqual(await countsOf('county.db'));
  }, 60_000);

  it('takes an import back', async () => {
    const roster = ledgers[2];
    await cli('init', 'fresh.db', ...COUNTY_OFFICE);
    const { batch } = (
      await cli('import', 'enterprises', roster?.file ?? '', '--db', 'fresh.db')
    ).json<Imported>();
    expect((await cli('undo', batch ?? '', '--db', 'fresh.db')).json()).toMatchObject({
      removed: 3,
      restored: 0,
    });
    expect(await countsOf('fresh.db')).toMatchObject({ enterprises: 0 });
  }, 60_000);

  it('writes templates that it can read', async () => {
    for (const kind of ['enterprises', 'plans', 'experts', 'teams', 'equipment', 'supplies', 'drills']) {
      expect((await cli('template', kind, '--out', `${kind}.xlsx`)).code, kind).toBe(0);
      const read = await cli('import', kind, `${kind}.xlsx`, '--db', 'fresh.db', '--dry-run');
      expect(read.code, `${kind} ${read.stdout}`).toBe(0);
    }
  }, 90_000);
});
