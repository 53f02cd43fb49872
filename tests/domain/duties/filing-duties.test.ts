import { describe, expect, it } from 'vitest';
import { d, makeDutyPlan, makeDutySubject, makeFiling } from '../../builders/duty-subjects';
import { duties, states } from './ask';

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

describe('R-FILE-20WD after a revision', () => {
  const filed = makeDutyPlan({
    versionState: 'superseded',
    filings: [makeFiling({ state: 'filed', submittedOn: d('2025-03-05') })],
  });
  const revised = (refilingKeptOn: string | null) =>
    makeDutyPlan({
      versionId: 'plan-1-v2',
      publishedOn: d('2026-03-02'),
      refilingKeptOn: refilingKeptOn === null ? null : d(refilingKeptOn),
    });
  const ask = (...plans: ReturnType<typeof makeDutyPlan>[]) =>
    duties(makeDutySubject({ sets: ['SET-A'], plans }), '2026-06-01', 'R-FILE-20WD').find(
      (duty) => duty.refId === 'plan-1-v2',
    )?.state;

  it.each([
    ['nobody decided', null, 'overdue'],
    ['decided that nothing calls for it', '2026-03-10', 'not-applicable'],
    ['decided later than the day asked', '2026-07-01', 'overdue'],
  ] as const)('%s', (_, day, state) => {
    expect(ask(filed, revised(day))).toBe(state);
  });

  it('is owed all the same when no earlier version is on file', () => {
    expect(ask(revised('2026-03-10'))).toBe('overdue');
  });
});
