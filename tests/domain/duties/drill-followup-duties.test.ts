import { describe, expect, it } from 'vitest';
import type { DutyDrill, DutySubject } from '../../../db/domain/duties/duty';
import { traceDuty } from '../../../db/domain/duties/trace';
import {
  d,
  makeDutyDrill,
  makeDutyPlan,
  makeDutySubject,
  shippedCalendar,
  shippedRules,
} from '../../builders/duty-subjects';
import { duties, states } from './ask';

const drilled = (...overs: Partial<DutyDrill>[]) =>
  overs.map((over, i) => makeDutyDrill({ id: `drill-${i}`, ...over }));
const on = (rule: string, more: Record<string, string> = {}) => ({ [rule]: { enabled: 'yes', ...more } });
const traced = (subject: DutySubject, asOf: string, rule: string, switches = {}) => {
  const [duty] = duties(subject, asOf, rule, switches).slice(-1);
  if (duty === undefined) throw new Error(`no duty of ${rule}`);
  const settings = { dueSoonDays: 30, switches };
  const trace = traceDuty(subject, shippedRules, shippedCalendar, d(asOf), duty, settings);
  return (trace?.lines ?? []).map(({ label, text }) => `${label}：${text}`).join('\n');
};

describe('R-DRILL-6M-REPORT', () => {
  const unit = (...overs: Partial<DutyDrill>[]) =>
    makeDutySubject({ sets: ['SET-A'], drills: drilled(...overs) });
  const rule = 'R-DRILL-6M-REPORT';

  it('asks nothing of a half-year without a drill, nor of others than key units', () => {
    expect(duties(unit(), '2026-06-01', rule)).toEqual([]);
    expect(duties({ ...unit({}), sets: ['SET-B'] }, '2026-06-01', rule)).toEqual([]);
  });

  it('runs ten working days from the first drill of the half-year', () => {
    // Tuesday 10 March: day 10 is Tuesday 24 March.
    expect(duties(unit({}), '2026-03-11', rule)).toMatchObject([
      { period: '2026H1', due: '2026-03-24', state: 'open', refId: '' },
    ]);
    expect(states(unit({}), '2026-03-17', rule)).toEqual(['2026H1 due-soon']);
    expect(states(unit({}, { endOn: d('2026-03-20') }), '2026-03-25', rule)).toEqual(['2026H1 overdue']);
  });

  it.each([
    [
      'in time',
      { reported: true, reportedOn: d('2026-03-24') },
      { state: 'met', late: false, metOn: '2026-03-24' },
    ],
    [
      'late',
      { reported: true, reportedOn: d('2026-03-25') },
      { state: 'met', late: true, metOn: '2026-03-25' },
    ],
    ['on an unknown day', { reported: true, reportedOn: null }, { state: 'met', late: false, metOn: null }],
    [
      'after the day looked at',
      { reported: true, reportedOn: d('2026-07-01') },
      { state: 'overdue', metOn: null },
    ],
  ])('reported %s', (_, over, expected) => {
    expect(duties(unit(over), '2026-04-01', rule)).toMatchObject([expected]);
  });

  it('by choice runs from the end of the half-year, and for more days', () => {
    expect(duties(unit({}), '2026-03-25', rule, { [rule]: { start: 'period-end' } })).toMatchObject([
      { due: '2026-07-14', state: 'open' },
    ]);
    expect(duties(unit({}), '2026-03-25', rule, { [rule]: { days: '5' } })).toMatchObject([
      { due: '2026-03-17', state: 'overdue' },
    ]);
  });

  it('says from which day it counts and what it looked at', () => {
    const text = traced(unit({}), '2026-03-25', rule);
    expect(text).toContain('2026-03-10 为起算日（不计），第10个工作日为 2026-03-24');
    expect(text).toContain('演练情况尚未报送');
  });
});

