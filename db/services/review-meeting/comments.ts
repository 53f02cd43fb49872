import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { placedItems } from '../../domain/review/checklist';
import type { Disposition, Verdict } from '../../domain/review/codes';
import type { GivenAnswer, GivenMark } from '../../domain/review/matrix';
import type { Law } from '../../law';
import {
  type CommentDispositionRecord,
  checklistAnswerTable,
  commentDispositionTable,
  markTable,
} from '../../repositories/marking';
import { reviewAssignmentTable } from '../../repositories/review';
import { dispositionsOfReview, marksOfItem } from '../../repositories/review-results';
import { FieldCheck } from '../field-check';
import { assertEditable, nextBookkeeping } from '../own-row';
import { newDisposition } from '../reviews/new-disposition';
import { assertChangesOpen, editableReview, openedReview } from '../reviews/open-review';
import { type ReviewResults, readResults, setOf } from './read-results';

/** One comment that has to find an end: a reason of a verdict, or a mark that says something. */
export interface ReviewComment {
  target: 'answer' | 'mark';
  targetId: string;
  assignmentId: string;
  /** The expert. */
  name: string;
  /** Empty for marks that speak to no item. */
  item: string;
  itemTitle: string;
  key: boolean;
  verdict: Verdict | null;
  text: string;
  /** Of a verdict: the words quoted for it. */
  quote: string;
  section: string;
  page: number | null;
  disposition: {
    version: number;
    decision: Disposition | null;
    reason: string | null;
    decidedBy: string | null;
    decidedOn: string | null;
  } | null;
}

/** What asks for an answer: verdicts that want a change, and marks with words of their own. */
export const isComment = {
  answer: ({ verdict, reason }: GivenAnswer): boolean =>
    (verdict === 'mostly' || verdict === 'unfit') && reason.trim() !== '',
  mark: ({ kind, body }: GivenMark): boolean => kind !== 'highlight' && body.trim() !== '',
};

/**
 * All comments of a review in the order of its tables, marks of no item last; each with what was decided about it.
 * @throws PlanDeskError NOT_FOUND, REVIEW_NOT_OPENED, REVIEW_SET_UNKNOWN
 */
export function listComments(db: ReadDb, law: Law, id: string): ReviewComment[] {
  return commentsOf(db, readResults(db, law, id), null);
}

/**
 * The same of one item; `item` '' asks for those that belong to none.
 * @throws PlanDeskError NOT_FOUND, REVIEW_NOT_OPENED, REVIEW_SET_UNKNOWN
 */
export function commentsOnItem(db: ReadDb, law: Law, id: string, item: string): ReviewComment[] {
  const review = openedReview(db, id);
  const known = placedItems(setOf(law, review), review.tables).map((placed) => placed.item.id);
  const results = readResults(db, law, id, () =>
    marksOfItem(db, id, known.includes(item) ? { item } : { outside: known }),
  );
  return commentsOf(db, results, item);
}

