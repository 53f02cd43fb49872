import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNTY_OFFICE, runCli, runCliHere } from '../builders/command-line';
import { scratchFolder } from '../builders/database';
import { killAtEveryStage } from '../builders/kills';
import { writeRoster } from '../builders/rosters';

const ROUNDS = Number(process.env.PLANDESK_KILLS ?? 40);
const { folder, remove } = scratchFolder();
const path = (name: string) => join(folder, name);

/** Puts the prepared database back, with nothing left of the round before. */
const restore = async (): Promise<void> => {
  for (const suffix of ['', '-wal', '-shm', '.lock']) rmSync(path(`a.db${suffix}`), { force: true });
  copyFileSync(path('prepared.db'), path('a.db'));
};

beforeAll(async () => {
  await runCliHere(folder, ['init', 'prepared.db', ...COUNTY_OFFICE]);
  await writeRoster(path('first.xlsx'), 300);
  await writeRoster(path('second.xlsx'), 8000, { first: 1 });
  await runCli(folder, ['import', 'enterprises', 'first.xlsx', '--db', 'prepared.db']);
}, 120_000);
afterAll(() => remove());

describe('a program killed in the middle', () => {
  it(`of an import leaves all of it or nothing (${ROUNDS} kills)`, async () => {
    await restore();
    const args = ['import', 'enterprises', 'second.xlsx', '--db', 'a.db'];
    const began = performance.now();
    expect((await runCli(folder, args)).code).toBe(0);
    const usual = performance.now() - began;
    const inTime = await killAtEveryStage({
      folder,
      db: 'a.db',
      args,
      rounds: ROUNDS,
      usual,
      reset: restore,
      isBefore: (counts) => counts.enterprises === 300,
      isAfter: (counts) => counts.enterprises === 8000,
    });
    expect(inTime).toBeGreaterThan(ROUNDS / 2);
  });

  it(`of a backup never leaves something that looks like one (${ROUNDS} kills)`, async () => {
    await restore();
    await runCli(folder, ['import', 'enterprises', 'second.xlsx', '--db', 'a.db']);
    const args = ['backup', 'a.db', '--out', 'copy.db'];
    const began = performance.now();
    expect((await runCli(folder, args)).code).toBe(0);
    const usual = performance.now() - began;
    await killAtEveryStage({
      folder,
      db: 'a.db',
      args,
      rounds: ROUNDS,
      usual,
      reset: async () => rmSync(path('copy.db'), { force: true }),
      isBefore: () => true,
      isAfter: () => true,
    });
    const copy = await runCli(folder, ['check', 'copy.db', '--json']);
    expect([0, 3]).toContain(copy.code);
    if (copy.code === 3) expect(copy.json<{ error: { code: string } }>().error.code).toBe('DATABASE_MISSING');
  });
});
