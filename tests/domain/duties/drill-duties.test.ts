import { describe, expect, it } from 'vitest';
import { evaluateDuties } from '../../../db/domain/duties/evaluate';
import {
  d,
  makeDutyDrill,
  makeDutyPlan,
  makeDutySubject,
  shippedCalendar,
  shippedRules,
} from '../../builders/duty-subjects';
import { duties, states } from './ask';

describe('R-DRILL-1Y', () => {
  const unit = (...drills: Parameters<typeof makeDutyDrill>[0][]) =>
    makeDutySubject({ drills: drills.map((over, i) => makeDutyDrill({ id: `drill-${i}`, ...over })) });

  it.each([
    ['2026-03-09', ['2025 overdue', '2026 open']],
    ['2026-03-10', ['2025 overdue', '2026 met']],
    ['2026-12-31', ['2025 overdue', '2026 met']],
    ['2027-01-01', ['2026 met', '2027 open']],
  ])('a comprehensive drill on 2026-03-10, seen on %s', (asOf, expected) => {
    expect(states(unit({ endOn: d('2026-03-10') }), asOf, 'R-DRILL-1Y')).toEqual(expected);
  });

  it('becomes due soon thirty days before the end of the year', () => {
    expect(states(unit(), '2026-11-30', 'R-DRILL-1Y')[1]).toBe('2026 open');
    expect(states(unit(), '2026-12-01', 'R-DRILL-1Y')[1]).toBe('2026 due-soon');
  });

  it.each([
    ['an on-site drill', { planKind: 'onsite' as const }],
    ['a drill of an unknown plan', { planKind: null }],
    ['a planned drill', { state: 'planned' as const }],
    ['a cancelled drill', { state: 'cancelled' as const }],
    ['a drill without evaluation', { evaluated: false, state: 'ended' as const }],
  ])('%s does not count', (_, over) => {
    expect(states(unit(over), '2026-06-01', 'R-DRILL-1Y')[1]).toBe('2026 open');
  });

  it('counts a drill without evaluation where the office says so', () => {
    const subject = unit({ evaluated: false, state: 'ended' });
    expect(
      states(subject, '2026-06-01', 'R-DRILL-1Y', { 'R-DRILL-1Y': { requireEvaluation: 'no' } })[1],
    ).toBe('2026 met');
  });

  it('names the first drill that counts as evidence', () => {
    const subject = unit({ endOn: d('2026-05-02'), title: '后' }, { endOn: d('2026-02-02'), title: '先' });
    expect(duties(subject, '2026-06-01', 'R-DRILL-1Y')[1]).toMatchObject({
      metOn: '2026-02-02',
      due: '2026-12-31',
      evidence: [{ kind: 'drill', id: 'drill-1', date: '2026-02-02', title: '先' }],
    });
  });

  it('stands beside the seed rule and leads', () => {
    expect(duties(unit(), '2026-06-01', 'R-DRILL-1Y').every((duty) => duty.leads)).toBe(true);
    expect(duties(unit(), '2026-06-01', 'R-DRILL-SEED-1Y').every((duty) => !duty.leads)).toBe(true);
  });
});

