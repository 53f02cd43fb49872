import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { opinionOf } from '../../repositories/marking';
import { findOffice } from '../../repositories/office';
import { type ReviewAssignmentRecord, reviewAssignmentTable } from '../../repositories/review';
import { assignmentsOf, packedDocuments } from '../../repositories/review-views';
import { assertReviewersDesk } from '../../services/marking/matter';
import { found } from '../../services/own-row';
import { conflictsOf } from '../../services/reviews/conflicts';
import { editableAssignment, editableReview } from '../../services/reviews/open-review';
import { type PreparedPackage, prepareSelection } from '../desk/outgoing';

/** Under what the log counts the packages of one expert's review, on either desk. */
export const partnerOf = (assignmentId: string): string => `assignment:${assignmentId}`;

export interface PreparedReviewPackage extends PreparedPackage {
  kind: 'review-pack' | 'review-result';
  assignment: ReviewAssignmentRecord;
}

/**
 * Decides everything about one expert's pack that is not its content. It is meant for a person, whose desk is not known
 * yet: the name stands for it.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, REVIEW_NOT_SETTLED, REVIEW_CLOSED, EXPERT_WITHDRAWN, EXPERT_RECUSED,
 *   REVIEW_NOTHING_TO_READ
 */
export function preparePack(deps: Deps, assignmentId: string): PreparedReviewPackage {
  const { db } = deps;
  const assignment = editableAssignment(deps, assignmentId);
  const review = editableReview(deps, assignment.reviewId);
  if (review.state === 'prepared')
    throw new PlanDeskError('REVIEW_NOT_SETTLED', '请先确定专家组，再写评审包。', { id: review.id });
  if (!['drawn', 'sent', 'marking'].includes(review.state))
    throw new PlanDeskError('REVIEW_CLOSED', '这次评审的意见已经开启或已经结束，不能再改动专家和安排。', {
      state: review.state,
    });
  const { name } = assignment;
  if (assignment.state === 'withdrawn')
    throw new PlanDeskError('EXPERT_WITHDRAWN', `“${name}”已退出这次评审，不能再发送评审包。`, { name });
  if (conflictsOf({ ...deps, today: deps.clock.today() }, review).has(assignment.id))
    throw new PlanDeskError(
      'EXPERT_RECUSED',
      `“${name}”与被评审单位存在利害关系，应当回避（办法第二十二条）。`,
      {
        name,
      },
    );
  if (packedDocuments(db, review.planVersionId) === 0)
    throw new PlanDeskError('REVIEW_NOTHING_TO_READ', '这个版本还没有预案文件，请先在预案页上传正文。', {
      planVersionId: review.planVersionId,
    });
  return prepared(deps, assignment, 'review-pack', { id: null, name });
}

/** Experts of a review who are to get a pack: all who take part, or those alone who have none yet. */
export function packsToWrite(deps: Deps, reviewId: string, all: boolean): { id: string; name: string }[] {
  const review = editableReview(deps, reviewId);
  return assignmentsOf(deps.db, review.id)
    .filter(({ state }) => state === 'named' || (all && state === 'sent'))
    .map(({ id, name }) => ({ id, name }));
}

/**
 * Decides everything about an expert's result that is not its content; it goes back to the desk whose pack brought the
 * review.
 * @throws PlanDeskError NOT_FOUND, MARKING_ELSEWHERE, RESULT_NOT_HANDED_IN
 */
export function prepareResult(deps: Deps, assignmentId: string): PreparedReviewPackage {
  const { db } = deps;
  assertReviewersDesk(db);
  const assignment = found(reviewAssignmentTable.find(db, assignmentId), '评审任务', assignmentId);
  if (opinionOf(db, assignmentId)?.state !== 'handed-in')
    throw new PlanDeskError('RESULT_NOT_HANDED_IN', '请先完成评阅并交回，再写结果包。', { id: assignmentId });
  const organiser = found(findOffice(db, assignment.origin), '组织单位', assignment.origin);
  return prepared(deps, assignment, 'review-result', { id: organiser.id, name: organiser.name });
}

function prepared(
  deps: Deps,
  assignment: ReviewAssignmentRecord,
  kind: PreparedReviewPackage['kind'],
  recipient: { id: string | null; name: string },
): PreparedReviewPackage {
  const partner = partnerOf(assignment.id);
  return { ...prepareSelection(deps, { kind, recipient, partner }), kind, assignment };
}
