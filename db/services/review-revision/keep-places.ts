import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { type CommentDispositionRecord, commentDispositionTable } from '../../repositories/marking';
import { dispositionsOfReview } from '../../repositories/review-results';
import { newBookkeeping, nextBookkeeping } from '../own-row';
import { assertChangesOpen, editableReview } from '../reviews/open-review';
import type { FoundComment } from './find-again';
import { revisionVersions } from './view-revision';

/** Comments written between two pauses. */
const AT_A_TIME = 200;

/** A comment of which nothing was decided yet. */
export function newDisposition(
  deps: Deps,
  of: { reviewId: string; target: 'mark' | 'answer'; targetId: string },
): CommentDispositionRecord {
  return {
    id: deps.newId(),
    reviewId: of.reviewId,
    target: of.target,
    targetId: of.targetId,
    decision: null,
    reason: null,
    changeMade: null,
    changePage: null,
    decidedBy: null,
    decidedOn: null,
    newVersionId: null,
    found: null,
    place: null,
    confirmedOn: null,
    confirmedBy: null,
    remark: null,
    ...newBookkeeping(deps),
  };
}

/**
 * Keeps where the comments of a review stand in a new version. A confirmation that was given for another version does not
 * hold for this one.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, REVISION_UNSUITABLE, CHANGES_CONFIRMED
 */
export async function keepPlaces(
  deps: Deps,
  input: { id: string; versionId: string; found: readonly FoundComment[] },
  pause: () => Promise<void>,
): Promise<{ comments: number; lost: number }> {
  const review = editableReview(deps, input.id);
  assertChangesOpen(review);
  if (!revisionVersions(deps.db, review).some(({ id }) => id === input.versionId))
    throw new PlanDeskError('REVISION_UNSUITABLE', '这个版本不是所评审预案的修改稿，请重新选择。', {
      versionId: input.versionId,
    });
  const standing = new Map(
    dispositionsOfReview(deps.db, review.id).map((row) => [`${row.target} ${row.targetId}`, row]),
  );
  for (const [at, { target, targetId, found, place }] of input.found.entries()) {
    if (at > 0 && at % AT_A_TIME === 0) await pause();
    const before = standing.get(`${target} ${targetId}`);
    const said = { newVersionId: input.versionId, found, place };
    if (!before) {
      commentDispositionTable.insert(deps.db, {
        ...newDisposition(deps, { reviewId: review.id, target, targetId }),
        ...said,
      });
      continue;
    }
    const same = before.newVersionId === input.versionId;
    commentDispositionTable.update(deps.db, {
      ...nextBookkeeping(deps, before),
      ...said,
      confirmedOn: same ? before.confirmedOn : null,
      confirmedBy: same ? before.confirmedBy : null,
    });
  }
  deps.changed('reviews', [review.id]);
  return {
    comments: input.found.length,
    lost: input.found.filter(({ found }) => found === 'lost').length,
  };
}
