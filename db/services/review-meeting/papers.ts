import type { ReadDb } from '../../connection';
import { chineseDate, type FormDefinition, quoteTitle } from '../../documents/forms/definition';
import { fillForm } from '../../documents/forms/pack/fill';
import type { FormKind, FormRow } from '../../documents/forms/pack/kind';
import { REVIEW_INVITATION } from '../../documents/forms/pack/review-invitation';
import {
  REVIEW_MINUTES,
  REVIEW_OPINION,
  REVIEW_SIGN_IN,
  REVIEW_VOTES,
} from '../../documents/forms/pack/reviews';
import type { CivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import { placedItems } from '../../domain/review/checklist';
import type { ReviewOutcome, Vote } from '../../domain/review/codes';
import { tallyVotes, type VoteTally } from '../../domain/review/votes';
import type { Law } from '../../law';
import { findOffice } from '../../repositories/office';
import type { ReviewAssignmentRecord, ReviewRecord } from '../../repositories/review';
import { assignmentsOf, packedNames, reviewSubject } from '../../repositories/review-views';
import { found } from '../own-row';
import { findReview } from '../reviews/open-review';
import { setOf } from './read-results';
import { voteRuleOf } from './view-meeting';

/** Papers that the program lays out; those of a meeting that was not held yet leave their values to the pen. */
export const MEETING_PAPERS = ['invitation', 'sign-in', 'votes', 'opinion', 'minutes'] as const;
export type MeetingPaper = (typeof MEETING_PAPERS)[number];

const KINDS: Readonly<Record<MeetingPaper, FormKind>> = {
  invitation: REVIEW_INVITATION,
  'sign-in': REVIEW_SIGN_IN,
  votes: REVIEW_VOTES,
  opinion: REVIEW_OPINION,
  minutes: REVIEW_MINUTES,
};
const OUTCOME_WORDS: Readonly<Record<ReviewOutcome, string>> = {
  passed: '通过',
  'passed-after-changes': '修改后通过',
  failed: '不通过',
};
const VOTE_WORDS: Readonly<Record<Vote, string>> = { for: '同意', against: '不同意', abstain: '弃权' };

/**
 * A paper of a review with its values; that of a 论证 says so.
 * @throws PlanDeskError NOT_FOUND, REVIEW_VOIDED, REVIEW_SET_UNKNOWN
 */
export function meetingPaper(
  { db, law, today }: { db: ReadDb; law: Law; today: string },
  { id, paper }: { id: string; paper: MeetingPaper },
): FormDefinition {
  const review = findReview(db, id);
  if (review.voidedAt !== null)
    throw new PlanDeskError('REVIEW_VOIDED', '这次评审已经作废，不再出具文书。', { id });
  const experts = assignmentsOf(db, id).filter(({ state }) => state !== 'withdrawn');
  const tally = tallyVotes(voteRuleOf(law, review, today), experts);
  const kind = KINDS[paper];
  const known: FormRow = { ...textOf(db, review, experts), ...votesOf(tally) };
  const form = fillForm(kind, {
    text: Object.fromEntries(kind.slots.map(({ name }) => [name, known[name] ?? null])),
    lists: {
      // Who signs in is asked before anybody has come; later papers name those who were there.
      专家: (paper === 'sign-in' || tally.present === 0
        ? experts
        : experts.filter(({ attended }) => attended)
      ).map(expertRow),
      其他人员: [],
      材料: materialsOf(db, law, review).map((name, at) => ({ 序号: String(at + 1), 材料名称: name })),
      意见: linesOf(review.opinion).map((line) => ({ 意见内容: line })),
      过程: linesOf(review.process).map((line) => ({ 过程内容: line })),
      讨论: discussionOf(law, review).map((line) => ({ 讨论内容: line })),
      附件: ['专家签到表', '表决记录', '评审意见表'].map((name, n) => ({ 附件名称: `${n + 1}．${name}` })),
    },
  });
  return review.kind === 'verification' ? { ...form, title: form.title.replaceAll('评审', '论证') } : form;
}

function textOf(db: ReadDb, review: ReviewRecord, experts: readonly ReviewAssignmentRecord[]): FormRow {
  const subject = found(reviewSubject(db, review.planVersionId), '预案版本', review.planVersionId);
  const attended = { true: '（到会）', false: '（未到会）', null: '' }[`${review.headAttended}` as const];
  return {
    预案名称: quoteTitle(subject.planTitle),
    版本: subject.versionLabel,
    编制单位: subject.unitName ?? findOffice(db, review.origin)?.name ?? null,
    评审方式: review.way === 'meeting' ? '会议评审' : '函审',
    评审时间:
      review.meetingOn === null
        ? null
        : `${chineseDate(review.meetingOn as CivilDate)}${review.meetingTime ?? ''}`,
    评审地点: review.place,
    组织单位: findOffice(db, review.origin)?.name ?? null,
    交回期限: review.deadline === null ? null : chineseDate(review.deadline as CivilDate),
    主持人: review.host,
    专家组组长: experts.find(({ role }) => role === 'chair')?.name ?? null,
    单位主要负责人: review.head === null ? null : `${review.head}${attended}`,
    评审结论: review.outcome === null ? null : OUTCOME_WORDS[review.outcome],
    组长签字: null,
    签字日期: review.minutesSignedOn === null ? null : chineseDate(review.minutesSignedOn as CivilDate),
  };
}

/** What a pack holds, as the invitation lists it: the files of the version, then the tables. */
function materialsOf(db: ReadDb, law: Law, review: ReviewRecord): string[] {
  const tables = setOf(law, review).tables.filter(({ id }) => review.tables.includes(id));
  return [...packedNames(db, review.planVersionId), ...tables.map(({ title }) => title)];
}

/** Figures of the vote; before anybody has come they are left to the pen. */
function votesOf(tally: VoteTally): FormRow {
  if (tally.present === 0) return {};
  const voted = tally.open === 0;
  return {
    到会专家人数: String(tally.present),
    须同意票数: String(tally.needed),
    同意票数: voted ? String(tally.for) : null,
    不同意票数: voted ? String(tally.against) : null,
    弃权票数: voted ? String(tally.abstain) : null,
  };
}

const expertRow = (expert: ReviewAssignmentRecord, at: number): FormRow => ({
  序号: String(at + 1),
  姓名: expert.name,
  单位: expert.employer,
  职称: expert.title,
  专业: expert.specialty,
  职责: expert.role === 'chair' ? '组长' : '成员',
  表决意见: expert.vote === null ? null : VOTE_WORDS[expert.vote],
  表决说明: expert.voteNote,
  签名: null,
});

const linesOf = (text: string | null): string[] =>
  (text ?? '').split('\n').filter((line) => line.trim() !== '');

/** Notes of the discussion in the order of the tables, the general ones first. */
function discussionOf(law: Law, review: ReviewRecord): string[] {
  if (review.discussion.length === 0) return [];
  const places = placedItems(setOf(law, review), null).map(({ item }) => item);
  const titles = new Map(places.map(({ id, title }, at) => [id, { title, at }]));
  return [...review.discussion]
    .sort((a, b) => (titles.get(a.key)?.at ?? -1) - (titles.get(b.key)?.at ?? -1))
    .map(({ key, text }) => (key === '' ? text : `${titles.get(key)?.title ?? key}：${text}`));
}
