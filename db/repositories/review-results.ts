import type { ReadDb } from '../connection';
import type { ReviewPaperKind } from '../domain/review/codes';
import { isDocumentStored } from './document';
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

/** A kept paper as its list shows it; `stored` is false where a package came without the file. */
export interface KeptPaper {
  id: string;
  version: number;
  kind: ReviewPaperKind;
  fileName: string;
  sha256: string;
  createdAt: string;
  stored: boolean;
}

/** Kept papers with whether their bytes are here, newest first. */
export function keptPapers(db: ReadDb, reviewId: string): KeptPaper[] {
  return papersOfReview(db, reviewId).map(({ id, version, kind, fileName, sha256, createdAt }) => ({
    ...{ id, version, kind, fileName, sha256, createdAt },
    stored: isDocumentStored(db, sha256),
  }));
}

/** The name under which a document was kept with a review; `origin`: with a review of this owner only. */
export function reviewPaperName(db: ReadDb, sha256: string, origin: string | null): string | undefined {
  return db.value<string>(
    `SELECT file_name FROM review_paper WHERE sha256 = @sha256 AND (@origin IS NULL OR origin = @origin)
     ORDER BY voided_at IS NOT NULL, created_at DESC, id LIMIT 1`,
    { sha256, origin },
  );
}
