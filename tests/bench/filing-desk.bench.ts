import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { loadLaw } from '../../db/law';
import { type Contract, contract, type OutputOf } from '../../electron/contract/index';
import { createDispatch } from '../../electron/core-host/dispatch';
import { calendar } from '../../electron/core-host/handlers/calendar';
import { duties } from '../../electron/core-host/handlers/duties';
import { inspections } from '../../electron/core-host/handlers/inspections';
import { Host } from '../../electron/core-host/host-state';
import { Session } from '../../electron/core-host/session';
import { createWorkerTasks } from '../../electron/core-host/task-runner';
import { arrangementCsv } from '../builders/arrangement';
import { makeCore, resourcesFolder } from '../builders/database';
import { fillDutyCounty } from '../builders/duty-county';
import { campaign, population, SEED } from '../builders/inspections';
import { partsOf } from '../builders/parts';
import { projectFolder } from './support/windows';

const UNITS = Number(process.env.PLANDESK_BENCH_UNITS ?? 50_000);
const TODAY = '2026-12-28';
const features = { inspections: contract.inspections, calendar: contract.calendar, duties: contract.duties };

/**
 * Milliseconds this thread has had a processor so far; null where the system does not tell. A busy machine keeps a thread
 * waiting that would have answered.
 */
function onProcessor(): number | null {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return null;
  }
}

/**
 * How long work takes, the longest that this thread, the core host's, could not have answered a ping meanwhile, and the
 * longest that it was itself at work then.
 */
async function watched<T>(what: string, work: () => Promise<T>): Promise<T> {
  let [slowest, busiest, last, worked] = [0, 0, performance.now(), onProcessor()];
  const timer = setInterval(() => {
    const [now, until] = [performance.now(), onProcessor()];
    slowest = Math.max(slowest, now - last - 5);
    if (until !== null && worked !== null) busiest = Math.max(busiest, until - worked);
    [last, worked] = [now, until];
  }, 5);
  const began = performance.now();
  const value = await work();
  const ms = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, 10));
  clearInterval(timer);
  const busy = worked === null ? '' : `, at work ${busiest.toFixed(0).padStart(3)} ms`;
  console.log(
    `${what.padEnd(44)} ${(ms / 1000).toFixed(2).padStart(5)} s   slowest ping ${slowest.toFixed(0).padStart(4)} ms${busy}`,
  );
  return value;
}

/** The filing desk's long work at a county of 50,000 units: a draw among all of them, and a year's calendar taken in. */
export async function run(): Promise<void> {
  const place = makeCore({ today: TODAY });
  fillDutyCounty(place.core.write, place.self, { enterprises: UNITS, plansEach: 1, drillsEach: 1 });
  place.core.write.run(
    `UPDATE enterprise SET town = '示例' || (rowid % 20) || '镇', supervision_category = CASE rowid % 3 WHEN 0 THEN '煤矿' ELSE '危险化学品' END`,
  );
  // Every third case waits for its answer over New Year: its term moves when the year is known.
  place.core.write.run(
    `UPDATE filing_case SET state = 'checking', received_on = '2026-12-' || (24 + rowid % 4), decided_on = NULL, filing_no = NULL
      WHERE rowid % 3 = 0`,
  );
  // As the program opens it: the write-ahead log is folded on another thread.
  place.core.close();
  const host = new Host({
    clock: place.core.clock,
    law: loadLaw(resourcesFolder),
    tasks: createWorkerTasks(join(projectFolder, 'out/main/worker.js')),
    scratchFolder: place.folder,
    resourcesFolder,
    dataFolder: place.folder,
  });
  host.openDatabase(place.file, { mustExist: true });
  const session = new Session();
  session.user = { id: 'u1', name: '示例员', role: 'administrator' };
  const dispatch = createDispatch(partsOf(features, { inspections, calendar, duties }), host);
  const call = async <T>(method: string, input: object = {}): Promise<T> => {
    const reply = await dispatch(method, input, { session });
    if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${JSON.stringify(reply.error.details)}`);
    return reply.value as T;
  };
  console.log(`${UNITS} units`);
  await watched('full run of duties', () => call('duties.recompute'));

  const wanted = { ...population, quota: { total: 2000, least: 1, given: {} }, overdueFirst: true };
  const { id } = await call<{ id: string }>('inspections.plan', { fields: campaign({ population: wanted }) });
  await watched('strata of all units', () => call('inspections.preview', { population: wanted }));
  await call('inspections.commitSeed', { id, expectedVersion: 1, seed: SEED });
  const { drawn } = await watched('a draw of 2,000 among all units', () =>
    call<{ drawn: number }>('inspections.draw', { id, expectedVersion: 2, spoken: '17', witness: '示例甲' }),
  );
  if (drawn < 2000) throw new Error(`${drawn} drawn`);
  await watched('computing it again', async () => {
    const { problems } = await call<{ problems: unknown[] }>('inspections.verify', { id });
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
  });
  const { version } = await watched('opening the campaign', () =>
    call<OutputOf<Contract['inspections']['get']>>('inspections.get', { id }),
  );
  await watched('beginning the visits', () => call('inspections.start', { id, expectedVersion: version }));
  await watched('printing the draw', () => call('inspections.formPreview', { form: 'draw', id }));

  const file = join(place.folder, '2027.csv');
  writeFileSync(file, arrangementCsv());
  const rehearsed = await watched('rehearsing the calendar of a year', () =>
    call<OutputOf<Contract['calendar']['rehearse']>>('calendar.rehearse', {
      kind: 'import',
      file: host.grants.grant(file),
    }),
  );
  console.log(`  ${rehearsed.moved} terms move`);
  await watched('taking it in, duties computed again', () =>
    call('calendar.apply', { token: rehearsed.token }),
  );
  // What home asks again after every announced change of duties.
  for (const method of ['duties.inbox', 'duties.figures', 'duties.filingClocks'])
    await watched(`home: ${method}`, () => call(method));
  host.closeDatabase();
  rmSync(place.folder, { recursive: true, force: true });
}
