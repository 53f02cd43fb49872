import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate } from '../../../db/domain/dates/civil-date';
import type { Duty, DutySubject } from '../../../db/domain/duties/duty';
import { evaluateDuties } from '../../../db/domain/duties/evaluate';
import type { DutyRule, RuleBook } from '../../../db/domain/duties/rule-book';
import { traceDuty } from '../../../db/domain/duties/trace';
import { filingClock } from '../../../db/domain/filing/clock';
import {
  d,
  dutySubjects,
  makeDutyPlan,
  makeDutySubject,
  makeFiling,
  shippedCalendar,
  shippedRules,
} from '../../builders/duty-subjects';

/** A book in which the rules that `which` names have another version from `from` on. */
function amended(from: CivilDate, which: (rule: DutyRule) => boolean, over: Partial<DutyRule>): RuleBook {
  return {
    ...shippedRules,
    rules: shippedRules.rules.flatMap((rule) =>
      which(rule) && rule.effectiveFrom < from
        ? [
            { ...rule, effectiveTo: addDays(from, -1) },
            { ...rule, ...over, effectiveFrom: from },
          ]
        : [rule],
    ),
  };
}

const told = (duties: readonly Duty[]) =>
  duties
    .map(({ nextChangeOn: _, ...duty }) => duty)
    .sort((a, b) => `${a.rule} ${a.period} ${a.refId}`.localeCompare(`${b.rule} ${b.period} ${b.refId}`));

describe('five working days that become three on 1 September', () => {
  const threeDays = amended(d('2026-09-01'), (rule) => rule.id === 'R-FILE-5WD', {
    value: 3,
    title: '三个工作日内核对',
  });
  const received = (id: string, receivedOn: string) =>
    makeFiling({ id, state: 'checking', submittedOn: d(receivedOn), receivedOn: d(receivedOn) });
  const subject: DutySubject = makeDutySubject({
    plans: [makeDutyPlan({ filings: [received('old', '2026-08-31'), received('new', '2026-09-01')] })],
  });
  const asOf = d('2026-09-02');
  const duties = evaluateDuties(subject, threeDays, shippedCalendar, asOf);

  it('leave the cases that were received before with five', () => {
    const due = (id: string) => duties.filter((duty) => duty.refId === id).map((duty) => duty.due);
    expect(due('old')).toEqual(['2026-09-07']);
    expect(due('new')).toEqual(['2026-09-04']);
    const clock = (day: string) => filingClock(received('x', day), shippedCalendar, threeDays, asOf);
    expect(clock('2026-08-31')).toMatchObject({ workingDays: 5, due: '2026-09-07' });
    expect(clock('2026-09-01')).toMatchObject({ workingDays: 3, due: '2026-09-04' });
    // Before the law there was no clock.
    expect(clock('2015-03-02')).toBeNull();
  });

  it('are explained by the version that the case was received under', () => {
    const trace = (refId: string) =>
      traceDuty(subject, threeDays, shippedCalendar, asOf, { rule: 'R-FILE-5WD', period: '', refId });
    expect(trace('old')?.rule).toMatchObject({ value: 5, effectiveTo: '2026-08-31' });
    expect(trace('new')?.rule).toMatchObject({ value: 3, title: '三个工作日内核对' });
    expect(trace('new')?.lines.find((line) => line.label === '期限')?.text).toContain('第3个工作日');
  });

  it('expire into a deemed filing each by its own clock', () => {
    const deemed = (day: string) =>
      evaluateDuties(subject, threeDays, shippedCalendar, d(day))
        .filter((duty) => duty.rule === 'R-FILE-DEEMED')
        .map((duty) => duty.refId);
    expect(deemed('2026-09-04')).toEqual([]);
    expect(deemed('2026-09-05')).toEqual(['new']);
    expect(deemed('2026-09-08').sort()).toEqual(['new', 'old']);
  });
});

describe('an interval that is shortened', () => {
  it('runs its length by the version under which it was opened', () => {
    const twoYears = amended(d('2026-01-01'), (rule) => rule.id === 'R-ASSESS-3Y', { value: 2 });
    const due = (assessed: string[]) =>
      evaluateDuties(
        makeDutySubject({
          sets: ['SET-A', 'SET-B', 'SET-C'],
          plans: [
            makeDutyPlan({
              publishedOn: d('2024-05-10'),
              assessments: assessed.map((date) => ({ id: date, date: d(date) })),
            }),
          ],
        }),
        twoYears,
        shippedCalendar,
        d('2026-11-20'),
      )
        .filter((duty) => duty.rule === 'R-ASSESS-3Y' && duty.state !== 'met')
        .map((duty) => duty.due);
    expect(due([])).toEqual(['2027-05-10']);
    expect(due(['2025-06-01'])).toEqual(['2028-06-01']);
    expect(due(['2026-06-01'])).toEqual(['2028-06-01']);
  });
});

describe('an amendment that changes nothing', () => {
  it('changes no duty, and never gives one twice', () => {
    const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays(d('2023-01-01'), n));
    fc.assert(
      fc.property(dutySubjects, day, day, (subject, from, asOf) => {
        const before = told(evaluateDuties(subject, shippedRules, shippedCalendar, asOf));
        const after = told(
          evaluateDuties(
            subject,
            amended(from, () => true, {}),
            shippedCalendar,
            asOf,
          ),
        );
        expect(after).toEqual(before);
      }),
      { numRuns: 150 },
    );
  });
});
