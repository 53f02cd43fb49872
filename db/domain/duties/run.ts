import type { CivilDate } from '../dates/civil-date';
import type { WorkingCalendar } from '../dates/working-calendar';
import { isCompletedDrill } from '../drill/drill-state';
import { type CompiledRule, type DueDay, PLAN_KIND_BITS } from './compiled-rule';
import type { Duty, DutyDrill, DutyEvidence, DutyPlan, DutyState, DutySubject } from './duty';
import { meansDays, NO_MEANS } from './means';
import { type DutyRule, type DutySettings, isInForce } from './rule-book';

/** Shared state of one evaluation: the subject at hand, what was gathered from it, where the answers go. */
export interface DutyRun {
  readonly asOf: CivilDate;
  readonly calendar: WorkingCalendar;
  readonly settings: DutySettings;
  /** First day from which any rule can look at a drill; earlier drills are not gathered. */
  readonly drillsFrom: string;
  subject: DutySubject;
  /** Completed drills of the subject from `drillsFrom` to the as-of day. */
  readonly drills: DutyDrill[];
  /** Earliest date in the subject's records after the as-of day: events that are dated ahead do not count yet. */
  future: CivilDate | null;
  /** A day on which a duty appears that has no answer to carry it yet. */
  silentChange: CivilDate | null;
  out: Duty[];
  /** The version of the rule behind each answer, in the same order. */
  rules: CompiledRule[];
}

export const NO_EVIDENCE: readonly DutyEvidence[] = Object.freeze([]);

/** True when the rule is about this subject: its kind, place and sets. */
export function appliesTo(compiled: CompiledRule, subject: DutySubject): boolean {
  const { rule } = compiled;
  const either = rule.subject === 'organiser' || rule.subject === 'keeper';
  if (!either && isOwedByOffice(rule) !== (subject.kind === 'office')) return false;
  if (
    rule.region !== null &&
    subject.facts.regionCode !== null &&
    !subject.facts.regionCode.startsWith(rule.region)
  ) {
    return false;
  }
  return rule.appliesTo === 'every' || subject.sets.includes(rule.appliesTo);
}

/** True when the office itself owes what the rule asks. */
export function isOwedByOffice({ subject }: Pick<DutyRule, 'subject'>): boolean {
  return subject === 'office' || subject === 'office-plan' || subject === 'office-expert';
}

/** True when no stricter rule of the same group applies to the subject. */
export function leads(compiled: CompiledRule, subject: DutySubject): boolean {
  for (const rival of compiled.rivals) if (appliesTo(rival, subject)) return false;
  return true;
}

/** Gathers what several rules need from a subject: its countable drills and its earliest record dated ahead. */
export function gather(run: DutyRun, subject: DutySubject): void {
  const { asOf } = run;
  let future: CivilDate | null = null;
  const look = (date: CivilDate | null) => {
    if (date !== null && date > asOf && (future === null || date < future)) future = date;
  };
  run.subject = subject;
  run.silentChange = null;
  run.drills.length = 0;
  for (const drill of subject.drills) {
    const { endOn } = drill;
    if (endOn === null || endOn < run.drillsFrom || !isCompletedDrill(drill.state)) continue;
    if (endOn > asOf) look(endOn);
    else run.drills.push(drill);
    look(drill.reportedOn);
  }
  for (const plan of subject.plans) {
    look(plan.publishedOn);
    look(plan.signedOn);
    look(plan.reviewDate);
    look(plan.refilingKeptOn);
    for (const assessment of plan.assessments) look(assessment.date);
    for (const trigger of plan.triggers) {
      look(trigger.raisedOn);
      look(trigger.dealtOn);
    }
    for (const record of plan.governmentRecords) look(record.date);
    for (const filing of plan.filings) {
      look(filing.submittedOn);
      look(filing.receivedOn);
      look(filing.returnedOn);
      look(filing.decidedOn);
    }
  }
  for (const analysis of subject.riskMonths) look(analysis.doneOn);
  for (const plan of subject.yearPlans) look(plan.on);
  for (const check of subject.spotChecks) look(check.on);
  if (subject.means !== NO_MEANS) for (const day of meansDays(subject.means)) look(day);
  look(subject.facts.establishedOn);
  run.future = future;
}

