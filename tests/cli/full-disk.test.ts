import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CITY_OFFICE, COUNTY_OFFICE, runCli, runCliHere } from '../builders/command-line';
import { unitCode } from '../builders/county-ledgers';
import { scratchFolder } from '../builders/database';
import { writeRoster } from '../builders/rosters';
import { maySmallDisk, mountSmallDisk } from '../builders/small-disk';

const { folder, remove } = scratchFolder();
const path = (name: string) => join(folder, name);
const small = path('small');
/** Kilobytes that hold the backup and the rows of the second roster, but not their duties as well. */
const ROOM_FOR_ROWS = 4100;
let unmount = () => {};

interface Refusal {
  error: { code: string; message: string };
}

beforeAll(async () => {
  await runCliHere(folder, ['init', 'county.db', ...COUNTY_OFFICE]);
  await runCliHere(folder, ['init', 'city.db', ...CITY_OFFICE]);
  await writeRoster(path('first.xlsx'), 400);
  await writeRoster(path('second.xlsx'), 1200);
  writeFileSync(path('plan.txt'), Array.from({ length: 90_000 }, (_, i) => `第${i}条`).join('\n'));
  mkdirSync(path('plans'));
  copyFileSync(path('plan.txt'), path('plans/1.txt'));
  await runCliHere(folder, ['import', 'enterprises', 'first.xlsx', '--db', 'county.db']);
  await runCliHere(folder, [
    'export',
    '--db',
    'county.db',
    '--kind',
    'upload',
    '--period',
    '2026',
    '--out',
    'up.yjpkg',
  ]);
}, 60_000);
afterEach(() => {
  unmount();
  unmount = () => {};
});
afterAll(remove);

/** What a database holds, told by the program itself. */
const countsOf = async (db: string) => {
  const check = await runCliHere(folder, ['check', db, '--json']);
  expect(check.json()).toMatchObject({ sound: true });
  return (await runCliHere(folder, ['info', db, '--json'])).json<{ counts: Record<string, number> }>().counts;
};

/** The same of the databases that every test copies. */
const countsBefore = new Map<string, ReturnType<typeof countsOf>>();
const asMade = (db: string) => {
  const counts = countsBefore.get(db) ?? countsOf(db);
  countsBefore.set(db, counts);
  return counts;
};

/** Mounts a disk that has so many kilobytes left beside a copy of `database`. */
function fill(database: string, room: number): void {
  unmount = mountSmallDisk(small, Math.ceil(statSync(path(database)).size / 1024) + room);
  copyFileSync(path(database), join(small, 'a.db'));
}

/** Copies the database to a disk with room; its log could not be folded in on the full one, and belongs to it. */
function moveOut(): void {
  for (const suffix of ['', '-wal']) {
    rmSync(path(`after.db${suffix}`), { force: true });
    if (existsSync(join(small, `a.db${suffix}`)))
      copyFileSync(join(small, `a.db${suffix}`), path(`after.db${suffix}`));
  }
}

describe.skipIf(!maySmallDisk())('a disk that fills up (mounting one needs root)', () => {
  const A = 'small/a.db';
  it.each<[string, string, number, string[]]>([
    ['at opening', 'county.db', 8, ['info', A]],
    ['in the backup before an import', 'county.db', 500, ['import', 'enterprises', 'second.xlsx', '--db', A]],
    ['in an import', 'county.db', ROOM_FOR_ROWS - 900, ['import', 'enterprises', 'second.xlsx', '--db', A]],
    ['in a backup', 'county.db', 500, ['backup', A, '--out', 'small/b.db']],
    ['in a restore', 'county.db', 500, ['restore', 'county.db', '--out', A]],
    [
      'in an export',
      'county.db',
      60,
      ['export', '--db', A, '--kind', 'upload', '--period', '2026', '--out', 'small/x.yjpkg'],
    ],
    ['in a merge', 'city.db', 850, ['merge', 'up.yjpkg', '--db', A]],
    ['in a schedule', 'county.db', 200, ['schedule', '--db', A, '--year', '2027', '--accept']],
    ['in a new database', 'city.db', 200, ['init', 'small/new.db', ...COUNTY_OFFICE]],
  ])('%s is named and leaves the data as they were', { timeout: 60_000 }, async (_, database, room, args) => {
    const before = await asMade(database);
    fill(database, room);
    const answer = await runCli(folder, [...args, '--json']);
    expect([answer.code, answer.json<Refusal>().error.code]).toEqual([1, 'DISK_FULL']);
    expect(answer.json<Refusal>().error.message).toMatch(/腾出空间/);
    moveOut();
    const left = readdirSync(small).filter((name) => !/^a\.db(\.backups|-shm|-wal)?$/.test(name));
    expect(left.filter((name) => !/^a\.db-mj/.test(name))).toEqual([]);
    unmount();
    unmount = () => {};
    const { duties, ...counts } = await countsOf('after.db');
    expect({ duties: duties === 0 ? before.duties : duties, ...counts }).toEqual(before);
  });

  it('after the rows of an import are in is not told as its failure: the rest is made up for', async () => {
    fill('county.db', ROOM_FOR_ROWS);
    const answer = await runCli(folder, ['import', 'enterprises', 'second.xlsx', '--db', A, '--json']);
    expect([answer.code, answer.json().created]).toEqual([0, 800]);
    moveOut();
    const { enterprises = 0, duties = 0 } = await countsOf('after.db');
    expect(enterprises).toBe(1200);
    expect(duties).toBeGreaterThan(1200 * 5);
  });

  it('while a document is kept says that the plan stands, and the same command brings the file', async () => {
    fill('county.db', 600);
    const add = (db: string) =>
      runCli(folder, [
        ...['plan', 'add', 'plan.txt', '--db', db, '--owner', unitCode(1)],
        ...['--kind', 'special', '--title', '火灾专项应急预案', '--json'],
      ]);
    const answer = await add('small/a.db');
    expect([answer.code, answer.json<Refusal>().error.code]).toEqual([1, 'DISK_FULL']);
    expect(answer.json<Refusal>().error.message).toContain('预案已登记');
    moveOut();
    expect((await add('after.db')).json()).toMatchObject({ document: { textState: 'ok' } });
    expect(await countsOf('after.db')).toMatchObject({ plans: 1, planVersions: 1, documents: 1 });
  });

  it.each([
    ['an import', ['import', 'enterprises', 'second.xlsx', '--db', 'temp.db']],
    ['an export', ['export', '--db', 'temp.db', '--kind', 'upload', '--period', '2026', '--out', 'x.yjpkg']],
    ['a merge', ['merge', 'up.yjpkg', '--db', 'temp.db']],
    ['a folder of plans', ['plan', 'add-folder', 'plans', '--db', 'temp.db']],
  ])('for temporary files is named by %s', async (_, args) => {
    unmount = mountSmallDisk(small, 40);
    copyFileSync(path(args[0] === 'merge' ? 'city.db' : 'county.db'), path('temp.db'));
    const answer = await runCli(folder, [...args, '--json'], '', { TMPDIR: small });
    expect([answer.code, answer.json<Refusal>().error.code]).toEqual([1, 'DISK_FULL']);
    expect(readdirSync(small)).toEqual([]);
    expect(readdirSync(folder)).not.toContain('x.yjpkg');
  });
});

it('names a folder for temporary files that is not there', async () => {
  const answer = await runCli(folder, ['info', 'county.db', '--json'], '', { TMPDIR: path('no/such') });
  expect([answer.code, answer.json<Refusal>().error.code]).toEqual([1, 'SCRATCH_UNUSABLE']);
});
