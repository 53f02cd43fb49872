import { type CompiledRule, workingDueDay } from './compiled-rule';
import type { DutyGovernmentRecord, DutyPlan } from './duty';
import { coversPlan, type DutyRun, emit, inForceOn, NO_EVIDENCE, unmetChange, unmetState } from './run';

/** The records of a plan that speak to the rule: that it was filed, or that it was made public. */
export function recordsFor({ rule }: CompiledRule, plan: DutyPlan): DutyGovernmentRecord[] {
  const kind = rule.evidence === 'publication' ? 'publication' : 'filing';
  return plan.governmentRecords.filter((record) => record.kind === kind);
}

/**
 * R-GOV-FILE-20WD and R-GOV-PUB-20WD: within so many working days of its printing (印发) a government's plan is filed, and
 * made public. A revised version is printed anew and owes both again.
 */
export function governmentDuties(compiled: CompiledRule, run: DutyRun): void {
  for (const plan of run.subject.plans) {
    const { publishedOn } = plan;
    if (publishedOn === null || publishedOn > run.asOf || !coversPlan(compiled, plan)) continue;
    if (!inForceOn(compiled, publishedOn)) continue;
    const day = workingDueDay(compiled, publishedOn, run.calendar, run.settings);
    const first = firstUpTo(recordsFor(compiled, plan), run.asOf);
    const state = first === null ? unmetState(compiled, run, day) : 'met';
    emit(compiled, run, {
      period: '',
      refId: plan.versionId,
      due: day.due,
      state,
      metOn: first?.date ?? null,
      late: first !== null && first.date > day.due,
      provisional: day.provisional,
      evidence:
        first === null
          ? NO_EVIDENCE
          : [{ kind: compiled.rule.evidence, id: first.id, date: first.date, title: plan.title }],
      change: first === null ? unmetChange(state, day) : null,
    });
  }
}

/** The earliest record, of one day the smallest id. */
function firstUpTo(records: readonly DutyGovernmentRecord[], asOf: string): DutyGovernmentRecord | null {
  let first: DutyGovernmentRecord | null = null;
  for (const record of records) {
    if (record.date > asOf) continue;
    if (first === null || record.date < first.date || (record.date === first.date && record.id < first.id))
      first = record;
  }
  return first;
}
