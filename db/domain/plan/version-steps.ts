import type { VersionDates } from './version-dates';
import type { PlanVersionStep } from './version-state';

/** What a person says with a step. */
export interface StepFacts {
  /** The day the step counts for, YYYY-MM-DD. */
  readonly onDate: string;
  /** `start-review`: 评审 or 论证; null keeps what is noted, else 评审. */
  readonly reviewWay: 'review' | 'verification' | null;
  /** `pass-review`: whether the experts asked for changes. */
  readonly afterChanges: boolean;
}

/**
 * The dates of a version after a step that the table has granted. Going back to the draft takes the review away: the next
 * review is a new one (GB/T 29639-2020 4.8.3); the log keeps the failed one.
 */
export function datesAfterStep<T extends VersionDates>(
  dates: T,
  step: PlanVersionStep,
  { onDate, reviewWay, afterChanges }: StepFacts,
): T {
  switch (step) {
    case 'start-review':
      return {
        ...dates,
        reviewWay: reviewWay ?? (dates.reviewWay === 'verification' ? 'verification' : 'review'),
      };
    case 'pass-review':
      return { ...dates, reviewDate: onDate, reviewResult: afterChanges ? 'passed-after-changes' : 'passed' };
    case 'fail-review':
      return { ...dates, reviewDate: onDate, reviewResult: 'failed' };
    case 'redraft':
      return { ...dates, reviewDate: null, reviewResult: null };
    case 'sign':
      return { ...dates, signedOn: onDate };
    case 'publish':
      return { ...dates, publishedOn: onDate };
    case 'withdraw':
      return dates;
  }
}
