import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../db/clock';
import type { Deps } from '../../db/core';
import type { FilingMaterial } from '../../db/domain/filing/materials';
import type { Law } from '../../db/law';
import { enterpriseTable } from '../../db/repositories/enterprise';
import { filingCaseTable } from '../../db/repositories/filing-case';
import { eventsOfCase } from '../../db/repositories/filing-event';
import { writeSetting } from '../../db/repositories/setting';
import { advanceDay } from '../../db/services/duties/advance-day';
import { checkMaterials } from '../../db/services/filing/check-materials';
import {
  assignNumber,
  fileCase,
  markDeemed,
  resubmit,
  returnOnce,
} from '../../db/services/filing/decide-filing';
import { LOCAL_MATERIALS_SETTING } from '../../db/services/filing/dossier';
import { receiveFiling, receiveSubmitted } from '../../db/services/filing/receive-filing';
import { filingCandidates, filingNumbering, viewFiling } from '../../db/services/filing/view-filing';
import { makeCore, type TestCore } from '../builders/database';
import { blockersOf, codeOf, makeHotel, next, receiveOn, tick } from '../builders/filing-steps';
import { makeEnterprise, makeFilingCase, makePlan, makePlanVersion } from '../builders/records';

let at: TestCore;
beforeEach(() => {
  at = makeCore({ today: '2026-11-20' });
});
afterEach(() => at.close());

const onDay = (day: string): Deps => ({ ...at.deps(), clock: fixedClock(day) });

