import type { ReadDb } from '../../connection';
import { chineseDate, type FormDefinition, quoteTitle } from '../../documents/forms/definition';
import { fillForm } from '../../documents/forms/pack/fill';
import type { FormRow } from '../../documents/forms/pack/kind';
import { REVIEW_CHANGES } from '../../documents/forms/pack/review-changes';
import type { CivilDate } from '../../domain/dates/civil-date';
import type { Disposition, ReviewOutcome } from '../../domain/review/codes';
import type { Law } from '../../law';
import { findOffice } from '../../repositories/office';
import { planVersionTable } from '../../repositories/plan-version';
import { reviewSubject } from '../../repositories/review-views';
import { found } from '../own-row';
import { openedReview } from '../reviews/open-review';
import { type RevisedComment, revisedComments, viewRevision } from './view-revision';

const DECISIONS: Readonly<Record<Disposition, string>> = {
  accepted: '采纳',
  partly: '部分采纳',
  rejected: '不采纳',
};
const OUTCOMES: Readonly<Record<ReviewOutcome, string>> = {
  passed: '通过',
  'passed-after-changes': '修改后通过',
  failed: '不通过',
};
/** Longer quotes are cut: the form is to be read, the marked copy has them whole. */
const LONGEST_QUOTE = 80;

/**
 * 修改情况说明 of a review with what is kept about each comment; what is missing is left to the pen.
 * @throws PlanDeskError NOT_FOUND, REVIEW_NOT_OPENED, REVIEW_SET_UNKNOWN
 */
export function changesPaper(db: ReadDb, law: Law, self: string, id: string): FormDefinition {
  const review = openedReview(db, id);
  const subject = found(reviewSubject(db, review.planVersionId), '预案版本', review.planVersionId);
  const { comparedId } = viewRevision({ db, law, self }, id);
  const revised = comparedId === null ? undefined : planVersionTable.find(db, comparedId);
  const day = (date: string | null) => (date === null ? null : chineseDate(date as CivilDate));
  const form = fillForm(REVIEW_CHANGES, {
    text: {
      预案名称: quoteTitle(subject.planTitle),
      编制单位: subject.unitName ?? findOffice(db, review.origin)?.name ?? null,
      评审版本: subject.versionLabel,
      修改版本: revised?.label ?? null,
      评审结论: review.outcome === null ? null : OUTCOMES[review.outcome],
      结论日期: day(review.outcomeOn),
      组长签字: null,
      确认日期: day(review.changesConfirmedOn),
    },
    lists: { 修改: revisedComments(db, law, id).map(rowOf) },
  });
  return review.kind === 'verification' ? { ...form, title: form.title.replaceAll('评审', '论证') } : form;
}

function rowOf(comment: RevisedComment, at: number): FormRow {
  const { quote, decision, reason, place, changePage } = comment;
  const short = quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE)}…` : quote;
  const page = changePage ?? (place !== null && place.page !== null ? String(place.page) : null);
  return {
    序号: String(at + 1),
    评审项目: comment.itemTitle || comment.section || null,
    原文: short.trim() === '' ? null : short.replace(/\s+/g, ' '),
    专家意见: comment.text,
    处理: decision === null ? null : `${DECISIONS[decision]}${reason === null ? '' : `：${reason}`}`,
    修改情况: comment.changeMade,
    页码: decision === 'rejected' ? null : page,
  };
}
