import type { Deps } from '../../core';
import { planVersionTable } from '../../repositories/plan-version';
import { reviewAssignmentTable } from '../../repositories/review';
import { assignmentsOf } from '../../repositories/review-views';
import { nextBookkeeping } from '../own-row';
import { takeVersionStep } from '../plans/version-steps';
import { editableReview } from './open-review';
import { takeReviewStep } from './take-review-step';

/**
 * Ends collecting and opens what the reviewers wrote. Before all results are in that takes a reason, which stays in the
 * review.
 * @throws PlanDeskError REVIEW_BLOCKED, NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION
 */
export function openResults(
  deps: Deps,
  input: { id: string; expectedVersion: number; reason: string | null },
): { id: string; version: number } {
  const record = editableReview(deps, input.id, input.expectedVersion);
  const reason = input.reason?.trim() || null;
  const complete = assignmentsOf(deps.db, record.id).every(
    ({ state }) => state === 'returned' || state === 'withdrawn',
  );
  const { id, version } = takeReviewStep(deps, record, 'collect', {
    reason,
    change: { closedReason: complete ? null : reason },
  });
  return { id, version };
}

/**
 * Notes that an expert's pack was written: the first one sends the review, the last one begins the marking. The version
 * goes into review with the first pack.
 * @param sentAt moment at which the pack was made
 */
export function noteSent(deps: Deps, assignmentId: string, sentAt: string): void {
  const { db } = deps;
  const assignment = reviewAssignmentTable.find(db, assignmentId);
  if (!assignment) return;
  if (assignment.state === 'named' || assignment.state === 'sent')
    reviewAssignmentTable.update(db, nextBookkeeping(deps, { ...assignment, state: 'sent', sentAt }));
  let review = editableReview(deps, assignment.reviewId);
  if (review.state === 'drawn') {
    review = takeReviewStep(deps, review, 'send');
    const version = planVersionTable.find(db, review.planVersionId);
    if (version?.state === 'draft')
      takeVersionStep(deps, {
        versionId: version.id,
        expectedVersion: version.version,
        step: 'start-review',
        onDate: deps.clock.today(),
        reason: null,
        reviewWay: review.kind,
        afterChanges: false,
      });
  }
  const everybody = assignmentsOf(db, review.id).every(({ state }) => state !== 'named');
  if (review.state === 'sent' && everybody) takeReviewStep(deps, review, 'start-marking');
  deps.changed('reviews', [review.id]);
}
