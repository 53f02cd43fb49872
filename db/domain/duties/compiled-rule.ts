import {
  addDays,
  addMonths,
  type CivilDate,
  endOfMonth,
  fromDayNumber,
  toDayNumber,
  yearOf,
} from '../dates/civil-date';
import { isProvisional, type WorkingCalendar, workingDayAfter } from '../dates/working-calendar';
import { DRILL_LEVELS, type DrillLevel } from '../drill/axes';
import type { PlanKind } from '../plan/kinds';
import {
  type DutyRule,
  type DutySettings,
  isEnabled,
  isInForce,
  type RuleBook,
  switchValue,
} from './rule-book';
import { type DutyWindow, isWindowUnit, monthsOf, previousWindow, windowOf } from './windows';

/** A due day with the days on which its state changes. */
export interface DueDay {
  readonly due: CivilDate;
  readonly dueSoonOn: CivilDate;
  readonly afterDue: CivilDate;
  readonly provisional: boolean;
  /** `start/due`. */
  readonly period: string;
}

/** A rule made ready for one as-of day: switches read, windows laid, due days remembered by their start. */
export interface CompiledRule {
  readonly rule: DutyRule;
  readonly id: string;
  /** Kinds of plan that count as bits of `PLAN_KIND_BITS`; null when every drill counts, even of an unknown plan. */
  readonly kindMask: number | null;
  /** Levels at which a drill counts; null any. */
  readonly levels: ReadonlySet<DrillLevel> | null;
  /** How many are asked for in a window. */
  readonly target: number;
  /** Working days of a deadline: the office's choice, else the rule's value; null none. */
  readonly days: number | null;
  /** Civil days before a due day from which it is due soon. */
  readonly soonDays: number;
  /** Months of an interval of ours; null none. */
  readonly months: number | null;
  /** Whether rescuers named by a small unit stand for a team only together with an agreement. */
  readonly agreementAsked: boolean;
  /** Whether only those are asked who have registered something of the kind. */
  readonly onlyKept: boolean;
  /** Of how many kinds of gear something has to be there. */
  readonly kinds: number;
  /** Whether somebody has to be on watch on every day of a month. */
  readonly everyDay: boolean;
  /** Whether a deadline runs from the end of its half-year instead of from the drill. */
  readonly fromPeriodEnd: boolean;
  /** Whether drills in a year's plan show that there is one, without its approval. */
  readonly drillsShowPlan: boolean;
  readonly requireEvaluation: boolean;
  readonly requireReport: boolean;
  readonly exemptNewUnit: boolean;
  readonly waiveSuspended: boolean;
  readonly everyPlan: boolean;
  readonly returnedCounts: boolean;
  readonly unknownResultCounts: boolean;
  /** Calendar windows, or null when the rule runs by intervals or deadlines. */
  readonly windows: {
    readonly previous: DutyWindow;
    readonly current: DutyWindow;
    readonly dueSoonOn: CivilDate;
  } | null;
  /** Month of the year in which something yearly falls due before the year is over; null: with the window. */
  readonly dueMonth: number | null;
  readonly dueDays: Map<CivilDate, DueDay>;
  /** First day of the rule's first version: an amendment does not begin the duty anew. */
  since: CivilDate;
  /** The day from which a later version of the same rule took over; null for the latest. */
  successorFrom: CivilDate | null;
  /** Stricter (or equally strict, listed earlier) rules of the same group: while one of them applies, this one does not lead. */
  rivals: readonly CompiledRule[];
}

export const PLAN_KIND_BITS: Readonly<Record<PlanKind, number>> = {
  comprehensive: 1,
  special: 2,
  onsite: 4,
  government: 8,
  department: 16,
};

/** Rules that an office has switched off, or that are not yet in force on `asOf`, are left out. */
export function compileRules(book: RuleBook, asOf: CivilDate, settings: DutySettings): CompiledRule[] {
  const compiled = book.rules
    .filter((rule) => rule.effectiveFrom <= asOf && isEnabled(rule, settings))
    .map((rule) => compileRule(rule, asOf, settings));
  compiled.forEach((own, index) => {
    const { group, strictness } = own.rule;
    for (const other of compiled) {
      if (other.id !== own.id) continue;
      const from = other.rule.effectiveFrom;
      if (from < own.since) own.since = from;
      if (from > own.rule.effectiveFrom && (own.successorFrom === null || from < own.successorFrom))
        own.successorFrom = from;
    }
    if (group === null) return;
    own.rivals = compiled.filter(
      (other, otherIndex) =>
        other.id !== own.id &&
        other.rule.group === group &&
        // Another rule's repealed version leads nothing any more.
        isInForce(other.rule, asOf) &&
        (other.rule.strictness > strictness || (other.rule.strictness === strictness && otherIndex < index)),
    );
  });
  return compiled;
}