describe('R-DRILL-EVAL', () => {
  const rule = 'R-DRILL-EVAL';
  const subject = makeDutySubject({
    drills: drilled(
      { state: 'ended', evaluated: false },
      { state: 'evaluated', evaluated: true },
      { state: 'planned', evaluated: false },
      { state: 'ended', evaluated: false, endOn: d('2024-12-31') },
    ),
  });

  it('stands open without a day for each drill that was not evaluated, since last year', () => {
    expect(duties(subject, '2026-06-01', rule)).toMatchObject([
      { refId: 'drill-0', due: null, state: 'open' },
    ]);
    expect(duties(subject, '2025-06-01', rule)).toMatchObject([{ refId: 'drill-3' }]);
    expect(duties(subject, '2028-01-01', rule)).toEqual([]);
  });

  it('falls due where the office set a number of days', () => {
    const choice = { [rule]: { days: '10' } };
    expect(duties(subject, '2026-03-24', rule, choice)).toMatchObject([
      { due: '2026-03-24', state: 'due-soon' },
    ]);
    expect(states(subject, '2026-03-25', rule, choice)).toEqual(['overdue']);
    expect(traced(subject, '2026-03-25', rule, choice)).toContain('第10个工作日为 2026-03-24');
  });

  it('binds units and offices alike, and closed units no more', () => {
    expect(duties({ ...subject, kind: 'office' }, '2026-06-01', rule)).toHaveLength(1);
    const closed = { ...subject, facts: { ...subject.facts, status: 'closed' as const } };
    expect(duties(closed, '2026-06-01', rule)).toEqual([]);
    expect(traced(subject, '2026-06-01', rule)).toContain('组织演练的单位和机关');
  });
});

describe('R-DRILL-PLAN', () => {
  const rule = 'R-DRILL-PLAN';
  const plan = (way: 'approved' | 'drills', day: string) => ({ id: `y-${way}`, year: 2026, way, on: d(day) });
  const unit = (...yearPlans: DutySubject['yearPlans'][number][]) => makeDutySubject({ yearPlans });

  it('is not asked until the office says so', () => {
    expect(duties(unit(), '2026-06-01', rule)).toEqual([]);
  });

  it.each([
    ['2026-02-01', ['2025 overdue', '2026 open']],
    ['2026-03-01', ['2025 overdue', '2026 due-soon']],
    ['2026-04-01', ['2025 overdue', '2026 overdue']],
  ])('without a plan, seen on %s', (asOf, expected) => {
    expect(states(unit(), asOf, rule, on(rule))).toEqual(expected);
  });

  it('is met by an approved plan, late after the month that was set', () => {
    const approved = unit(plan('approved', '2026-05-06'));
    expect(duties(approved, '2026-06-01', rule, on(rule))[1]).toMatchObject({
      state: 'met',
      due: '2026-03-31',
      metOn: '2026-05-06',
      late: true,
      evidence: [{ kind: 'drill-plan', id: 'y-approved' }],
    });
    expect(duties(approved, '2026-06-01', rule, on(rule, { dueBy: 'year-end' }))[1]).toMatchObject({
      due: '2026-12-31',
      late: false,
    });
    expect(states(approved, '2026-05-05', rule, on(rule))[1]).toBe('2026 overdue');
  });

  it('by choice wants more than drills that stand in the plan', () => {
    const entered = unit(plan('drills', '2026-01-08'));
    expect(states(entered, '2026-06-01', rule, on(rule))[1]).toBe('2026 met');
    const strict = on(rule, { drillsShowPlan: 'no' });
    expect(states(entered, '2026-06-01', rule, strict)[1]).toBe('2026 overdue');
    expect(traced(entered, '2026-06-01', rule, strict)).toContain('只编入演练不算');
  });
});

describe('R-DRILL-SEED-TEAM', () => {
  const rule = 'R-DRILL-SEED-TEAM';
  const unit = makeDutySubject({
    drills: drilled(
      { level: 'enterprise', endOn: d('2026-01-05') },
      { level: 'team', planKind: null, endOn: d('2026-02-05') },
      { level: 'workshop', endOn: d('2026-03-05') },
    ),
  });

  it('counts drills of workshops and teams, whatever plan', () => {
    expect(duties(unit, '2026-06-01', rule)).toEqual([]);
    expect(duties(unit, '2026-06-01', rule, on(rule))[1]).toMatchObject({
      state: 'met',
      metOn: '2026-02-05',
    });
  });

  it('asks for as many as the office sets', () => {
    expect(duties(unit, '2026-06-01', rule, on(rule, { target: '2' }))[1]).toMatchObject({
      state: 'met',
      metOn: '2026-03-05',
      evidence: [{ id: 'drill-2' }],
    });
    expect(states(unit, '2026-06-01', rule, on(rule, { target: '3' }))[1]).toBe('2026H1 due-soon');
    const text = traced(unit, '2026-06-01', rule, on(rule, { target: '3' }));
    expect(text).toContain('本期间至少3次');
  });
});

