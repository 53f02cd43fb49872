import type { ReadDb } from '../connection';
import type {
  Disposition,
  MarkFate,
  MarkKind,
  PageBox,
  RecordedSearch,
  TextPlace,
  Verdict,
  Vote,
} from '../domain/review/codes';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, flag, json, plain } from './table';

/** The reviewer’s own page, written on the reviewer’s desk. */
export interface ReviewOpinionRecord extends Bookkeeping {
  id: string;
  assignmentId: string;
  state: 'open' | 'handed-in';
  opinion: string;
  vote: Vote | null;
  voteReason: string | null;
  /** The statement of having no interest in the unit. */
  noInterest: boolean;
  handedInAt: string | null;
}

/** What a reviewer says of one item of the tables. */
export interface ChecklistAnswerRecord extends Bookkeeping {
  id: string;
  assignmentId: string;
  /** Item id of the review’s set. */
  item: string;
  /** Null: a reason is begun. */
  verdict: Verdict | null;
  reason: string;
  search: RecordedSearch | null;
}

/** A place in a plan, with what the reviewer says of it. */
export interface MarkRecord extends Bookkeeping {
  id: string;
  assignmentId: string;
  sha256: string;
  kind: MarkKind;
  /** The checklist item it speaks to. */
  item: string | null;
  body: string;
  /** In the extracted text, UTF-16 units; null for a box on a page without text. */
  fromAt: number | null;
  toAt: number | null;
  quote: string;
  /** Up to 64 characters before the quote. */
  beforeQuote: string;
  afterQuote: string;
  /** Headings from the chapter down. */
  sectionPath: readonly string[];
  page: number | null;
  box: PageBox | null;
}

/** What became of one comment: decided by the unit, confirmed by the chair. */
export interface CommentDispositionRecord extends Bookkeeping {
  id: string;
  reviewId: string;
  target: 'mark' | 'answer';
  targetId: string;
  decision: Disposition | null;
  reason: string | null;
  changeMade: string | null;
  changePage: string | null;
  decidedBy: string | null;
  decidedOn: string | null;
  newVersionId: string | null;
  /** Where the marked words went in the new version. */
  found: MarkFate | null;
  place: TextPlace | null;
  confirmedOn: string | null;
  confirmedBy: string | null;
  remark: string | null;
}

export const reviewOpinionTable = defineTable<ReviewOpinionRecord>('review_opinion', {
  id: plain('id'),
  assignmentId: plain('assignment_id'),
  state: plain('state'),
  opinion: plain('opinion'),
  vote: plain('vote'),
  voteReason: plain('vote_reason'),
  noInterest: flag('no_interest'),
  handedInAt: plain('handed_in_at'),
});

export const checklistAnswerTable = defineTable<ChecklistAnswerRecord>('checklist_answer', {
  id: plain('id'),
  assignmentId: plain('assignment_id'),
  item: plain('item'),
  verdict: plain('verdict'),
  reason: plain('reason'),
  search: json('search'),
});

export const markTable = defineTable<MarkRecord>('mark', {
  id: plain('id'),
  assignmentId: plain('assignment_id'),
  sha256: plain('sha256'),
  kind: plain('kind'),
  item: plain('item'),
  body: plain('body'),
  fromAt: plain('from_at'),
  toAt: plain('to_at'),
  quote: plain('quote'),
  beforeQuote: plain('before_quote'),
  afterQuote: plain('after_quote'),
  sectionPath: json('section_path'),
  page: plain('page'),
  box: json('box'),
});

export const commentDispositionTable = defineTable<CommentDispositionRecord>('comment_disposition', {
  id: plain('id'),
  reviewId: plain('review_id'),
  target: plain('target'),
  targetId: plain('target_id'),
  decision: plain('decision'),
  reason: plain('reason'),
  changeMade: plain('change_made'),
  changePage: plain('change_page'),
  decidedBy: plain('decided_by'),
  decidedOn: plain('decided_on'),
  newVersionId: plain('new_version_id'),
  found: plain('found'),
  place: json('place'),
  confirmedOn: plain('confirmed_on'),
  confirmedBy: plain('confirmed_by'),
  remark: plain('remark'),
});

/** The living page of one assignment, once the reviewer has begun it. */
export function opinionOf(db: ReadDb, assignmentId: string): ReviewOpinionRecord | undefined {
  return reviewOpinionTable.select(db, 'WHERE assignment_id = @assignmentId AND voided_at IS NULL', {
    assignmentId,
  })[0];
}

export function answersOf(db: ReadDb, assignmentId: string): ChecklistAnswerRecord[] {
  return checklistAnswerTable.select(
    db,
    'WHERE assignment_id = @assignmentId AND voided_at IS NULL ORDER BY created_at, id',
    { assignmentId },
  );
}

export function answerTo(db: ReadDb, assignmentId: string, item: string): ChecklistAnswerRecord | undefined {
  return checklistAnswerTable.select(
    db,
    'WHERE assignment_id = @assignmentId AND item = @item AND voided_at IS NULL',
    { assignmentId, item },
  )[0];
}

/** Living marks of one assignment in the order of the documents: by place in the text, boxes by their page. */
export function marksOf(db: ReadDb, assignmentId: string): MarkRecord[] {
  return markTable.select(
    db,
    'WHERE assignment_id = @assignmentId AND voided_at IS NULL ORDER BY sha256, from_at, page, created_at, id',
    { assignmentId },
  );
}

/** The mark that was made last and still stands. */
export function lastMarkOf(db: ReadDb, assignmentId: string): MarkRecord | undefined {
  return markTable.select(
    db,
    'WHERE assignment_id = @assignmentId AND voided_at IS NULL ORDER BY created_at DESC, rowid DESC LIMIT 1',
    { assignmentId },
  )[0];
}

/** Item id → places quoted for it: marks with a quote, or a box on a page. */
export function quotedPlaces(db: ReadDb, assignmentId: string): Map<string, number> {
  return new Map(
    db
      .all<{ item: string; places: number }>(
        `SELECT item, COUNT(*) AS places FROM mark
          WHERE assignment_id = @assignmentId AND voided_at IS NULL AND item IS NOT NULL AND (quote <> '' OR box IS NOT NULL)
          GROUP BY item`,
        { assignmentId },
      )
      .map(({ item, places }) => [item, places]),
  );
}

export function countMarks(db: ReadDb, assignmentId: string): number {
  return (
    db.value<number>('SELECT COUNT(*) FROM mark WHERE assignment_id = @assignmentId AND voided_at IS NULL', {
      assignmentId,
    }) ?? 0
  );
}

/** Assignments at a reviewer's desk whose work is not handed in, or handed in without a result package written since. */
export function unfinishedAssignments(db: ReadDb): number {
  return (
    db.value<number>(
      `SELECT COUNT(*) FROM review_assignment a
        WHERE a.voided_at IS NULL AND a.state <> 'withdrawn' AND NOT EXISTS (
          SELECT 1 FROM review_opinion o JOIN package_log p
            ON p.partner_id = 'assignment:' || a.id AND p.direction = 'out' AND p.kind = 'review-result' AND p.at >= o.handed_in_at
           WHERE o.assignment_id = a.id AND o.voided_at IS NULL AND o.state = 'handed-in')`,
    ) ?? 0
  );
}
