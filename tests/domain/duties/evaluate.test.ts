import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate } from '../../../db/domain/dates/civil-date';
import type { Duty, DutySubject } from '../../../db/domain/duties/duty';
import { prepareDuties } from '../../../db/domain/duties/evaluate';
import { DUTY_EVIDENCE_KINDS, type DutySettings } from '../../../db/domain/duties/rule-book';
import { d, dutySubjects, shippedCalendar, shippedRules } from '../../builders/duty-subjects';

describe('every evaluation', () => {
  const asOfs = fc.integer({ min: 0, max: 1400 }).map((n) => addDays(d('2023-06-01'), n));
  const switchSets: fc.Arbitrary<DutySettings['switches']> = fc.constantFrom<DutySettings['switches'][]>(
    {},
    {
      'R-DRILL-6M-SITE': { mode: 'every-plan' },
      'R-DRILL-6M-KEY': { requireReport: 'yes', window: 'rolling' },
    },
    { 'R-DRILL-1Y': { newUnit: 'full', suspended: 'applies', requireEvaluation: 'no' } },
    {
      'R-DRILL-PLAN': { enabled: 'yes' },
      'R-DRILL-6M-REPORT': { start: 'period-end', days: '5' },
      'R-DRILL-SEED-TEAM': { enabled: 'yes', target: '2' },
      'R-DRILL-SCHOOL-1Y': { enabled: 'yes' },
      'R-DRILL-COAL': { enabled: 'yes' },
      'R-DRILL-EVAL': { days: '10' },
      'R-DRILL-SPOT': { enabled: 'yes', target: '3' },
    },
    { 'R-DRILL-PLAN': { enabled: 'yes', dueBy: 'year-end', drillsShowPlan: 'no' } },
    {
      'R-TEAM-MUST': { agreement: 'asked' },
      'R-TEAM-TRAIN': { months: '3' },
      'R-SUP-UNIT': { kinds: '3', suspended: 'applies' },
      'R-DUTY': { enabled: 'yes', cover: 'every-day' },
    },
  );
  const run = (subject: DutySubject, asOf: CivilDate, switches: DutySettings['switches']) =>
    prepareDuties(shippedRules, shippedCalendar, asOf, {
      dueSoonDays: 30,
      switches,
      kept: DUTY_EVIDENCE_KINDS,
    }).evaluate(subject);
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

  it('keeps each duty as it is before its own day of change, as long as no rule begins', () => {
    fc.assert(
      fc.property(dutySubjects, asOfs, fc.integer({ min: 1, max: 400 }), (subject, asOf, ahead) => {
        const day = addDays(asOf, ahead);
        fc.pre(!shippedRules.rules.some(({ effectiveFrom }) => asOf < effectiveFrom && effectiveFrom <= day));
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
