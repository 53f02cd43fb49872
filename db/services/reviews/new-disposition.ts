import type { Deps } from '../../core';
import type { CommentDispositionRecord } from '../../repositories/marking';
import { newBookkeeping } from '../own-row';

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
