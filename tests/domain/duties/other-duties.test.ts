import { describe, expect, it } from 'vitest';
import { evaluateDuties } from '../../../db/domain/duties/evaluate';
import {
  d,
  makeDutyDrill,
  makeDutyPlan,
  makeDutySubject,
  makeFiling,
  shippedCalendar,
  shippedRules,
} from '../../builders/duty-subjects';
import { duties, states } from './ask';

describe('units that began, stopped or closed', () => {
  const facts = makeDutySubject().facts;

  it('a unit founded inside the window is exempt for it, by choice not', () => {
    const subject = makeDutySubject({ facts: { ...facts, establishedOn: d('2026-05-01') } });
    expect(states(subject, '2026-06-01', 'R-DRILL-1Y')).toEqual(['2026 not-applicable']);
    expect(states(subject, '2026-06-01', 'R-DRILL-1Y', { 'R-DRILL-1Y': { newUnit: 'full' } })).toEqual([
      '2026 open',
    ]);
    expect(states(subject, '2027-02-01', 'R-DRILL-1Y')).toEqual(['2026 not-applicable', '2027 open']);
  });

  it('a suspended unit is waived what it has not done, by choice not', () => {
    const subject = makeDutySubject({ facts: { ...facts, status: 'suspended' }, drills: [makeDutyDrill()] });
    expect(states(subject, '2026-06-01', 'R-DRILL-1Y')).toEqual(['2025 waived', '2026 met']);
    expect(states(subject, '2026-06-01', 'R-DRILL-1Y', { 'R-DRILL-1Y': { suspended: 'applies' } })).toEqual([
      '2025 overdue',
      '2026 met',
    ]);
  });

  it('a closed unit owes nothing', () => {
    const plan = makeDutyPlan({ filings: [makeFiling({ state: 'filed', submittedOn: d('2025-03-05') })] });
    const subject = makeDutySubject({
      facts: { ...facts, status: 'closed' },
      sets: ['SET-A', 'SET-B', 'SET-C', 'SET-SEED-HR'],
      plans: [plan],
      drills: [makeDutyDrill()],
    });
    const all = evaluateDuties(subject, shippedRules, shippedCalendar, d('2026-06-01'));
    expect(new Set(all.map((duty) => duty.state))).toEqual(new Set(['not-applicable']));
  });

  it('a rule of Jilin does not hold elsewhere', () => {
    const elsewhere = makeDutySubject({ facts: { ...facts, regionCode: '330112' } });
    expect(states(elsewhere, '2026-06-01', 'R-DRILL-SEED-1Y')).toEqual([]);
    expect(states(elsewhere, '2026-06-01', 'R-DRILL-1Y')).toHaveLength(2);
  });
});

describe('R-REV-MUST', () => {
  const unit = (over: Parameters<typeof makeDutyPlan>[0]) =>
    makeDutySubject({ sets: ['SET-B'], plans: [makeDutyPlan({ signedOn: d('2025-03-01'), ...over })] });

  it.each([
    [{ reviewDate: d('2025-02-20'), reviewResult: 'passed' }, 'met', false],
    [{ reviewDate: d('2025-02-20'), reviewResult: null }, 'met', false],
    [{ reviewDate: d('2025-03-02'), reviewResult: 'passed' }, 'met', true],
    [{ reviewDate: d('2025-02-20'), reviewResult: 'failed' }, 'overdue', false],
    [{ reviewDate: d('2025-02-20'), reviewWay: 'verification' }, 'overdue', false],
    [{ reviewDate: null }, 'overdue', false],
    [{ reviewDate: null, signedOn: null, publishedOn: null, versionState: 'draft' }, 'open', false],
  ] as const)('%j: %s', (over, state, late) => {
    expect(duties(unit(over), '2026-06-01', 'R-REV-MUST')).toMatchObject([{ state, late }]);
  });

  it('falls due on the day of publication where no signature is recorded', () => {
    expect(duties(unit({ signedOn: null }), '2026-06-01', 'R-REV-MUST')).toMatchObject([
      { due: '2025-03-03' },
    ]);
    expect(states(unit({ signedOn: null }), '2025-03-02', 'R-REV-MUST')).toEqual(['open']);
  });

  it('a date without a result counts or not by choice', () => {
    const choice = { 'R-REV-MUST': { unknownResult: 'does-not-count' } };
    expect(states(unit({ reviewDate: d('2025-02-20') }), '2026-06-01', 'R-REV-MUST', choice)).toEqual([
      'overdue',
    ]);
  });
});

describe('R-ASSESS-3Y', () => {
  const unit = (...dates: string[]) =>
    makeDutySubject({
      sets: ['SET-C'],
      plans: [
        makeDutyPlan({
          publishedOn: d('2021-04-10'),
          assessments: dates.map((date, i) => ({ id: `a${i}`, date: d(date) })),
        }),
      ],
    });

  it.each([
    ['2024-03-10', 'open'],
    ['2024-03-11', 'due-soon'],
    ['2024-04-10', 'due-soon'],
    ['2024-04-11', 'overdue'],
  ])('never assessed, seen on %s: %s', (asOf, state) => {
    expect(duties(unit(), asOf, 'R-ASSESS-3Y')).toMatchObject([{ due: '2024-04-10', state }]);
  });

  it('an assessment closes one interval and opens the next', () => {
    expect(duties(unit('2024-02-01'), '2026-06-01', 'R-ASSESS-3Y')).toMatchObject([
      { period: '2021-04-10/2024-04-10', state: 'met', metOn: '2024-02-01', late: false, refId: 'plan-1' },
      { period: '2024-02-01/2027-02-01', state: 'open', due: '2027-02-01' },
    ]);
    expect(duties(unit('2024-06-01'), '2026-06-01', 'R-ASSESS-3Y')[0]).toMatchObject({
      state: 'met',
      late: true,
    });
  });

  it('looks at the last two of several, in any order', () => {
    expect(duties(unit('2025-05-05', '2022-02-02', '2024-04-04'), '2026-06-01', 'R-ASSESS-3Y')).toMatchObject(
      [{ period: '2024-04-04/2027-04-04', metOn: '2025-05-05' }, { period: '2025-05-05/2028-05-05' }],
    );
  });

  it('ignores assessments of an earlier version', () => {
    expect(duties(unit('2020-01-01'), '2023-01-01', 'R-ASSESS-3Y')).toMatchObject([{ state: 'open' }]);
  });
});

describe('R-RISK-MONTHLY', () => {
  const subject = makeDutySubject({ riskMonths: [{ id: 'r', month: '2026-05', doneOn: d('2026-06-02') }] });

  it('is met by the analysis of that month, from the day it was done', () => {
    expect(states(subject, '2026-06-01', 'R-RISK-MONTHLY')).toEqual(['2026-05 overdue', '2026-06 open']);
    expect(states(subject, '2026-06-02', 'R-RISK-MONTHLY')).toEqual(['2026-05 met', '2026-06 open']);
    expect(states(subject, '2026-06-23', 'R-RISK-MONTHLY')[1]).toBe('2026-06 due-soon');
  });

  it('can be switched off', () => {
    expect(states(subject, '2026-06-01', 'R-RISK-MONTHLY', { 'R-RISK-MONTHLY': { enabled: 'no' } })).toEqual(
      [],
    );
  });
});