/** True for a plan in force (or on its way) of a kind that the rule is about. */
export function coversPlan({ rule }: CompiledRule, plan: DutyPlan): boolean {
  if (plan.versionState === 'superseded' || plan.versionState === 'withdrawn') return false;
  if (!(rule.planKinds?.includes(plan.kind) ?? true)) return false;
  if (plan.governmentKind === null) return rule.knownKindsOnly !== true;
  return rule.governmentKinds?.includes(plan.governmentKind) ?? true;
}

/** True when the rule was in force on the day that starts a clock. */
export function inForceOn({ rule }: CompiledRule, day: CivilDate): boolean {
  return isInForce(rule, day);
}

/** True when this version of the rule, and no other, answers for what began on the day. */
export function ownsDay({ rule, since, successorFrom }: CompiledRule, day: CivilDate): boolean {
  const begun = rule.effectiveFrom === since || day >= rule.effectiveFrom;
  return begun && (successorFrom === null || day < successorFrom);
}

/** True when a gathered drill counts for the rule. */
export function drillCounts(compiled: CompiledRule, drill: DutyDrill, asOf: CivilDate): boolean {
  if (compiled.requireEvaluation && !drill.evaluated) return false;
  if (compiled.requireReport && !(drill.reported && (drill.reportedOn === null || drill.reportedOn <= asOf)))
    return false;
  return isOfKind(compiled, drill);
}

/** True for a drill of the plans and at the levels that the rule is about. */
export function isOfKind({ kindMask, levels }: CompiledRule, drill: DutyDrill): boolean {
  if (levels !== null && !levels.has(drill.level)) return false;
  if (kindMask === null) return true;
  return drill.planKind !== null && (PLAN_KIND_BITS[drill.planKind] & kindMask) !== 0;
}

/** Evidence of one drill. */
export function drillEvidence(drill: DutyDrill): readonly DutyEvidence[] {
  return [{ kind: 'drill', id: drill.id, date: drill.endOn, title: drill.title }];
}

/** State of something that is not done, by the subject's status and the due day. */
export function unmetState(compiled: CompiledRule, run: DutyRun, day: DueDay): DutyState {
  const { status } = run.subject.facts;
  if (status === 'closed') return 'not-applicable';
  if (status === 'suspended' && compiled.waiveSuspended) return 'waived';
  if (day.provisional) return 'provisional';
  if (run.asOf > day.due) return 'overdue';
  return run.asOf >= day.dueSoonOn ? 'due-soon' : 'open';
}

/** The day on which `unmetState` would answer differently by itself. */
export function unmetChange(state: DutyState, day: DueDay): CivilDate | null {
  if (state === 'open') return day.dueSoonOn;
  return state === 'due-soon' ? day.afterDue : null;
}

/** The earlier of two days, either of which may be missing. */
export function sooner(a: CivilDate | null, b: CivilDate | null): CivilDate | null {
  if (a === null) return b;
  return b === null || a < b ? a : b;
}

/** What a duty is, apart from rule, rank and the subject's dated-ahead records. */
export interface DutyAnswer {
  readonly period: string;
  readonly refId: string;
  readonly due: CivilDate | null;
  readonly state: DutyState;
  readonly metOn: CivilDate | null;
  readonly late: boolean;
  readonly provisional: boolean;
  readonly evidence: readonly DutyEvidence[];
  readonly change: CivilDate | null;
}

/** Adds one duty to the answers. */
export function emit(compiled: CompiledRule, run: DutyRun, answer: DutyAnswer): void {
  run.rules.push(compiled);
  run.out.push({
    rule: compiled.id,
    period: answer.period,
    refId: answer.refId,
    due: answer.due,
    state: answer.state,
    metOn: answer.metOn,
    late: answer.late,
    leads: compiled.rivals.length === 0 || leads(compiled, run.subject),
    provisional: answer.provisional,
    evidence: answer.evidence,
    nextChangeOn: sooner(answer.change, run.future),
  });
}
