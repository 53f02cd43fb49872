import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CITY_OFFICE, COUNTY_OFFICE, runCliHere } from '../builders/command-line';
import { scratchFolder } from '../builders/database';
import { writeRoster } from '../builders/rosters';

const { folder, remove } = scratchFolder();
afterAll(remove);

const run = (...args: string[]) => runCliHere(folder, args);
const done = async (...args: string[]) => {
  const answer = await run(...args);
  expect(answer.code, answer.stderr).toBe(0);
  return answer;
};
const write = (name: string) =>
  done('export', '--db', 'county.db', '--kind', 'upload', '--period', '2026H2', '--out', `in/${name}`);

interface FolderAnswer {
  packages: { file: string; state: string; batch: string | null; problems: { code: string }[] }[];
  senders: { name: string; missing: number[] }[];
  others: number;
}

beforeAll(async () => {
  mkdirSync(join(folder, 'in'));
  mkdirSync(join(folder, 'bad'));
  await done('init', 'county.db', ...COUNTY_OFFICE);
  await done('init', 'city.db', ...CITY_OFFICE);
  await writeRoster(join(folder, 'roster.xlsx'), 3);
  await done('import', 'enterprises', 'roster.xlsx', '--db', 'county.db');
  await write('z-first.yjpkg');
  await write('a-second.yjpkg');
});

test('merge takes a folder: every package in order, one answer a package, again without a change', async () => {
  const looked = await done('merge', 'in', '--db', 'city.db', '--rehearse', '--json');
  expect(looked.json<FolderAnswer>().packages.map(({ file, state }) => [file, state])).toEqual([
    ['z-first.yjpkg', 'held'],
    ['a-second.yjpkg', 'held'],
  ]);
  const merged = (await done('merge', 'in', '--db', 'city.db', '--json')).json<FolderAnswer>();
  expect(merged.packages.map(({ file, state }) => [file, state])).toEqual([
    ['z-first.yjpkg', 'merged'],
    ['a-second.yjpkg', 'unchanged'],
  ]);
  expect(merged.senders).toMatchObject([{ name: '舒兰市应急管理局', missing: [] }]);
  const again = (await done('merge', 'in', '--db', 'city.db', '--json')).json<FolderAnswer>();
  expect(again.packages.map(({ state }) => state)).toEqual(['unchanged', 'unchanged']);
  expect(again.packages.map(({ batch }) => batch)).toEqual(merged.packages.map(({ batch }) => batch));
  const info = (await done('info', 'city.db', '--json')).json<{ counts: { enterprises: number } }>();
  expect(info.counts.enterprises).toBe(3);
});

test('says with its exit code that something was left, and which', async () => {
  const bytes = readFileSync(join(folder, 'in/z-first.yjpkg'));
  writeFileSync(join(folder, 'bad/good.yjpkg'), bytes);
  writeFileSync(join(folder, 'bad/cut.yjpkg'), bytes.subarray(0, 3000));
  writeFileSync(join(folder, 'bad/说明.txt'), '');
  const answer = await run('merge', 'bad', '--db', 'city.db', '--json');
  expect(answer.code).toBe(1);
  const { packages, others } = answer.json<FolderAnswer>();
  expect(packages).toMatchObject([
    { file: 'good.yjpkg', state: 'unchanged' },
    { file: 'cut.yjpkg', state: 'aside', problems: [{ code: 'PACKAGE_TRUNCATED' }] },
  ]);
  expect(others).toBe(1);
});
