import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { drillTable } from '../../db/repositories/drill';
import { newestRun } from '../../db/repositories/drill-conduct-views';
import { LiveClocks } from '../../db/services/drill-conduct/live-clocks';
import { goOnAfterInterruption } from '../../db/services/drill-conduct/run-clock';
import type { OutputOf } from '../../electron/contract/define';
import { drillConduct as contract } from '../../electron/contract/drill-conduct';
import { drills } from '../../electron/contract/drills';
import { depsOf } from '../../electron/core-host/deps-of';
import { drillConduct } from '../../electron/core-host/handlers/drill-conduct';
import { drills as drillHandlers } from '../../electron/core-host/handlers/drills';
import { makeReadyDrill } from '../builders/conducts';
import { type Desk, makeDesk } from '../builders/desk';

type Conduct = OutputOf<typeof contract.get>;

let desk: Desk;
let steady: number;
beforeEach(() => {
  steady = 5_000;
  vi.spyOn(performance, 'now').mockImplementation(() => steady);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  desk = makeDesk(
    { drillConduct: contract, drills },
    { drillConduct, drills: drillHandlers },
    { role: 'clerk' },
  );
});
afterEach(() => {
  desk.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const core = () => desk.host.requireCore();
const get = (id: string) => desk.call<Conduct>('drillConduct.get', { id });
const call = (method: string, id: string, more: object = {}) =>
  desk.call(`drillConduct.${method}`, { id, ...more });
const pass = (seconds: number) => {
  steady += seconds * 1000;
};

it('goes on with its clock when the disk is full and takes no step', async () => {
  const { drill } = makeReadyDrill(desk);
  await call('start', drill.id);
  core().write.exec(`PRAGMA max_page_count = ${core().write.value<number>('PRAGMA page_count') ?? 0}`);
  const step = async (method: string, more: object): Promise<string | null> => {
    try {
      await call(method, drill.id, more);
      return null;
    } catch (error) {
      return /refused: (\w+)/.exec(String(error))?.[1] ?? String(error);
    }
  };
  let refused: string | null = null;
  let shown = 0;
  for (let at = 1; refused === null && at < 300; at++) {
    refused = await step('jump', { to: at * 10, text: '字'.repeat(100) });
    if (refused === null) shown = at * 10;
  }
  expect(refused).toBe('DISK_FULL');
  pass(7);
  expect((await get(drill.id)).run).toMatchObject({ clockSeconds: shown + 7, interrupted: null });
  refused = null;
  for (let at = 0; refused === null && at < 300; at++) {
    refused = await step(at % 2 === 0 ? 'pause' : 'resume', at % 2 === 0 ? { text: '字'.repeat(100) } : {});
    pass(1);
  }
  expect(refused).toBe('DISK_FULL');
  const { run } = await get(drill.id);
  expect(run?.interrupted).toBeNull();
  core().write.exec('PRAGMA max_page_count = 1000000');
  await call('end', drill.id, { text: '' });
  expect((await get(drill.id)).run).toMatchObject({ state: 'ended', clockSeconds: run?.clockSeconds });
});

it('can be ended after the PC’s clock was put back over midnight', async () => {
  const { drill } = makeReadyDrill(desk);
  await call('start', drill.id);
  pass(60);
  for (const clock of [core().clock, desk.host.clock]) {
    vi.spyOn(clock, 'today').mockReturnValue('2026-11-19');
    vi.spyOn(clock, 'now').mockReturnValue('2026-11-19T15:00:00.000Z');
  }
  await call('end', drill.id, { text: '' });
  expect(drillTable.find(core().read, drill.id)).toMatchObject({
    state: 'ended',
    startOn: '2026-11-19',
    endOn: '2026-11-19',
  });
});

it('shows no more than its clock can after a year away', async () => {
  const { drill } = makeReadyDrill(desk);
  await call('start', drill.id);
  const clocks = new LiveClocks({ wall: () => 0, steady: () => steady });
  vi.spyOn(core().clock, 'now').mockReturnValue('2027-11-20T01:00:00.000Z');
  goOnAfterInterruption(depsOf(desk.host, core(), desk.session)(core().write), clocks, {
    id: drill.id,
    countAway: true,
  });
  expect(newestRun(core().read, drill.id)?.clockSeconds).toBe(359_999);
});

it.each(['cancel', 'void'])('stands still once its drill is gone: %s', async (method) => {
  const { drill } = makeReadyDrill(desk);
  await call('start', drill.id);
  const { version } = await get(drill.id);
  await desk.call(`drills.${method}`, { id: drill.id, expectedVersion: version, reason: '台风停工' });
  expect(newestRun(core().read, drill.id)).toMatchObject({ state: 'ended' });
  expect(
    core().read.value('SELECT text FROM drill_log WHERE drill_id = @id ORDER BY seq DESC LIMIT 1', {
      id: drill.id,
    }),
  ).toBe('演练中止：台风停工');
});
