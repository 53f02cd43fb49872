import fc from 'fast-check';
import { addDays, asCivilDate, type CivilDate, yearOf } from '../../db/domain/dates/civil-date';
import { buildWorkingCalendar, type CalendarData } from '../../db/domain/dates/working-calendar';
import { DRILL_LEVELS } from '../../db/domain/drill/axes';
import { DRILL_STATES } from '../../db/domain/drill/drill-state';
import type { DutyDrill, DutyFiling, DutyPlan, DutySubject } from '../../db/domain/duties/duty';
import { NO_MEANS } from '../../db/domain/duties/means';
import type { RuleBook } from '../../db/domain/duties/rule-book';
import { RULE_SETS } from '../../db/domain/enterprise/rule-set-ids';
import { FILING_STATES } from '../../db/domain/filing/filing-state';
import { GOVERNMENT_PLAN_KINDS, GOVERNMENT_RECORD_KINDS } from '../../db/domain/plan/government/kinds';
import { PLAN_KINDS } from '../../db/domain/plan/kinds';
import { PLAN_VERSION_STATES } from '../../db/domain/plan/version-state';
import calendarData from '../../resources/calendar/cn-2004-2026.json';
import rulesData from '../../resources/rules/duties.json';
import { dutyMeans } from './duty-means';

export const shippedCalendar = buildWorkingCalendar(calendarData as CalendarData);
export const shippedRules = rulesData as unknown as RuleBook;

export const d = asCivilDate;

export function makeFiling(over: Partial<DutyFiling> = {}): DutyFiling {
  return {
    id: 'case-1',
    state: 'checking',
    submittedOn: null,
    receivedOn: null,
    returnedOn: null,
    decidedOn: null,
    ...over,
  };
}

export function makeDutyPlan(over: Partial<DutyPlan> = {}): DutyPlan {
  const id = over.id ?? 'plan-1';
  return {
    id,
    versionId: `${id}-v1`,
    kind: 'comprehensive',
    title: '示例公司综合应急预案',
    versionState: 'published',
    signedOn: null,
    publishedOn: d('2025-03-03'),
    reviewWay: null,
    reviewDate: null,
    reviewResult: null,
    governmentKind: null,
    refilingKeptOn: null,
    filings: [],
    assessments: [],
    governmentRecords: [],
    triggers: [],
    ...over,
  };
}

export function makeDutyDrill(over: Partial<DutyDrill> = {}): DutyDrill {
  return {
    id: 'drill-1',
    title: '示例演练',
    planId: 'plan-1',
    planKind: 'comprehensive',
    level: 'enterprise',
    state: 'evaluated',
    endOn: d('2026-03-10'),
    evaluated: true,
    reported: false,
    reportedOn: null,
    ...over,
  };
}

export function makeDutySubject(over: Partial<DutySubject> = {}): DutySubject {
  return {
    id: 'enterprise-1',
    kind: 'enterprise',
    facts: { establishedOn: d('2010-05-01'), status: 'active', regionCode: '220283' },
    sets: [],
    plans: [],
    drills: [],
    riskMonths: [],
    yearPlans: [],
    experts: [],
    spotChecks: [],
    means: NO_MEANS,
    ...over,
  };
}

const someDay = fc.integer({ min: 0, max: 1500 }).map((n) => addDays(d('2023-01-01'), n));
const maybeDay: fc.Arbitrary<CivilDate | null> = fc.option(someDay, { freq: 3 });

const filings = fc
  .record({
    state: fc.constantFrom(...FILING_STATES),
    submittedOn: maybeDay,
    receivedOn: maybeDay,
    returnedOn: maybeDay,
    decidedOn: maybeDay,
  })
  .map((over) => makeFiling(over));

