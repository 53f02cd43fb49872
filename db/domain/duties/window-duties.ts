import { type CivilDate, laterOf } from '../dates/civil-date';
import type { CompiledRule } from './compiled-rule';
import type { DutyDrill, DutyEvidence, DutyState } from './duty';
import { type DutyRun, drillCounts, drillEvidence, emit, NO_EVIDENCE, ownsDay, sooner } from './run';
import type { DutyWindow } from './windows';

/** What met a window, if anything. */
interface WindowAnswer {
  readonly metOn: CivilDate | null;
  readonly evidence: readonly DutyEvidence[];
}

const UNMET: WindowAnswer = { metOn: null, evidence: NO_EVIDENCE };

/**
 * Duties of calendar windows: the current one and the one before it. A drill counts by its last day; the first that
 * counts meets the window. In the mode "every plan" each on-site plan owes its own drill.
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
    if (compiled.rule.evidence === 'risk-analysis') {
      emitWindow(compiled, run, window, '', begun, riskAnswer(run, window));
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
  const state = windowState(compiled, run, window, begun, answer.metOn !== null);
  const waits = isCurrent && state === 'open';
  emit(compiled, run, {
    period: window.period,
    refId,
    due: window.end,
    state,
    metOn: state === 'not-applicable' ? null : answer.metOn,
    late: false,
    provisional: false,
    evidence: state === 'not-applicable' ? NO_EVIDENCE : answer.evidence,
    // Both windows move on together when the current one ends.
    change: waits ? windows.dueSoonOn : windows.current.afterEnd,
  });
}

function windowState(
  compiled: CompiledRule,
  run: DutyRun,
  window: DutyWindow,
  begun: CivilDate,
  met: boolean,
): DutyState {
  const { status } = run.subject.facts;
  if (status === 'closed') return 'not-applicable';
  if (met) return 'met';
  if (compiled.exemptNewUnit && begun > window.start) return 'not-applicable';
  if (status === 'suspended' && compiled.waiveSuspended) return 'waived';
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
  for (const drill of run.drills) {
    const endOn = drill.endOn ?? '';
    if (endOn < window.start || endOn > window.end) continue;
    if (planId !== null && drill.planId !== planId) continue;
    if (!drillCounts(compiled, drill, run.asOf)) continue;
    if (first === null || endOn < (first.endOn ?? '') || (endOn === first.endOn && drill.id < first.id))
      first = drill;
  }
  return first === null ? UNMET : { metOn: first.endOn, evidence: drillEvidence(first) };
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
