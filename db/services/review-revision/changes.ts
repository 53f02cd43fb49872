import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { commentDispositionTable } from '../../repositories/marking';
import { planVersionTable } from '../../repositories/plan-version';
import type { ReviewRecord } from '../../repositories/review';
import { dispositionsOfReview } from '../../repositories/review-results';
import { FieldCheck } from '../field-check';
import { assertEditable, nextBookkeeping } from '../own-row';
import { takeVersionStep } from '../plans/version-steps';
import { newDisposition } from '../reviews/new-disposition';
import { assertChangesOpen, editableReview } from '../reviews/open-review';
import { saveReview } from '../reviews/take-review-step';
import { revisedComments } from './view-revision';

/** What was changed for one comment, and on which page of the new version; null takes it back. */
export interface ChangeInput {
  reviewId: string;
  target: 'mark' | 'answer';
  targetId: string;
  /** Version of what was kept about it; null where nothing was. */
  expectedVersion: number | null;
  changeMade: string | null;
  changePage: string | null;
}

/**
 * Keeps what was changed for one comment (修改情况说明). A confirmation of it has to be given anew.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, CHANGES_CONFIRMED, COMMENT_UNKNOWN, FIELDS_INVALID
 */
export function saveChange(deps: Deps, input: ChangeInput): { id: string; version: number } {
  const review = editableReview(deps, input.reviewId);
  assertChangesOpen(review);
  const known = revisedComments(deps.db, deps.law, review.id).some(
    ({ target, targetId }) => target === input.target && targetId === input.targetId,
  );
  if (!known)
    throw new PlanDeskError('COMMENT_UNKNOWN', '这条意见不在这次评审收回的意见里，请刷新后重试。', {
      targetId: input.targetId,
    });
  const check = new FieldCheck();
  const said = {
    changeMade: check.lines(input.changeMade),
    changePage: check.text(input.changePage),
    confirmedOn: null,
    confirmedBy: null,
  };
  check.throwIfAny();
  const standing = dispositionsOfReview(deps.db, review.id).find(
    ({ target, targetId }) => target === input.target && targetId === input.targetId,
  );
  deps.changed('reviews', [review.id]);
  if (!standing) {
    const record = { ...newDisposition(deps, input), ...said };
    commentDispositionTable.insert(deps.db, record);
    return { id: record.id, version: record.version };
  }
  assertEditable(deps, standing, input.expectedVersion ?? 0);
  const saved = { ...nextBookkeeping(deps, standing), ...said };
  commentDispositionTable.update(deps.db, saved);
  return { id: saved.id, version: saved.version };
}

/**
 * The chair's signature under the changes (GB/T 29639-2020 4.8.3): under the comments named, or under all. Only what was
 * dealt with can be signed. With the last one the revision is confirmed, and the new version takes over the outcome, so
 * that signing, filing and assessment see it (办法 21, 24).
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID, CHANGES_CONFIRMED, CHANGES_INCOMPLETE,
 *   REVIEW_NOT_PASSED
 */
export function confirmChanges(
  deps: Deps,
  input: {
    id: string;
    expectedVersion: number;
    comments: readonly { target: 'mark' | 'answer'; targetId: string }[] | null;
    confirmedOn: string;
    confirmedBy: string;
  },
): { id: string; version: number; confirmed: number; left: number } {
  const review = editableReview(deps, input.id, input.expectedVersion);
  assertChangesOpen(review);
  if (review.outcome === null || review.outcome === 'failed')
    throw new PlanDeskError(
      'REVIEW_NOT_PASSED',
      review.outcome === null
        ? '评审结论还没有登记，请先登记结论再确认修改。'
        : '评审未通过，修改后须重新组织评审，不能在这里确认修改。',
      { outcome: review.outcome },
    );
  const check = new FieldCheck();
  const confirmedOn = check.date('confirmedOn', input.confirmedOn, deps.clock.today());
  if (review.outcomeOn !== null && input.confirmedOn < review.outcomeOn)
    check.add('confirmedOn', 'DATE_TOO_EARLY', '确认日期早于结论日期，请核对。');
  const confirmedBy = check.required('confirmedBy', input.confirmedBy, '请填写确认人，一般为专家组组长。');
  check.throwIfAny();
  const all = revisedComments(deps.db, deps.law, review.id);
  const key = ({ target, targetId }: { target: string; targetId: string }) => `${target} ${targetId}`;
  const named = input.comments === null ? null : new Set(input.comments.map(key));
  const wanted = all.filter((comment) => named === null || named.has(key(comment)));
  const open = wanted.filter(({ missing }) => missing !== null).length;
  if (open > 0 || wanted.length === 0)
    throw new PlanDeskError(
      'CHANGES_INCOMPLETE',
      `还有${open}条意见没有写明处理结果或修改情况，请补齐后再确认。`,
      { open },
    );
  const signed = new Set(wanted.map(key));
  for (const row of dispositionsOfReview(deps.db, review.id))
    if (signed.has(key(row)) && row.confirmedOn === null)
      commentDispositionTable.update(deps.db, { ...nextBookkeeping(deps, row), confirmedOn, confirmedBy });
  const left = all.filter((comment) => comment.confirmedOn === null && !signed.has(key(comment))).length;
  const saved = saveReview(
    deps,
    left > 0 ? review : { ...review, changesConfirmedOn: confirmedOn, changesConfirmedBy: confirmedBy },
  );
  if (left === 0) tellNewVersion(deps, saved);
  return { id: saved.id, version: saved.version, confirmed: wanted.length, left };
}

/** The version that holds the changes takes over that it was reviewed, unless it has gone on by itself. */
function tellNewVersion(deps: Deps, review: ReviewRecord): void {
  const versionId = dispositionsOfReview(deps.db, review.id).find(
    ({ newVersionId }) => newVersionId !== null,
  )?.newVersionId;
  if (!versionId || versionId === review.planVersionId) return;
  for (const step of ['start-review', 'pass-review'] as const) {
    const version = planVersionTable.find(deps.db, versionId);
    if (version?.origin !== deps.self || version.reviewResult !== null) return;
    if (version.state !== (step === 'start-review' ? 'draft' : 'in-review')) continue;
    takeVersionStep(deps, {
      versionId,
      expectedVersion: version.version,
      step,
      onDate: review.outcomeOn ?? deps.clock.today(),
      reason: null,
      reviewWay: review.kind,
      afterChanges: true,
    });
  }
}
