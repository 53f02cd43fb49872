import { walkTable } from '../state-machine';
import { PLAN_VERSION_MACHINE, type PlanVersionAction, type PlanVersionState } from './version-state';

/** The dates of a version as a register holds them; the states of `PLAN_VERSION_MACHINE` follow from them. */
export interface VersionDates {
  readonly reviewWay: 'review' | 'verification' | 'none' | null;
  readonly reviewDate: string | null;
  readonly reviewResult: 'passed' | 'passed-after-changes' | 'failed' | null;
  readonly signedOn: string | null;
  readonly publishedOn: string | null;
}

/** A date that contradicts another one, beside the field where it shows. */
export interface VersionDateProblem {
  readonly field: keyof VersionDates;
  readonly code: string;
  readonly message: string;
}

/**
 * The steps of `PLAN_VERSION_MACHINE` that the dates of a version tell of. An office registers what units have done, often
 * without every step: a published plan was signed even when nobody noted the day, and one that was signed after a failed
 * review was mended in between.
 */
export function stepsFromDates(dates: VersionDates, told: ToldBesides = {}): PlanVersionAction[] {
  const published = dates.publishedOn !== null || told.onFile === true;
  const signed = published || dates.signedOn !== null;
  const steps: PlanVersionAction[] = [];
  if (dates.reviewDate !== null || dates.reviewResult === 'failed' || told.inReview === true)
    steps.push('start-review');
  if (dates.reviewResult === 'failed') steps.push('fail-review');
  if (signed && dates.reviewResult === 'failed') steps.push('redraft');
  if (signed) steps.push('sign');
  if (published) steps.push('publish');
  return steps;
}

/** What is known of a version besides its dates. */
export interface ToldBesides {
  /** It was handed to the reviewers; the day of the review is not known yet. */
  readonly inReview?: boolean;
  /** An office has it on file; ledgers of filings often leave the day of publication out. */
  readonly onFile?: boolean;
}

/** Where a version stands by its dates: the end of the walk they tell of. */
export function stateFromDates(dates: VersionDates, told: ToldBesides = {}): PlanVersionState {
  return walkTable(PLAN_VERSION_MACHINE, stepsFromDates(dates, told));
}

/** Contradictions between the dates of one version: the order is review, signature, publication (办法 21, 24). */
export function versionDateProblems(dates: VersionDates): VersionDateProblem[] {
  const { reviewWay, reviewDate, reviewResult, signedOn, publishedOn } = dates;
  const problems: VersionDateProblem[] = [];
  const add = (field: keyof VersionDates, code: string, message: string) =>
    problems.push({ field, code, message });
  if (reviewWay === 'none' && reviewDate !== null)
    add('reviewWay', 'REVIEW_CONTRADICTS', '选了“未评审”，却填写了评审日期，请核对。');
  if (reviewResult !== null && reviewDate === null)
    add('reviewDate', 'REVIEW_DATE_MISSING', '填写了评审结论，请补上评审日期。');
  if (reviewResult === 'failed' && (signedOn !== null || publishedOn !== null))
    add('reviewResult', 'REVIEW_FAILED', '评审未通过的版本不能签署公布，请核对评审结论。');
  if (reviewDate !== null && signedOn !== null && signedOn < reviewDate)
    add('signedOn', 'SIGNED_BEFORE_REVIEW', '签署日期早于评审日期，请核对。');
  if (signedOn !== null && publishedOn !== null && publishedOn < signedOn)
    add('publishedOn', 'PUBLISHED_BEFORE_SIGNED', '公布日期早于签署日期，请核对。');
  if (reviewDate !== null && publishedOn !== null && signedOn === null && publishedOn < reviewDate)
    add('publishedOn', 'PUBLISHED_BEFORE_REVIEW', '公布日期早于评审日期，请核对。');
  return problems;
}

/** A version in its chain. */
export interface ChainedVersion {
  readonly state: PlanVersionState;
  readonly dates: VersionDates;
  /** An office has it on file; ledgers of filings often leave the day of publication out. */
  readonly onFile: boolean;
}

/**
 * The states of all versions of a plan, in the order given (rising numbers): each by its own dates, and every published
 * one before the last one that was ever published superseded. Withdrawn versions stay withdrawn and give the earlier ones
 * no new life; only a correction of dates does.
 */
export function chainStates(versions: readonly ChainedVersion[]): PlanVersionState[] {
  const own = versions.map(({ state, dates, onFile }) =>
    stateFromDates(dates, { onFile, inReview: state === 'in-review' }),
  );
  const last = own.lastIndexOf('published');
  return own.map((state, i) => {
    if (versions[i]?.state === 'withdrawn') return 'withdrawn';
    return state === 'published' && i < last ? 'superseded' : state;
  });
}
