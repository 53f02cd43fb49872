import { addDays, type CivilDate, earlierOf, endOfMonth, laterOf } from '../dates/civil-date';
import { isCompletedDrill } from '../drill/drill-state';
import { type CompiledRule, intervalDueDay, PLAN_KIND_BITS } from '../duties/compiled-rule';
import type { DutySubject } from '../duties/duty';
import type { DutySettings } from '../duties/rule-book';
import { isWindowUnit, windowsOfYear } from '../duties/windows';
import { isEnterprisePlanKind, type PlanKind } from '../plan/kinds';

/** One drill that a rule asks for: its last day must lie between `from` and `to`, both included. */
export interface DrillRequirement {
  readonly rule: string;
  readonly period: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Kinds of plan as bits; null accepts any. */
  readonly kindMask: number | null;
  /** A particular plan that must be drilled; null any. */
  readonly planId: string | null;
}

/** A drill that is done or firmly planned and need not be proposed again. */
export interface KnownDrill {
  readonly date: CivilDate;
  readonly planKind: PlanKind | null;
  readonly planId: string | null;
}

/** Done drills count although the evaluation may still be missing: what is wanted then is the record, not another drill. */
export function knownDrills(subject: DutySubject, planned: readonly KnownDrill[]): KnownDrill[] {
  const done = subject.drills.flatMap((drill) =>
    drill.endOn !== null && isCompletedDrill(drill.state)
      ? [{ date: drill.endOn, planKind: drill.planKind, planId: drill.planId }]
      : [],
  );
  return [...done, ...planned];
}

/** True when a drill of this kind, plan and day satisfies the requirement. */
export function satisfies(requirement: DrillRequirement, drill: KnownDrill): boolean {
  if (drill.date < requirement.from || drill.date > requirement.to) return false;
  if (requirement.planId !== null && drill.planId !== requirement.planId) return false;
  if (requirement.kindMask === null) return true;
  return drill.planKind !== null && (PLAN_KIND_BITS[drill.planKind] & requirement.kindMask) !== 0;
}

/** What a rule by calendar windows asks for in a year; nothing where the unit is exempt. */
export function windowRequirements(
  compiled: CompiledRule,
  subject: DutySubject,
  year: number,
): DrillRequirement[] {
  const { rule } = compiled;
  const { establishedOn } = subject.facts;
  if (!isWindowUnit(rule.unit)) return [];
  return windowsOfYear(year, rule.unit).flatMap((window) => {
    if (rule.effectiveTo !== null && rule.effectiveTo < window.start) return [];
    const begun = laterOf(establishedOn, rule.effectiveFrom);
    if (begun > window.end || (compiled.exemptNewUnit && begun > window.start)) return [];
    const { start: from, end: to, period } = window;
    const owing: (string | null)[] = compiled.everyPlan ? plansOwing(compiled, subject, from) : [];
    if (owing.length === 0) owing.push(null);
    const { kindMask } = compiled;
    return owing.map((planId) => ({ rule: rule.id, period, from, to, kindMask, planId }));
  });
}

/** Days within which a drill that is overdue already should be made up for. */
const CATCH_UP_DAYS = 60;

/**
 * What a rule by intervals asks for next in the year, not before `earliest`: a drill up to the due day that follows the
 * latest of `drills`, or soon when that day has passed. Null when nothing falls due in the rest of the year.
 */
export function intervalRequirement(
  compiled: CompiledRule,
  subject: DutySubject,
  year: number,
  earliest: CivilDate,
  drills: readonly KnownDrill[],
  settings: DutySettings,
): DrillRequirement | null {
  const { rule, kindMask } = compiled;
  const lastDay = endOfMonth(year, 12);
  const start = laterOf(subject.facts.establishedOn, rule.effectiveFrom);
  const any = { rule: rule.id, period: '', from: start, to: lastDay, kindMask, planId: null };
  let last: CivilDate | null = null;
  for (const drill of drills) if (satisfies(any, drill)) last = laterOf(last, drill.date);
  const day = intervalDueDay(compiled, last ?? start, settings);
  const from = laterOf(last === null ? start : addDays(last, 1), earliest);
  if (day.due > lastDay || from > lastDay) return null;
  const to = day.due < from ? earlierOf(addDays(from, CATCH_UP_DAYS), lastDay) : day.due;
  return { ...any, period: day.period, from, to };
}

function plansOwing(compiled: CompiledRule, subject: DutySubject, from: CivilDate): string[] {
  return subject.plans
    .filter(
      (plan) =>
        isEnterprisePlanKind(plan.kind) &&
        (compiled.rule.planKinds?.includes(plan.kind) ?? false) &&
        plan.versionState !== 'superseded' &&
        plan.versionState !== 'withdrawn' &&
        plan.publishedOn !== null &&
        (!compiled.exemptNewUnit || plan.publishedOn <= from),
    )
    .map((plan) => plan.id);
}
