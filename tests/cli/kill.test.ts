import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { COUNTY_OFFICE, runCli, runCliHere } from '../builders/command-line';
import { scratchFolder } from '../builders/database';
import { killAtEveryStage } from '../builders/kills';
import { writeRoster } from '../builders/rosters';

// A few kills in every run; tests/soak kills much oftener.
const ROUNDS = 6;
const { folder, remove } = scratchFolder();
const path = (name: string) => join(folder, name);

beforeAll(async () => {
  await runCliHere(folder, ['init', 'prepared.db', ...COUNTY_OFFICE]);
  await writeRoster(path('roster.xlsx'), 1500);
}, 60_000);
afterAll(() => remove());

it('leaves all of an import or nothing of it when the program is killed', { timeout: 120_000 }, async () => {
  const args = ['import', 'enterprises', 'roster.xlsx', '--db', 'a.db'];
  const reset = async () => {
    for (const suffix of ['', '-wal', '-shm', '.lock']) rmSync(path(`a.db${suffix}`), { force: true });
    copyFileSync(path('prepared.db'), path('a.db'));
  };
  await reset();
  const began = performance.now();
  expect((await runCli(folder, args)).code).toBe(0);
  const usual = performance.now() - began;
  const inTime = await killAtEveryStage({
    folder,
    db: 'a.db',
    args,
    rounds: ROUNDS,
    usual,
    reset,
    isBefore: (counts) => counts.enterprises === 0,
    isAfter: (counts) => counts.enterprises === 1500,
  });
  expect(inTime).toBeGreaterThan(0);
});
