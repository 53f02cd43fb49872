import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate, monthOf, toDayNumber } from '../../../db/domain/dates/civil-date';
import { isWorkingDay } from '../../../db/domain/dates/working-calendar';
import type { DutySubject } from '../../../db/domain/duties/duty';
import { DEFAULT_DUTY_SETTINGS } from '../../../db/domain/duties/rule-book';
import { createBookings } from '../../../db/domain/schedule/bookings';
import { explainProposal } from '../../../db/domain/schedule/explain';
import { aimsOf, isRefused, type Refusal } from '../../../db/domain/schedule/preferences';
import { drillRules, type ProposeOptions, proposeYear } from '../../../db/domain/schedule/propose';
import {
  type DrillRequirement,
  knownDrills,
  requirementsOfYear,
  satisfies,
} from '../../../db/domain/schedule/requirements';
import {
  d,
  dutySubjects,
  makeDutyDrill,
  makeDutyPlan,
  makeDutySubject,
  shippedCalendar,
  shippedRules,
} from '../../builders/duty-subjects';
import { shippedSeasons } from '../../builders/schedule';

const aims = aimsOf(shippedSeasons);
const NEW_YEAR = d('2026-01-04');

const propose = (subject: DutySubject, options: Partial<ProposeOptions> = {}) =>
  proposeYear(subject, shippedRules, shippedCalendar, 2026, { asOf: NEW_YEAR, aims, ...options });

/** What the rules ask of the year and no drill, done, planned or proposed, gives. */
function unmetBy(subject: DutySubject, drills: ReturnType<typeof propose>['drills']): DrillRequirement[] {
  const rules = drillRules(shippedRules, subject, 2026, DEFAULT_DUTY_SETTINGS);
  const all = [...knownDrills(subject, []), ...drills];
  return requirementsOfYear(rules, subject, 2026, all, DEFAULT_DUTY_SETTINGS).filter(
    (one) => !all.some((drill) => satisfies(one, drill)),
  );
}

