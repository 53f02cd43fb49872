import { describe, expect, it } from 'vitest';
import { traceDuty } from '../../../db/domain/duties/trace';
import { GOVERNMENT_PLAN_KINDS } from '../../../db/domain/plan/government/kinds';
import {
  d,
  makeDutyDrill,
  makeDutyPlan,
  makeDutySubject,
  shippedCalendar,
  shippedRules,
} from '../../builders/duty-subjects';
import { duties, states } from './ask';

type PlanGiven = Parameters<typeof makeDutyPlan>[0];

/** An office that began its records in 2020, with one special plan printed on 21 September 2026. */
const office = (over: PlanGiven = {}, rest: Parameters<typeof makeDutySubject>[0] = {}) =>
  makeDutySubject({
    kind: 'office',
    facts: { establishedOn: d('2020-01-01'), status: 'active', regionCode: '220283' },
    plans: [
      makeDutyPlan({
        kind: 'government',
        governmentKind: 'special',
        title: '示例县危险化学品事故应急预案',
        publishedOn: d('2026-09-21'),
        ...over,
      }),
    ],
    ...rest,
  });

const record = (kind: 'filing' | 'publication', date: string) => ({
  id: `${kind}-${date}`,
  kind,
  date: d(date),
});

describe.each([
  ['R-GOV-FILE-20WD', 'filing', 'publication'],
  ['R-GOV-PUB-20WD', 'publication', 'filing'],
] as const)('%s', (rule, kind, other) => {
  it.each([
    ['2026-10-16', 'open'],
    ['2026-10-19', 'due-soon'],
    ['2026-10-26', 'due-soon'],
    ['2026-10-27', 'overdue'],
  ])('not done, seen on %s: %s', (asOf, state) => {
    const subject = office({ governmentRecords: [record(other, '2026-09-22')] });
    expect(duties(subject, asOf, rule)).toMatchObject([{ refId: 'plan-1-v1', due: '2026-10-26', state }]);
  });

  it('is met by the first record of its kind, late past the twentieth working day', () => {
    const done = (...dates: string[]) =>
      office({ governmentRecords: dates.map((date) => record(kind, date)) });
    expect(duties(done('2026-10-26', '2026-11-03'), '2026-11-20', rule)).toMatchObject([
      { state: 'met', metOn: '2026-10-26', late: false, evidence: [{ id: `${kind}-2026-10-26` }] },
    ]);
    expect(duties(done('2026-10-27'), '2026-11-20', rule)).toMatchObject([{ state: 'met', late: true }]);
    expect(states(done('2026-10-27'), '2026-10-26', rule)).toEqual(['due-soon']);
  });

  it.each(GOVERNMENT_PLAN_KINDS)('a plan of kind %s', (governmentKind) => {
    const owed = governmentKind === 'event' ? 0 : 1;
    expect(duties(office({ governmentKind }), '2026-11-20', rule)).toHaveLength(owed);
  });

  it('asks nothing of drafts, of plans out of force, of older printings or of enterprises', () => {
    expect(duties(office({ publishedOn: null, versionState: 'draft' }), '2026-11-20', rule)).toEqual([]);
    expect(duties(office({ versionState: 'superseded' }), '2026-11-20', rule)).toEqual([]);
    expect(duties(office({ publishedOn: d('2024-01-30') }), '2026-11-20', rule)).toEqual([]);
    expect(duties({ ...office(), kind: 'enterprise' }, '2026-11-20', rule)).toEqual([]);
    expect(duties(office(), '2026-11-20', rule, { [rule]: { enabled: 'no' } })).toEqual([]);
  });

  it('shows its arithmetic, its article and what was looked at', () => {
    const subject = office({ governmentRecords: [record(kind, '2026-10-20')] });
    const key = { rule, period: '', refId: 'plan-1-v1' };
    const trace = traceDuty(subject, shippedRules, shippedCalendar, d('2026-11-20'), key);
    const line = (label: string) => trace?.lines.find((each) => each.label === label)?.text;
    expect(line('期限')).toBe('2026-09-21 为起算日（不计），第20个工作日为 2026-10-26');
    expect(line('出处')).toContain('国办发〔2024〕5号');
    expect(line('适用')).toContain('应急管理机构');
    expect(trace?.considered).toMatchObject([{ kind: trace?.rule.evidence, counted: true }]);
  });
});

describe('R-ASSESS-GOV-3Y', () => {
  it('runs three years from the printing, from the start of the rules at the earliest', () => {
    expect(duties(office(), '2026-11-20', 'R-ASSESS-GOV-3Y')).toMatchObject([
      { refId: 'plan-1', due: '2029-09-21', state: 'open' },
    ]);
    expect(duties(office({ publishedOn: d('2019-05-06') }), '2027-02-01', 'R-ASSESS-GOV-3Y')).toMatchObject([
      { due: '2027-01-31', state: 'overdue' },
    ]);
  });

  it.each([
    ['town', 0],
    ['village', 0],
    ['event', 0],
    ['overall', 1],
    ['joint', 1],
    [null, 1],
  ] as const)('a plan of kind %s owes %d', (governmentKind, owed) => {
    expect(duties(office({ governmentKind }), '2026-11-20', 'R-ASSESS-GOV-3Y')).toHaveLength(owed);
  });
});

describe('R-DRILL-GOV-3Y', () => {
  const drilled = (planId: string) =>
    office(
      { publishedOn: d('2022-03-01') },
      { drills: [makeDutyDrill({ planId, planKind: 'government', endOn: d('2024-06-12') })] },
    );

  it('is met plan by plan, beside the two years of the office', () => {
    expect(states(drilled('plan-1'), '2026-11-20', 'R-DRILL-GOV-3Y')).toEqual([
      '2022-03-01/2025-03-01 met',
      '2024-06-12/2027-06-12 open',
    ]);
    expect(states(drilled('another'), '2026-11-20', 'R-DRILL-GOV-3Y')).toEqual([
      '2022-03-01/2025-03-01 overdue',
    ]);
    expect(states(drilled('another'), '2026-11-20', 'R-DRILL-GOV-2Y').at(-1)).toBe(
      '2024-06-12/2026-06-12 overdue',
    );
  });

  it('is about special and department plans', () => {
    for (const governmentKind of ['overall', 'town', 'village', 'event', 'joint'] as const)
      expect(duties(office({ governmentKind }), '2026-11-20', 'R-DRILL-GOV-3Y')).toEqual([]);
    const department = office({ kind: 'department', governmentKind: 'department' });
    expect(duties(department, '2026-11-20', 'R-DRILL-GOV-3Y')).toHaveLength(1);
  });
});
