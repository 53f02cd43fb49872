import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { COUNTY_OFFICE, runCli, runCliHere } from '../builders/command-line';
import { scratchFolder } from '../builders/database';
import { fillDrills, makeDrillDesk, reportHalfYear } from '../builders/drill-reports';
import { killAtEveryStage, soundCounts } from '../builders/kills';
import { maySmallDisk, mountSmallDisk } from '../builders/small-disk';

const { folder, remove } = scratchFolder();
const path = (name: string) => join(folder, name);
const RECEIVE = ['receive', 'report.yjpkg', '--db', 'a.db', '--create-unit'];

/** A database as it was before a command. */
function reset(): void {
  for (const suffix of ['', '-wal', '-shm', '.lock']) rmSync(path(`a.db${suffix}`), { force: true });
  copyFileSync(path('county.db'), path('a.db'));
}

beforeAll(async () => {
  const unit = makeDrillDesk('enterprise', { today: '2024-07-20' });
  const { unitId } = fillDrills(unit);
  unit.core.write.exec(
    `UPDATE drill SET start_on = replace(start_on, '2026', '2024'), end_on = replace(end_on, '2026', '2024'), evaluated_on = replace(evaluated_on, '2026', '2024');
     UPDATE corrective_action SET done_on = '2024-05-10'`,
  );
  const { id } = await reportHalfYear(unit, unitId, 'first.yjpkg', {
    period: '2024H1',
    onDate: '2024-07-10',
  });
  unit.host.closeDatabase();
  copyFileSync(unit.path('desk.db'), path('unit.db'));
  unit.close();
  await runCliHere(folder, ['init', 'county.db', ...COUNTY_OFFICE]);
  const made = await runCliHere(folder, [
    ...['export', '--db', 'unit.db', '--kind', 'drill-report', '--report', id],
    ...['--to', '舒兰市应急管理局', '--out', 'report.yjpkg', '--json'],
  ]);
  expect([made.code, made.json().kind]).toEqual([0, 'drill-report']);
}, 60_000);
afterAll(remove);

it('packages of drills are looked at, received once, undone, and refused where they do not belong', {
  timeout: 60_000,
}, async () => {
  reset();
  expect((await runCliHere(folder, ['verify', 'report.yjpkg'])).code).toBe(0);
  const looked = await runCliHere(folder, [...RECEIVE, '--rehearse', '--json']);
  expect(looked.json()).toMatchObject({
    rehearsed: true,
    report: null,
    brought: { as: 'first', period: '2024H1' },
  });
  const received = await runCliHere(folder, [...RECEIVE, '--json']);
  expect([received.code, received.json()]).toEqual([
    0,
    expect.objectContaining({ rehearsed: false, blocks: [] }),
  ]);
  const again = await runCliHere(folder, [...RECEIVE, '--json']);
  expect(again.json()).toMatchObject({ batch: received.json().batch, tables: [] });
  const wrong = await runCliHere(folder, ['receive', 'report.yjpkg', '--db', 'unit.db', '--json']);
  expect([wrong.code, wrong.json()]).toMatchObject([3, { error: { code: 'PACKAGE_OTHER_KIND' } }]);
  const unanswered = await runCliHere(folder, [
    ...['export', '--db', 'a.db', '--kind', 'drill-result', '--report', String(received.json().report)],
    ...['--out', 'answer.yjpkg', '--json'],
  ]);
  expect([unanswered.code, unanswered.json()]).toMatchObject([1, { error: { code: 'DRILL_REPORT_OPEN' } }]);
  expect((await runCliHere(folder, ['undo', String(received.json().batch), '--db', 'a.db'])).code).toBe(0);
});

it('receiving leaves all of it or nothing when it is killed', { timeout: 60_000 }, async () => {
  reset();
  const began = performance.now();
  expect((await runCli(folder, RECEIVE)).code).toBe(0);
  await killAtEveryStage({
    folder,
    db: 'a.db',
    args: RECEIVE,
    rounds: 2,
    usual: performance.now() - began,
    reset: async () => reset(),
    isBefore: (counts) => counts.drills === 0,
    isAfter: (counts) => counts.drills === 2,
  });
});

it.skipIf(!maySmallDisk())(
  'a full disk stops receiving by name, and nothing is written',
  { timeout: 60_000 },
  async () => {
    const small = path('small');
    mkdirSync(small, { recursive: true });
    const unmount = mountSmallDisk(small, Math.ceil(statSync(path('county.db')).size / 1024) + 40);
    try {
      copyFileSync(path('county.db'), join(small, 'a.db'));
      const answer = await runCli(folder, [
        ...RECEIVE.map((word) => (word === 'a.db' ? 'small/a.db' : word)),
        '--json',
      ]);
      expect([answer.code, answer.json()]).toMatchObject([1, { error: { code: 'DISK_FULL' } }]);
      for (const name of readdirSync(small).filter((one) => /^a\.db(-wal)?$/.test(one)))
        copyFileSync(join(small, name), path(name.replace('a.db', 'after.db')));
    } finally {
      unmount();
    }
    expect(await soundCounts(folder, 'after.db')).toMatchObject({ enterprises: 0, drills: 0 });
  },
);
