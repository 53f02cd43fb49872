import type { ReadDb } from '../../connection';
import { PlanDeskError } from '../../domain/errors';
import { type ChecklistSet, checklistSet } from '../../domain/review/checklist';
import type { ExpertSheet, GivenMark } from '../../domain/review/matrix';
import type { Law } from '../../law';
import type { ReviewAssignmentRecord, ReviewRecord } from '../../repositories/review';
import { answersOfReview, markFactsOfReview, marksOfReview } from '../../repositories/review-results';
import { assignmentsOf } from '../../repositories/review-views';
import { openedReview } from '../reviews/open-review';

/** A review that was opened, with all that its experts handed in. */
export interface ReviewResults {
  review: ReviewRecord;
  set: ChecklistSet;
  /** Experts who take part, the chair first. */
  experts: ReviewAssignmentRecord[];
  sheets: ExpertSheet[];
}

/** Marks as they are counted: without their places. */
export function countedMarks(db: ReadDb, id: string): (GivenMark & { assignmentId: string })[] {
  return markFactsOfReview(db, id).map((mark) => ({ ...mark, quote: '', sectionPath: [], page: null }));
}

/**
 * @param marks which of the experts' marks; all of them unless told
 * @throws PlanDeskError NOT_FOUND, REVIEW_NOT_OPENED, REVIEW_SET_UNKNOWN
 */
export function readResults(
  db: ReadDb,
  law: Law,
  id: string,
  marksOf: (db: ReadDb, id: string) => (GivenMark & { assignmentId: string })[] = marksOfReview,
): ReviewResults {
  const review = openedReview(db, id);
  const experts = assignmentsOf(db, id).filter(({ state }) => state !== 'withdrawn');
  const [answers, marks] = [byExpert(answersOfReview(db, id)), byExpert(marksOf(db, id))];
  return {
    review,
    set: setOf(law, review),
    experts,
    sheets: experts.map(({ id: assignmentId, name, role }) => ({
      assignmentId,
      name,
      role,
      answers: answers.get(assignmentId) ?? [],
      marks: marks.get(assignmentId) ?? [],
    })),
  };
}

function byExpert<T extends { assignmentId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.assignmentId);
    if (group) group.push(row);
    else groups.set(row.assignmentId, [row]);
  }
  return groups;
}

/** The tables that a review was begun with. @throws PlanDeskError REVIEW_SET_UNKNOWN */
export function setOf(law: Law, review: ReviewRecord): ChecklistSet {
  const set = checklistSet(law.reviewChecklists, review.checklistSet);
  if (!set)
    throw new PlanDeskError(
      'REVIEW_SET_UNKNOWN',
      '这次评审所用的评审表不在本程序的规则数据中，请更新程序后再打开。',
      { set: review.checklistSet },
    );
  return set;
}
