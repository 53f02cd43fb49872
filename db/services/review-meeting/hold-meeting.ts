import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import type { Vote } from '../../domain/review/codes';
import {
  type ReviewAssignmentRecord,
  type ReviewRecord,
  reviewAssignmentTable,
} from '../../repositories/review';
import { assignmentsOf } from '../../repositories/review-views';
import { FieldCheck } from '../field-check';
import { assertEditable, nextBookkeeping } from '../own-row';
import { editableReview } from '../reviews/open-review';
import { saveReview, takeReviewStep } from '../reviews/take-review-step';

/** What is written down about a meeting. Days are civil dates. */
export interface MeetingFields {
  meetingOn: string | null;
  meetingTime: string | null;
  place: string | null;
  host: string | null;
  /** The head of the unit, and whether present (GB/T 29639-2020 4.8.3). */
  head: string | null;
  headAttended: boolean | null;
  process: string | null;
}

/** One expert at the meeting; whoever is not there has no vote. */
export interface MeetingExpertInput {
  id: string;
  attended: boolean | null;
  vote: Vote | null;
  voteNote: string | null;
}

/**
 * Keeps presence, votes and what belongs to the meeting. With `held` the meeting has taken place: the review goes on to its
 * outcome. Until that is written down everything may be corrected.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID, MEETING_NOT_NOW, REVIEW_BLOCKED
 */
export function saveMeeting(
  deps: Deps,
  input: {
    id: string;
    expectedVersion: number;
    fields: MeetingFields;
    experts: readonly MeetingExpertInput[];
    held: boolean;
  },
): { id: string; version: number } {
  const review = editableReview(deps, input.id, input.expectedVersion);
  if (!['drawn', 'collected', 'met'].includes(review.state))
    throw new PlanDeskError(
      'MEETING_NOT_NOW',
      review.outcome === null
        ? '专家意见还没有收齐开启，不能登记会议。'
        : '评审结论已经登记，不能再改到会和表决。',
      { state: review.state },
    );
  const fields = checkFields(deps, input.fields, input.held);
  saveExperts(deps, review.id, input.experts);
  const changed: ReviewRecord = { ...review, ...fields };
  const saved =
    input.held && review.state !== 'met' ? takeReviewStep(deps, changed, 'meet') : saveReview(deps, changed);
  return { id: saved.id, version: saved.version };
}

function checkFields(deps: Deps, fields: MeetingFields, held: boolean): MeetingFields {
  const check = new FieldCheck();
  const checked: MeetingFields = {
    meetingOn: check.date('meetingOn', fields.meetingOn, held ? deps.clock.today() : undefined),
    meetingTime: check.text(fields.meetingTime),
    place: check.text(fields.place),
    host: check.text(fields.host),
    head: check.text(fields.head),
    headAttended: fields.headAttended,
    process: check.lines(fields.process),
  };
  if (held && checked.meetingOn === null)
    check.add('meetingOn', 'REQUIRED', '请填写会议日期；函审填写汇总意见的日期。');
  check.throwIfAny();
  return checked;
}

function saveExperts(deps: Deps, reviewId: string, experts: readonly MeetingExpertInput[]): void {
  const standing = new Map(assignmentsOf(deps.db, reviewId).map((record) => [record.id, record]));
  const check = new FieldCheck();
  for (const { id, attended, vote, voteNote } of experts) {
    const record = standing.get(id);
    if (!record || record.state === 'withdrawn') {
      check.add('experts', 'EXPERT_NOT_NAMED', '有专家不在这次评审的专家组里，请刷新后重试。');
      continue;
    }
    const next: ReviewAssignmentRecord = {
      ...record,
      attended,
      vote: attended === true ? vote : null,
      voteNote: attended === true ? check.lines(voteNote) : null,
    };
    const same =
      next.attended === record.attended && next.vote === record.vote && next.voteNote === record.voteNote;
    if (same) continue;
    assertEditable(deps, record);
    reviewAssignmentTable.update(deps.db, nextBookkeeping(deps, next));
  }
  check.throwIfAny();
}

/**
 * Keeps a note of the discussion: about one item (`key` is its id) or about the whole (`key` ''). No text takes the note
 * away.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, MINUTES_SIGNED
 */
export function noteDiscussion(
  deps: Deps,
  input: { id: string; expectedVersion: number; key: string; text: string },
): { id: string; version: number } {
  const review = unsignedReview(deps, input.id, input.expectedVersion);
  const text = new FieldCheck().lines(input.text);
  const others = review.discussion.filter(({ key }) => key !== input.key);
  const discussion = text === null ? others : [...others, { key: input.key, text, at: deps.clock.now() }];
  const saved = saveReview(deps, { ...review, discussion });
  return { id: saved.id, version: saved.version };
}

/**
 * Keeps the opinion as the group words it.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, MINUTES_SIGNED
 */
export function saveOpinion(
  deps: Deps,
  input: { id: string; expectedVersion: number; opinion: string },
): { id: string; version: number } {
  const review = unsignedReview(deps, input.id, input.expectedVersion);
  const saved = saveReview(deps, { ...review, opinion: new FieldCheck().lines(input.opinion) });
  return { id: saved.id, version: saved.version };
}

/** A review whose words may still be changed: what was signed stays. */
function unsignedReview(deps: Deps, id: string, expectedVersion: number): ReviewRecord {
  const review = editableReview(deps, id, expectedVersion);
  if (review.state === 'minutes-signed')
    throw new PlanDeskError('MINUTES_SIGNED', '评审纪要已经签署，内容不能再改动。', { id });
  return review;
}
