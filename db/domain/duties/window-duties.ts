import { type CivilDate, daysBetween, laterOf, yearOf } from '../dates/civil-date';
import { type CompiledRule, type DueDay, windowDueDay } from './compiled-rule';
import type { DutyDrill, DutyEvidence, DutyState, DutyYearPlan } from './duty';
import {
  type DutyRun,
  drillCounts,
  drillEvidence,
  emit,
  NO_EVIDENCE,
  ownsDay,
  sooner,
  unmetChange,
  unmetState,
} from './run';
import type { DutyWindow } from './windows';

/** What met a window, if anything. */
interface WindowAnswer {
  readonly metOn: CivilDate | null;
  readonly evidence: readonly DutyEvidence[];
}

const UNMET: WindowAnswer = { metOn: null, evidence: NO_EVIDENCE };

/**
 * Duties of calendar windows: the current one and the one before it. A drill counts by its last day; the first that
 * counts meets the window, or the n-th where the office asks for n. In the mode "every plan" each on-site plan owes its
 * own drill.
 */
export function windowDuties(compiled: CompiledRule, run: DutyRun): void {
  const { windows } = compiled;
  if (windows === null) return;
  for (const window of [windows.previous, windows.current]) {
    const { establishedOn } = run.subject.facts;
    const { effectiveFrom, effectiveTo } = compiled.rule;
    if (effectiveFrom > window.end || (effectiveTo !== null && effectiveTo < window.start)) continue;
    // The version that is in force when the window ends answers for it.
    if (!ownsDay(compiled, window.end)) continue;
    if (establishedOn !== null && establishedOn > window.end) {
      run.silentChange = sooner(run.silentChange, windows.current.afterEnd);
      continue;
    }
    const begun = laterOf(establishedOn, compiled.since);
    const { evidence } = compiled.rule;
    if (evidence === 'risk-analysis') {
      emitWindow(compiled, run, window, '', begun, riskAnswer(run, window));
    } else if (evidence === 'drill-plan') {
      emitWindow(compiled, run, window, '', begun, yearPlanAnswer(compiled, run, window));
    } else if (evidence === 'watch') {
      // Who never registered a roster here may well keep one elsewhere.
      if (compiled.onlyKept && run.subject.means.watches.length === 0) continue;
      emitWindow(compiled, run, window, '', begun, watchAnswer(compiled, run, window));
    } else if (evidence === 'spot-check') {
      emitWindow(compiled, run, window, '', begun, spotCheckAnswer(compiled, run, window));
    } else if (
      compiled.everyPlan &&
      run.subject.plans.some((plan) => owesOwnDrill(compiled, plan, run.asOf))
    ) {
      for (const plan of run.subject.plans) {
        if (!owesOwnDrill(compiled, plan, run.asOf) || (plan.publishedOn ?? '') > window.end) continue;
        const answer = drillAnswer(compiled, run, window, plan.id);
        emitWindow(compiled, run, window, plan.id, laterOf(plan.publishedOn, begun), answer);
      }
    } else {
      emitWindow(compiled, run, window, '', begun, drillAnswer(compiled, run, window, null));
    }
  }
}

function emitWindow(
  compiled: CompiledRule,
  run: DutyRun,
  window: DutyWindow,
  refId: string,
  begun: CivilDate,
  answer: WindowAnswer,
): void {
  const { windows } = compiled;
  if (windows === null) return;
  const isCurrent = window === windows.current;
  const early = compiled.dueMonth === null ? null : windowDueDay(compiled, window, run.settings);
  const state = windowState(compiled, run, window, early, begun, answer.metOn !== null);
  const waits = isCurrent && state === 'open';
  const due = early?.due ?? window.end;
  const counts = state !== 'not-applicable';
  emit(compiled, run, {
    period: window.period,
    refId,
    due,
    state,
    metOn: counts ? answer.metOn : null,
    late: counts && answer.metOn !== null && answer.metOn > due,
    provisional: false,
    evidence: counts ? answer.evidence : NO_EVIDENCE,
    // Both windows move on together when the current one ends.
    change: sooner(
      early === null ? (waits ? windows.dueSoonOn : null) : unmetChange(state, early),
      windows.current.afterEnd,
    ),
  });
}

function windowState(
  compiled: CompiledRule,
  run: DutyRun,
  window: DutyWindow,
  early: DueDay | null,
  begun: CivilDate,
  met: boolean,
): DutyState {
  const { status } = run.subject.facts;
  if (status === 'closed') return 'not-applicable';
  if (met) return 'met';
  if (compiled.exemptNewUnit && begun > window.start) return 'not-applicable';
  if (status === 'suspended' && compiled.waiveSuspended) return 'waived';
  if (early !== null) return unmetState(compiled, run, early);
  if (run.asOf > window.end) return 'overdue';
  return compiled.windows !== null && run.asOf >= compiled.windows.dueSoonOn ? 'due-soon' : 'open';
}

