import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CollectedFile, type CollectOrder, collect } from '../../db/collect/collect';
import { connect, type Server } from '../../db/collect/server';
import { TABLES } from '../../db/exchange/format/index';
import { loadLaw } from '../../db/law';
import { readReport } from '../../db/services/reports/read-report';
import { fillCounty } from '../builders/county';
import { resourcesFolder, scratchFolder } from '../builders/database';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';
import { type PostgresServer, postgresPrograms, startPostgres } from '../builders/postgres';
import { makeEnterprise, makeFilingCase, makeInspectedUnits, makePlan } from '../builders/records';

const programs = postgresPrograms();
if (programs === null)
  console.warn(
    '没有找到 PostgreSQL（initdb），收入数据库的测试跳过 | no PostgreSQL here: tests of collect are skipped',
  );

const law = loadLaw(resourcesFolder);
const { folder, remove } = scratchFolder();
const quiet = { progress: () => undefined, signal: new AbortController().signal };
const today = '2026-11-20';

/** A county with something to count in every table of numbers. */
async function countyDesk(name: string, regionCode: string): Promise<ExchangeDesk> {
  const desk = makeExchangeDesk({ today, name, regionCode });
  const place = { core: desk.core, self: desk.self };
  fillCounty(place, { enterprises: 40, plansEach: 2, drillsEach: 3 });
  const units = Array.from({ length: 9 }, (_none, at) =>
    makeEnterprise(place, {
      activities: at % 3 === 0 ? ['coal-mine'] : at % 3 === 1 ? ['hotel'] : [],
      town: at % 2 === 0 ? '平安镇' : '白旗镇',
      uscc: null,
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

describe.skipIf(programs === null)('collect', () => {
  let postgres: PostgresServer;
  let shulan: ExchangeDesk;
  let panshi: ExchangeDesk;
  let files: string[];
  beforeAll(async () => {
    postgres = await startPostgres(programs ?? '');
    shulan = await countyDesk('舒兰市应急管理局', '220283');
    panshi = await countyDesk('磐石市应急管理局', '220284');
    files = [await shulan.upload('a.yjpkg'), await panshi.upload('b.yjpkg')];
  }, 60_000);
  afterAll(() => {
    for (const opened of [postgres, shulan, panshi]) (opened as { close(): void } | undefined)?.close();
    remove();
  });

  let scratch = 0;
  async function run(database: string, given: Partial<CollectOrder> = {}): Promise<CollectedFile[]> {
    const server = await connect({ url: postgres.database(database), password: null });
    try {
      return await collect(
        server,
        {
          files,
          office: null,
          keys: { firstContact: true, confirmed: new Set() },
          scratchFolder: `${folder}/scratch-${++scratch}`,
          law,
          now: () => '2026-11-21T01:00:00.000Z',
          ...given,
        },
        quiet,
      );
    } finally {
      await server.close();
    }
  }
  async function ask<T>(database: string, sql: string, values: unknown[] = []): Promise<T[]> {
    const server: Server = await connect({ url: postgres.database(database), password: null });
    try {
      return await server.all<T>(sql, values);
    } finally {
      await server.close();
    }
  }

  it('takes every row in, and the same package again changes nothing', async () => {
    const first = await run('whole');
    expect(first.map(({ outcome, reported }) => [outcome, reported])).toEqual([
      ['taken', true],
      ['taken', true],
    ]);
    const rows = await ask<{ name: string; rows: number }>(
      'whole',
      TABLES.filter(({ kind }) => kind !== 'document')
        .map(
          ({ name }) =>
            `SELECT '${name}' AS name, COUNT(*)::int AS rows FROM plandesk."${name}" WHERE origin = $1`,
        )
        .join(' UNION ALL '),
      [shulan.self],
    );
    for (const { name, rows: found } of rows)
      expect([name, found]).toEqual([
        name,
        first.find(({ sender }) => sender === '舒兰市应急管理局')?.tables.find(({ table }) => table === name)
          ?.added ?? 0,
      ]);
    const again = await run('whole');
    expect(again.map(({ outcome }) => outcome)).toEqual(['known', 'known']);
  });

  it('counts in T1, T3 and T9 what the county’s own reports count, whole and cut', async () => {
    await run('whole');
    for (const report of ['T1', 'T3', 'T9'] as const)
      for (const [cut, by] of [
        ['region', 'region'],
        ['industry', 'industry'],
        ['set', 'set'],
      ] as const) {
        const own = readReport(shulan.core.read, law, today, { report, period: '2026H2', by });
        const keys = own.columns.slice(1).map(({ key }) => key);
        const rows = await ask<Record<string, string | number | null>>(
          'whole',
          `SELECT * FROM plandesk.${report.toLowerCase()} WHERE period = '2026H2' AND office_id = $1 AND cut IN ('office', $2)`,
          [shulan.self, cut],
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
  });
});