describe('half-yearly drills', () => {
  const subject = makeDutySubject({
    sets: ['SET-A', 'SET-SEED-HR'],
    drills: [makeDutyDrill({ planKind: 'onsite', endOn: d('2026-02-10') })],
  });

  it('a site drill meets the rules that accept any plan, and not the seed rule', () => {
    expect(states(subject, '2026-03-01', 'R-DRILL-6M-SITE')).toEqual(['2025H2 overdue', '2026H1 met']);
    expect(states(subject, '2026-03-01', 'R-DRILL-6M-KEY')).toEqual(['2025H2 overdue', '2026H1 met']);
    expect(states(subject, '2026-03-01', 'R-DRILL-SEED-6M')).toEqual(['2025H2 overdue', '2026H1 open']);
  });

  it('the stricter rule leads where both apply', () => {
    expect(duties(subject, '2026-03-01', 'R-DRILL-SEED-6M')[0]?.leads).toBe(true);
    expect(duties(subject, '2026-03-01', 'R-DRILL-6M-KEY')[0]?.leads).toBe(false);
    expect(duties({ ...subject, sets: ['SET-A'] }, '2026-03-01', 'R-DRILL-6M-KEY')[0]?.leads).toBe(true);
  });

  it('a drill counts in the half-year of its last day', () => {
    const late = makeDutySubject({ drills: [makeDutyDrill({ planKind: 'onsite', endOn: d('2026-07-02') })] });
    expect(states(late, '2026-07-15', 'R-DRILL-6M-SITE')).toEqual(['2026H1 overdue', '2026H2 met']);
  });

  it('the key rule can be made to ask for the report', () => {
    const choice = { 'R-DRILL-6M-KEY': { requireReport: 'yes' } };
    expect(states(subject, '2026-03-01', 'R-DRILL-6M-KEY', choice)[1]).toBe('2026H1 open');
    const reported = { ...subject, drills: subject.drills.map((drill) => ({ ...drill, reported: true })) };
    expect(states(reported, '2026-03-01', 'R-DRILL-6M-KEY', choice)[1]).toBe('2026H1 met');
  });

  it('in the mode "every plan" each on-site plan owes its drill', () => {
    const plans = ['p1', 'p2'].map((id) => makeDutyPlan({ id, kind: 'onsite' }));
    const drills = [makeDutyDrill({ planKind: 'onsite', planId: 'p1', endOn: d('2026-02-10') })];
    const choice = { 'R-DRILL-6M-SITE': { mode: 'every-plan' } };
    const found = duties(makeDutySubject({ plans, drills }), '2026-03-01', 'R-DRILL-6M-SITE', choice);
    expect(found.filter((duty) => duty.period === '2026H1').map((duty) => [duty.refId, duty.state])).toEqual([
      ['p1', 'met'],
      ['p2', 'open'],
    ]);
    expect(states(makeDutySubject({ plans, drills }), '2026-03-01', 'R-DRILL-6M-SITE')[1]).toBe('2026H1 met');
  });

  it('by choice the six months run from the last drill', () => {
    const choice = { 'R-DRILL-6M-SITE': { window: 'rolling' } };
    const found = duties(subject, '2026-08-01', 'R-DRILL-6M-SITE', choice);
    expect(found.map((duty) => [duty.period, duty.state, duty.due])).toEqual([
      ['2016-07-01/2017-01-01', 'met', '2017-01-01'],
      ['2026-02-10/2026-08-10', 'due-soon', '2026-08-10'],
    ]);
    expect(states(subject, '2026-08-11', 'R-DRILL-6M-SITE', choice)[1]).toMatch(/overdue$/);
  });

  it('a rule that came into force inside a window asks nothing of that window', () => {
    expect(states(subject, '2019-05-01', 'R-DRILL-6M-KEY')).toEqual(['2019H1 not-applicable']);
    expect(states(subject, '2019-03-31', 'R-DRILL-6M-KEY')).toEqual([]);
  });
});

describe('R-DRILL-GOV-2Y', () => {
  const office = (...dates: string[]) =>
    makeDutySubject({
      kind: 'office',
      facts: { establishedOn: null, status: 'active', regionCode: '220283' },
      drills: dates.map((date, i) => makeDutyDrill({ id: `g${i}`, planKind: 'government', endOn: d(date) })),
    });

  it('runs two years from the last drill, or from the day the rule came into force', () => {
    expect(duties(office(), '2026-06-01', 'R-DRILL-GOV-2Y')).toMatchObject([
      { due: '2021-04-01', state: 'overdue' },
    ]);
    expect(duties(office('2020-05-05', '2024-09-09'), '2026-06-01', 'R-DRILL-GOV-2Y')).toMatchObject([
      { period: '2020-05-05/2022-05-05', state: 'met', late: true },
      { due: '2026-09-09', state: 'open' },
    ]);
  });

  it('does not reach back before the records of the office begin', () => {
    const begun = (...dates: string[]) => ({
      ...office(...dates),
      facts: { ...makeDutySubject().facts, establishedOn: d('2026-03-02') },
    });
    expect(duties(begun(), '2026-06-01', 'R-DRILL-GOV-2Y')).toMatchObject([
      { period: '2026-03-02/2028-03-02', state: 'open' },
    ]);
    expect(duties(begun('2025-09-10'), '2026-06-01', 'R-DRILL-GOV-2Y')).toMatchObject([
      { period: '2025-09-10/2027-09-10', state: 'open' },
    ]);
    const plan = makeDutyPlan({ kind: 'government', publishedOn: d('2023-01-10') });
    expect(duties({ ...begun(), plans: [plan] }, '2026-06-01', 'R-DRILL-GOV-2Y')).toMatchObject([
      { due: '2025-01-10', state: 'overdue' },
    ]);
    expect(duties(begun(), '2026-03-01', 'R-DRILL-GOV-2Y')).toEqual([]);
  });

  it('is the only rule that asks anything of an office without plans', () => {
    const all = evaluateDuties(office(), shippedRules, shippedCalendar, d('2026-06-01'));
    expect(all.map((duty) => duty.rule)).toEqual(['R-DRILL-GOV-2Y']);
    expect(states(makeDutySubject(), '2026-06-01', 'R-DRILL-GOV-2Y')).toEqual([]);
  });
});
