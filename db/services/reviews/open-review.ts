import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { isBeingPrepared, isOpened } from '../../domain/review/review-state';
import {
  type ReviewAssignmentRecord,
  type ReviewRecord,
  reviewAssignmentTable,
  reviewTable,
} from '../../repositories/review';
import { assertEditable, found } from '../own-row';
import { assertInSight } from '../own-sight';

/** A review as it is kept. @throws PlanDeskError NOT_FOUND */
export function findReview(db: ReadDb, id: string): ReviewRecord {
  assertInSight(db, 'review', id);
  return found(reviewTable.find(db, id), '评审', id);
}

/** A review that this desk may change. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION */
export function editableReview(deps: Deps, id: string, expectedVersion?: number): ReviewRecord {
  const record = findReview(deps.db, id);
  assertEditable(deps, record, expectedVersion);
  return record;
}

/** The same while experts may still come and go. @throws PlanDeskError also REVIEW_CLOSED */
export function preparableReview(deps: Deps, id: string, expectedVersion?: number): ReviewRecord {
  const record = editableReview(deps, id, expectedVersion);
  if (!isBeingPrepared(record.state))
    throw new PlanDeskError('REVIEW_CLOSED', '这次评审的意见已经开启或已经结束，不能再改动专家和安排。', {
      state: record.state,
    });
  return record;
}

/** An expert of a review that this desk organises. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION */
export function editableAssignment(deps: Deps, id: string, expectedVersion?: number): ReviewAssignmentRecord {
  const record = found(reviewAssignmentTable.find(deps.db, id), '评审专家', id);
  assertEditable(deps, record, expectedVersion);
  return record;
}

/**
 * Whoever shows or works with what the reviewers wrote asks here first: at the organiser's desk it stays closed until
 * collecting has ended, so that nobody marks under the impression of another's marks.
 * @throws PlanDeskError NOT_FOUND, REVIEW_NOT_OPENED
 */
export function openedReview(db: ReadDb, id: string): ReviewRecord {
  const record = findReview(db, id);
  if (!isOpened(record.state))
    throw new PlanDeskError(
      'REVIEW_NOT_OPENED',
      '专家意见还没有开启：请等全部专家交回，或写明原因提前结束收回。',
      { state: record.state },
    );
  return record;
}

/** What the chair has signed as changed stays: decisions, changes and places. @throws PlanDeskError CHANGES_CONFIRMED */
export function assertChangesOpen({ changesConfirmedOn }: Pick<ReviewRecord, 'changesConfirmedOn'>): void {
  if (changesConfirmedOn === null) return;
  throw new PlanDeskError('CHANGES_CONFIRMED', '修改情况已经由专家组组长确认，不能再改动。', {
    confirmedOn: changesConfirmedOn,
  });
}
