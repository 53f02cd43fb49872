import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate } from '../../../db/domain/dates/civil-date';
import type { Duty, DutySubject } from '../../../db/domain/duties/duty';
import { evaluateDuties, prepareDuties } from '../../../db/domain/duties/evaluate';
import type { DutySettings } from '../../../db/domain/duties/rule-book';
import {
  d,
  dutySubjects,
  makeDutyDrill,
  makeDutyPlan,
  makeDutySubject,
  makeFiling,
  shippedCalendar,
  shippedRules,
} from '../../builders/duty-subjects';

function duties(
  subject: DutySubject,
  asOf: string,
  rule: string,
  switches: DutySettings['switches'] = {},
): Duty[] {
  const settings = { dueSoonDays: 30, switches };
  return evaluateDuties(subject, shippedRules, shippedCalendar, d(asOf), settings).filter(
    (duty) => duty.rule === rule,
  );
}

function states(
  subject: DutySubject,
  asOf: string,
  rule: string,
  switches: DutySettings['switches'] = {},
): string[] {
  return duties(subject, asOf, rule, switches).map((duty) => `${duty.period} ${duty.state}`.trim());
}

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

describe('R-FILE-20WD', () => {
  const unit = (filing: Parameters<typeof makeFiling>[0] | null, publishedOn = '2026-09-21') =>
    makeDutySubject({
      sets: ['SET-A'],
      plans: [
        makeDutyPlan({ publishedOn: d(publishedOn), filings: filing === null ? [] : [makeFiling(filing)] }),
      ],
    });

  it.each([
    ['2026-09-21', 'open'],
    ['2026-10-18', 'open'],
    ['2026-10-19', 'due-soon'],
    ['2026-10-26', 'due-soon'],
    ['2026-10-27', 'overdue'],
  ])('published 2026-09-21 and not handed in, seen on %s: %s', (asOf, state) => {
    expect(duties(unit(null), asOf, 'R-FILE-20WD')).toMatchObject([
      { due: '2026-10-26', state, refId: 'plan-1-v1' },
    ]);
  });

  it.each([
    ['2026-10-26', false],
    ['2026-10-27', true],
  ])('handed in on %s: late %s', (submittedOn, late) => {
    expect(
      duties(unit({ state: 'filed', submittedOn: d(submittedOn) }), '2026-11-20', 'R-FILE-20WD'),
    ).toMatchObject([
      { state: 'met', late, metOn: submittedOn, evidence: [{ kind: 'filing', id: 'case-1' }] },
    ]);
  });

  it.each([
    ['void', {}, 'overdue'],
    ['draft', {}, 'overdue'],
    ['returned', { returnedOn: d('2026-10-12') }, 'overdue'],
    ['resubmitted', { returnedOn: d('2026-10-12') }, 'met'],
    ['checking', {}, 'met'],
    ['deemed-filed', {}, 'met'],
  ] as const)('a case that is %s: %s', (state, over, expected) => {
    const subject = unit({ state, submittedOn: d('2026-10-09'), receivedOn: d('2026-10-09'), ...over });
    expect(states(subject, '2026-11-20', 'R-FILE-20WD')).toEqual([expected]);
  });

  it('uses receipt or filing where no hand-in is recorded, and a filed case without any date still counts', () => {
    expect(
      duties(unit({ state: 'filed', decidedOn: d('2026-10-30') }), '2026-11-20', 'R-FILE-20WD'),
    ).toMatchObject([{ metOn: '2026-10-30', late: true }]);
    expect(duties(unit({ state: 'filed' }), '2026-11-20', 'R-FILE-20WD')).toMatchObject([
      { state: 'met', metOn: null, late: false },
    ]);
  });

  it('is provisional where the holidays are not known', () => {
    expect(duties(unit(null, '2026-12-21'), '2027-03-01', 'R-FILE-20WD')).toMatchObject([
      { state: 'provisional', provisional: true },
    ]);
    expect(
      states(
        unit({ state: 'filed', submittedOn: d('2026-12-25') }, '2026-12-21'),
        '2027-03-01',
        'R-FILE-20WD',
      ),
    ).toEqual(['met']);
  });

  it('a unit without any published plan is not overlooked', () => {
    const none = makeDutySubject({
      sets: ['SET-A'],
      plans: [makeDutyPlan({ publishedOn: null, versionState: 'draft' })],
    });
    expect(duties(none, '2026-06-01', 'R-FILE-20WD')).toMatchObject([
      { state: 'open', due: null, refId: '' },
    ]);
  });

  it('asks nothing of units outside SET-A and of superseded versions', () => {
    expect(states({ ...unit(null), sets: ['SET-C'] }, '2026-11-20', 'R-FILE-20WD')).toEqual([]);
    const old = makeDutySubject({
      sets: ['SET-A'],
      plans: [makeDutyPlan({ versionState: 'superseded' }), makeDutyPlan({ id: 'p2' })],
    });
    expect(duties(old, '2026-11-20', 'R-FILE-20WD').map((duty) => duty.refId)).toEqual(['p2-v1']);
  });

  it('takes the earliest hand-in of several cases', () => {
    const plan = makeDutyPlan({
      publishedOn: d('2026-09-21'),
      filings: [
        makeFiling({ id: 'b', state: 'filed', submittedOn: d('2026-11-02') }),
        makeFiling({ id: 'a', state: 'filed', submittedOn: d('2026-10-10') }),
      ],
    });
    expect(
      duties(makeDutySubject({ sets: ['SET-A'], plans: [plan] }), '2026-11-20', 'R-FILE-20WD'),
    ).toMatchObject([{ metOn: '2026-10-10', late: false }]);
  });
});

