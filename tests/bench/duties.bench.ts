import { performance } from 'node:perf_hooks';
import { fixedClock } from '../../db/clock';
import type { WriteDb } from '../../db/connection';
import { deskLaw } from '../../db/law/desk-law';
import { subjectIdsAfter } from '../../db/repositories/duty-facts';
import { markSubjectsDue } from '../../db/repositories/duty-subject';
import { markDutiesDirty, refreshDirtyDuties, refreshSlices } from '../../db/services/duties/refresh';
import { dutyRunner, storeDuties } from '../../db/services/duties/store-duties';
import { makeCore, type TestCore } from '../builders/database';
import { fillDutyCounty } from '../builders/duty-county';
import { fillDutyMeans } from '../builders/duty-county-means';
import { prepareSqlDuties, sqlDuties } from './duties-sql';

const TODAY = '2026-11-20';
const TOMORROW = '2026-11-21';
const ROUNDS = 5;

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Every subject in slices inside one transaction, as the job does it. */
function fullRun(place: TestCore): number {
  const db = place.core.write;
  const runner = dutyRunner(deskLaw(db, place.core.law), TODAY);
  let duties = 0;
  db.transaction(() => {
    for (let after = ''; ; ) {
      const upTo = subjectIdsAfter(db, after, 50).at(-1);
      if (upTo === undefined) break;
      duties += storeDuties(db, { after, upTo }, runner).duties;
      after = upTo;
    }
  });
  return duties;
}

function wipe(db: WriteDb, table: string): void {
  db.exec(`DELETE FROM ${table}`);
}

async function measure(enterprises: number): Promise<void> {
  const place = makeCore({ today: TODAY });
  const db = place.core.write;
  fillDutyCounty(db, place.self, { enterprises, plansEach: 4, drillsEach: 20 });
  fillDutyMeans(db, place.self, enterprises);
  prepareSqlDuties(db, place.core.law.calendar);
  const times = {
    sql: [] as number[],
    first: [] as number[],
    again: [] as number[],
    edit: [] as number[],
    day: [] as number[],
  };
  const byState = (table: string) =>
    db.all(
      `SELECT rule_id, state, leads, COUNT(*) AS n FROM ${table} WHERE rule_id <> 'R-DRILL-GOV-2Y' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    );
  let duties = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    times.sql.push(await timed(() => db.transaction(() => sqlDuties(db, TODAY))));
    wipe(db, 'duty');
    wipe(db, 'duty_subject');
    times.first.push(
      await timed(() => {
        duties = fullRun(place);
      }),
    );
    if (round === 0 && JSON.stringify(byState('duty')) !== JSON.stringify(byState('duty_sql')))
      throw new Error('the yardstick and the product disagree');
    wipe(db, 'duty_sql');
    times.again.push(await timed(() => fullRun(place)));
    for (let n = 0; n < 20; n += 1) {
      const id = `e${String((round * 977 + n * 131) % enterprises).padStart(7, '0')}`;
      times.edit.push(
        await timed(() =>
          db.transaction(() => {
            markDutiesDirty(db, [id]);
            refreshDirtyDuties(place.deps());
          }),
        ),
      );
    }
    times.day.push(
      await timed(() =>
        place.core.longTransaction(async (write, pause) => {
          markSubjectsDue(write, TOMORROW);
          const deps = { ...place.deps(write), clock: fixedClock(TOMORROW) };
          await refreshSlices(deps, pause, enterprises);
        }),
      ),
    );
  }
  place.close();
  const [sql, first, again, edit, day] = [times.sql, times.first, times.again, times.edit, times.day].map(
    median,
  ) as [number, number, number, number, number];
  const line = (name: string, ratio: number, owes: string, ms: number) =>
    console.log(
      `${name.padEnd(52)} ${ratio.toFixed(4).padStart(8)}   owes ${owes.padEnd(8)} ${ms.toFixed(1)} ms`,
    );
  console.log(`${enterprises} enterprises, ${duties} duties; one set-based SQL pass ${sql.toFixed(0)} ms`);
  line('G13 full run from nothing / SQL pass', first / sql, '≤ 2', first);
  line('G13 full run over unchanged duties / SQL pass', again / sql, '≤ 2', again);
  line('G14 one edit / full run', edit / again, '≤ 0.005', edit);
  line('G14 change of day / full run', day / again, '≤ 0.1', day);
}

/** Prints G13 and G14 of the speed goals for a small and a large county. */
export async function run(): Promise<void> {
  for (const enterprises of [5_000, 50_000]) await measure(enterprises);
}
