import { addDays, type CivilDate, yearOf } from '../dates/civil-date';
import { type CompiledRule, workingDueDay } from './compiled-rule';
import type { DutyDrill } from './duty';
import {
  type DutyRun,
  emit,
  inForceOn,
  isOfKind,
  NO_EVIDENCE,
  ownsDay,
  sooner,
  unmetChange,
  unmetState,
} from './run';
import { type DutyWindow, previousWindow, windowOf } from './windows';

/** The first day of the year before: no calendar window, report or evaluation reaches further back. */
export function drillYearsFrom(asOf: CivilDate): CivilDate {
  return `${yearOf(asOf) - 1}-01-01` as CivilDate;
}

/** The half-year before and the one of the day. */
export function reportPeriods(asOf: CivilDate): readonly [DutyWindow, DutyWindow] {
  const current = windowOf(asOf, 'half-year');
  return [previousWindow(current, 'half-year'), current];
}

/** What was drilled in a half-year, and what of it was handed to the office. */
export interface ReportedDrills {
  readonly first: DutyDrill & { readonly endOn: CivilDate };
  /** The drill reported first; one whose day nobody noted stands behind those with a day. */
  readonly reported: DutyDrill | null;
}

/** The drills of a half-year that the report is about; null where none was held. */
export function reportedDrills(
  compiled: CompiledRule,
  drills: readonly DutyDrill[],
  window: DutyWindow,
  asOf: CivilDate,
): ReportedDrills | null {
  let first: ReportedDrills['first'] | null = null;
  let reported: DutyDrill | null = null;
  for (const drill of drills) {
    const { endOn, reportedOn } = drill;
    if (endOn === null || endOn < window.start || endOn > window.end || !isOfKind(compiled, drill)) continue;
    if (first === null || endOn < first.endOn || (endOn === first.endOn && drill.id < first.id))
      first = { ...drill, endOn };
    if (!drill.reported || (reportedOn !== null && reportedOn > asOf)) continue;
    if (reported === null || isBefore(drill, reported)) reported = drill;
  }
  return first === null ? null : { first, reported };
}

function isBefore(a: DutyDrill, b: DutyDrill): boolean {
  const [left, right] = [a.reportedOn ?? '9999-12-31', b.reportedOn ?? '9999-12-31'];
  return left === right ? a.id < b.id : left < right;
}

/**
 * R-DRILL-6M-REPORT: who drilled in a half-year reports it. Nothing is asked of a half-year without a drill: there the
 * drill itself is owed, by another rule. The clock runs from the first drill or, by choice, from the half-year's end.
 */
export function drillReportDuties(compiled: CompiledRule, run: DutyRun): void {
  const { asOf } = run;
  const periods = reportPeriods(asOf);
  const [, current] = periods;
  for (const window of periods) {
    if (!ownsDay(compiled, window.end) || !inForceOn(compiled, window.end)) continue;
    const held = reportedDrills(compiled, run.drills, window, asOf);
    if (held === null) continue;
    const start = compiled.fromPeriodEnd ? window.end : held.first.endOn;
    const day = workingDueDay(compiled, start, run.calendar, run.settings);
    const closed = run.subject.facts.status === 'closed';
    const met = held.reported !== null && !closed ? held.reported : null;
    const state = met === null ? unmetState(compiled, run, day) : 'met';
    emit(compiled, run, {
      period: window.period,
      refId: '',
      due: day.due,
      state,
      metOn: met?.reportedOn ?? null,
      late: met !== null && met.reportedOn !== null && met.reportedOn > day.due,
      provisional: day.provisional,
      evidence:
        met === null
          ? NO_EVIDENCE
          : [{ kind: 'drill-report', id: met.id, date: met.reportedOn, title: met.title }],
      // Both half-years move on together when the current one ends.
      change: sooner(met === null ? unmetChange(state, day) : null, current.afterEnd),
    });
  }
}

/**
 * R-DRILL-EVAL: whoever held a drill evaluates it (办法 34). The text names no day, so a drill without an evaluation stays
 * open without one unless the office set a number of days. Evaluated drills are not answered for: a county has a
 * hundred thousand of them, and each shows its own evaluation. Drills before last year are let rest.
 */
export function drillEvaluationDuties(compiled: CompiledRule, run: DutyRun): void {
  if (run.subject.facts.status === 'closed') return;
  const from = drillYearsFrom(run.asOf);
  for (const drill of run.drills) {
    const { endOn } = drill;
    if (endOn === null || endOn < from || drill.evaluated || !isOfKind(compiled, drill)) continue;
    if (!ownsDay(compiled, endOn) || !inForceOn(compiled, endOn)) continue;
    const day = compiled.days === null ? null : workingDueDay(compiled, endOn, run.calendar, run.settings);
    const state = day === null ? 'open' : unmetState(compiled, run, day);
    emit(compiled, run, {
      period: '',
      refId: drill.id,
      due: day?.due ?? null,
      state,
      metOn: null,
      late: false,
      provisional: day?.provisional ?? false,
      evidence: NO_EVIDENCE,
      change: sooner(day === null ? null : unmetChange(state, day), restsFrom(endOn)),
    });
  }
}

/** The day from which a drill is older than the year before. */
function restsFrom(endOn: CivilDate): CivilDate {
  return addDays(`${yearOf(endOn) + 1}-12-31` as CivilDate, 1);
}