describe('filing a plan', () => {
  it('receives, checks and files under the next number', () => {
    const { unit, version } = makeHotel(at);
    const deps = at.deps();
    expect(filingCandidates(at.core.read, unit.id)).toMatchObject([
      { versionId: version.id, openCase: null },
    ]);

    const received = receiveOn(deps, unit.id, [version.id]);
    const view = viewFiling(at.core.read, at.core.law, at.self, '2026-11-20', received.id);
    expect(view).toMatchObject({
      state: 'checking',
      round: 1,
      kind: 'first',
      contactPhone: '199****0003',
      officeClock: {
        startOn: '2026-11-16',
        due: '2026-11-23',
        daysLeft: 1,
        workingDays: 5,
        provisional: false,
      },
      enterpriseClocks: [
        {
          startOn: '2026-10-09',
          due: '2026-11-05',
          state: 'stopped',
          planTitle: '示例宾馆火灾事故专项应急预案',
        },
      ],
    });
    expect(view.materials.filter((each) => each.needed).map((each) => each.key)).toEqual([
      'M1',
      'M3',
      'M4',
      'M5',
    ]);
    expect(view.actions.find((each) => each.action === 'file')?.allowed).toBe(false);
    expect(filingCandidates(at.core.read, unit.id)).toMatchObject([{ openCase: received.id }]);

    const checked = tick(deps, received);
    const filed = fileCase(deps, { ...next(checked), onDate: '2026-11-19' });
    expect(filed.filingNo).toBe('220283-2026-0001');
    const after = viewFiling(at.core.read, at.core.law, at.self, '2026-11-20', received.id);
    expect(after).toMatchObject({ state: 'filed', decidedOn: '2026-11-19', filingNo: '220283-2026-0001' });
    expect(after.officeClock?.state).toBe('stopped');
    expect(after.timeline.map((each) => each.action)).toEqual(['file', 'receive', 'submit']);
    expect(filingCandidates(at.core.read, unit.id)).toEqual([]);
    expect(filingNumbering(at.core.read, '2026-11-20').next).toBe('220283-2026-0002');
    expect(filingNumbering(at.core.read, '2027-01-04').next).toBe('220283-2027-0001');
  });

  it('tells all gaps once, and a later round may only ask for the same', () => {
    const { unit, version } = makeHotel(at);
    const first = tick(onDay('2026-11-17'), receiveOn(onDay('2026-11-16'), unit.id, [version.id]), {
      M4: 'missing',
    });
    expect(blockersOf(() => fileCase(at.deps(), { ...next(first), onDate: '2026-11-18' }))).toEqual([
      'MATERIAL_MISSING',
    ]);
    const returned = returnOnce(onDay('2026-11-18'), { ...next(first), onDate: '2026-11-18', note: null });
    const again = resubmit(onDay('2026-11-19'), { ...next(returned), onDate: '2026-11-19' });
    const view = viewFiling(at.core.read, at.core.law, at.self, '2026-11-19', first.id);
    expect(view).toMatchObject({
      state: 'checking',
      round: 2,
      receivedOn: '2026-11-19',
      officeClock: { due: '2026-11-26' },
    });
    expect(view.materials.find((each) => each.key === 'M4')).toMatchObject({
      outcome: null,
      wasRequested: true,
    });

    const second = tick(onDay('2026-11-20'), again, { M5: 'missing' });
    expect(
      blockersOf(() =>
        returnOnce(onDay('2026-11-20'), { ...next(second), onDate: '2026-11-20', note: null }),
      ),
    ).toEqual(['NOT_TOLD_BEFORE']);
    const complete = tick(onDay('2026-11-20'), second);
    expect(fileCase(onDay('2026-11-20'), { ...next(complete), onDate: '2026-11-20' }).filingNo).toBe(
      '220283-2026-0001',
    );
    expect(eventsOfCase(at.core.read, first.id).map((event) => event.action)).toEqual([
      'submit',
      'receive',
      'return-once',
      'resubmit',
      'receive',
      'file',
    ]);
  });

  it('is done by the law when five working days pass, and the number follows', async () => {
    const { unit, version } = makeHotel(at);
    const received = receiveOn(onDay('2026-11-16'), unit.id, [version.id]);
    expect(blockersOf(() => markDeemed(onDay('2026-11-23'), next(received)))).toEqual(['CLOCK_RUNNING']);
    await at.core.longTransaction((db, pause) => advanceDay({ ...onDay('2026-11-23'), db }, pause));
    expect(filingCaseTable.find(at.core.read, received.id)?.state).toBe('checking');

    const outcome = await at.core.longTransaction((db, pause) =>
      advanceDay({ ...onDay('2026-12-01'), db }, pause),
    );
    expect(outcome.deemed).toBe(1);
    const deemed = filingCaseTable.find(at.core.read, received.id);
    expect(deemed).toMatchObject({ state: 'deemed-filed', decidedOn: '2026-11-24', filingNo: null });
    const numbered = assignNumber(onDay('2026-12-01'), {
      id: received.id,
      expectedVersion: deemed?.version ?? 0,
      onDate: '2026-12-01',
    });
    expect(numbered.filingNo).toBe('220283-2026-0001');
    expect(
      blockersOf(() => assignNumber(onDay('2026-12-01'), { ...next(numbered), onDate: '2026-12-01' })),
    ).toEqual(['ALREADY_NUMBERED']);
  });

  it('leaves a case that a ledger brought to the clerk, who may record it', async () => {
    const { unit, version } = makeHotel(at);
    const imported = makeFilingCase(at, {
      enterpriseId: unit.id,
      planVersionIds: [version.id],
      state: 'checking',
      receivedOn: '2026-06-01',
    });
    await at.core.longTransaction((db, pause) => advanceDay({ ...onDay('2026-11-20'), db }, pause));
    expect(filingCaseTable.find(at.core.read, imported.id)?.state).toBe('checking');
    expect(
      at.core.read.value("SELECT state FROM duty WHERE rule_id = 'R-FILE-DEEMED' AND ref_id = @id", {
        id: imported.id,
      }),
    ).toBe('open');
    markDeemed(at.deps(), next(imported));
    expect(filingCaseTable.find(at.core.read, imported.id)).toMatchObject({
      state: 'deemed-filed',
      decidedOn: '2026-06-09',
    });
  });

  it('is not deemed done over years without a holiday notice, nor for another office', async () => {
    const { unit, version } = makeHotel(at);
    const received = receiveOn(onDay('2026-12-29'), unit.id, [version.id], '2026-12-29');
    const foreign = makeFilingCase(at, {
      enterpriseId: unit.id,
      state: 'checking',
      receivedOn: '2026-06-01',
      origin: 'other-office',
    });
    await at.core.longTransaction((db, pause) => advanceDay({ ...onDay('2027-02-01'), db }, pause));
    expect(filingCaseTable.find(at.core.read, received.id)?.state).toBe('checking');
    expect(filingCaseTable.find(at.core.read, foreign.id)?.state).toBe('checking');
    expect(blockersOf(() => markDeemed(onDay('2027-02-01'), next(received)))).toEqual(['CLOCK_PROVISIONAL']);
  });

  it('refuses to file after the fifth working day', () => {
    const { unit, version } = makeHotel(at);
    const checked = tick(onDay('2026-11-17'), receiveOn(onDay('2026-11-16'), unit.id, [version.id]));
    expect(
      blockersOf(() => fileCase(onDay('2026-11-24'), { ...next(checked), onDate: '2026-11-24' })),
    ).toEqual(['FILING_DEEMED']);
    expect(fileCase(onDay('2026-11-24'), { ...next(checked), onDate: '2026-11-23' }).filingNo).toBe(
      '220283-2026-0001',
    );
  });

  it('opens a re-filing that points to the former case', () => {
    const { unit, plan, version } = makeHotel(at);
    const checked = tick(at.deps(), receiveOn(at.deps(), unit.id, [version.id]));
    fileCase(at.deps(), { ...next(checked), onDate: '2026-11-19' });
    expect(codeOf(() => receiveOn(at.deps(), unit.id, [version.id]))).toBe('FILING_ALREADY_FILED');
    const revised = makePlanVersion(at, { planId: plan.id, number: 2, label: '第2版' });
    const again = receiveOn(at.deps(), unit.id, [revised.id]);
    expect(viewFiling(at.core.read, at.core.law, at.self, '2026-11-20', again.id)).toMatchObject({
      kind: 'refiling',
      previousCase: { id: checked.id, filingNo: '220283-2026-0001' },
    });
    expect(codeOf(() => receiveOn(at.deps(), unit.id, [revised.id]))).toBe('FILING_ALREADY_OPEN');
  });

  it('asks SET-B units for the review opinion and shows local extras that never block', () => {
    writeSetting(at.core.write, LOCAL_MATERIALS_SETTING, [{ key: 'L1', label: '专家名单' }]);
    const mine = makeEnterprise(at, { activities: ['coal-mine'], sets: ['SET-A', 'SET-B'] });
    const { version } = makePlan(at, { enterpriseId: mine.id });
    const checked = tick(at.deps(), receiveOn(at.deps(), mine.id, [version.id]));
    expect(blockersOf(() => fileCase(at.deps(), { ...next(checked), onDate: '2026-11-20' }))).toEqual([
      'MATERIAL_UNCHECKED',
    ]);
    const extra = checkMaterials(at.deps(), {
      ...next(checked),
      materials: [
        { key: 'M2', outcome: 'present', note: null },
        { key: 'L1', outcome: 'missing', note: null },
      ],
    });
    expect(fileCase(at.deps(), { ...next(extra), onDate: '2026-11-20' }).filingNo).toBe('220283-2026-0001');
    expect(codeOf(() => checkMaterials(at.deps(), { ...next(extra), materials: [] }))).toBe('STALE_VERSION');
  });

  it('receives a case that a ledger brought as submitted', () => {
    const { unit, version } = makeHotel(at);
    const submitted = makeFilingCase(at, {
      enterpriseId: unit.id,
      planVersionIds: [version.id],
      state: 'submitted',
      receivedOn: null,
    });
    const received = receiveSubmitted(at.deps(), { ...next(submitted), onDate: '2026-11-19' });
    expect(filingCaseTable.find(at.core.read, received.id)).toMatchObject({
      state: 'checking',
      receivedOn: '2026-11-19',
    });
  });

  it.each<[string, string, () => unknown]>([
    [
      'a day that has not come',
      'DATE_IN_FUTURE',
      () => receiveOn(at.deps(), makeHotel(at).unit.id, ['x'], '2026-11-21'),
    ],
    [
      'an impossible day',
      'DATE_INVALID',
      () => receiveOn(at.deps(), makeHotel(at).unit.id, ['x'], '2026-02-30'),
    ],
    ['an unknown unit', 'NOT_FOUND', () => receiveOn(at.deps(), 'nobody', ['x'])],
    ['an unknown plan', 'FILING_PLAN_MISMATCH', () => receiveOn(at.deps(), makeHotel(at).unit.id, ['x'])],
    [
      'another unit’s plan',
      'FILING_PLAN_MISMATCH',
      () => receiveOn(at.deps(), makeHotel(at).unit.id, [makeHotel(at).version.id]),
    ],
    [
      'a unit of another office',
      'NOT_OURS',
      () => receiveOn(at.deps(), makeEnterprise(at, { origin: 'other-office' }).id, ['x']),
    ],
    [
      'a draft',
      'FILING_VERSION_NOT_IN_FORCE',
      () => {
        const { unit, plan } = makeHotel(at);
        return receiveOn(at.deps(), unit.id, [
          makePlanVersion(at, { planId: plan.id, number: 2, state: 'draft' }).id,
        ]);
      },
    ],
    [
      'a receipt before the application',
      'FILING_BLOCKED',
      () => {
        const { unit, version } = makeHotel(at);
        return receiveFiling(at.deps(), {
          enterpriseId: unit.id,
          planVersionIds: [version.id],
          submittedOn: '2026-11-19',
          receivedOn: '2026-11-18',
          contact: null,
          contactPhone: null,
          remark: null,
        });
      },
    ],
    [
      'a telephone that is none',
      'FIELDS_INVALID',
      () => {
        const { unit, version } = makeHotel(at);
        return receiveFiling(at.deps(), {
          enterpriseId: unit.id,
          planVersionIds: [version.id],
          submittedOn: '2026-11-19',
          receivedOn: '2026-11-19',
          contact: null,
          contactPhone: '12',
          remark: null,
        });
      },
    ],
  ])('refuses %s', (_, expected, work) => {
    const before = at.core.read.value('SELECT COUNT(*) FROM filing_case');
    expect(codeOf(() => at.core.write.transaction(() => void work()))).toBe(expected);
    expect(at.core.read.value('SELECT COUNT(*) FROM filing_case')).toBe(before);
  });

  it('is judged by the materials of its round, whatever becomes of the unit and the law meanwhile', () => {
    const { unit, version } = makeHotel(at);
    const received = receiveOn(at.deps(), unit.id, [version.id]);
    const { law } = at.core;
    const needed = (given: Law = law) =>
      viewFiling(at.core.read, given, at.self, '2026-11-20', received.id)
        .materials.filter((each) => each.needed)
        .map((each) => each.key);
    expect(needed()).toEqual(['M1', 'M3', 'M4', 'M5']);

    // The unit becomes one that must have its plans reviewed, and the law adds a material from the 18th on.
    enterpriseTable.update(at.core.write, { ...unit, sets: ['SET-A', 'SET-B'] });
    const added = { ...law.filingMaterials[0], key: 'M9', effectiveFrom: '2026-11-18' } as FilingMaterial;
    const later: Law = { ...law, filingMaterials: [...law.filingMaterials, added] };
    const underLater = (day: string): Deps => ({ ...onDay(day), law: later });
    expect(needed(later)).toEqual(['M1', 'M3', 'M4', 'M5']);

    const checked = tick(underLater('2026-11-19'), received, { M3: 'missing' });
    const returned = returnOnce(underLater('2026-11-19'), {
      ...next(checked),
      onDate: '2026-11-19',
      note: null,
    });
    expect(needed(later)).toEqual(['M1', 'M3', 'M4', 'M5']);
    // A new round begins with what is asked for on its day.
    const again = resubmit(underLater('2026-11-20'), { ...next(returned), onDate: '2026-11-20' });
    expect(needed(later)).toEqual(['M1', 'M2', 'M3', 'M4', 'M5', 'M9']);
    expect(
      blockersOf(() => fileCase(underLater('2026-11-20'), { ...next(again), onDate: '2026-11-20' })),
    ).toEqual(Array(6).fill('MATERIAL_UNCHECKED'));
  });

  it('shows the clock of its decision, although the calendar was corrected afterwards', async () => {
    const { unit, version } = makeHotel(at);
    const checked = tick(onDay('2026-11-20'), receiveOn(onDay('2026-11-16'), unit.id, [version.id]));
    const other = makePlan(at, { enterpriseId: unit.id, title: '示例宾馆停电专项应急预案' });
    const waiting = receiveOn(onDay('2026-11-16'), unit.id, [other.version.id]);
    fileCase(onDay('2026-11-20'), { ...next(checked), onDate: '2026-11-20' });
    const clockOf = (id: string) =>
      viewFiling(at.core.read, at.core.law, at.self, '2026-12-20', id).officeClock;
    const before = clockOf(checked.id);
    expect(before).toMatchObject({ due: '2026-11-23', state: 'stopped', daysLeft: 1 });

    at.core.write.run(
      `INSERT INTO calendar_override (region_code, day, kind, name, source, updated_at)
       VALUES ('220283', '2026-11-19', 'holiday', '暴雪停工', '示例通知', '2026-11-21T01:00:00.000Z')`,
    );
    expect(clockOf(checked.id)).toEqual(before);
    // One that is still running is counted by the calendar of today.
    expect(clockOf(waiting.id)).toMatchObject({ due: '2026-11-24', state: 'expired' });

    await at.core.longTransaction((db, pause) => advanceDay({ ...onDay('2026-11-27'), db }, pause));
    at.core.write.run('DELETE FROM calendar_override');
    expect(clockOf(waiting.id)).toMatchObject({ due: '2026-11-24', state: 'expired' });
    expect(filingCaseTable.find(at.core.read, waiting.id)?.state).toBe('deemed-filed');
  });

  it('keeps the step, the clock and the pack that it was decided with', () => {
    const { unit, version } = makeHotel(at);
    const received = receiveOn(at.deps(), unit.id, [version.id]);
    const [, event] = eventsOfCase(at.core.read, received.id);
    expect(JSON.parse(event?.ruleTrace ?? '{}')).toEqual({
      pack: at.core.law.packVersion,
      rule: 'R-FILE-5WD',
      startOn: '2026-11-16',
      due: '2026-11-23',
      provisional: false,
      calendar: at.core.law.calendar.version,
      materials: expect.arrayContaining([expect.objectContaining({ key: 'M1', needed: true })]),
    });
    expect(enterpriseTable.find(at.core.read, unit.id)?.version).toBe(1);
  });
});
