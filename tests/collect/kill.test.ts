import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collecting } from '../builders/collecting';
import { startCli } from '../builders/command-line';
import { fillCounty } from '../builders/county';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';
import { killWhen } from '../builders/kills';
import { NO_POSTGRES, type PostgresServer, postgresPrograms, startPostgres } from '../builders/postgres';

const programs = postgresPrograms();
if (programs === null) console.warn(NO_POSTGRES);

describe.skipIf(programs === null)('collect killed in the middle', () => {
  let postgres: PostgresServer;
  let counties: ExchangeDesk[];
  const files: string[] = [];
  const { run, ask, close } = collecting(() => postgres);
  beforeAll(async () => {
    postgres = await startPostgres(programs ?? '');
    counties = ['220282', '220283', '220284'].map((regionCode) =>
      makeExchangeDesk({ regionCode, name: `${regionCode}应急管理局` }),
    );
    for (const [at, county] of counties.entries()) {
      fillCounty({ core: county.core, self: county.self }, { enterprises: 40, plansEach: 2, drillsEach: 2 });
      files.push(await county.upload(`${at}.yjpkg`));
    }
    await run('whole', files);
    await run('killed', []);
  }, 60_000);
  afterAll(() => {
    for (const opened of [postgres, ...(counties ?? [])]) opened?.close();
    close();
  });

  /** What is kept of each package: its rows, and what was worked out from them. */
  const contents = (database: string) =>
    ask<{ sender_id: string; state: string }>(
      database,
      `SELECT p.sender_id, (SELECT COUNT(*) FROM plandesk.enterprise e WHERE e.origin = p.sender_id)
              || '/' || (SELECT COUNT(*) FROM plandesk.drill d WHERE d.origin = p.sender_id)
              || '/' || (SELECT COUNT(*) FROM plandesk.t1 t WHERE t.office_id = p.sender_id) AS state
         FROM plandesk.collected_package p ORDER BY p.sender_id`,
    );
  const total = async (database: string) =>
    (await ask<{ n: string }>(database, 'SELECT COUNT(*) AS n FROM plandesk.enterprise'))[0]?.n;

  it('leaves whole packages alone, and the run that is made again takes in the rest', async () => {
    const child = startCli(counties[0]?.folder ?? '', [
      'collect',
      ...files,
      '--to',
      postgres.database('killed'),
      '--accept-key',
    ]);
    expect(await killWhen(child, async () => (await contents('killed')).length > 0)).toBe(true);
    const found = await contents('killed');
    expect(found.length).toBeLessThan(files.length);
    const whole = await contents('whole');
    for (const each of found) expect(whole).toContainEqual(each);
    expect(await total('killed')).toBe(String(found.length * 40));
    const again = await run('killed', files);
    expect(again.map(({ outcome }) => outcome).sort()).toEqual(
      files.map((_file, at) => (at < found.length ? 'known' : 'taken')),
    );
    expect(await contents('killed')).toEqual(whole);
  }, 30_000);
});