function commentsOf(
  db: ReadDb,
  { review, set, sheets }: ReviewResults,
  wanted: string | null,
): ReviewComment[] {
  const order = new Map(placedItems(set, review.tables).map(({ item }, at) => [item.id, { item, at }]));
  const decided = new Map(
    dispositionsOfReview(db, review.id).map((row) => [`${row.target} ${row.targetId}`, dispositionOf(row)]),
  );
  const comments = sheets.flatMap(({ assignmentId, name, answers, marks }): ReviewComment[] => {
    const of = (named: string | null) => {
      const item = named === null ? undefined : order.get(named)?.item;
      return {
        ...{ assignmentId, name },
        ...{ item: item?.id ?? '', itemTitle: item?.title ?? '', key: item?.key ?? false },
      };
    };
    // Words that the expert quoted for the verdict; a mark that says something itself is a comment of its own.
    const quotedFor = (item: string) =>
      marks.find((mark) => mark.item === item && mark.quote !== '' && !isComment.mark(mark));
    return [
      ...answers.filter(isComment.answer).map((answer) => {
        const quoted = quotedFor(answer.item);
        return {
          ...{ ...of(answer.item), target: 'answer' as const, targetId: answer.id },
          ...{ verdict: answer.verdict, text: answer.reason.trim(), quote: quoted?.quote ?? '' },
          ...{ section: quoted?.sectionPath.at(-1) ?? '', page: quoted?.page ?? null },
          disposition: decided.get(`answer ${answer.id}`) ?? null,
        };
      }),
      ...marks.filter(isComment.mark).map((mark) => ({
        ...{ ...of(mark.item), target: 'mark' as const, targetId: mark.id },
        ...{ verdict: null, text: mark.body.trim(), quote: mark.quote, page: mark.page },
        section: mark.sectionPath.at(-1) ?? '',
        disposition: decided.get(`mark ${mark.id}`) ?? null,
      })),
    ];
  });
  const placeOf = ({ item }: ReviewComment) => order.get(item)?.at ?? order.size;
  return comments
    .filter(({ item }) => wanted === null || item === wanted)
    .sort((a, b) => placeOf(a) - placeOf(b));
}

function dispositionOf({ version, decision, reason, decidedBy, decidedOn }: CommentDispositionRecord) {
  return { version, decision, reason, decidedBy, decidedOn };
}

/** What people decide about one comment; `decision` null takes an earlier one back. */
export interface DecideInput {
  reviewId: string;
  target: 'answer' | 'mark';
  targetId: string;
  /** Version of the decision that was seen; null where there was none. */
  expectedVersion: number | null;
  decision: Disposition | null;
  reason: string | null;
  decidedBy: string | null;
}

/**
 * 采纳, 部分采纳, 不采纳: keeps what becomes of one comment. Whoever does not follow an expert in full says why.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, REVIEW_NOT_OPENED, FIELDS_INVALID, COMMENT_UNKNOWN,
 *   CHANGES_CONFIRMED
 */
export function decideComment(deps: Deps, input: DecideInput): { id: string; version: number } {
  const { db } = deps;
  const review = editableReview(deps, input.reviewId);
  assertChangesOpen(review);
  assertOfReview(db, input);
  const check = new FieldCheck();
  const reason = check.lines(input.reason);
  const decidedBy = check.text(input.decidedBy);
  if ((input.decision === 'rejected' || input.decision === 'partly') && reason === null)
    check.add('reason', 'REQUIRED', '不采纳或部分采纳须写明理由。');
  check.throwIfAny();
  const standing = dispositionsOfReview(db, review.id).find(
    ({ target, targetId }) => target === input.target && targetId === input.targetId,
  );
  const said = {
    decision: input.decision,
    reason: input.decision === null ? null : reason,
    decidedBy: input.decision === null ? null : decidedBy,
    decidedOn: input.decision === null ? null : deps.clock.today(),
  };
  deps.changed('reviews', [review.id]);
  if (standing) {
    assertEditable(deps, standing, input.expectedVersion ?? 0);
    // What the chair has confirmed was another decision.
    const saved = { ...nextBookkeeping(deps, standing), ...said, confirmedOn: null, confirmedBy: null };
    commentDispositionTable.update(db, saved);
    return { id: saved.id, version: saved.version };
  }
  const record = { ...newDisposition(deps, input), ...said };
  commentDispositionTable.insert(db, record);
  return { id: record.id, version: record.version };
}

function assertOfReview(db: ReadDb, { reviewId, target, targetId }: DecideInput): void {
  openedReview(db, reviewId);
  const row = target === 'answer' ? checklistAnswerTable.find(db, targetId) : markTable.find(db, targetId);
  const expert = row && reviewAssignmentTable.find(db, row.assignmentId);
  if (!row || row.voidedAt !== null || expert?.reviewId !== reviewId || expert.state === 'withdrawn')
    throw new PlanDeskError('COMMENT_UNKNOWN', '这条意见不在这次评审收回的意见里，请刷新后重试。', {
      targetId,
    });
}
