import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openForReading } from '../../db/connection';
import { CITY_OFFICE, runCliHere, startCli } from '../builders/command-line';
import { fillCounty } from '../builders/county';
import { scratchFolder } from '../builders/database';
import { makeExchangeDesk } from '../builders/exchange-desk';
import { killWhen, soundCounts } from '../builders/kills';

const UNITS = 40;
const COUNTIES = ['220281', '220282', '220283', '220284'];
const { folder, remove } = scratchFolder();
const MERGE = ['merge', 'stick', '--db', 'city.db'];

beforeAll(async () => {
  mkdirSync(join(folder, 'stick'));
  for (const regionCode of COUNTIES) {
    const county = makeExchangeDesk({ regionCode, name: `${regionCode}应急管理局` });
    fillCounty({ core: county.core, self: county.self }, { enterprises: UNITS });
    copyFileSync(await county.upload('a.yjpkg'), join(folder, 'stick', `${regionCode}.yjpkg`));
    county.close();
  }
  await runCliHere(folder, ['init', 'city.db', ...CITY_OFFICE]);
}, 60_000);
afterAll(() => remove());

test('a program killed in the middle of a queue leaves whole packages, and the folder is gone on with', async () => {
  const { db, close } = openForReading(join(folder, 'city.db'));
  const merged = () => db.value<number>('SELECT COUNT(*) FROM merge_batch') ?? 0;
  expect(await killWhen(startCli(folder, MERGE), () => merged() > 0)).toBe(true);
  const done = merged();
  close();
  expect(done).toBeLessThan(COUNTIES.length);
  expect((await soundCounts(folder, 'city.db')).enterprises).toBe(done * UNITS);

  const answer = await runCliHere(folder, [...MERGE, '--json']);
  expect(answer.code, answer.stderr).toBe(0);
  const states = answer.json<{ packages: { state: string }[] }>().packages.map(({ state }) => state);
  expect(states).toEqual(COUNTIES.map((_code, at) => (at < done ? 'unchanged' : 'merged')));
  expect((await soundCounts(folder, 'city.db')).enterprises).toBe(COUNTIES.length * UNITS);
  // Duties and search entries of the packages before the kill are not forgotten either.
  const after = openForReading(join(folder, 'city.db'));
  const open = 'SELECT COUNT(*) FROM duty_subject WHERE dirty = 1';
  expect([after.db.value(open), after.db.value('SELECT COUNT(*) FROM merge_batch')]).toEqual([
    0,
    COUNTIES.length,
  ]);
  after.close();
}, 30_000);
