import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../db/clock';
import type { Deps } from '../../db/core';
import { addDays, type CivilDate } from '../../db/domain/dates/civil-date';
import { PlanDeskError } from '../../db/domain/errors';
import { FILING_STATES, type FilingState } from '../../db/domain/filing/filing-state';
import { FILING_MACHINE } from '../../db/domain/filing/transitions';
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
  voidCase,
} from '../../db/services/filing/decide-filing';
import { LOCAL_MATERIALS_SETTING } from '../../db/services/filing/dossier';
import { receiveFiling, receiveSubmitted } from '../../db/services/filing/receive-filing';
import { NUMBER_TEMPLATE_SETTING } from '../../db/services/filing/take-number';
import { filingCandidates, filingNumbering, viewFiling } from '../../db/services/filing/view-filing';
import { makeCore, type TestCore } from '../builders/database';
import { makeEnterprise, makeFilingCase, makePlan, makePlanVersion } from '../builders/records';

let at: TestCore;
beforeEach(() => {
  at = makeCore({ today: '2026-11-20' });
});
afterEach(() => at.close());

const onDay = (day: string): Deps => ({ ...at.deps(), clock: fixedClock(day) });
const code = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof PlanDeskError) return error.code;
    throw error;
  }
  return 'no error';
};
const blockers = (work: () => unknown): string[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof PlanDeskError && error.code === 'FILING_BLOCKED')
      return (error.details.blockers as { code: string }[]).map((each) => each.code);
    throw error;
  }
  return [];
};

/** A unit of SET-A but not of SET-B, so that four materials are needed, with one published plan. */
function hotel() {
  const unit = makeEnterprise(at, { name: '舒兰市示例宾馆', activities: ['hotel'], sets: ['SET-A'] });
  const { plan, version } = makePlan(at, { enterpriseId: unit.id, title: '示例宾馆火灾事故专项应急预案' });
  return { unit, plan, version };
}

function receive(deps: Deps, unitId: string, versions: string[], day = '2026-11-16') {
  return receiveFiling(deps, {
    enterpriseId: unitId,
    planVersionIds: versions,
    submittedOn: day,
    receivedOn: day,
    contact: '样小安',
    contactPhone: '19900000003',
    remark: null,
  });
}

type Outcome = 'present' | 'missing' | 'not-as-required';
function tick(
  deps: Deps,
  saved: { id: string; version: number },
  outcomes: Partial<Record<string, Outcome>> = {},
) {
  const keys = ['M1', 'M3', 'M4', 'M5'];
  return checkMaterials(deps, {
    id: saved.id,
    expectedVersion: saved.version,
    materials: keys.map((key) => ({ key, outcome: outcomes[key] ?? 'present', note: null })),
  });
}
const next = (saved: { id: string; version: number }) => ({ id: saved.id, expectedVersion: saved.version });

