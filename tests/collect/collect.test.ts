import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TABLES } from '../../db/exchange/format/index';
import { loadLaw } from '../../db/law';
import { readReport } from '../../db/services/reports/read-report';
import { collecting } from '../builders/collecting';
import { fillCounty } from '../builders/county';
import { resourcesFolder } from '../builders/database';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';
import { NO_POSTGRES, type PostgresServer, postgresPrograms, startPostgres } from '../builders/postgres';
import { makeEnterprise, makeFilingCase, makeInspectedUnits, makePlan } from '../builders/records';

const programs = postgresPrograms();
if (programs === null) console.warn(NO_POSTGRES);

const law = loadLaw(resourcesFolder);
const today = '2026-11-20';

/** A county with something to count in every table of numbers. */
async function countyDesk(name: string, regionCode: string): Promise<ExchangeDesk> {
  const desk = makeExchangeDesk({ today, name, regionCode });
  const place = { core: desk.core, self: desk.self };
  fillCounty(place, { enterprises: 20, plansEach: 2, drillsEach: 2 });
  const units = Array.from({ length: 9 }, (_none, at) =>
    makeEnterprise(place, {
      activities: at % 3 === 0 ? ['coal-mine'] : at % 3 === 1 ? ['hotel'] : [],
      town: at % 2 === 0 ? '平安镇' : '白旗镇',
      uscc: null,
      address: `制表\t换行\n回车\r反斜杠\\点\\.引号"'空\\N${at}`,
    }),
  );
  units.forEach((unit, at) => {
    const { version } = makePlan(place, {
      enterpriseId: unit.id,
      kind: 'comprehensive',
      first: { publishedOn: `2026-0${(at % 8) + 1}-05`, signedOn: `2026-0${(at % 8) + 1}-04` },
    });
    if (at % 2 === 0)
      makeFilingCase(place, {
        enterpriseId: unit.id,
        planVersionIds: [version.id],
        state: at === 4 ? 'deemed-filed' : 'filed',
        submittedOn: '2026-09-07',
        receivedOn: '2026-09-07',
        decidedOn: '2026-09-10',
        filingNo: `${regionCode}-2026-x${at}`,
      });
  });
  makeInspectedUnits(place, {
    enterpriseIds: units.slice(0, 3).map(({ id }) => id),
    visitedOn: '2026-09-12',
    findings: [{ of: 1, kind: 'not-filed', orderedOn: '2026-09-13' }],
  });
  await desk.settle();
  return desk;
}

/** Tables whose rows an upload of these counties has. */
const FILLED = [
  'enterprise',
  'plan',
  'plan_version',
  'filing_case',
  'drill',
  'inspection_unit',
  'team',
  'supply',
];