describe('rules of coal mines and schools', () => {
  it.each([
    ['R-DRILL-COAL', 'SET-COAL', '2026H1 met'],
    ['R-DRILL-SCHOOL-1Y', 'SET-SCHOOL', '2026 met'],
  ] as const)('%s binds %s once switched on', (rule, set, met) => {
    const unit = makeDutySubject({ sets: [set], drills: drilled({}) });
    expect(duties(unit, '2026-06-01', rule)).toEqual([]);
    expect(states(unit, '2026-06-01', rule, on(rule))[1]).toBe(met);
    expect(duties({ ...unit, sets: [] }, '2026-06-01', rule, on(rule))).toEqual([]);
  });
});

describe('offices', () => {
  const office = (over: Partial<DutySubject>) =>
    makeDutySubject({
      kind: 'office',
      facts: { establishedOn: d('2020-01-01'), status: 'active', regionCode: '220283' },
      ...over,
    });

  it('a drill of a town does not count for the office itself, unless it says so', () => {
    const subject = office({
      drills: drilled({ level: 'town', planKind: 'government', endOn: d('2025-06-01') }),
    });
    expect(states(subject, '2026-06-01', 'R-DRILL-GOV-2Y')).toEqual(['2020-01-01/2022-01-01 overdue']);
    const counting = { 'R-DRILL-GOV-2Y': { townCounts: 'yes' } };
    expect(states(subject, '2026-06-01', 'R-DRILL-GOV-2Y', counting)[1]).toBe('2025-06-01/2027-06-01 open');
    for (const level of ['government', 'department'] as const) {
      const own = office({ drills: drilled({ level, planKind: 'government', endOn: d('2025-06-01') }) });
      expect(states(own, '2026-06-01', 'R-DRILL-GOV-2Y')[1]).toBe('2025-06-01/2027-06-01 open');
    }
  });

  it('each town plan is drilled within two years, other plans are not asked', () => {
    const plan = (id: string, governmentKind: 'town' | 'special') =>
      makeDutyPlan({ id, kind: 'government', governmentKind, publishedOn: d('2024-05-06') });
    const subject = office({
      plans: [plan('town', 'town'), plan('special', 'special')],
      drills: drilled({ planId: 'town', level: 'town', planKind: 'government', endOn: d('2025-06-01') }),
    });
    expect(
      duties(subject, '2026-06-01', 'R-DRILL-TOWN-2Y').map(({ refId, period, state }) => [
        refId,
        period,
        state,
      ]),
    ).toEqual([
      ['town', '2024-05-06/2026-05-06', 'met'],
      ['town', '2025-06-01/2027-06-01', 'open'],
    ]);
  });

  it('spot checks count by units, once the office set a number', () => {
    const check = (id: string, enterpriseId: string, day: string) => ({ id, enterpriseId, on: d(day) });
    const subject = office({
      spotChecks: [
        check('c1', 'u1', '2026-02-02'),
        check('c2', 'u1', '2026-03-03'),
        check('c3', 'u2', '2026-04-04'),
        check('c4', 'u3', '2026-05-05'),
      ],
    });
    const rule = 'R-DRILL-SPOT';
    expect(duties(subject, '2026-06-01', rule)).toEqual([]);
    expect(duties(subject, '2026-06-01', rule, on(rule, { target: '3' }))[1]).toMatchObject({
      state: 'met',
      metOn: '2026-05-05',
    });
    expect(states(subject, '2026-05-04', rule, on(rule, { target: '3' }))[1]).toBe('2026 open');
    expect(states(subject, '2026-06-01', rule, on(rule))[1]).toBe('2026 open');
  });
});
