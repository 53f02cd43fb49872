import type { CivilDate } from '../dates/civil-date';
import { isFiled } from '../filing/filing-state';
import { type CompiledRule, workingDueDay } from './compiled-rule';
import type { DutyFiling, DutyPlan } from './duty';
import {
  coversPlan,
  type DutyRun,
  emit,
  inForceOn,
  NO_EVIDENCE,
  ownsDay,
  unmetChange,
  unmetState,
} from './run';

/**
 * R-FILE-20WD: each published plan is handed in within so many working days. A unit without any published plan gets one
 * open duty without a due day, so that it is not overlooked.
 */
export function filingDuties(compiled: CompiledRule, run: DutyRun): void {
  const { subject, asOf } = run;
  let published = 0;
  for (const plan of subject.plans) {
    if (!coversPlan(compiled, plan) || plan.publishedOn === null || plan.publishedOn > asOf) continue;
    published += 1;
    if (inForceOn(compiled, plan.publishedOn)) planFiling(compiled, run, plan, plan.publishedOn);
  }
  if (published > 0 || !ownsDay(compiled, asOf)) return;
  emit(compiled, run, {
    period: '',
    refId: '',
    due: null,
    state: subject.facts.status === 'closed' ? 'not-applicable' : 'open',
    metOn: null,
    late: false,
    provisional: false,
    evidence: NO_EVIDENCE,
    change: null,
  });
}

function planFiling(compiled: CompiledRule, run: DutyRun, plan: DutyPlan, publishedOn: CivilDate): void {
  const day = workingDueDay(compiled, publishedOn, run.calendar, run.settings);
  const filing = firstHandIn(compiled, plan, run.asOf);
  const closed = run.subject.facts.status === 'closed';
  if (filing !== null && !closed) {
    const metOn = handedInOn(filing);
    emit(compiled, run, {
      period: '',
      refId: plan.versionId,
      due: day.due,
      state: 'met',
      metOn,
      late: metOn !== null && metOn > day.due,
      provisional: day.provisional,
      evidence: [{ kind: 'filing', id: filing.id, date: metOn, title: plan.title }],
      change: null,
    });
    return;
  }
  const state = isSpared(run, plan) ? 'not-applicable' : unmetState(compiled, run, day);
  emit(compiled, run, {
    period: '',
    refId: plan.versionId,
    due: day.due,
    state,
    metOn: null,
    late: false,
    provisional: day.provisional,
    evidence: NO_EVIDENCE,
    change: unmetChange(state, day),
  });
}

/**
 * R-FILE-RE: a version need not be handed in when somebody decided that it changes nothing that calls for it, and an earlier
 * version is on file.
 */
function isSpared({ subject, asOf }: DutyRun, plan: DutyPlan): boolean {
  return (
    plan.refilingKeptOn !== null &&
    plan.refilingKeptOn <= asOf &&
    subject.plans.some(
      (other) =>
        other.id === plan.id &&
        other.versionId !== plan.versionId &&
        other.filings.some((filing) => isFiled(filing.state)),
    )
  );
}

/** The earliest hand-in that counts: not void, not a draft, and not sitting with the unit after a supplement notice. */
function firstHandIn(compiled: CompiledRule, plan: DutyPlan, asOf: CivilDate): DutyFiling | null {
  let first: DutyFiling | null = null;
  for (const filing of plan.filings) {
    if (!handInCounts(compiled, filing, asOf)) continue;
    if (first === null || isEarlier(filing, first)) first = filing;
  }
  return first;
}

/** Whether a case counts as handed in on `asOf`. */
export function handInCounts(compiled: CompiledRule, filing: DutyFiling, asOf: CivilDate): boolean {
  if (filing.state === 'draft' || filing.state === 'void') return false;
  const on = handedInOn(filing);
  if (on === null) return isFiled(filing.state);
  if (on > asOf) return false;
  const returned = filing.state === 'returned' && (filing.returnedOn === null || filing.returnedOn <= asOf);
  return !returned || compiled.returnedCounts;
}

/** The day of the hand-in: 申报, else 接收, else 备案. */
export function handedInOn(filing: DutyFiling): CivilDate | null {
  return filing.submittedOn ?? filing.receivedOn ?? filing.decidedOn;
}

function isEarlier(a: DutyFiling, b: DutyFiling): boolean {
  const dateA = handedInOn(a) ?? '9999';
  const dateB = handedInOn(b) ?? '9999';
  return dateA === dateB ? a.id < b.id : dateA < dateB;
}

/**
 * R-REV-MUST: a plan is reviewed before it is signed; where no signature is recorded, before it is published. 论证 does
 * not stand in for the review.
 */
export function reviewDuties(compiled: CompiledRule, run: DutyRun): void {
  const { asOf, subject } = run;
  for (const plan of subject.plans) {
    if (!coversPlan(compiled, plan)) continue;
    const signing = upTo(plan.signedOn, asOf) ?? upTo(plan.publishedOn, asOf);
    if (signing === null ? !ownsDay(compiled, asOf) : !inForceOn(compiled, signing)) continue;
    const reviewed = isReviewed(compiled, plan, asOf) ? plan.reviewDate : null;
    const closed = subject.facts.status === 'closed';
    emit(compiled, run, {
      period: '',
      refId: plan.versionId,
      due: signing,
      state: closed ? 'not-applicable' : reviewed !== null ? 'met' : signing !== null ? 'overdue' : 'open',
      metOn: closed ? null : reviewed,
      late: !closed && reviewed !== null && signing !== null && reviewed > signing,
      provisional: false,
      evidence:
        closed || reviewed === null
          ? NO_EVIDENCE
          : [{ kind: 'review', id: plan.versionId, date: reviewed, title: plan.title }],
      change: null,
    });
  }
}

/** Whether the plan's review counts on `asOf`. */
export function isReviewed(compiled: CompiledRule, plan: DutyPlan, asOf: CivilDate): boolean {
  if (plan.reviewDate === null || plan.reviewDate > asOf) return false;
  if (plan.reviewWay === 'verification' || plan.reviewWay === 'none') return false;
  if (plan.reviewResult === null) return compiled.unknownResultCounts;
  return plan.reviewResult !== 'failed';
}

function upTo(date: CivilDate | null, asOf: CivilDate): CivilDate | null {
  return date !== null && date <= asOf ? date : null;
}
