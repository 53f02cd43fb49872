import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { levels } from '../../electron/contract/levels';
import { runCliHere } from '../builders/command-line';
import { fillCounty } from '../builders/county';
import { scratchFolder } from '../builders/database';
import { makeExchangeDesk } from '../builders/exchange-desk';

const { folder, remove } = scratchFolder();
const asked = async <T>(...args: string[]) => {
  const answer = await runCliHere(folder, [...args, '--json']);
  expect(answer.code).toBe(0);
  return answer.json<T>();
};
const said = async (...args: string[]) => (await runCliHere(folder, args)).stdout;

/** A city that one of its counties has reported to. */
beforeAll(async () => {
  const county = makeExchangeDesk();
  const city = makeExchangeDesk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
  fillCounty({ core: county.core, self: county.self }, { enterprises: 12 });
  await city.merge(await county.upload('1.yjpkg', { period: '2026H1' }));
  city.host.closeDatabase();
  copyFileSync(city.path('desk.db'), join(folder, 'city.db'));
  city.close();
  county.close();
}, 60_000);
afterAll(remove);

describe('the levels on the command line', () => {
  it('tells the tree with its figures', async () => {
    const { lines } = await asked<{ lines: { name: string; figures: { enterprises: number } }[] }>(
      'levels',
      'city.db',
    );
    expect(lines[0]).toMatchObject({ name: '吉林市应急管理局', figures: { enterprises: 12 } });
    const text = await said('levels', 'city.db');
    expect(text).toMatch(/^ {2}舒兰市应急管理局 {2}最近 2026H1 {2}单位数 12/m);
    expect(text).toMatch(/^ {2}永吉县 {2}还没有报来/m);
  });

  it.each(['9999H2', '9999', '0000H1'])(
    'takes no letter for a period nobody can have reported: %s',
    (period) => {
      const letter = { keys: ['county'], answerBy: '2026-12-30', contact: null, phone: null };
      const takes = (of: string) => levels.remind.input.safeParse({ ...letter, period: of }).success;
      expect([takes(period), takes('2026H1')]).toEqual([false, true]);
    },
  );

  it('tells who has reported a period, and whose totals agree', async () => {
    const { period, rows } = await asked<{
      period: string;
      rows: { name: string; totals: { standing: string }[] }[];
    }>('gaps', 'city.db', '--period', '2026H1');
    expect(period).toBe('2026H1');
    expect(rows.find(({ name }) => name === '舒兰市应急管理局')?.totals).toMatchObject([
      { standing: 'alike' },
    ]);
    expect(await said('gaps', 'city.db', '--period', '2026H1')).toMatch(
      /^迟报 {2}舒兰市应急管理局.* {2}与自报一致/m,
    );
    for (const never of ['2026Q1', '9999H2', '0000'])
      expect((await runCliHere(folder, ['gaps', 'city.db', '--period', never])).code).toBe(2);
  });

  it('tells the ranking by any figure', async () => {
    const { figure, rows } = await asked<{ figure: string; rows: { value: number; whole: number | null }[] }>(
      ...['league', 'city.db', '--by', 'punctual', '--among', 'counties'],
    );
    expect([figure, rows.length, rows[0]?.whole]).toEqual(['punctual', 1, null]);
    expect(await said('league', 'city.db')).toContain('没有上报：');
    expect((await runCliHere(folder, ['league', 'city.db', '--by', 'size'])).code).toBe(2);
  });
});
