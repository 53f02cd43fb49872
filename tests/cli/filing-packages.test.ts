import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNTY_OFFICE, runCli, runCliHere } from '../builders/command-line';
import { scratchFolder } from '../builders/database';
import { fillUnit, makeFilingDesk, prepareFiling } from '../builders/filing-desks';
import { killAtEveryStage, soundCounts } from '../builders/kills';
import { maySmallDisk, mountSmallDisk } from '../builders/small-disk';

const { folder, remove } = scratchFolder();
const path = (name: string) => join(folder, name);
const DAY = '2024-03-20';
const RECEIVE = ['receive', 'first.yjpkg', '--db', 'a.db', '--create-unit', '--received', DAY];
let caseId = '';

/** A database as it was before a command. */
function reset(): void {
  for (const suffix of ['', '-wal', '-shm', '.lock']) rmSync(path(`a.db${suffix}`), { force: true });
  copyFileSync(path('county.db'), path('a.db'));
}

beforeAll(async () => {
  const unit = makeFilingDesk('enterprise', { today: DAY });
  const made = await fillUnit(unit);
  unit.core.write.exec(
    `UPDATE plan_version SET review_date = '2024-02-20', signed_on = '2024-03-01', published_on = '2024-03-04'`,
  );
  caseId = await prepareFiling(unit, made);
  // Nothing that compresses well: a package must be able to fill a disk.
  writeFileSync(
    unit.path('scan.txt'),
    Buffer.from(crypto.getRandomValues(new Uint8Array(60_000)))
      .toString('base64')
      .repeat(20),
  );
  const { version } = await unit.call('filingPackages', 'get', { id: caseId });
  const attached = await unit.call('filingPackages', 'attach', {
    id: caseId,
    expectedVersion: version,
    material: 'M4',
    file: unit.host.grants.grant(unit.path('scan.txt')),
  });
  await unit.call('filingPackages', 'submit', {
    id: caseId,
    expectedVersion: attached.version,
    onDate: DAY,
  });
  unit.host.closeDatabase();
  copyFileSync(unit.path('desk.db'), path('unit.db'));
  unit.close();
  await runCliHere(folder, ['init', 'county.db', ...COUNTY_OFFICE]);
  await runCliHere(folder, [
    ...['export', '--db', 'unit.db', '--kind', 'filing', '--case', caseId],
    ...['--to', '舒兰市应急管理局', '--out', 'first.yjpkg'],
  ]);
}, 60_000);
afterAll(remove);

describe('filing packages on the command line', () => {
  it('are written, looked at, received once, answered, and refused where they do not belong', {
    timeout: 60_000,
  }, async () => {
    reset();
    const looked = await runCliHere(folder, [...RECEIVE, '--rehearse', '--json']);
    expect(looked.json()).toMatchObject({ rehearsed: true, case: null, intake: { as: 'first', round: 1 } });
    const received = await runCliHere(folder, [...RECEIVE, '--json']);
    expect([received.code, received.json()]).toEqual([
      0,
      expect.objectContaining({ rehearsed: false, blocks: [] }),
    ]);
    const again = await runCliHere(folder, [...RECEIVE, '--json']);
    expect(again.json()).toMatchObject({ batch: received.json().batch, tables: [] });
    const wrong = await runCliHere(folder, ['receive', 'first.yjpkg', '--db', 'unit.db', '--json']);
    expect([wrong.code, wrong.json()]).toMatchObject([3, { error: { code: 'PACKAGE_OTHER_KIND' } }]);
    // Its five working days are long over: it counts as filed, and that is the answer.
    const answer = await runCliHere(folder, [
      ...['export', '--db', 'a.db', '--kind', 'filing-result', '--case', String(received.json().case)],
      ...['--out', 'answer.yjpkg', '--json'],
    ]);
    expect([answer.code, answer.json().kind]).toEqual([0, 'filing-result']);
    const back = await runCliHere(folder, ['receive', 'answer.yjpkg', '--db', 'unit.db', '--json']);
    expect(back.json()).toMatchObject({ case: caseId, blocks: [], result: { state: 'deemed-filed' } });
    expect(await soundCounts(folder, 'a.db')).toMatchObject({ enterprises: 1, plans: 1 });
  });

  it('leave all of a case or nothing of it when the program is killed', { timeout: 60_000 }, async () => {
    reset();
    const began = performance.now();
    expect((await runCli(folder, RECEIVE)).code).toBe(0);
    const inTime = await killAtEveryStage({
      folder,
      db: 'a.db',
      args: RECEIVE,
      rounds: 3,
      usual: performance.now() - began,
      reset: async () => reset(),
      isBefore: ({ enterprises, plans, documents }) => enterprises === 0 && plans === 0 && documents === 0,
      isAfter: ({ enterprises, plans, documents = 0 }) => enterprises === 1 && plans === 1 && documents > 4,
    });
    expect(inTime).toBeGreaterThan(0);
  });

  it.skipIf(!maySmallDisk()).each([
    ['the copy before', 200],
    ['the case itself', 1400],
  ])(
    'name a disk that fills up with %s, and leave the data as they were',
    { timeout: 60_000 },
    async (_what, room) => {
      const small = path('small');
      mkdirSync(small, { recursive: true });
      const unmount = mountSmallDisk(small, Math.ceil(statSync(path('county.db')).size / 1024) + room);
      try {
        copyFileSync(path('county.db'), join(small, 'a.db'));
        const args = RECEIVE.map((word) => (word === 'a.db' ? 'small/a.db' : word));
        const answer = await runCli(folder, [...args, '--json']);
        expect([answer.code, answer.json()]).toMatchObject([1, { error: { code: 'DISK_FULL' } }]);
        for (const name of readdirSync(small).filter((name) => /^a\.db(-wal)?$/.test(name)))
          copyFileSync(join(small, name), path(name.replace('a.db', 'after.db')));
      } finally {
        unmount();
      }
      expect(await soundCounts(folder, 'after.db')).toMatchObject({ enterprises: 0, plans: 0, documents: 0 });
    },
  );
});
