import type { DutyState } from '../duties/duty';

/**
 * How a running term stands, in the order in which one outweighs the next: done · provisional (the years are not covered by
 * a holiday notice, so nobody is late yet) · overdue · today (the last day) · soon (the rule's own warning) · open.
 */
export const CLOCK_STANDINGS = ['done', 'provisional', 'overdue', 'today', 'soon', 'open'] as const;
export type ClockStanding = (typeof CLOCK_STANDINGS)[number];

/** What the standing of a legal clock is told by; `state` as in `ClockState`. */
export interface StandingClock {
  readonly state: string;
  /** Working days to the due day; 0 on it, and also on days off right behind it. */
  readonly daysLeft: number;
  readonly provisional: boolean;
}

/** The one answer to "how does this clock stand", for every place that shows one. */
export function clockStanding({ state, daysLeft, provisional }: StandingClock): ClockStanding {
  if (state === 'stopped') return 'done';
  if (provisional) return 'provisional';
  // On a Saturday behind a Friday no working day has passed, and yet the term is over.
  if (state === 'expired') return 'overdue';
  if (daysLeft === 0) return 'today';
  return state === 'last-days' ? 'soon' : 'open';
}

/** The same for a stored duty; null where there is nothing to count: waived, not applicable, without a due day. */
export function dutyStanding(duty: {
  readonly state: DutyState;
  /** Civil days to the due day. */
  readonly daysLeft: number | null;
}): ClockStanding | null {
  switch (duty.state) {
    case 'met':
      return 'done';
    case 'provisional':
    case 'overdue':
      return duty.state;
    case 'open':
    case 'due-soon':
      if (duty.daysLeft === null) return null;
      if (duty.daysLeft === 0) return 'today';
      return duty.state === 'due-soon' ? 'soon' : 'open';
    default:
      return null;
  }
}
