import type { CivilDate } from '../dates/civil-date';
import { addDays } from '../dates/civil-date';
import {
  addWorkingDays,
  countWorkingDays,
  type WorkingCalendar,
  type WorkingDeadline,
} from '../dates/working-calendar';
import { type DutyRule, findRule, type RuleBook } from '../duties/rule-book';
import { PlanDeskError } from '../errors';
import type { FilingState } from './filing-state';

/** running: time is left · last-days: at most one working day · expired · stopped: decided in time or late. */
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
  const running: ClockState = expired ? 'expired' : daysLeft <= 1 ? 'last-days' : 'running';
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

/** The dates of a case that its clock runs on. */
export interface ClockedCase {
  readonly state: FilingState;
  readonly receivedOn: CivilDate | null;
  readonly returnedOn: CivilDate | null;
  readonly decidedOn: CivilDate | null;
}

/**
 * The receiving office's clock of a case (办法 art. 28): so many working days from the receipt of the materials, anew
 * after each resubmission. Null while nothing was received. When it expires undecided the case is deemed filed.
 */
export function filingClock(
  filing: ClockedCase,
  calendar: WorkingCalendar,
  rules: RuleBook,
  asOf: CivilDate,
): LegalClock | null {
  if (filing.receivedOn === null) return null;
  return workingDayClock(ruleOf(rules, 'R-FILE-5WD'), calendar, filing.receivedOn, asOf, decisionDay(filing));
}

/** The enterprise's clock for one plan (办法 art. 26): from publication to the hand-in. Null while not published. */
export function enterpriseClock(
  publishedOn: CivilDate | null,
  submittedOn: CivilDate | null,
  calendar: WorkingCalendar,
  rules: RuleBook,
  asOf: CivilDate,
): LegalClock | null {
  if (publishedOn === null) return null;
  return workingDayClock(ruleOf(rules, 'R-FILE-20WD'), calendar, publishedOn, asOf, submittedOn);
}

/** The day on which the office answered the present submission: filed, or told what is missing. */
export function decisionDay(filing: ClockedCase): CivilDate | null {
  if (filing.state === 'filed') return filing.decidedOn;
  if (filing.state !== 'returned' && filing.state !== 'resubmitted') return null;
  const { receivedOn, returnedOn } = filing;
  return receivedOn !== null && returnedOn !== null && returnedOn >= receivedOn ? returnedOn : null;
}

function ruleOf(rules: RuleBook, id: string): DutyRule {
  const rule = findRule(rules, id);
  if (rule === null) throw unknownRule(id);
  return rule;
}

function unknownRule(id: string): PlanDeskError {
  return new PlanDeskError('RULE_UNKNOWN', `规则库中没有可用的规则“${id}”，请更新规则包。`, { rule: id });
}
