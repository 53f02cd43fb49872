import type { ReadDb } from '../connection';
import type {
  AssignmentState,
  ExpertRole,
  ReviewKind,
  ReviewOutcome,
  ReviewPaperKind,
  ReviewWay,
  Vote,
} from '../domain/review/codes';
import type { ReviewState } from '../domain/review/review-state';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, flag, json, plain } from './table';

/** What was said of one item (`key` is its id) or of the whole (`key` is ''); `at` is a moment. */
export interface DiscussionNote {
  readonly key: string;
  readonly text: string;
  readonly at: string;
}

/** 评审 or 论证 of one version of a plan. Days are civil dates. */
export interface ReviewRecord extends Bookkeeping {
  id: string;
  planVersionId: string;
  /** The failed review that this one repeats. */
  previousReviewId: string | null;
  kind: ReviewKind;
  way: ReviewWay;
  title: string;
  /** Set of resources/rules/review-checklists.json. */
  checklistSet: string;
  /** Ids of the tables of that set which apply. */
  tables: readonly string[];
  state: ReviewState;
  minimumExperts: number;
  preparedOn: string;
  deadline: string | null;
  meetingOn: string | null;
  meetingTime: string | null;
  place: string | null;
  /** 主持人. */
  host: string | null;
  /** The head of the unit (GB/T 29639-2020 4.8.3 asks for the presence). */
  head: string | null;
  headAttended: boolean | null;
  /** Why results were looked at before all were in. */
  closedReason: string | null;
  discussion: readonly DiscussionNote[];
  opinion: string | null;
  process: string | null;
  /** Chosen by people. */
  outcome: ReviewOutcome | null;
  outcomeOn: string | null;
  outcomeBy: string | null;
  outcomeNote: string | null;
  minutesSignedOn: string | null;
  /** The chair's signature under the changes. */
  changesConfirmedOn: string | null;
  changesConfirmedBy: string | null;
  remark: string | null;
}

/** One expert of one review, as the organiser keeps it; `sentAt`, `returnedAt` are moments. */
export interface ReviewAssignmentRecord extends Bookkeeping {
  id: string;
  reviewId: string;
  expertId: string | null;
  drawPlaceId: string | null;
  name: string;
  employer: string | null;
  title: string | null;
  specialty: string | null;
  phone: string | null;
  role: ExpertRole;
  state: AssignmentState;
  sentAt: string | null;
  dueOn: string | null;
  /** When the result was taken in. */
  returnedAt: string | null;
  late: boolean;
  /** The key that signed the first result. */
  keyId: string | null;
  /** Why withdrawn. */
  recusal: string | null;
  attended: boolean | null;
  /** At the meeting. */
  vote: Vote | null;
  voteNote: string | null;
  remark: string | null;
}

/** A signed or made paper of a review, as a file. */
export interface ReviewPaperRecord extends Bookkeeping {
  id: string;
  reviewId: string;
  kind: ReviewPaperKind;
  sha256: string;
  fileName: string;
}

export const reviewTable = defineTable<ReviewRecord>('review', {
  id: plain('id'),
  planVersionId: plain('plan_version_id'),
  previousReviewId: plain('previous_review_id'),
  kind: plain('kind'),
  way: plain('way'),
  title: plain('title'),
  checklistSet: plain('checklist_set'),
  tables: json('tables'),
  state: plain('state'),
  minimumExperts: plain('minimum_experts'),
  preparedOn: plain('prepared_on'),
  deadline: plain('deadline'),
  meetingOn: plain('meeting_on'),
  meetingTime: plain('meeting_time'),
  place: plain('place'),
  host: plain('host'),
  head: plain('head'),
  headAttended: flag('head_attended'),
  closedReason: plain('closed_reason'),
  discussion: json('discussion'),
  opinion: plain('opinion'),
  process: plain('process'),
  outcome: plain('outcome'),
  outcomeOn: plain('outcome_on'),
  outcomeBy: plain('outcome_by'),
  outcomeNote: plain('outcome_note'),
  minutesSignedOn: plain('minutes_signed_on'),
  changesConfirmedOn: plain('changes_confirmed_on'),
  changesConfirmedBy: plain('changes_confirmed_by'),
  remark: plain('remark'),
});

export const reviewAssignmentTable = defineTable<ReviewAssignmentRecord>('review_assignment', {
  id: plain('id'),
  reviewId: plain('review_id'),
  expertId: plain('expert_id'),
  drawPlaceId: plain('draw_place_id'),
  name: plain('name'),
  employer: plain('employer'),
  title: plain('title'),
  specialty: plain('specialty'),
  phone: plain('phone'),
  role: plain('role'),
  state: plain('state'),
  sentAt: plain('sent_at'),
  dueOn: plain('due_on'),
  returnedAt: plain('returned_at'),
  late: flag('late'),
  keyId: plain('key_id'),
  recusal: plain('recusal'),
  attended: flag('attended'),
  vote: plain('vote'),
  voteNote: plain('vote_note'),
  remark: plain('remark'),
});

export const reviewPaperTable = defineTable<ReviewPaperRecord>('review_paper', {
  id: plain('id'),
  reviewId: plain('review_id'),
  kind: plain('kind'),
  sha256: plain('sha256'),
  fileName: plain('file_name'),
});

/** Every living assignment that is here; at a reviewer's desk, the reviews that came to it. */
export function assignmentIds(db: ReadDb): string[] {
  return db
    .all<{ id: string }>('SELECT id FROM review_assignment WHERE voided_at IS NULL ORDER BY created_at, id')
    .map(({ id }) => id);
}
