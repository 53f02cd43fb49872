import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { commentDispositionTable } from '../../repositories/marking';
import { dispositionsOfReview } from '../../repositories/review-results';
import { nextBookkeeping } from '../own-row';
import { newDisposition } from '../reviews/new-disposition';
import { assertChangesOpen, editableReview } from '../reviews/open-review';
import type { FoundComment } from './find-again';
import { revisionVersions } from './view-revision';

/** Comments written between two pauses. */
const AT_A_TIME = 200;

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
