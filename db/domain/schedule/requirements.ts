import { addDays, type CivilDate, earlierOf, endOfMonth, laterOf } from '../dates/civil-date';
import type { DrillForm, DrillLevel } from '../drill/axes';
import { isCompletedDrill } from '../drill/drill-state';
import { type CompiledRule, intervalDueDay, PLAN_KIND_BITS } from '../duties/compiled-rule';
import type { DutySubject } from '../duties/duty';
import { recordsBegin } from '../duties/interval-duties';
import type { DutySettings } from '../duties/rule-book';
import { coversPlan, ownsDay } from '../duties/run';
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
  /** Levels at which a drill counts; left out or null, any. */
  readonly levels?: ReadonlySet<DrillLevel> | null;
}

/** A drill that is done or firmly planned and need not be proposed again. */
export interface KnownDrill {
  readonly date: CivilDate;
  readonly planKind: PlanKind | null;
  readonly planId: string | null;
  /** Counts for the share of real-action drills, where it is known. */
  readonly form?: DrillForm | null;
  /** Left out: the level that the rule asks for. */
  readonly level?: DrillLevel;
}

/** Done drills count although the evaluation may still be missing: what is wanted then is the record, not another drill. */
export function knownDrills(subject: DutySubject, planned: readonly KnownDrill[]): KnownDrill[] {
  const done = subject.drills.flatMap((drill) =>
    drill.endOn !== null && isCompletedDrill(drill.state)
      ? [{ date: drill.endOn, planKind: drill.planKind, planId: drill.planId, level: drill.level }]
      : [],
  );
  return [...done, ...planned];
}

/** True when a drill of this kind, plan and day satisfies the requirement. */
export function satisfies(requirement: DrillRequirement, drill: KnownDrill): boolean {
  if (drill.date < requirement.from || drill.date > requirement.to) return false;
  if (requirement.planId !== null && drill.planId !== requirement.planId) return false;
  if (!isAtLevel(requirement.levels ?? null, drill)) return false;
  if (requirement.kindMask === null) return true;
  return drill.planKind !== null && (PLAN_KIND_BITS[drill.planKind] & requirement.kindMask) !== 0;
}

function isAtLevel(levels: ReadonlySet<DrillLevel> | null, { level }: KnownDrill): boolean {
  return levels === null || level === undefined || levels.has(level);
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
    if (!ownsDay(compiled, window.end)) return [];
    const begun = laterOf(establishedOn, compiled.since);
    if (begun > window.end || (compiled.exemptNewUnit && begun > window.start)) return [];
    const { start: from, end: to, period } = window;
    const owing: (string | null)[] = compiled.everyPlan ? plansOwing(compiled, subject, from) : [];
    if (owing.length === 0) owing.push(null);
    const { kindMask, levels } = compiled;
    return owing.map((planId) => ({ rule: rule.id, period, from, to, kindMask, planId, levels }));
  });
}

/** Days within which a drill that is overdue already should be made up for. */
const CATCH_UP_DAYS = 60;

/** A clock of a rule by intervals: from what day, and for which plan (null: any). */
export interface IntervalClock {
  readonly planId: string | null;
  readonly start: CivilDate;
}

/** The clocks a rule sets running for a subject: one for each of an office's plans, else one for the whole subject. */
export function intervalClocks(
  compiled: CompiledRule,
  subject: DutySubject,
  known: readonly KnownDrill[],
): IntervalClock[] {
  const { since, rule } = compiled;
  const { subject: owedBy } = rule;
  if (owedBy === 'office-plan')
    return subject.plans.flatMap((plan) =>
      plan.publishedOn !== null && coversPlan(compiled, plan)
        ? [{ planId: plan.id, start: laterOf(plan.publishedOn, since) }]
        : [],
    );
  const begun =
    owedBy === 'office'
      ? recordsBegin(
          subject,
          known.filter((drill) => isAtLevel(compiled.levels, drill)).map((drill) => drill.date),
        )
      : subject.facts.establishedOn;
  return [{ planId: null, start: laterOf(begun, since) }];
}

/**
 * What a rule by intervals asks for next in the year, not before `earliest`: a drill up to the due day that follows the
 * latest of `drills`, or soon when that day has passed. Null when nothing falls due in the rest of the year.
 */
export function intervalRequirement(
  compiled: CompiledRule,
  { start, planId }: IntervalClock,
  year: number,
  earliest: CivilDate,
  drills: readonly KnownDrill[],
  settings: DutySettings,
): DrillRequirement | null {
  const { rule, kindMask, levels } = compiled;
  const [midYear, lastDay] = [endOfMonth(year, 6), endOfMonth(year, 12)];
  const any = { rule: rule.id, period: '', from: start, to: lastDay, kindMask, planId, levels };
  const catchUp = (since: CivilDate) => earlierOf(addDays(since, CATCH_UP_DAYS), lastDay);
  let opened = start;
  let day = intervalDueDay(compiled, start, settings);
  let from = laterOf(start, earliest);
  const days = drills.filter((drill) => satisfies(any, drill)).map((drill) => drill.date);
  for (const date of days.sort()) {
    // A drill of a later half-year does not make up for an interval that has run out before it.
    const halfYear = from <= midYear ? midYear : lastDay;
    if (date > (day.due < from ? laterOf(catchUp(from), halfYear) : day.due)) break;
    opened = date;
    day = intervalDueDay(compiled, date, settings);
    from = laterOf(addDays(date, 1), earliest);
  }
  if (day.due > lastDay || from > lastDay || !ownsDay(compiled, opened)) return null;
  const to = day.due < from ? catchUp(from) : day.due;
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

/**
 * Everything that the rules ask of a subject in a year, given the drills that are done and planned: windows as they stand, and for
 * rules by intervals the stretch that each drill closes. What a year plan is held against while drills are moved.
 */
export function requirementsOfYear(
  rules: readonly CompiledRule[],
  subject: DutySubject,
  year: number,
  drills: readonly KnownDrill[],
  settings: DutySettings,
): DrillRequirement[] {
  const january = `${year}-01-01` as CivilDate;
  const ordered = [...drills].sort((a, b) => (a.date < b.date ? -1 : 1));
  const before = ordered.filter(({ date }) => date < january).length;
  return rules.flatMap((compiled) => {
    if (compiled.windows !== null) return windowRequirements(compiled, subject, year);
    return intervalClocks(compiled, subject, drills).flatMap((clock) => {
      const found = new Map<string, DrillRequirement>();
      for (let count = before; count <= ordered.length; count += 1) {
        const next = intervalRequirement(compiled, clock, year, january, ordered.slice(0, count), settings);
        if (next !== null && !found.has(next.period)) found.set(next.period, next);
      }
      return [...found.values()];
    });
  });
}