describe('a proposal with aims', () => {
  const plan = (id: string, kind: 'comprehensive' | 'special' | 'onsite', title: string) =>
    makeDutyPlan({ id, kind, title });

  it('puts one drill into the safety month and says so', () => {
    const subject = makeDutySubject({ sets: ['SET-A'], plans: [plan('c', 'comprehensive', '综合应急预案')] });
    const { drills } = propose(subject);
    const june = drills.filter((drill) => monthOf(drill.date) === 6);
    expect(june).toHaveLength(1);
    expect(june[0]?.why).toContain('安全生产月');
    expect(
      propose(subject, { aims: aimsOf(shippedSeasons, { safetyMonth: false }) }).drills,
    ).not.toContainEqual(expect.objectContaining({ dayReason: 'safety-month' }));
  });

  it('holds a fire drill in the dry months and an ammonia drill before the heat', () => {
    const subject = makeDutySubject({
      sets: ['SET-A'],
      plans: [plan('f', 'special', '火灾事故专项应急预案'), plan('a', 'onsite', '液氨泄漏现场处置方案')],
    });
    const { drills } = propose(subject);
    for (const drill of drills) {
      if (drill.planId === 'f') expect([3, 4, 10, 11]).toContain(monthOf(drill.date));
      if (drill.planId === 'a') expect([5, 6, 7]).toContain(monthOf(drill.date));
    }
    expect(drills.map(({ accidentKind }) => accidentKind).sort()).toEqual([
      '危险化学品泄漏',
      '危险化学品泄漏',
      '火灾',
    ]);
  });

  it('leaves refused stretches empty, and names a duty that they make impossible', () => {
    const subject = makeDutySubject({ sets: ['SET-A'] });
    const some: Refusal[] = [{ from: d('2026-01-01'), to: d('2026-05-31'), reason: '停产检修' }];
    const free = propose(subject, { refusals: some });
    expect(free.drills).toHaveLength(propose(subject).drills.length);
    expect(free.drills.some(({ date }) => isRefused(date, some))).toBe(false);
    expect(free.unmet).toEqual([]);
    const half: Refusal[] = [{ from: d('2026-01-01'), to: d('2026-06-30'), reason: '停产检修' }];
    const { unmet } = propose(subject, { refusals: half });
    expect(unmet.map(({ rule, period }) => `${rule} ${period}`)).toEqual([
      'R-DRILL-6M-SITE 2026H1',
      'R-DRILL-6M-KEY 2026H1',
    ]);
    expect(unmet[0]?.why).toContain('不安排演练');
  });

  it('keeps off holidays on fixed days where the arrangement of the year is not known, and says so', () => {
    for (let i = 0; i < 200; i += 1) {
      const subject = makeDutySubject({ id: `u${i}`, sets: ['SET-A', 'SET-SEED-HR'] });
      const proposal = proposeYear(subject, shippedRules, shippedCalendar, 2027, { asOf: NEW_YEAR, aims });
      const days = proposal.drills.map(({ date }) => date.slice(5));
      expect(days.some((day) => shippedSeasons.fixedHolidays.days.includes(day))).toBe(false);
      if (i === 0)
        expect(explainProposal(proposal.grounds, proposal.unmet, aims).join('')).toContain('还没有公布');
    }
  });

  it('keeps drills of a unit apart', () => {
    const planned = [{ date: d('2026-03-30'), planKind: 'special' as const, planId: null }];
    const { drills } = propose(makeDutySubject({ sets: ['SET-A', 'SET-SEED-HR'] }), { planned });
    const days = [...drills.map(({ date }) => date), d('2026-03-30')].map(toDayNumber).sort((a, b) => a - b);
    days.slice(1).forEach((day, i) => {
      expect(day - (days[i] ?? 0)).toBeGreaterThanOrEqual(14);
    });
  });

  it('raises the share of real drills to the wish', () => {
    // The hash of an id decides whether a unit's comprehensive plan is at the table this year.
    for (const id of ['a', 'b', 'c', 'd']) {
      const subject = makeDutySubject({ id, plans: [plan('c', 'comprehensive', '综合应急预案')] });
      const { drills, grounds } = propose(subject, { aims: aimsOf(shippedSeasons, { actionShare: 100 }) });
      expect(drills.every(({ form }) => form === 'action')).toBe(true);
      expect(grounds).toMatchObject({ action: drills.length, withForm: drills.length });
    }
  });

  it('takes the plans in turn over three years and names those that the fewest drills cannot reach', () => {
    const plans = Array.from({ length: 9 }, (_, i) => plan(`p${i}`, 'onsite', `现场处置方案${i}`));
    let subject = makeDutySubject({
      plans,
      facts: { ...makeDutySubject().facts, establishedOn: d('2010-01-01') },
    });
    for (const year of [2024, 2025, 2026]) {
      const { drills } = proposeYear(subject, shippedRules, shippedCalendar, year, {
        asOf: d(`${year}-01-02`),
        aims,
      });
      subject = {
        ...subject,
        drills: [
          ...subject.drills,
          ...drills.map((drill, i) =>
            makeDutyDrill({
              id: `${year}-${i}`,
              planId: drill.planId,
              planKind: drill.planKind,
              endOn: drill.date,
            }),
          ),
        ],
      };
    }
    const drilled = subject.drills.flatMap(({ planId }) => (planId === null ? [] : [planId]));
    expect(new Set(drilled).size).toBe(6);
    const old = makeDutySubject({ plans: plans.map((one) => ({ ...one, publishedOn: d('2020-05-05') })) });
    const proposal = propose(old);
    expect(proposal.grounds.notRotated).toHaveLength(7);
    expect(explainProposal(proposal.grounds, proposal.unmet, aims).at(-1)).toContain(
      '等7个预案到年底已超过3年',
    );
  });

  it('explains the whole in sentences', () => {
    const proposal = propose(makeDutySubject({ sets: ['SET-A'] }), {
      refusals: [{ from: d('2026-02-01'), to: d('2026-02-28'), reason: '春节' }],
    });
    const text = explainProposal(proposal.grounds, proposal.unmet, aims);
    expect(text[0]).toBe(
      '本年度规则逐项要求演练6次，已完成和已计划的0次满足其中0次；再安排3次即可满足其余义务，其中3次同时满足两项以上义务，次数已经最少。',
    );
    expect(text.join('')).toContain('避开了1段');
    expect(text.every((sentence) => sentence.endsWith('。'))).toBe(true);
  });
});

