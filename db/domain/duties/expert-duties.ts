import { addDays } from '../dates/civil-date';
import type { CompiledRule } from './compiled-rule';
import { type DutyRun, emit, NO_EVIDENCE, ownsDay, sooner } from './run';

/**
 * R-EXPERT-TERM: before an expert's term ends, somebody decides whether the person is appointed anew. Asked from the day on
 * which the term is soon over: a pool of thousands would otherwise keep thousands of open duties. A new term, or the end
 * of the appointment, answers it.
 */
export function expertDuties(compiled: CompiledRule, run: DutyRun): void {
  if (!ownsDay(compiled, run.asOf)) return;
  const days = compiled.rule.dueSoon?.value ?? run.settings.dueSoonDays;
  for (const { id, termTo } of run.subject.experts) {
    const soonOn = addDays(termTo, -days);
    if (run.asOf < soonOn) {
      run.silentChange = sooner(run.silentChange, soonOn);
      continue;
    }
    const state = run.asOf > termTo ? 'overdue' : 'due-soon';
    emit(compiled, run, {
      period: '',
      refId: id,
      due: termTo,
      state,
      metOn: null,
      late: false,
      provisional: false,
      evidence: NO_EVIDENCE,
      change: state === 'due-soon' ? addDays(termTo, 1) : null,
    });
  }
}
