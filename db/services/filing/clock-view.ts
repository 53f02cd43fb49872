import { CLOCK_STATES, type ClockState, type LegalClock } from '../../domain/filing/clock';

/** A legal clock with its arithmetic, as screens show it and decided cases keep it. */
export interface ClockView {
  rule: string;
  ruleTitle: string;
  article: string;
  mark: string;
  startOn: string;
  due: string;
  workingDays: number;
  /** Working days to the due day; 0 on it, negative after it. */
  daysLeft: number;
  skipped: { date: string; why: string }[];
  provisional: boolean;
  calendarVersion: string;
  state: ClockState;
}

/** The clock in plain data. */
export function clockView(clock: LegalClock): ClockView {
  return {
    rule: clock.rule.id,
    ruleTitle: clock.rule.title,
    article: `${clock.rule.source.title}${clock.rule.source.article}`,
    mark: clock.rule.mark,
    startOn: clock.startOn,
    due: clock.due,
    workingDays: clock.workingDays,
    daysLeft: clock.daysLeft,
    skipped: [...clock.skipped],
    provisional: clock.provisional,
    calendarVersion: clock.calendarVersion,
    state: clock.state,
  };
}

/** Whether a clock that a step kept has still all its parts. */
export function isClockView(value: unknown): value is ClockView {
  if (typeof value !== 'object' || value === null) return false;
  const clock = value as Record<keyof ClockView, unknown>;
  const texts = [clock.rule, clock.ruleTitle, clock.article, clock.mark, clock.calendarVersion];
  return (
    [...texts, clock.startOn, clock.due].every((part) => typeof part === 'string') &&
    typeof clock.workingDays === 'number' &&
    typeof clock.daysLeft === 'number' &&
    typeof clock.provisional === 'boolean' &&
    Array.isArray(clock.skipped) &&
    CLOCK_STATES.some((state) => state === clock.state)
  );
}
