import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asCivilDate, daysBetween } from '../../db/domain/dates/civil-date';
import { dutyStanding } from '../../db/domain/filing/clock-standing';
import type { FilingCaseRecord } from '../../db/repositories/filing-case';
import type { ListFilter } from '../../db/repositories/lists/conditions';
import { findList } from '../../db/repositories/lists/index';
import { queryPage } from '../../db/repositories/lists/query';
import { recomputeDuties } from '../../db/services/duties/recompute';
import { type FilingClockGroup, filingClockGroups } from '../../db/services/filing/clock-groups';
import { makeCore, type TestCore } from '../builders/database';
import { makeEnterprise, makeFilingCase, makePlan } from '../builders/records';

/** A Wednesday: Mon 16 .. Fri 20 are working days. */
const today = '2026-11-18';
let place: TestCore;
beforeEach(() => {
  place = makeCore({ today });
});
afterEach(() => place.close());

function addCase(over: Partial<FilingCaseRecord>): string {
  const unit = makeEnterprise(place, { activities: ['coal-mine'], sets: ['SET-A'] });
  const { version } = makePlan(place, { enterpriseId: unit.id });
  return makeFilingCase(place, { ...over, enterpriseId: unit.id, planVersionIds: [version.id] }).id;
}

const shown = (group: FilingClockGroup) =>
  queryPage(
    place.core.write,
    findList('filing-cases'),
    { text: '', filters: JSON.parse(group.filters) as ListFilter[] },
    { offset: 0, limit: 200, today },
  );

describe('the filing clocks of home', () => {
  it('count exactly the rows that each number opens', async () => {
    const state = 'checking' as const;
    const overdue = addCase({ state, receivedOn: '2026-11-09' }); // due Mon 16
    const dueToday = addCase({ state, receivedOn: '2026-11-11' }); // due Wed 18
    const soon = addCase({ state, receivedOn: '2026-11-12' }); // due Thu 19
    const deemedSoon = addCase({ state, receivedOn: '2026-11-13' }); // due Fri 20
    addCase({ state, receivedOn: '2026-11-17' });
    addCase({ state: 'returned', receivedOn: '2026-11-02', returnedOn: '2026-11-04' });
    const unnumbered = addCase({
      state: 'deemed-filed',
      receivedOn: '2026-11-02',
      decidedOn: '2026-11-10',
      filingNo: null,
    });
    const waiting = addCase({ state: 'filed', receivedOn: '2026-11-02', decidedOn: '2026-11-05' });
    const old = addCase({ state: 'filed', receivedOn: '2020-11-02', decidedOn: '2020-11-05' });
    const given = addCase({ state: 'filed', receivedOn: '2026-11-02', decidedOn: '2026-11-06' });
    const { write } = place.core;
    write.run(`UPDATE filing_case SET channel = NULL WHERE id = @old`, { old });
    write.run('UPDATE filing_case SET certificate_on = @today WHERE id = @given', { today, given });
    await recomputeDuties(place.core, (db) => place.deps(db));

    const groups = filingClockGroups(place.core.read, place.core.law, today);
    expect(Object.fromEntries(groups.map(({ key, total }) => [key, total]))).toEqual({
      overdue: 1,
      today: 1,
      soon: 1,
      'deemed-soon': 3,
      'deemed-unnumbered': 1,
      certificate: 2,
      provisional: 0,
    });
    const rows = new Map(groups.map((group) => [group.key, shown(group)]));
    const ids = (key: FilingClockGroup['key']) => rows.get(key)?.rows.map(([id]) => id);
    expect(ids('overdue')).toEqual([overdue]);
    expect(ids('today')).toEqual([dueToday]);
    expect(ids('soon')).toEqual([soon]);
    expect(ids('deemed-soon')?.sort()).toEqual([dueToday, soon, deemedSoon].sort());
    expect(ids('deemed-unnumbered')).toEqual([unnumbered]);
    expect(ids('certificate')?.sort()).toEqual([unnumbered, waiting].sort());
    for (const group of groups) expect(rows.get(group.key)?.total, group.key).toBe(group.total);
    expect(groups.find(({ key }) => key === 'deemed-soon')?.workingDays).toBe(2);
  });

  it('say of a case what the domain says of its duty, on every day', async () => {
    for (let day = 2; day <= 17; day += 1)
      addCase({ state: 'checking', receivedOn: `2026-11-${String(day).padStart(2, '0')}` });
    await recomputeDuties(place.core, (db) => place.deps(db));
    const list = findList('filing-cases');
    const page = queryPage(
      place.core.write,
      list,
      { text: '', filters: [] },
      { offset: 0, limit: 200, today },
    );
    const at = page.columns.indexOf('clock');
    expect(page.total).toBe(16);
    for (const row of page.rows) {
      const duty = place.core.read.get<{ state: 'open'; due_on: string }>(
        `SELECT state, due_on FROM duty WHERE ref_id = @id AND rule_id = 'R-FILE-5WD'`,
        { id: String(row[0]) },
      );
      if (!duty) throw new Error('no duty');
      const daysLeft = daysBetween(asCivilDate(today), asCivilDate(duty.due_on));
      expect(row[at]).toBe(dutyStanding({ state: duty.state, daysLeft }));
    }
  });

  it('keep cases beyond the last holiday notice apart, and leave out those of other offices', async () => {
    place.close();
    place = makeCore({ today: '2027-01-05' });
    const late = addCase({ state: 'checking', receivedOn: '2026-12-30' });
    const theirs = addCase({ state: 'checking', receivedOn: '2026-12-29' });
    const { write, clock } = place.core;
    write.run(
      `INSERT INTO office (id, name, level, region_code, via_id, origin, created_at, updated_at)
       VALUES ('other', '别处应急管理局', 'county', '220284', @self, 'other', @now, @now)`,
      { self: place.self, now: clock.now() },
    );
    write.run(`UPDATE filing_case SET origin = 'other' WHERE id = @theirs`, { theirs });
    await recomputeDuties(place.core, (db) => place.deps(db));
    const provisional = filingClockGroups(place.core.read, place.core.law, '2027-01-05').find(
      ({ key }) => key === 'provisional',
    );
    expect(provisional?.total).toBe(1);
    expect(provisional && shown(provisional).rows[0]?.[0]).toBe(late);
  });
});
