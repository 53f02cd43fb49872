import type { CivilDate } from '../dates/civil-date';
import { addDays, daysBetween } from '../dates/civil-date';
import {
  addWorkingDays,
  countWorkingDays,
  type WorkingCalendar,
  type WorkingDeadline,
} from '../dates/working-calendar';
import { type DutyEvidenceKind, type DutyRule, isInForce, type RuleBook } from '../duties/rule-book';
import type { RuleSetId } from '../enterprise/rule-set-ids';
import { PlanDeskError } from '../errors';
import type { FilingState } from './filing-state';

/** running: time is left · last-days: due soon by the rule's own warning · expired · stopped: decided in time or late. */
export const CLOCK_STATES = ['running', 'last-days', 'expired', 'stopped'] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

/** A legal clock in working days with its arithmetic. */
export interface LegalClock extends WorkingDeadline {
  readonly rule: DutyRule;
  /** Day 0. */
  readonly startOn: CivilDate;
  readonly workingDays: number;
  /** Working days from the as-of day to the due day; 0 on the due day, negative after it. */
  readonly daysLeft: number;
  readonly state: ClockState;
  /** The day that stopped the clock, and whether it was too late. */
  readonly stoppedOn: CivilDate | null;
  readonly late: boolean;
  /** First day after the due day. */
  readonly expiresOn: CivilDate;
}

/**
 * A clock of so many working days as `rule` says, from `startOn` (day 0), seen on `asOf`; `stoppedOn` when what had to
 * be done was done. Throws `RULE_UNKNOWN` when the rule counts no working days.
 */
export function workingDayClock(
  rule: DutyRule,
  calendar: WorkingCalendar,
  startOn: CivilDate,
  asOf: CivilDate,
  stoppedOn: CivilDate | null,
): LegalClock {
  if (rule.unit !== 'working-day' || rule.value === null) throw unknownRule(rule.id);
  const deadline = addWorkingDays(calendar, startOn, rule.value);
  const stopped = stoppedOn !== null && stoppedOn <= asOf ? stoppedOn : null;
  const daysLeft =
    asOf > deadline.due
      ? -countWorkingDays(calendar, deadline.due, asOf)
      : countWorkingDays(calendar, asOf, deadline.due);
  const expired = asOf > deadline.due;
  const soon = isDueSoon(rule, asOf, deadline.due, daysLeft);
  const running: ClockState = expired ? 'expired' : soon ? 'last-days' : 'running';
  return {
    ...deadline,
    rule,
    startOn,
    workingDays: rule.value,
    daysLeft,
    state: stopped === null ? running : 'stopped',
    stoppedOn: stopped,
    late: stopped !== null && stopped > deadline.due,
    expiresOn: addDays(deadline.due, 1),
  };
}

/** Whether the rule's warning has begun; a rule without one warns on the due day alone. */
function isDueSoon(rule: DutyRule, asOf: CivilDate, due: CivilDate, workingDaysLeft: number): boolean {
  const { value, unit } = rule.dueSoon ?? { value: 0, unit: 'day' };
  return (unit === 'working-day' ? workingDaysLeft : daysBetween(asOf, due)) <= value;
}

/** The dates of a case that its clock runs on. */
export interface ClockedCase {
  readonly state: FilingState;
  readonly receivedOn: CivilDate | null;
  readonly returnedOn: CivilDate | null;
  readonly decidedOn: CivilDate | null;
}

/**
 * The receiving office's clock of a case (办法 art. 28): so many working days from the receipt of the materials, anew
 * after each resubmission, by the version of the rule that was in force on that day. Null while nothing was received, and
 * for receipts of before the rule. When it expires undecided the case is deemed filed.
 */
export function filingClock(
  filing: ClockedCase,
  calendar: WorkingCalendar,
  rules: RuleBook,
  asOf: CivilDate,
): LegalClock | null {
  if (filing.receivedOn === null) return null;
  const rule = deadlineOn(rules, 'decision', filing.receivedOn);
  return rule && workingDayClock(rule, calendar, filing.receivedOn, asOf, decisionDay(filing));
}

/**
 * The enterprise's clock for one plan (办法 art. 26): from publication to the hand-in, by the version of the rule that was
 * in force on that day. Null while not published, for plans of before the rule, and for units that need not file.
 */
export function enterpriseClock(
  sets: readonly RuleSetId[],
  publishedOn: CivilDate | null,
  submittedOn: CivilDate | null,
  calendar: WorkingCalendar,
  rules: RuleBook,
  asOf: CivilDate,
): LegalClock | null {
  if (publishedOn === null) return null;
  const rule = deadlineOn(rules, 'filing', publishedOn);
  if (rule === null || (rule.appliesTo !== 'every' && !sets.includes(rule.appliesTo))) return null;
  return workingDayClock(rule, calendar, publishedOn, asOf, submittedOn);
}

/** The day on which the office answered the present submission: filed, or told what is missing. */
export function decisionDay(filing: ClockedCase): CivilDate | null {
  if (filing.state === 'filed') return filing.decidedOn;
  if (filing.state !== 'returned' && filing.state !== 'resubmitted') return null;
  const { receivedOn, returnedOn } = filing;
  return receivedOn !== null && returnedOn !== null && returnedOn >= receivedOn ? returnedOn : null;
}

/** The rule that sets a deadline for this evidence on a day; null before there was one. */
function deadlineOn(rules: RuleBook, evidence: DutyEvidenceKind, onDate: CivilDate): DutyRule | null {
  const versions = rules.rules.filter((rule) => rule.schedule === 'deadline' && rule.evidence === evidence);
  if (versions.length === 0) throw unknownRule(evidence);
  return versions.find((rule) => isInForce(rule, onDate)) ?? null;
}

function unknownRule(id: string): PlanDeskError {
  return new PlanDeskError('RULE_UNKNOWN', `规则库中没有可用的规则“${id}”，请更新规则包。`, { rule: id });
}