describe('filing a plan', () => {
  it('receives, checks and files under the next number', () => {
    const { unit, version } = hotel();
    const deps = at.deps();
    expect(filingCandidates(at.core.read, unit.id)).toMatchObject([
      { versionId: version.id, openCase: null },
    ]);

    const received = receive(deps, unit.id, [version.id]);
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
    const { unit, version } = hotel();
    const first = tick(onDay('2026-11-17'), receive(onDay('2026-11-16'), unit.id, [version.id]), {
      M4: 'missing',
    });
    expect(blockers(() => fileCase(at.deps(), { ...next(first), onDate: '2026-11-18' }))).toEqual([
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
      blockers(() => returnOnce(onDay('2026-11-20'), { ...next(second), onDate: '2026-11-20', note: null })),
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
    const { unit, version } = hotel();
    const received = receive(onDay('2026-11-16'), unit.id, [version.id]);
    expect(blockers(() => markDeemed(onDay('2026-11-23'), next(received)))).toEqual(['CLOCK_RUNNING']);
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
      blockers(() => assignNumber(onDay('2026-12-01'), { ...next(numbered), onDate: '2026-12-01' })),
    ).toEqual(['ALREADY_NUMBERED']);
  });

  it('is not deemed done over years without a holiday notice, nor for another office', async () => {
    const { unit, version } = hotel();
    const received = receive(onDay('2026-12-29'), unit.id, [version.id], '2026-12-29');
    const foreign = makeFilingCase(at, {
      enterpriseId: unit.id,
      state: 'checking',
      receivedOn: '2026-06-01',
      origin: 'other-office',
    });
    await at.core.longTransaction((db, pause) => advanceDay({ ...onDay('2027-02-01'), db }, pause));
    expect(filingCaseTable.find(at.core.read, received.id)?.state).toBe('checking');
    expect(filingCaseTable.find(at.core.read, foreign.id)?.state).toBe('checking');
    expect(blockers(() => markDeemed(onDay('2027-02-01'), next(received)))).toEqual(['CLOCK_PROVISIONAL']);
  });

  it('refuses to file after the fifth working day', () => {
    const { unit, version } = hotel();
    const checked = tick(onDay('2026-11-17'), receive(onDay('2026-11-16'), unit.id, [version.id]));
    expect(blockers(() => fileCase(onDay('2026-11-24'), { ...next(checked), onDate: '2026-11-24' }))).toEqual(
      ['FILING_DEEMED'],
    );
    expect(fileCase(onDay('2026-11-24'), { ...next(checked), onDate: '2026-11-23' }).filingNo).toBe(
      '220283-2026-0001',
    );
  });

  it('opens a re-filing that points to the former case', () => {
    const { unit, plan, version } = hotel();
    const checked = tick(at.deps(), receive(at.deps(), unit.id, [version.id]));
    fileCase(at.deps(), { ...next(checked), onDate: '2026-11-19' });
    expect(code(() => receive(at.deps(), unit.id, [version.id]))).toBe('FILING_ALREADY_FILED');
    const revised = makePlanVersion(at, { planId: plan.id, number: 2, label: '第2版' });
    const again = receive(at.deps(), unit.id, [revised.id]);
    expect(viewFiling(at.core.read, at.core.law, at.self, '2026-11-20', again.id)).toMatchObject({
      kind: 'refiling',
      previousCase: { id: checked.id, filingNo: '220283-2026-0001' },
    });
    expect(code(() => receive(at.deps(), unit.id, [revised.id]))).toBe('FILING_ALREADY_OPEN');
  });

  it('asks SET-B units for the review opinion and shows local extras that never block', () => {
    writeSetting(at.core.write, LOCAL_MATERIALS_SETTING, [{ key: 'L1', label: '专家名单' }]);
    const mine = makeEnterprise(at, { activities: ['coal-mine'], sets: ['SET-A', 'SET-B'] });
    const { version } = makePlan(at, { enterpriseId: mine.id });
    const checked = tick(at.deps(), receive(at.deps(), mine.id, [version.id]));
    expect(blockers(() => fileCase(at.deps(), { ...next(checked), onDate: '2026-11-20' }))).toEqual([
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
    expect(code(() => checkMaterials(at.deps(), { ...next(extra), materials: [] }))).toBe('STALE_VERSION');
  });

  it('receives a case that a ledger brought as submitted', () => {
    const { unit, version } = hotel();
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
      () => receive(at.deps(), hotel().unit.id, ['x'], '2026-11-21'),
    ],
    ['an impossible day', 'DATE_INVALID', () => receive(at.deps(), hotel().unit.id, ['x'], '2026-02-30')],
    ['an unknown unit', 'NOT_FOUND', () => receive(at.deps(), 'nobody', ['x'])],
    ['an unknown plan', 'FILING_PLAN_MISMATCH', () => receive(at.deps(), hotel().unit.id, ['x'])],
    [
      'another unit’s plan',
      'FILING_PLAN_MISMATCH',
      () => receive(at.deps(), hotel().unit.id, [hotel().version.id]),
    ],
    [
      'a unit of another office',
      'NOT_OURS',
      () => receive(at.deps(), makeEnterprise(at, { origin: 'other-office' }).id, ['x']),
    ],
    [
      'a draft',
      'FILING_VERSION_NOT_IN_FORCE',
      () => {
        const { unit, plan } = hotel();
        return receive(at.deps(), unit.id, [
          makePlanVersion(at, { planId: plan.id, number: 2, state: 'draft' }).id,
        ]);
      },
    ],
    [
      'a receipt before the application',
      'FILING_BLOCKED',
      () => {
        const { unit, version } = hotel();
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
        const { unit, version } = hotel();
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
    expect(code(() => at.core.write.transaction(() => void work()))).toBe(expected);
    expect(at.core.read.value('SELECT COUNT(*) FROM filing_case')).toBe(before);
  });

  it('keeps the step, the clock and the pack that it was decided with', () => {
    const { unit, version } = hotel();
    const received = receive(at.deps(), unit.id, [version.id]);
    const [, event] = eventsOfCase(at.core.read, received.id);
    expect(JSON.parse(event?.ruleTrace ?? '{}')).toEqual({
      pack: at.core.law.packVersion,
      rule: 'R-FILE-5WD',
      startOn: '2026-11-16',
      due: '2026-11-23',
      provisional: false,
      calendar: at.core.law.calendar.version,
    });
    expect(enterpriseTable.find(at.core.read, unit.id)?.version).toBe(1);
  });
});

describe('filing numbers', () => {
  const step = fc.record({ kind: fc.constantFrom('file', 'fail', 'void', 'year'), pick: fc.nat(20) });

  it('run without gaps through failures, rollbacks and voids', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const place = makeCore({ today: '2026-11-20' });
        try {
          let day = '2026-11-20';
          const deps = (): Deps => ({ ...place.deps(), clock: fixedClock(day) });
          const unit = makeEnterprise(place, { sets: ['SET-A'], activities: ['hotel'] }).id;
          const filed: { id: string; version: number }[] = [];
          for (const { kind, pick } of steps) {
            if (kind === 'year') day = addDays(day as CivilDate, 61);
            else if (kind === 'void') {
              const one = filed.splice(pick % Math.max(1, filed.length), 1)[0];
              if (one)
                place.core.write.transaction(() =>
                  voidCase(deps(), { ...next(one), onDate: day, reason: '单位关闭' }),
                );
            } else {
              const { version } = makePlan(place, { enterpriseId: unit });
              const attempt = () =>
                place.core.write.transaction(() => {
                  const checked = tick(deps(), receive(deps(), unit, [version.id], day));
                  const done = fileCase(deps(), { ...next(checked), onDate: day });
                  if (kind === 'fail') throw new Error('power cut');
                  filed.push(done);
                });
              if (kind === 'fail') expect(attempt).toThrow('power cut');
              else attempt();
            }
          }
          const rows = place.core.read.all<{ year: number; seq: number; cancelled_reason: string | null }>(
            'SELECT year, seq, cancelled_reason FROM filing_number ORDER BY year, seq',
          );
          const expected = new Map<number, number>();
          for (const row of rows) {
            const seq = (expected.get(row.year) ?? 0) + 1;
            expect(row.seq).toBe(seq);
            expected.set(row.year, seq);
          }
          expect(rows.filter((row) => row.cancelled_reason === null)).toHaveLength(filed.length);
        } finally {
          place.close();
        }
      }),
      { numRuns: 25 },
    );
  });

  it('go on after the numbers that a ledger brought, and never repeat one', () => {
    const { unit, version } = hotel();
    makeFilingCase(at, {
      enterpriseId: unit.id,
      state: 'filed',
      filingNo: '220283-2026-0041',
      decidedOn: '2026-05-06',
    });
    makeFilingCase(at, {
      enterpriseId: unit.id,
      state: 'filed',
      filingNo: '应急预案备字〔2026〕77号',
      decidedOn: '2026-05-06',
    });
    makeFilingCase(at, {
      enterpriseId: unit.id,
      state: 'filed',
      filingNo: '220283-2025-0200',
      decidedOn: '2025-05-06',
    });
    const checked = tick(at.deps(), receive(at.deps(), unit.id, [version.id]));
    expect(fileCase(at.deps(), { ...next(checked), onDate: '2026-11-20' }).filingNo).toBe('220283-2026-0042');
  });

  it('follow the office’s own template', () => {
    writeSetting(at.core.write, NUMBER_TEMPLATE_SETTING, 'YJYA{yyyy}{seq:3}');
    const { unit, version } = hotel();
    const checked = tick(at.deps(), receive(at.deps(), unit.id, [version.id]));
    expect(fileCase(at.deps(), { ...next(checked), onDate: '2026-11-20' }).filingNo).toBe('YJYA2026001');
  });
});

