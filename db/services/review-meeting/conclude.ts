import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import type { ReviewOutcome } from '../../domain/review/codes';
import { planVersionTable } from '../../repositories/plan-version';
import type { ReviewRecord } from '../../repositories/review';
import { FieldCheck } from '../field-check';
import { takeVersionStep } from '../plans/version-steps';
import { editableReview } from '../reviews/open-review';
import { saveReview, takeReviewStep } from '../reviews/take-review-step';
import { findingsFor } from './view-meeting';

/**
 * Writes down the outcome that people have come to: 通过, 修改后通过, 不通过. It is held against the vote; the program chooses
 * none. A version in review takes it over, so that signing and filing see it (办法 21, 24).
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID, REVIEW_BLOCKED {action, blockers},
 *   VERSION_STEP_BLOCKED
 */
export function concludeReview(
  deps: Deps,
  input: {
    id: string;
    expectedVersion: number;
    outcome: ReviewOutcome;
    onDate: string;
    /** Who says so: the chair, as a rule. */
    by: string;
    note: string | null;
  },
): { id: string; version: number; warnings: string[] } {
  const review = editableReview(deps, input.id, input.expectedVersion);
  const check = new FieldCheck();
  const outcomeOn = check.date('onDate', input.onDate, deps.clock.today());
  if (review.meetingOn !== null && input.onDate < review.meetingOn)
    check.add('onDate', 'DATE_TOO_EARLY', '结论日期早于会议日期，请核对。');
  const outcomeBy = check.required('by', input.by, '请填写由谁宣布结论，一般为专家组组长。');
  const outcomeNote = check.lines(input.note);
  if (input.outcome === 'failed' && outcomeNote === null)
    check.add('note', 'REQUIRED', '未通过的，请写明主要原因。');
  check.throwIfAny();
  const place = { db: deps.db, law: deps.law, self: deps.self, today: deps.clock.today() };
  const findings = findingsFor(place, review, input.outcome);
  const action = input.outcome === 'failed' ? 'fail' : 'pass';
  const blockers = findings.filter(({ level }) => level === 'block');
  if (blockers.length > 0)
    throw new PlanDeskError('REVIEW_BLOCKED', blockers.map(({ message }) => message).join(''), {
      action,
      blockers: blockers.map(({ code, message }) => ({ code, text: message })),
    });
  const change = { outcome: input.outcome, outcomeOn, outcomeBy, outcomeNote };
  // 通过 and 修改后通过 are one state: until the minutes are signed either may be put right.
  const saved =
    review.state === 'passed' && action === 'pass'
      ? saveReview(deps, { ...review, ...change })
      : takeReviewStep(deps, review, action, { change });
  tellVersion(deps, saved, input.outcome, outcomeNote);
  return {
    id: saved.id,
    version: saved.version,
    warnings: findings.filter(({ level }) => level === 'warn').map(({ code }) => code),
  };
}

/** A version that has gone on meanwhile, by hand or by a ledger, keeps what was said there. */
function tellVersion(deps: Deps, review: ReviewRecord, outcome: ReviewOutcome, note: string | null): void {
  const step = (name: 'start-review' | 'pass-review' | 'fail-review') => {
    const version = planVersionTable.find(deps.db, review.planVersionId);
    if (!version || version.origin !== deps.self) return;
    takeVersionStep(deps, {
      versionId: version.id,
      expectedVersion: version.version,
      step: name,
      onDate: review.outcomeOn ?? deps.clock.today(),
      reason: note,
      reviewWay: review.kind,
      afterChanges: outcome === 'passed-after-changes',
    });
  };
  const state = planVersionTable.find(deps.db, review.planVersionId)?.state;
  if (state === 'draft') step('start-review');
  if (state === 'draft' || state === 'in-review') step(outcome === 'failed' ? 'fail-review' : 'pass-review');
}

/**
 * Notes that the chair has signed the minutes; from now on nothing of the review's words changes.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID, REVIEW_BLOCKED
 */
export function signMinutes(
  deps: Deps,
  input: { id: string; expectedVersion: number; signedOn: string },
): { id: string; version: number } {
  const review = editableReview(deps, input.id, input.expectedVersion);
  const check = new FieldCheck();
  const minutesSignedOn = check.date('signedOn', input.signedOn, deps.clock.today());
  if (review.outcomeOn !== null && input.signedOn < review.outcomeOn)
    check.add('signedOn', 'DATE_TOO_EARLY', '签署日期早于结论日期，请核对。');
  if (review.opinion === null) check.add('opinion', 'REQUIRED', '评审意见还是空的，请先写好再签署。');
  check.throwIfAny();
  const { id, version } = takeReviewStep(deps, review, 'sign-minutes', { change: { minutesSignedOn } });
  return { id, version };
}