describe('R-FILE-5WD and R-FILE-DEEMED', () => {
  const unit = (over: Parameters<typeof makeFiling>[0]) =>
    makeDutySubject({
      plans: [makeDutyPlan({ filings: [makeFiling({ receivedOn: d('2026-09-23'), ...over })] })],
    });

  // Received on Wednesday 23 September: Mid-Autumn and National Day lie in between.
  it.each([
    ['2026-09-23', 'open', []],
    ['2026-09-29', 'open', []],
    ['2026-09-30', 'due-soon', []],
    ['2026-10-08', 'due-soon', []],
    ['2026-10-09', 'overdue', ['open']],
  ])('undecided on %s: %s', (asOf, state, deemed) => {
    expect(duties(unit({}), asOf, 'R-FILE-5WD')).toMatchObject([
      { due: '2026-10-08', state, refId: 'case-1' },
    ]);
    expect(states(unit({}), asOf, 'R-FILE-DEEMED')).toEqual(deemed);
  });

  it.each([
    [{ state: 'filed', decidedOn: d('2026-10-08') }, false],
    [{ state: 'filed', decidedOn: d('2026-10-12') }, true],
    [{ state: 'returned', returnedOn: d('2026-09-28') }, false],
    [{ state: 'resubmitted', returnedOn: d('2026-09-28') }, false],
  ] as const)('answered %j: late %s', (over, late) => {
    expect(duties(unit(over), '2026-11-20', 'R-FILE-5WD')).toMatchObject([{ state: 'met', late }]);
    expect(states(unit(over), '2026-11-20', 'R-FILE-DEEMED')).toEqual([]);
  });

  it('a case recorded as deemed filed is met late and owes nothing more', () => {
    const subject = unit({ state: 'deemed-filed', decidedOn: d('2026-10-09') });
    expect(duties(subject, '2026-11-20', 'R-FILE-5WD')).toMatchObject([{ state: 'met', late: true }]);
    expect(states(subject, '2026-11-20', 'R-FILE-DEEMED')).toEqual(['met']);
  });

  it('was still open on a day before the answer', () => {
    expect(states(unit({ state: 'filed', decidedOn: d('2026-10-08') }), '2026-09-25', 'R-FILE-5WD')).toEqual([
      'open',
    ]);
  });

  it('counts a case of several plans once, and one not received not at all', () => {
    const filing = makeFiling({ receivedOn: d('2026-09-23') });
    const plans = ['p1', 'p2'].map((id) => makeDutyPlan({ id, filings: [filing] }));
    expect(duties(makeDutySubject({ plans }), '2026-09-25', 'R-FILE-5WD')).toHaveLength(1);
    expect(states(unit({ state: 'submitted', receivedOn: null }), '2026-09-25', 'R-FILE-5WD')).toEqual([]);
  });

  it('is never deemed filed while the holidays are not known', () => {
    const subject = unit({ receivedOn: d('2026-12-29') });
    expect(states(subject, '2027-02-01', 'R-FILE-5WD')).toEqual(['provisional']);
    expect(states(subject, '2027-02-01', 'R-FILE-DEEMED')).toEqual([]);
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

  it('is the only rule that asks anything of the office', () => {
    const all = evaluateDuties(office(), shippedRules, shippedCalendar, d('2026-06-01'));
    expect(all.map((duty) => duty.rule)).toEqual(['R-DRILL-GOV-2Y']);
    expect(states(makeDutySubject(), '2026-06-01', 'R-DRILL-GOV-2Y')).toEqual([]);
  });
});

describe('every evaluation', () => {
  const asOfs = fc.integer({ min: 0, max: 1400 }).map((n) => addDays(d('2023-06-01'), n));
  const switchSets: fc.Arbitrary<DutySettings['switches']> = fc.constantFrom<DutySettings['switches'][]>(
    {},
    {
      'R-DRILL-6M-SITE': { mode: 'every-plan' },
      'R-DRILL-6M-KEY': { requireReport: 'yes', window: 'rolling' },
    },
    { 'R-DRILL-1Y': { newUnit: 'full', suspended: 'applies', requireEvaluation: 'no' } },
  );
  const run = (subject: DutySubject, asOf: CivilDate, switches: DutySettings['switches']) =>
    prepareDuties(shippedRules, shippedCalendar, asOf, { dueSoonDays: 30, switches }).evaluate(subject);
  /** The answer itself: what a person would see change. */
  const answer = ({ nextChangeOn, ...rest }: Duty) => rest;

  it('gives each duty one key', () => {
    fc.assert(
      fc.property(dutySubjects, asOfs, switchSets, (subject, asOf, switches) => {
        const keys = run(subject, asOf, switches).duties.map(
          (duty) => `${duty.rule} ${duty.period} ${duty.refId}`,
        );
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 500 },
    );
  });

  it('does not change before the day it says', () => {
    fc.assert(
      fc.property(
        dutySubjects,
        asOfs,
        switchSets,
        fc.integer({ min: 1, max: 400 }),
        (subject, asOf, switches, ahead) => {
          const now = run(subject, asOf, switches);
          const next = now.nextChangeOn ?? d('2030-01-01');
          expect(next > asOf).toBe(true);
          const farthest = addDays(asOf, ahead);
          const day = farthest < next ? farthest : addDays(next, -1);
          expect(run(subject, day, switches).duties.map(answer)).toEqual(now.duties.map(answer));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('keeps each duty as it is before its own day of change', () => {
    fc.assert(
      fc.property(dutySubjects, asOfs, fc.integer({ min: 1, max: 400 }), (subject, asOf, ahead) => {
        const day = addDays(asOf, ahead);
        const then = new Map(
          run(subject, day, {}).duties.map((duty) => [`${duty.rule} ${duty.period} ${duty.refId}`, duty]),
        );
        for (const duty of run(subject, asOf, {}).duties) {
          if (duty.nextChangeOn !== null && duty.nextChangeOn <= day) continue;
          const later = then.get(`${duty.rule} ${duty.period} ${duty.refId}`);
          expect(later && answer(later)).toEqual(answer(duty));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of the records', () => {
    fc.assert(
      fc.property(dutySubjects, asOfs, (subject, asOf) => {
        const turned: DutySubject = {
          ...subject,
          drills: [...subject.drills].reverse(),
          plans: subject.plans.map((plan) => ({
            ...plan,
            filings: [...plan.filings].reverse(),
            assessments: [...plan.assessments].reverse(),
          })),
        };
        const sorted = (all: readonly Duty[]) =>
          [...all].sort((a, b) =>
            `${a.rule}${a.period}${a.refId}` < `${b.rule}${b.period}${b.refId}` ? -1 : 1,
          );
        expect(sorted(run(turned, asOf, {}).duties)).toEqual(sorted(run(subject, asOf, {}).duties));
      }),
    );
  });

  it('says met only with evidence or a filed case, and overdue only after the due day', () => {
    fc.assert(
      fc.property(dutySubjects, asOfs, switchSets, (subject, asOf, switches) => {
        for (const duty of run(subject, asOf, switches).duties) {
          if (duty.state === 'met') expect(duty.evidence).toHaveLength(1);
          else expect([duty.metOn, duty.late, duty.evidence.length]).toEqual([null, false, 0]);
          if (duty.state === 'overdue') expect(duty.due !== null && duty.due <= asOf).toBe(true);
          if (duty.state === 'open' && duty.due !== null) expect(duty.due >= asOf).toBe(true);
          if (duty.metOn !== null) expect(duty.metOn <= asOf).toBe(true);
        }
      }),
    );
  });
});
