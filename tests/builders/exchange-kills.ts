import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { runCli, runCliHere } from './command-line';
import { killAtEveryStage } from './kills';
import { writeRoster } from './rosters';

async function init(folder: string, db: string, level: string, region: string, name: string): Promise<void> {
  const made = await runCliHere(folder, [
    'init',
    db,
    '--desk',
    'office',
    '--level',
    level,
    '--region',
    region,
    '--name',
    name,
  ]);
  expect(made.code, made.stderr).toBe(0);
}

/** A county of `units` enterprises with its package, and an empty city: what the kills below start from. */
export async function prepareExchange(folder: string, units: number): Promise<void> {
  await init(folder, 'county.db', 'county', '220283', '舒兰市应急管理局');
  await init(folder, 'city.db', 'city', '220200', '吉林市应急管理局');
  await writeRoster(join(folder, 'roster.xlsx'), units);
  expect((await runCliHere(folder, ['import', 'enterprises', 'roster.xlsx', '--db', 'county.db'])).code).toBe(
    0,
  );
  expect((await runCliHere(folder, [...EXPORT, 'first.yjpkg'])).code).toBe(0);
}

const EXPORT = ['export', '--db', 'county.db', '--kind', 'upload', '--period', '2026H2', '--out'];

async function howLong(folder: string, args: readonly string[]): Promise<number> {
  const began = performance.now();
  expect((await runCli(folder, args)).code).toBe(0);
  return performance.now() - began;
}

/** Kills exports at every stage: the package is there whole, or not at all. Returns how many kills came in time. */
export async function killExports(folder: string, rounds: number): Promise<number> {
  const target = join(folder, 'killed.yjpkg');
  const args = [...EXPORT, 'killed.yjpkg'];
  const usual = await howLong(folder, args);
  let broken = 0;
  const inTime = await killAtEveryStage({
    folder,
    db: 'county.db',
    args,
    rounds,
    usual,
    reset: async () => {
      if (existsSync(target) && (await runCliHere(folder, ['verify', 'killed.yjpkg'])).code !== 0)
        broken += 1;
      rmSync(target, { force: true });
    },
    isBefore: () => true,
    isAfter: () => true,
  });
  expect(broken).toBe(0);
  // The next export goes through and clears away what was left half-written.
  expect((await runCliHere(folder, args)).code).toBe(0);
  expect((await runCliHere(folder, ['verify', 'killed.yjpkg'])).code).toBe(0);
  expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  return inTime;
}

/** Kills merges at every stage: all units are there, or none, and merging again completes it. */
export async function killMerges(folder: string, units: number, rounds: number): Promise<number> {
  const args = ['merge', 'first.yjpkg', '--db', 'a.db'];
  const reset = async () => {
    for (const suffix of ['', '-wal', '-shm', '.lock'])
      rmSync(join(folder, `a.db${suffix}`), { force: true });
    copyFileSync(join(folder, 'city.db'), join(folder, 'a.db'));
  };
  await reset();
  const usual = await howLong(folder, args);
  const inTime = await killAtEveryStage({
    folder,
    db: 'a.db',
    args,
    rounds,
    usual,
    reset,
    isBefore: (counts) => counts.enterprises === 0,
    isAfter: (counts) => counts.enterprises === units,
  });
  expect((await runCliHere(folder, args)).code).toBe(0);
  const info = await runCliHere(folder, ['info', 'a.db', '--json']);
  expect(info.json<{ counts: { enterprises: number } }>().counts.enterprises).toBe(units);
  return inTime;
}
