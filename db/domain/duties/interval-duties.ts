import { type CivilDate, laterOf } from '../dates/civil-date';
import { type CompiledRule, intervalDueDay } from './compiled-rule';
import type { DutyEvidence, DutyPlan, DutySubject } from './duty';
import {
  coversPlan,
  type DutyRun,
  drillCounts,
  emit,
  NO_EVIDENCE,
  ownsDay,
  unmetChange,
  unmetState,
} from './run';

interface Fulfilment {
  readonly id: string;
  readonly date: CivilDate;
  readonly title: string;
}

interface LastTwo {
  readonly last: Fulfilment | null;
  readonly before: CivilDate | null;
}

/**
 * "Within so long of the last time": the interval that the last fulfilment closed, and the one it opened. Without any
 * fulfilment the clock runs from the start (publication, founding, or the day the rule came into force).
 */
export function intervalDuties(compiled: CompiledRule, run: DutyRun): void {
  if (compiled.rule.evidence === 'assessment') {
    for (const plan of run.subject.plans) assessmentDuties(compiled, run, plan);
    return;
  }
  if (compiled.rule.subject === 'office-plan') {
    for (const plan of run.subject.plans) planDrillDuties(compiled, run, plan);
    return;
  }
  const begun =
    compiled.rule.subject === 'office'
      ? recordsBegin(run.subject, countedDays(compiled, run))
      : run.subject.facts.establishedOn;
  if (begun !== null && begun > run.asOf) return;
  const start = laterOf(begun, compiled.since);
  emitIntervals(compiled, run, '', start, lastTwo(drillsThatCount(compiled, run, start)));
}

/**
 * The first day of which an office's records say anything: the day they were begun, or that of an older plan or drill in
 * them. A register that was opened yesterday proves nothing about the years before it.
 */
export function recordsBegin(subject: DutySubject, drillDays: readonly CivilDate[]): CivilDate | null {
  let begun = subject.facts.establishedOn;
  if (begun === null) return null;
  for (const { publishedOn } of subject.plans)
    if (publishedOn !== null && publishedOn < begun) begun = publishedOn;
  for (const day of drillDays) if (day < begun) begun = day;
  return begun;
}

function countedDays(compiled: CompiledRule, run: DutyRun): CivilDate[] {
  return run.drills.flatMap((drill) =>
    drill.endOn !== null && drillCounts(compiled, drill, run.asOf) ? [drill.endOn] : [],
  );
}

/** R-DRILL-GOV-3Y: each plan is drilled for itself, counted from its publication. */
function planDrillDuties(compiled: CompiledRule, run: DutyRun, plan: DutyPlan): void {
  const { publishedOn } = plan;
  if (publishedOn === null || publishedOn > run.asOf || !coversPlan(compiled, plan)) return;
  const start = laterOf(publishedOn, compiled.since);
  const own = drillsThatCount(compiled, run, start, plan.id);
  emitIntervals(compiled, run, plan.id, start, lastTwo(own));
}

function assessmentDuties(compiled: CompiledRule, run: DutyRun, plan: DutyPlan): void {
  const { publishedOn } = plan;
  if (publishedOn === null || publishedOn > run.asOf || !coversPlan(compiled, plan)) return;
  const start = laterOf(publishedOn, compiled.since);
  const past: Fulfilment[] = [];
  for (const { id, date } of plan.assessments) {
    if (date >= start && date <= run.asOf) past.push({ id, date, title: plan.title });
  }
  emitIntervals(compiled, run, plan.id, start, lastTwo(past));
}

function drillsThatCount(
  compiled: CompiledRule,
  run: DutyRun,
  start: CivilDate,
  planId: string | null = null,
): Fulfilment[] {
  const past: Fulfilment[] = [];
  for (const drill of run.drills) {
    if (drill.endOn === null || drill.endOn < start || !drillCounts(compiled, drill, run.asOf)) continue;
    if (planId !== null && drill.planId !== planId) continue;
    past.push({ id: drill.id, date: drill.endOn, title: drill.title });
  }
  return past;
}

/** The latest fulfilment (of one day the smallest id) and the latest day before it. */
function lastTwo(past: readonly Fulfilment[]): LastTwo {
  let last: Fulfilment | null = null;
  let before: CivilDate | null = null;
  for (const one of past) {
    if (last === null || one.date > last.date) {
      before = last?.date ?? before;
      last = one;
    } else if (one.date === last.date) {
      if (one.id < last.id) last = one;
    } else if (before === null || one.date > before) {
      before = one.date;
    }
  }
  return { last, before };
}

function emitIntervals(
  compiled: CompiledRule,
  run: DutyRun,
  refId: string,
  start: CivilDate,
  two: LastTwo,
): void {
  const { effectiveTo, evidence: kind } = compiled.rule;
  const closed = run.subject.facts.status === 'closed';
  // Done on the very day the clock began: that interval has no length, only the next one is owed.
  if (two.last !== null && two.last.date > (two.before ?? start) && ownsDay(compiled, two.before ?? start)) {
    const day = intervalDueDay(compiled, two.before ?? start, run.settings);
    const evidence: DutyEvidence = { kind, id: two.last.id, date: two.last.date, title: two.last.title };
    emit(compiled, run, {
      period: day.period,
      refId,
      due: day.due,
      state: closed ? 'not-applicable' : 'met',
      metOn: closed ? null : two.last.date,
      late: !closed && two.last.date > day.due,
      provisional: false,
      evidence: closed ? NO_EVIDENCE : [evidence],
      change: null,
    });
  }
  const opened = two.last?.date ?? start;
  // An interval runs its length by the version under which it was opened.
  if (!ownsDay(compiled, opened) || (effectiveTo !== null && opened > effectiveTo)) return;
  const day = intervalDueDay(compiled, opened, run.settings);
  const state = unmetState(compiled, run, day);
  emit(compiled, run, {
    period: day.period,
    refId,
    due: day.due,
    state,
    metOn: null,
    late: false,
    provisional: false,
    evidence: NO_EVIDENCE,
    change: unmetChange(state, day),
  });
}