function drillAnswer(
  compiled: CompiledRule,
  run: DutyRun,
  window: DutyWindow,
  planId: string | null,
): WindowAnswer {
  let first: DutyDrill | null = null;
  const all: DutyDrill[] | null = compiled.target > 1 ? [] : null;
  for (const drill of run.drills) {
    const endOn = drill.endOn ?? '';
    if (endOn < window.start || endOn > window.end) continue;
    if (planId !== null && drill.planId !== planId) continue;
    if (!drillCounts(compiled, drill, run.asOf)) continue;
    all?.push(drill);
    if (first === null || endOn < (first.endOn ?? '') || (endOn === first.endOn && drill.id < first.id))
      first = drill;
  }
  if (all !== null) first = all.sort(byDay)[compiled.target - 1] ?? null;
  return first === null ? UNMET : { metOn: first.endOn, evidence: drillEvidence(first) };
}

function byDay(a: DutyDrill, b: DutyDrill): number {
  const [left, right] = [`${a.endOn} ${a.id}`, `${b.endOn} ${b.id}`];
  return left < right ? -1 : 1;
}

/** R-DRILL-PLAN: the plan of the year that was approved, or by choice drills that stand in it; the earlier of them. */
function yearPlanAnswer(compiled: CompiledRule, run: DutyRun, window: DutyWindow): WindowAnswer {
  let first: DutyYearPlan | null = null;
  for (const plan of run.subject.yearPlans) {
    if (plan.year !== yearOf(window.start) || !planCounts(compiled, plan, run.asOf)) continue;
    if (first === null || plan.on < first.on || (plan.on === first.on && plan.id < first.id)) first = plan;
  }
  if (first === null) return UNMET;
  const evidence: DutyEvidence = {
    kind: 'drill-plan',
    id: first.id,
    date: first.on,
    title: `${first.year}年演练计划`,
  };
  return { metOn: first.on, evidence: [evidence] };
}

/** Whether a plan of the year, or drills put into one, count for the rule. */
export function planCounts(compiled: CompiledRule, plan: DutyYearPlan, asOf: CivilDate): boolean {
  return plan.on <= asOf && (plan.way === 'approved' || compiled.drillsShowPlan);
}

/** R-DRILL-SPOT: the day on which so many different units had been looked at. */
function spotCheckAnswer(compiled: CompiledRule, run: DutyRun, window: DutyWindow): WindowAnswer {
  const seen = new Set<string>();
  const inOrder = run.subject.spotChecks
    .filter(({ on }) => on >= window.start && on <= window.end && on <= run.asOf)
    .sort((a, b) => (`${a.on} ${a.id}` < `${b.on} ${b.id}` ? -1 : 1));
  for (const check of inOrder) {
    seen.add(check.enterpriseId);
    if (seen.size < compiled.target) continue;
    const evidence: DutyEvidence = { kind: 'spot-check', id: check.id, date: check.on, title: '演练抽查' };
    return { metOn: check.on, evidence: [evidence] };
  }
  return UNMET;
}

function riskAnswer(run: DutyRun, window: DutyWindow): WindowAnswer {
  for (const analysis of run.subject.riskMonths) {
    if (analysis.month !== window.period || analysis.doneOn > run.asOf) continue;
    const evidence: DutyEvidence = {
      kind: 'risk-analysis',
      id: analysis.id,
      date: analysis.doneOn,
      title: analysis.month,
    };
    return { metOn: analysis.doneOn, evidence: [evidence] };
  }
  return UNMET;
}

/** R-DUTY: somebody is on watch in the month, or by choice on every day of it. */
function watchAnswer(compiled: CompiledRule, run: DutyRun, window: DutyWindow): WindowAnswer {
  const found = run.subject.means.watches.find(({ month }) => month === window.period);
  if (found === undefined || (compiled.everyDay && found.days <= daysBetween(window.start, window.end)))
    return UNMET;
  const evidence: DutyEvidence = {
    kind: 'watch',
    id: found.firstId,
    date: null,
    title: `${found.month} 值班表`,
  };
  return { metOn: window.start, evidence: [evidence] };
}

/** In the mode "every plan": a published plan, in force, of a kind that the rule counts. */
function owesOwnDrill(
  compiled: CompiledRule,
  plan: DutyRun['subject']['plans'][number],
  asOf: CivilDate,
): boolean {
  return (
    (compiled.rule.planKinds?.includes(plan.kind) ?? false) &&
    plan.publishedOn !== null &&
    plan.publishedOn <= asOf &&
    plan.versionState !== 'superseded' &&
    plan.versionState !== 'withdrawn'
  );
}