function compileRule(rule: DutyRule, asOf: CivilDate, settings: DutySettings): CompiledRule {
  const chosen = (key: string) => switchValue(rule, key, settings);
  const asWindow = rule.schedule === 'window' && chosen('window') !== 'rolling' && isWindowUnit(rule.unit);
  const current = asWindow && isWindowUnit(rule.unit) ? windowOf(asOf, rule.unit) : null;
  const days = chosen('days') ?? String(rule.value ?? 'none');
  return {
    rule,
    id: rule.id,
    kindMask:
      rule.planKinds === null ? null : rule.planKinds.reduce((mask, kind) => mask | PLAN_KIND_BITS[kind], 0),
    levels: levelsOf(rule, chosen('townCounts') !== 'no'),
    target: Number(chosen('target') ?? 1),
    days: days === 'none' ? null : Number(days),
    soonDays: rule.dueSoon?.value ?? settings.dueSoonDays,
    months: rule.unit === 'month' ? Number(chosen('months') ?? rule.value ?? 0) || null : null,
    agreementAsked: chosen('agreement') === 'asked',
    onlyKept: chosen('enabled') === 'when-kept',
    kinds: Number(chosen('kinds') ?? 1),
    everyDay: chosen('cover') === 'every-day',
    fromPeriodEnd: chosen('start') === 'period-end',
    drillsShowPlan: chosen('drillsShowPlan') === 'yes',
    dueMonth: DUE_MONTHS[chosen('dueBy') ?? ''] ?? null,
    requireEvaluation: chosen('requireEvaluation') === 'yes',
    requireReport: chosen('requireReport') === 'yes',
    exemptNewUnit: chosen('newUnit') === 'exempt',
    waiveSuspended: chosen('suspended') === 'waived',
    everyPlan: chosen('mode') === 'every-plan',
    returnedCounts: chosen('returnedCounts') === 'yes',
    unknownResultCounts: chosen('unknownResult') === 'counts',
    windows:
      current !== null && isWindowUnit(rule.unit)
        ? {
            current,
            previous: previousWindow(current, rule.unit),
            dueSoonOn: addDays(current.end, -(rule.dueSoon?.value ?? settings.dueSoonDays)),
          }
        : null,
    dueDays: new Map(),
    since: rule.effectiveFrom,
    successorFrom: null,
    rivals: [],
  };
}

/** Values of the switch `dueBy`; at the end of the year there is nothing to set apart. */
const DUE_MONTHS: Readonly<Record<string, number>> = { 'january-end': 1, 'march-end': 3, 'june-end': 6 };

function levelsOf({ levels }: DutyRule, townCounts: boolean): ReadonlySet<DrillLevel> | null {
  if (levels === undefined && townCounts) return null;
  return new Set((levels ?? DRILL_LEVELS).filter((level) => townCounts || level !== 'town'));
}

/** The due day inside a window, with the days on which the state changes. */
export function windowDueDay(compiled: CompiledRule, window: DutyWindow, settings: DutySettings): DueDay {
  const { dueMonth, rule } = compiled;
  const due = dueMonth === null ? window.end : endOfMonth(yearOf(window.start), dueMonth);
  return {
    due,
    dueSoonOn: addDays(due, -(rule.dueSoon?.value ?? settings.dueSoonDays)),
    afterDue: addDays(due, 1),
    provisional: false,
    period: window.period,
  };
}

/** The due day of an interval that begins on `start`; remembered, because many units share their dates. */
export function intervalDueDay(compiled: CompiledRule, start: CivilDate, settings: DutySettings): DueDay {
  const known = compiled.dueDays.get(start);
  if (known !== undefined) return known;
  const { value, unit, dueSoon } = compiled.rule;
  const months = isWindowUnit(unit) ? monthsOf(unit) * (value ?? 1) : 0;
  const due = addMonths(start, months);
  const day: DueDay = {
    due,
    dueSoonOn: addDays(due, -(dueSoon?.value ?? settings.dueSoonDays)),
    afterDue: addDays(due, 1),
    provisional: false,
    period: `${start}/${due}`,
  };
  compiled.dueDays.set(start, day);
  return day;
}

/** The due day so many working days after `start` (day 0). */
export function workingDueDay(
  compiled: CompiledRule,
  start: CivilDate,
  calendar: WorkingCalendar,
  settings: DutySettings,
): DueDay {
  const known = compiled.dueDays.get(start);
  if (known !== undefined) return known;
  const { dueSoon } = compiled.rule;
  const from = toDayNumber(start);
  const dueNumber = workingDayAfter(calendar, from, compiled.days ?? 1);
  const due = fromDayNumber(dueNumber);
  const day: DueDay = {
    due,
    dueSoonOn:
      dueSoon?.unit === 'working-day'
        ? fromDayNumber(workingDayAfter(calendar, dueNumber, -dueSoon.value))
        : addDays(due, -(dueSoon?.value ?? settings.dueSoonDays)),
    afterDue: addDays(due, 1),
    provisional: isProvisional(calendar, from, dueNumber),
    period: `${start}/${due}`,
  };
  compiled.dueDays.set(start, day);
  return day;
}
