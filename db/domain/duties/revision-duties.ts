import { type CivilDate, laterOf } from '../dates/civil-date';
import type { CompiledRule } from './compiled-rule';
import type { DutyPlan, DutyTrigger } from './duty';
import { coversPlan, type DutyRun, emit, NO_EVIDENCE, ownsDay } from './run';

/**
 * R-REVISE-6: a plan is revised in time once one of the six cases has come. The text names no day, so the duty has none: it
 * is open while a trigger is undecided or not yet taken into account by a later version, and met when all are dealt with.
 */
export function revisionDuties(compiled: CompiledRule, run: DutyRun): void {
  // One answer for a plan, by the version of today, whichever version a trigger was raised under.
  if (!ownsDay(compiled, run.asOf)) return;
  for (const plan of run.subject.plans) {
    if (!coversPlan(compiled, plan)) continue;
    const raised = triggersAsked(compiled, plan, run.asOf);
    if (raised.length === 0) continue;
    const closed = run.subject.facts.status === 'closed';
    const open = raised.some((trigger) => !isDealtWith(trigger, run.asOf));
    const last = open || closed ? null : lastDealt(raised);
    emit(compiled, run, {
      period: '',
      refId: plan.id,
      due: null,
      state: closed ? 'not-applicable' : open ? 'open' : 'met',
      metOn: last?.dealtOn ?? null,
      late: false,
      provisional: false,
      evidence:
        last === null
          ? NO_EVIDENCE
          : [{ kind: 'revision', id: last.id, date: last.dealtOn, title: plan.title }],
      change: null,
    });
  }
}

/** The triggers of a plan that the rule looks at on `asOf`. */
export function triggersAsked(compiled: CompiledRule, plan: DutyPlan, asOf: CivilDate): DutyTrigger[] {
  const { effectiveTo } = compiled.rule;
  return plan.triggers.filter(
    ({ raisedOn }) =>
      raisedOn <= asOf && raisedOn >= compiled.since && (effectiveTo === null || raisedOn <= effectiveTo),
  );
}

/** Whether a trigger was decided against or settled by `asOf`. */
export function isDealtWith({ dealtOn }: DutyTrigger, asOf: CivilDate): boolean {
  return dealtOn !== null && dealtOn <= asOf;
}

/** The trigger dealt with last; of one day the smallest id. */
function lastDealt(triggers: readonly DutyTrigger[]): DutyTrigger | null {
  let last: DutyTrigger | null = null;
  for (const trigger of triggers) {
    if (trigger.dealtOn === null) continue;
    const later = last?.dealtOn ? laterOf(last.dealtOn, trigger.dealtOn) !== last.dealtOn : true;
    if (later || (last !== null && trigger.dealtOn === last.dealtOn && trigger.id < last.id)) last = trigger;
  }
  return last;
}