const plans = fc
  .record({
    kind: fc.constantFrom(...PLAN_KINDS),
    versionState: fc.constantFrom(...PLAN_VERSION_STATES),
    signedOn: maybeDay,
    publishedOn: maybeDay,
    reviewWay: fc.constantFrom('review' as const, 'verification' as const, 'none' as const, null),
    reviewDate: maybeDay,
    refilingKeptOn: maybeDay,
    reviewResult: fc.constantFrom(
      'passed' as const,
      'passed-after-changes' as const,
      'failed' as const,
      null,
    ),
    filings: fc.array(filings, { maxLength: 2 }),
    assessments: fc.array(someDay, { maxLength: 3 }),
    governmentKind: fc.constantFrom(...GOVERNMENT_PLAN_KINDS, null),
    governmentRecords: fc.array(fc.tuple(fc.constantFrom(...GOVERNMENT_RECORD_KINDS), someDay), {
      maxLength: 3,
    }),
    triggers: fc.array(fc.tuple(someDay, maybeDay), { maxLength: 2 }),
  })
  .map((over) => ({
    ...over,
    assessments: over.assessments.map((date, i) => ({ id: `a${i}`, date })),
    governmentRecords: over.governmentRecords.map(([kind, date], i) => ({ id: `g${i}`, kind, date })),
    triggers: over.triggers.map(([raisedOn, dealtOn], i) => ({ id: `t${i}`, raisedOn, dealtOn })),
  }));

const drills = fc
  .record({
    planId: fc.constantFrom('plan-0', 'plan-1', null),
    planKind: fc.constantFrom(...PLAN_KINDS, null),
    level: fc.constantFrom(...DRILL_LEVELS),
    state: fc.constantFrom(...DRILL_STATES),
    endOn: maybeDay,
    evaluated: fc.boolean(),
    reported: fc.boolean(),
    reportedOn: maybeDay,
  })
  .map((over) => makeDutyDrill(over));

/** Subjects with records in every state, in and out of order, 2023 to 2027. */
export const dutySubjects: fc.Arbitrary<DutySubject> = fc
  .record({
    kind: fc.constantFrom(
      'enterprise' as const,
      'enterprise' as const,
      'enterprise' as const,
      'office' as const,
    ),
    establishedOn: maybeDay,
    status: fc.constantFrom('active' as const, 'active' as const, 'suspended' as const, 'closed' as const),
    sets: fc.subarray([...RULE_SETS]),
    plans: fc.array(plans, { maxLength: 3 }),
    drills: fc.array(drills, { maxLength: 6 }),
    months: fc.array(someDay, { maxLength: 3 }),
    terms: fc.array(someDay, { maxLength: 3 }),
    means: dutyMeans,
    yearPlans: fc.array(fc.tuple(fc.constantFrom('approved' as const, 'drills' as const), someDay), {
      maxLength: 3,
    }),
    spotChecks: fc.array(fc.tuple(fc.nat(2), someDay), { maxLength: 4 }),
  })
  .map((s) => ({
    id: 'subject',
    kind: s.kind,
    means: s.means,
    facts: { establishedOn: s.establishedOn, status: s.status, regionCode: '220283' },
    sets: s.sets,
    plans: s.plans.map((plan, i) =>
      makeDutyPlan({
        ...plan,
        id: `plan-${i}`,
        filings: plan.filings.map((filing, n) => ({ ...filing, id: `case-${i}-${n}` })),
      }),
    ),
    drills: s.drills.map((drill, i) => ({ ...drill, id: `drill-${i}` })),
    riskMonths: [...new Set(s.months.map((day) => day.slice(0, 7)))].map((month) => ({
      id: `risk-${month}`,
      month,
      doneOn: d(`${month}-20`),
    })),
    yearPlans: s.yearPlans.map(([way, on], i) => ({ id: `year-plan-${i}`, year: yearOf(on), way, on })),
    spotChecks: s.spotChecks.map(([unit, on], i) => ({ id: `check-${i}`, enterpriseId: `unit-${unit}`, on })),
    experts: s.terms.map((termTo, i) => ({ id: `expert-${i}`, name: `示例${i}`, termTo })),
  }));
