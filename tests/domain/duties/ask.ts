import type { Duty, DutySubject } from '../../../db/domain/duties/duty';
import { evaluateDuties } from '../../../db/domain/duties/evaluate';
import type { DutySettings } from '../../../db/domain/duties/rule-book';
import { d, shippedCalendar, shippedRules } from '../../builders/duty-subjects';

/** Duties of one rule, with the shipped rules and calendar. */
export function duties(
  subject: DutySubject,
  asOf: string,
  rule: string,
  switches: DutySettings['switches'] = {},
): Duty[] {
  const settings = { dueSoonDays: 30, switches };
  return evaluateDuties(subject, shippedRules, shippedCalendar, d(asOf), settings).filter(
    (duty) => duty.rule === rule,
  );
}

/** The same as `period state`, or the state alone. */
export function states(
  subject: DutySubject,
  asOf: string,
  rule: string,
  switches: DutySettings['switches'] = {},
): string[] {
  return duties(subject, asOf, rule, switches).map((duty) => `${duty.period} ${duty.state}`.trim());
}