describe.skipIf(programs === null)('collect', () => {
  let postgres: PostgresServer;
  let shulan: ExchangeDesk;
  let panshi: ExchangeDesk;
  let province: ExchangeDesk;
  /** Every package of the test, in the order in which they were written. */
  const files: string[] = [];
  const { run, ask, close } = collecting(() => postgres);
  beforeAll(async () => {
    postgres = await startPostgres(programs ?? '');
    shulan = await countyDesk('舒兰市应急管理局', '220283');
    panshi = await countyDesk('磐石市应急管理局', '220284');
    province = makeExchangeDesk({ today, level: 'province', regionCode: '220000', name: '吉林省应急管理厅' });
    files.push(await shulan.upload('a.yjpkg'), await panshi.upload('b.yjpkg'));
  }, 60_000);
  afterAll(() => {
    for (const opened of [postgres, shulan, panshi, province])
      (opened as { close(): void } | undefined)?.close();
    close();
  });

  /** Holds the views to what the county’s own program says today. */
  async function expectReportsOf(desk: ExchangeDesk): Promise<void> {
    for (const report of ['T1', 'T3', 'T9'] as const)
      for (const cut of ['region', 'industry', 'set'] as const) {
        const own = readReport(desk.core.read, law, today, { report, period: '2026H2', by: cut });
        const keys = own.columns.slice(1).map(({ key }) => key);
        const rows = await ask<Record<string, string | number | null>>(
          'whole',
          `SELECT * FROM plandesk.${report.toLowerCase()} WHERE period = '2026H2' AND office_id = $1 AND cut IN ('office', $2)`,
          [desk.self, cut],
        );
        const numbers = (row: Record<string, string | number | null> | undefined) =>
          keys.map((key) => (row?.[key] === null || row === undefined ? null : Number(row[key])));
        expect(numbers(rows.find((row) => row.cut === 'office'))).toEqual(own.total?.slice(1));
        for (const line of own.lines)
          expect([
            line.key,
            ...numbers(rows.find((row) => row.cut === cut && row.line_key === line.key)),
          ]).toEqual([line.key, ...line.cells.slice(1)]);
      }
    for (const report of ['T2', 'T4', 'T5', 'T6', 'T7', 'T8'] as const) {
      const own = readReport(desk.core.read, law, today, { report, period: '2026H2', by: 'region' });
      const rows = await ask<Record<string, string | null>>(
        'whole',
        `SELECT * FROM plandesk.${report.toLowerCase()} WHERE period = '2026H2' AND office_id = $1 ORDER BY line_no`,
        [desk.self],
      );
      const cells = rows.map((row) =>
        own.columns.map(({ key, kind }) => {
          const cell = row[key] ?? null;
          return kind === 'number' && cell !== null ? Number(cell) : cell;
        }),
      );
      expect([report, cells]).toEqual([report, own.lines.map((line) => line.cells)]);
    }
  }

  /** Holds the rows to those that the same packages made at a province’s desk. */
  async function expectSameAsMerged(): Promise<void> {
    for (const name of FILLED) {
      const table = TABLES.find((each) => each.name === name);
      if (table === undefined) throw new Error(name);
      const here = await ask<Record<string, string | null>>(
        'whole',
        `SELECT ${table.columns.map((column) => `"${column}"::text AS "${column}"`).join(', ')} FROM plandesk."${name}" ORDER BY id`,
      );
      const merged = province.core.read.all(
        `SELECT ${table.columns.join(', ')} FROM ${name} WHERE origin <> @self ORDER BY id`,
        {
          self: province.self,
        },
      );
      const plain = (row: Readonly<Record<string, unknown>>) =>
        Object.fromEntries(
          table.columns.map((column) => {
            const value = row[column] ?? null;
            if (value === null) return [column, null];
            if (table.lists.includes(column)) return [column, JSON.parse(String(value))];
            return [column, table.reals.includes(column) ? Number(value) : String(value)];
          }),
        );
      expect(here.map(plain)).toEqual(merged.map(plain));
    }
  }

  it('takes every row in as a merge would, and the same packages again change nothing', async () => {
    const first = await run('whole', files);
    expect(first.map(({ outcome, reported }) => [outcome, reported])).toEqual([
      ['taken', true],
      ['taken', true],
    ]);
    for (const file of files) await province.merge(file);
    await expectSameAsMerged();
    const before = await ask('whole', 'SELECT * FROM plandesk.collected_package ORDER BY id');
    expect((await run('whole', files)).map(({ outcome }) => outcome)).toEqual(['known', 'known']);
    expect(await ask('whole', 'SELECT * FROM plandesk.collected_package ORDER BY id')).toEqual(before);
  });

  it('counts in the views T1 to T9 what the county’s own reports count, whole, cut and line by line', async () => {
    await expectReportsOf(shulan);
    await expectReportsOf(panshi);
  });

  it('follows changes: rows and reports are as at the county and as merged', async () => {
    const db = shulan.core.write;
    const later = "version = version + 1, updated_at = '2026-11-20T02:00:00.000Z'";
    db.exec(`UPDATE enterprise SET town = '溪河镇', ${later} WHERE rowid % 3 = 0`);
    db.exec(`UPDATE drill SET participants = 77, ${later} WHERE rowid % 2 = 0`);
    db.exec(
      `UPDATE plan SET voided_at = '2026-11-20T02:00:00.000Z', void_reason = '重复', ${later} WHERE rowid % 7 = 0`,
    );
    await shulan.settle();
    const changes = await shulan.upload('a2.yjpkg', { since: 1 });
    const [taken] = await run('whole', [changes]);
    expect(taken).toMatchObject({ outcome: 'taken', sequence: 2, error: null });
    await province.merge(changes);
    await expectSameAsMerged();
    await expectReportsOf(shulan);
    await expectReportsOf(panshi);
  });

  it('lets an older package that comes late change nothing that is newer', async () => {
    const late = await panshi.upload('b2.yjpkg');
    panshi.core.write.exec(
      "UPDATE drill SET participants = 5, version = version + 1, updated_at = '2026-11-20T03:00:00.000Z' WHERE rowid % 2 = 1",
    );
    await panshi.settle();
    const newest = await panshi.upload('b3.yjpkg');
    const [skipped] = await run('whole', [newest]);
    expect(skipped?.warnings.map(({ code }) => code)).toContain('PACKAGE_MISSING_BEFORE');
    const [taken] = await run('whole', [late]);
    expect(taken?.tables.find(({ table }) => table === 'drill')?.refused).toBeGreaterThan(0);
    for (const file of [newest, late]) await province.merge(file);
    await expectSameAsMerged();
    await expectReportsOf(panshi);
  });

  it('keeps what a package leaves out for the sake of privacy, and fills it when it comes', async () => {
    const veiled = makeExchangeDesk({ today, name: '桦甸市应急管理局', regionCode: '220282' });
    fillCounty({ core: veiled.core, self: veiled.self }, { enterprises: 3, plansEach: 1, drillsEach: 1 });
    for (const profile of ['minimal', 'standard', 'minimal']) {
      const file = await veiled.upload(`${profile}.yjpkg`, { profile });
      expect((await run('whole', [file])).map(({ outcome, error }) => [outcome, error])).toEqual([
        ['taken', null],
      ]);
      await province.merge(file);
      await expectSameAsMerged();
    }
    veiled.close();
  });
});