describe('any sequence of steps', () => {
  const action = fc.constantFrom(
    'check',
    'gap',
    'return',
    'resubmit',
    'file',
    'deem',
    'number',
    'void',
    'wait',
  );

  it('walks only along the transition table and keeps every step', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 14 }), (actions) => {
        const place = makeCore({ today: '2026-09-01' });
        try {
          let day = '2026-09-01';
          const deps = (): Deps => ({ ...place.deps(), clock: fixedClock(day) });
          const unit = makeEnterprise(place, { sets: ['SET-A'], activities: ['hotel'] }).id;
          const { version } = makePlan(place, { enterpriseId: unit, first: { publishedOn: '2026-08-01' } });
          const { id } = receive(deps(), unit, [version.id], day);
          const now = () => ({
            id,
            expectedVersion: filingCaseTable.find(place.core.read, id)?.version ?? 0,
          });
          const steps: Record<string, () => unknown> = {
            check: () => tick(deps(), { id, version: now().expectedVersion }),
            gap: () => tick(deps(), { id, version: now().expectedVersion }, { M5: 'missing' }),
            return: () => returnOnce(deps(), { ...now(), onDate: day, note: '补齐' }),
            resubmit: () => resubmit(deps(), { ...now(), onDate: day }),
            file: () => fileCase(deps(), { ...now(), onDate: day }),
            deem: () => markDeemed(deps(), now()),
            number: () => assignNumber(deps(), { ...now(), onDate: day }),
            void: () => voidCase(deps(), { ...now(), onDate: day, reason: '单位关闭' }),
            wait: () => {
              day = addDays(day as CivilDate, 4);
            },
          };
          for (const each of actions)
            try {
              place.core.write.transaction(() => void steps[each]?.());
            } catch (error) {
              if (!(error instanceof PlanDeskError)) throw error;
            }
          let state: FilingState = 'draft';
          for (const event of eventsOfCase(place.core.read, id)) {
            const row = FILING_MACHINE.transitions.find(
              (t) => t.action === event.action && t.from.includes(state),
            );
            expect(event.fromState).toBe(state);
            expect(row?.to).toBe(event.toState);
            state = event.toState as FilingState;
          }
          expect(filingCaseTable.find(place.core.read, id)?.state).toBe(state);
          expect(FILING_STATES).toContain(state);
        } finally {
          place.close();
        }
      }),
      { numRuns: 40 },
    );
  });
});