describe('a thousand random enterprises that share teams, experts and kit', () => {
  const asOfs = fc.integer({ min: 0, max: 300 }).map((n) => addDays(NEW_YEAR, n));
  const refusals = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 0, max: 40 })).map(
      ([start, length]): Refusal => ({
        from: addDays(d('2026-01-01'), start),
        to: addDays(d('2026-01-01'), start + length),
        reason: '不安排',
      }),
    ),
    { maxLength: 3 },
  );
  // Few things for many units: collisions are certain.
  const shared = ['team:1', 'team:2', 'expert:1', 'equipment:1', 'place:1'];

  it('leave no duty unmet that is not named, and book nobody twice', () => {
    const bookings = createBookings();
    const booked = new Set<string>();
    let units = 0;
    fc.assert(
      fc.property(dutySubjects, asOfs, refusals, fc.subarray(shared), (random, asOf, refused, needed) => {
        units += 1;
        const subject: DutySubject = {
          ...random,
          id: `unit-${units}`,
          plans: random.plans.filter(
            ({ publishedOn }) => publishedOn === null || publishedOn <= '2025-12-31',
          ),
          drills: random.drills.filter(({ endOn }) => endOn === null || endOn <= asOf),
        };
        const resources = needed.map((key) => ({ key, name: key }));
        const { drills, unmet } = propose(subject, {
          asOf,
          refusals: refused,
          bookings,
          resourcesOf: () => resources,
        });
        const named = new Set(unmet.map(({ rule, period }) => `${rule} ${period}`));
        const left = unmetBy(subject, drills)
          .filter(({ rule, period }) => !named.has(`${rule} ${period}`))
          // An interval that had run out before today can be closed late, not undone.
          .filter(({ period, to }) => !(period.includes('/') && (to <= asOf || to < addDays(asOf, 61))));
        expect(left).toEqual([]);
        for (const drill of drills) {
          expect(isRefused(drill.date, refused)).toBe(false);
          for (const { key } of drill.resources) {
            expect(booked.has(`${drill.date} ${key}`)).toBe(false);
            booked.add(`${drill.date} ${key}`);
          }
        }
      }),
      { numRuns: 1000 },
    );
    // How many there are depends on the run's seed; that there are many is what makes collisions.
    expect(booked.size).toBeGreaterThan(100);
  });

  it('take no more drills than the smallest set found by trying all, and stand on working days where there are any', () => {
    const sets = fc.subarray(['SET-A', 'SET-SEED-HR'] as const);
    const held = fc.array(
      fc.record({
        planKind: fc.constantFrom('comprehensive' as const, 'special' as const, 'onsite' as const),
        day: fc.integer({ min: 0, max: 360 }),
      }),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(sets, held, asOfs, (chosen, done, asOf) => {
        const subject = makeDutySubject({
          sets: chosen,
          drills: done
            .map(({ planKind, day }, i) =>
              makeDutyDrill({ id: `d${i}`, planId: null, planKind, endOn: addDays(d('2026-01-01'), day) }),
            )
            .filter(({ endOn }) => (endOn ?? '') <= asOf),
        });
        const { drills } = propose(subject, { asOf });
        expect(drills).toHaveLength(smallest(subject, asOf));
        for (const { date } of drills)
          expect(isWorkingDay(shippedCalendar, date) || toDayNumber(date) - toDayNumber(asOf) < 10).toBe(
            true,
          );
      }),
      { numRuns: 300 },
    );
  });

  /** Fewest drills from `asOf` on, by trying every set of days and kinds. */
  function smallest(subject: DutySubject, asOf: CivilDate): number {
    const rules = drillRules(shippedRules, subject, 2026, DEFAULT_DUTY_SETTINGS);
    const known = knownDrills(subject, []);
    const open = requirementsOfYear(rules, subject, 2026, known, DEFAULT_DUTY_SETTINGS).filter(
      (one) => one.to >= asOf && !known.some((drill) => satisfies(one, drill)),
    );
    // A drill on the last day of some stretch serves whatever an earlier one would.
    const days = new Set(open.map(({ to }) => to));
    const serves = new Set<number>();
    for (const date of days)
      for (const planKind of ['comprehensive', 'special', 'onsite'] as const)
        serves.add(
          open.reduce(
            (bits, one, i) => (satisfies(one, { date, planKind, planId: null }) ? bits | (1 << i) : bits),
            0,
          ),
        );
    const all = (1 << open.length) - 1;
    let reached = new Set([0]);
    for (let count = 0; ; count += 1) {
      if (reached.has(all)) return count;
      reached = new Set([...reached].flatMap((bits) => [...serves].map((more) => bits | more)));
    }
  }
});
