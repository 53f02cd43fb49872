import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import type { ReviewPaperKind } from '../../domain/review/codes';
import { type PackedDocument, storeDocument } from '../../repositories/document';
import { type ReviewPaperRecord, reviewPaperTable } from '../../repositories/review';
import { keptPapers, papersOfReview } from '../../repositories/review-results';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { type Extraction, storeExtraction } from '../plans/documents';
import { editableReview, findReview } from '../reviews/open-review';

/** Signed and other papers that were kept as files, newest first. @throws PlanDeskError NOT_FOUND */
export function listPapers(db: ReadDb, self: string, id: string) {
  const review = findReview(db, id);
  return { ours: review.origin === self && review.voidedAt === null, rows: keptPapers(db, review.id) };
}

/**
 * Keeps a signed paper: the original once by its hash, with what its text says. The same file as the same kind of paper
 * again answers with the one that stands. Papers come in after the minutes were signed as well.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED
 */
export function keepPaper(
  deps: Deps,
  input: {
    reviewId: string;
    kind: ReviewPaperKind;
    fileName: string;
    packed: PackedDocument;
    extraction: Extraction;
  },
): { paperId: string; sha256: string } {
  const review = editableReview(deps, input.reviewId);
  const { sha256 } = input.packed;
  const standing = papersOfReview(deps.db, review.id).find(
    (paper) => paper.sha256 === sha256 && paper.kind === input.kind,
  );
  if (standing) return { paperId: standing.id, sha256 };
  storeDocument(deps.db, input.packed, input.extraction.kind, deps.clock.now());
  const paper: ReviewPaperRecord = {
    id: deps.newId(),
    reviewId: review.id,
    kind: input.kind,
    sha256,
    fileName: input.fileName,
    ...newBookkeeping(deps),
  };
  reviewPaperTable.insert(deps.db, paper);
  storeExtraction(deps, sha256, input.extraction);
  deps.changed('reviews', [review.id]);
  return { paperId: paper.id, sha256 };
}

/**
 * Takes a paper out with a reason; row and bytes stay.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION
 */
export function removePaper(
  deps: Deps,
  input: { paperId: string; expectedVersion: number; reason: string },
): { reviewId: string; fileName: string } {
  const paper = found(reviewPaperTable.find(deps.db, input.paperId), '评审文件', input.paperId);
  assertEditable(deps, paper, input.expectedVersion);
  reviewPaperTable.update(deps.db, {
    ...nextBookkeeping(deps, paper),
    voidedAt: deps.clock.now(),
    voidReason: input.reason,
  });
  deps.changed('reviews', [paper.reviewId]);
  return { reviewId: paper.reviewId, fileName: paper.fileName };
}
