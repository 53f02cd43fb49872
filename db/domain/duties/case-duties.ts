import type { CivilDate } from '../dates/civil-date';
import { decisionDay } from '../filing/clock';
import { isFiled } from '../filing/filing-state';
import { type CompiledRule, type DueDay, workingDueDay } from './compiled-rule';
import type { DutyFiling, DutySubject } from './duty';
import { isInForce } from './rule-book';
import { type DutyRun, emit, NO_EVIDENCE, ownsDay } from './run';

/** Cases of a subject that somebody has received, each once although several plans share it. */
function receivedCases(subject: DutySubject, asOf: CivilDate): DutyFiling[] {
  const cases: DutyFiling[] = [];
  for (const plan of subject.plans) {
    for (const filing of plan.filings) {
      if (filing.state === 'draft' || filing.state === 'submitted' || filing.state === 'void') continue;
      if (filing.receivedOn === null || filing.receivedOn > asOf) continue;
      if (!cases.some((known) => known.id === filing.id)) cases.push(filing);
    }
  }
  return cases;
}

/** R-FILE-5WD: the office answers each submission within so many working days of its receipt. */
export function decisionDuties(compiled: CompiledRule, run: DutyRun): void {
  for (const filing of receivedCases(run.subject, run.asOf)) {
    const day = dueDayOf(compiled, run, filing);
    if (day === null) continue;
    const answer = answeredOn(filing, run.asOf);
    const state = answer.done ? 'met' : day.provisional ? 'provisional' : officeState(run.asOf, day);
    emit(compiled, run, {
      period: '',
      refId: filing.id,
      due: day.due,
      state,
      metOn: answer.on,
      // A case that was deemed filed is closed by the law, not by an answer in time.
      late: answer.done && (filing.state === 'deemed-filed' || (answer.on !== null && answer.on > day.due)),
      provisional: day.provisional,
      evidence: answer.done ? [{ kind: 'decision', id: filing.id, date: answer.on, title: '' }] : NO_EVIDENCE,
      change: state === 'open' ? day.dueSoonOn : state === 'due-soon' ? day.afterDue : null,
    });
  }
}

/**
 * R-FILE-DEEMED: a case that nobody answered in time is filed by law; the office still owes number and form. Nothing is
 * owed while the time runs.
 */
export function deemedDuties(compiled: CompiledRule, clocks: readonly CompiledRule[], run: DutyRun): void {
  for (const filing of receivedCases(run.subject, run.asOf)) {
    // The case keeps the clock, and the consequence, of the day on which it was received.
    const clock = clocks.find(({ rule }) => filing.receivedOn !== null && isInForce(rule, filing.receivedOn));
    const day = clock === undefined ? null : dueDayOf(clock, run, filing);
    if (day === null || filing.receivedOn === null || !ownsDay(compiled, filing.receivedOn)) continue;
    const recorded = filing.state === 'deemed-filed' && answeredOn(filing, run.asOf).done;
    const expired = !day.provisional && run.asOf > day.due && !answeredOn(filing, run.asOf).done;
    if (!recorded && !expired) continue;
    emit(compiled, run, {
      period: '',
      refId: filing.id,
      due: null,
      state: recorded ? 'met' : 'open',
      metOn: recorded ? filing.decidedOn : null,
      late: false,
      provisional: false,
      evidence: recorded
        ? [{ kind: 'decision', id: filing.id, date: filing.decidedOn, title: '' }]
        : NO_EVIDENCE,
      change: null,
    });
  }
}

function officeState(asOf: CivilDate, day: DueDay): 'open' | 'due-soon' | 'overdue' {
  if (asOf > day.due) return 'overdue';
  return asOf >= day.dueSoonOn ? 'due-soon' : 'open';
}

function dueDayOf(compiled: CompiledRule, run: DutyRun, filing: DutyFiling): DueDay | null {
  const { receivedOn } = filing;
  const { effectiveFrom, effectiveTo } = compiled.rule;
  if (receivedOn === null || receivedOn < effectiveFrom) return null;
  if (effectiveTo !== null && receivedOn > effectiveTo) return null;
  return workingDueDay(compiled, receivedOn, run.calendar, run.settings);
}

/** Whether the office has answered by `asOf`, and when; ledgers may know the answer without its day. */
function answeredOn(filing: DutyFiling, asOf: CivilDate): { done: boolean; on: CivilDate | null } {
  const on = filing.state === 'deemed-filed' ? filing.decidedOn : decisionDay(filing);
  if (on !== null) return on <= asOf ? { done: true, on } : { done: false, on: null };
  return { done: isFiled(filing.state), on: null };
}
