import type { CivilDate } from '../dates/civil-date';
import type { WorkingCalendar } from '../dates/working-calendar';
import { decisionDuties, deemedDuties } from './case-duties';
import { type CompiledRule, compileRules } from './compiled-rule';
import { drillEvaluationDuties, drillReportDuties, drillYearsFrom } from './drill-duties';
import type { Duty, DutySubject } from './duty';
import { expertDuties } from './expert-duties';
import { governmentDuties } from './government-duties';
import { intervalDuties } from './interval-duties';
import { NO_MEANS } from './means';
import { dangerDuties, gearDuties, lackDuties, rescueTeamDuties, termDuties } from './means-duties';
import { filingDuties, reviewDuties } from './plan-duties';
import { revisionDuties } from './revision-duties';
import { DEFAULT_DUTY_SETTINGS, type DutySettings, type RuleBook } from './rule-book';
import { appliesTo, type DutyRun, gather, sooner } from './run';
import { windowDuties } from './window-duties';

/** The answers for one subject. */
export interface SubjectDuties {
  readonly duties: Duty[];
  /** The version of the rule behind each of them, in the same order. */
  readonly rules: readonly CompiledRule[];
  /** First day on which any of them could differ without an edit; null when none can. */
  readonly nextChangeOn: CivilDate | null;
}

/** Evaluates many subjects on one day with one rule book. */
export interface DutyEvaluator {
  readonly asOf: CivilDate;
  evaluate(subject: DutySubject): SubjectDuties;
}

/**
 * Makes the rules ready for `asOf`. Use it when many subjects are evaluated on the same day: windows are laid and due
 * days counted once for all of them.
 */
export function prepareDuties(
  book: RuleBook,
  calendar: WorkingCalendar,
  asOf: CivilDate,
  settings: DutySettings = DEFAULT_DUTY_SETTINGS,
): DutyEvaluator {
  const rules = compileRules(book, asOf, settings);
  const clocks = rules.filter((c) => c.rule.schedule === 'deadline' && c.rule.evidence === 'decision');
  const nextRule = firstRuleAhead(book, asOf);
  const run: DutyRun = {
    asOf,
    calendar,
    settings,
    drillsFrom: drillsFrom(rules, asOf),
    subject: NOBODY,
    drills: [],
    future: null,
    silentChange: null,
    out: [],
    rules: [],
  };
  return {
    asOf,
    evaluate(subject) {
      gather(run, subject);
      run.out = [];
      run.rules = [];
      for (const compiled of rules) if (appliesTo(compiled, subject)) evaluateRule(compiled, clocks, run);
      let nextChangeOn = sooner(sooner(run.future, run.silentChange), nextRule);
      for (const duty of run.out) nextChangeOn = sooner(nextChangeOn, duty.nextChangeOn);
      return { duties: run.out, rules: run.rules, nextChangeOn };
    },
  };
}

/**
 * All duties of one subject on `asOf`: what the rule book asks of it, when it is due, its state and what met it. A pure
 * function of its arguments; records dated after `asOf` do not count. Traces are made by `traceDuty` on demand.
 */
export function evaluateDuties(
  subject: DutySubject,
  book: RuleBook,
  calendar: WorkingCalendar,
  asOf: CivilDate,
  settings: DutySettings = DEFAULT_DUTY_SETTINGS,
): Duty[] {
  return prepareDuties(book, calendar, asOf, settings).evaluate(subject).duties;
}

function evaluateRule(compiled: CompiledRule, clocks: readonly CompiledRule[], run: DutyRun): void {
  const { schedule, evidence } = compiled.rule;
  switch (schedule) {
    case 'window':
      if (compiled.windows === null) intervalDuties(compiled, run);
      else windowDuties(compiled, run);
      break;
    case 'interval':
      intervalDuties(compiled, run);
      break;
    case 'deadline':
      if (evidence === 'decision') decisionDuties(compiled, run);
      else if (evidence === 'filing') filingDuties(compiled, run);
      else if (evidence === 'drill-report') drillReportDuties(compiled, run);
      else governmentDuties(compiled, run);
      break;
    case 'order':
      reviewDuties(compiled, run);
      break;
    case 'prompt':
      if (evidence === 'drill-evaluation') drillEvaluationDuties(compiled, run);
      else if (evidence === 'rescue-team') rescueTeamDuties(compiled, run);
      else if (evidence === 'rescue-gear') gearDuties(compiled, run);
      else if (evidence === 'revision') revisionDuties(compiled, run);
      else lackDuties(compiled, run);
      break;
    case 'term':
      if (evidence === 'appointment') expertDuties(compiled, run);
      else if (evidence === 'danger-corrected') dangerDuties(compiled, run);
      else termDuties(compiled, run);
      break;
    case 'consequence':
      deemedDuties(compiled, clocks, run);
      break;
  }
}

/** Drills before this day concern no rule: the year before, or all days when a rule runs by intervals. */
function drillsFrom(rules: readonly CompiledRule[], asOf: CivilDate): string {
  const byIntervals = rules.some(({ rule, windows }) => rule.evidence === 'drill' && windows === null);
  return byIntervals ? '' : drillYearsFrom(asOf);
}

function firstRuleAhead(book: RuleBook, asOf: CivilDate): CivilDate | null {
  let first: CivilDate | null = null;
  for (const { effectiveFrom } of book.rules) if (effectiveFrom > asOf) first = sooner(first, effectiveFrom);
  return first;
}

const NOBODY: DutySubject = {
  id: '',
  kind: 'enterprise',
  facts: { establishedOn: null, status: 'active', regionCode: null },
  sets: [],
  plans: [],
  drills: [],
  riskMonths: [],
  yearPlans: [],
  experts: [],
  spotChecks: [],
  means: NO_MEANS,
};
