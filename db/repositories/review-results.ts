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

const IN_DOCUMENT = 'ORDER BY sha256, from_at IS NULL, from_at, page, id';

/** Marks in the order of the document; those without a text position by their page. */
export function marksOfReview(db: ReadDb, reviewId: string): MarkRecord[] {
  return markTable.select(db, `WHERE ${OF_REVIEW} ${IN_DOCUMENT}`, { reviewId });
}

/** The same of one item; with a list of items, of marks that speak to none of them. */
export function marksOfItem(
  db: ReadDb,
  reviewId: string,
  of: { item: string } | { outside: readonly string[] },
): MarkRecord[] {
  const [which, value] =
    'item' in of
      ? ['item = @value', of.item]
      : ['(item IS NULL OR item NOT IN (SELECT value FROM json_each(@value)))', JSON.stringify(of.outside)];
  return markTable.select(db, `WHERE ${OF_REVIEW} AND ${which} ${IN_DOCUMENT}`, { reviewId, value });
}

/** Of each mark what counting needs: thousands of them carry quotes that nobody looks at here. */
export function markFactsOfReview(
  db: ReadDb,
  reviewId: string,
): Pick<MarkRecord, 'id' | 'assignmentId' | 'item' | 'kind' | 'body'>[] {
  return db.all(
    `SELECT id, assignment_id AS assignmentId, item, kind, body FROM mark WHERE ${OF_REVIEW} ORDER BY id`,
    { reviewId },
  );
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
