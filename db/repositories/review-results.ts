import type { ReadDb } from '../connection';
import {
  type ChecklistAnswerRecord,
  type CommentDispositionRecord,
  checklistAnswerTable,
  commentDispositionTable,
  type MarkRecord,
  markTable,
  type ReviewOpinionRecord,
  reviewOpinionTable,
} from './marking';
import { type ReviewPaperRecord, reviewPaperTable } from './review';

// What the reviewers of one review handed in. Whether it may be looked at yet is the services' question.

const OF_REVIEW =
  "assignment_id IN (SELECT id FROM review_assignment WHERE review_id = @reviewId AND voided_at IS NULL AND state <> 'withdrawn') AND voided_at IS NULL";

/** Verdicts and reasons, in the order in which they were begun. */
export function answersOfReview(db: ReadDb, reviewId: string): ChecklistAnswerRecord[] {
  return checklistAnswerTable.select(db, `WHERE ${OF_REVIEW} ORDER BY created_at, id`, { reviewId });
}

/** Marks in the order of the document; those without a text position by their page. */
export function marksOfReview(db: ReadDb, reviewId: string): MarkRecord[] {
  return markTable.select(db, `WHERE ${OF_REVIEW} ORDER BY sha256, from_at IS NULL, from_at, page, id`, {
    reviewId,
  });
}

/** The own opinions of the reviewers. */
export function opinionsOfReview(db: ReadDb, reviewId: string): ReviewOpinionRecord[] {
  return reviewOpinionTable.select(db, `WHERE ${OF_REVIEW} ORDER BY created_at, id`, { reviewId });
}

/** What became of the comments so far. */
export function dispositionsOfReview(db: ReadDb, reviewId: string): CommentDispositionRecord[] {
  return commentDispositionTable.select(
    db,
    'WHERE review_id = @reviewId AND voided_at IS NULL ORDER BY created_at, id',
    { reviewId },
  );
}

/** Kept papers, newest first. */
export function papersOfReview(db: ReadDb, reviewId: string): ReviewPaperRecord[] {
  return reviewPaperTable.select(
    db,
    'WHERE review_id = @reviewId AND voided_at IS NULL ORDER BY created_at DESC, id DESC',
    { reviewId },
  );
}
