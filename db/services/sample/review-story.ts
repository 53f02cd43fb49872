import type { Deps } from '../../core';
import { addDays, type CivilDate } from '../../domain/dates/civil-date';
import { checklistSet, type PlacedItem, placedItems } from '../../domain/review/checklist';
import type { Verdict, Vote } from '../../domain/review/codes';
import { type PassageSource, passageSource, passagesFor, sectionPathAt } from '../../domain/review/passages';
import { readDocumentText } from '../../repositories/document-text';
import { poolOf } from '../../repositories/expert-draw-views';
import { checklistAnswerTable, markTable, reviewOpinionTable } from '../../repositories/marking';
import { listPlanDocuments } from '../../repositories/plan-document';
import { type ReviewAssignmentRecord, reviewAssignmentTable, reviewTable } from '../../repositories/review';
import { assignmentsOf, reviewSubject } from '../../repositories/review-views';
import { newBookkeeping, nextBookkeeping } from '../own-row';
import { decideComment, listComments } from '../review-meeting/comments';
import { concludeReview, signMinutes } from '../review-meeting/conclude';
import { readDraft } from '../review-meeting/draft';
import { noteDiscussion, saveMeeting, saveOpinion } from '../review-meeting/hold-meeting';
import { assignExperts, settleExperts } from '../reviews/assign-experts';
import { noteSent, openResults } from '../reviews/collect';
import { prepareReview } from '../reviews/prepare-review';
import { reviewStart } from '../reviews/view-review';
import type { Random } from './random';
import type { StoryPlan, StoryUnit } from './story-unit';
import type { Teller } from './timeline';

/** How far a review has come by today. */
const STAGES = ['signed', 'marking', 'collected', 'prepared'] as const;
type Stage = (typeof STAGES)[number];

/** Civil days ago on which a review began; its plan and the plan's file are there by then. */
const BEGUN: Readonly<Record<Stage, number>> = { signed: 11, marking: 6, collected: 9, prepared: 1 };
const GUIDE = 'GUIDE-2009';
const GROUP = 5;
/** Results that are in while the others are still marking. */
const IN_ALREADY = 2;

/** Reviews of drafts: one over, one with the experts, one to be discussed, one just begun. */
export function tellReviews(teller: Teller, units: readonly StoryUnit[], random: Random): void {
  const isComprehensive = ({ plans }: StoryUnit) => plans[0]?.kind === 'comprehensive';
  const ordered = [...units.filter(isComprehensive), ...units.filter((who) => !isComprehensive(who))];
  for (const [n, stage] of STAGES.entries()) {
    const who = ordered[n];
    const plan = who?.plans[0];
    if (who && plan) tellReview(teller, who, plan, stage, random.branch(`review ${stage}`));
  }
}

function tellReview(
  { timeline, days }: Teller,
  who: StoryUnit,
  plan: StoryPlan,
  stage: Stage,
  random: Random,
): void {
  const begun = days.orBefore(days.ago(BEGUN[stage]));
  const deadline =
    stage === 'signed' || stage === 'collected'
      ? days.orBefore(days.ago(2))
      : days.orNext(addDays(days.today, 3));
  const own = { id: '' };
  const at = (deps: Deps) => ({
    id: own.id,
    expectedVersion: reviewTable.find(deps.db, own.id)?.version ?? 0,
  });
  timeline.add(begun, (deps) => {
    own.id = begin(deps, who, plan, deadline, stage);
    if (stage === 'prepared') return;
    assignExperts(deps, { reviewId: own.id, experts: chosenExperts(deps, who, random) });
    settleExperts(deps, at(deps));
    for (const { id } of assignmentsOf(deps.db, own.id)) noteSent(deps, id, deps.clock.now());
  });
  if (stage === 'prepared') return;
  timeline.add(stage === 'marking' ? days.orBefore(days.ago(1)) : deadline, (deps) => {
    const experts = assignmentsOf(deps.db, own.id);
    const back = stage === 'marking' ? experts.slice(0, IN_ALREADY) : experts;
    for (const [n, expert] of back.entries()) handBack(deps, expert, n);
    if (stage !== 'marking') openResults(deps, { ...at(deps), reason: null });
  });
  if (stage === 'signed') timeline.add(days.orBefore(days.today), (deps) => meet(deps, at));
}

function begin(deps: Deps, who: StoryUnit, plan: StoryPlan, deadline: CivilDate, stage: Stage): string {
  const start = reviewStart(deps.db, deps.law, deps.clock.today(), { planVersionId: plan.versionId });
  // The tables of the guide are the ones that FINDINGS speak of.
  const set = start.sets.find(({ id }) => id === GUIDE) ?? start.sets[0];
  return prepareReview(deps, {
    planVersionId: plan.versionId,
    previousReviewId: null,
    fields: {
      kind: start.mustReview ? 'review' : 'verification',
      way: 'meeting',
      title: `${plan.title}${start.mustReview ? '评审' : '论证'}`,
      checklistSet: set?.id ?? '',
      tables: (set?.tables ?? []).filter(({ usual }) => usual).map(({ id }) => id),
      minimumExperts: start.minimumExperts[start.mustReview ? 'review' : 'verification'],
      deadline,
      meetingOn: stage === 'signed' ? deadline : addDays(deadline, 4),
      meetingTime: '9:00',
      place: `${who.unit.fields.name}会议室`,
      host: who.unit.fields.safetyOfficer ?? null,
      head: start.head,
      remark: null,
    },
  }).id;
}

/** People of the pool who serve and do not work at the unit. */
function chosenExperts(deps: Deps, { unit }: StoryUnit, random: Random) {
  const fit = poolOf(deps.db, deps.self).filter(
    ({ status, employer }) => status === 'serving' && employer !== unit.fields.name,
  );
  const first = random.between(0, Math.max(0, fit.length - GROUP));
  return fit.slice(first, first + GROUP).map(({ id, name }, n) => ({
    ...{ expertId: id, name, employer: null, title: null, specialty: null, phone: null },
    role: n === 0 ? ('chair' as const) : ('member' as const),
  }));
}

/** What experts find: item of the guide's tables, which expert, verdict, what ought to be changed. */
const FINDINGS: readonly (readonly [item: string, expert: number, verdict: Verdict, reason: string])[] = [
  ['F3.1', 0, 'mostly', '目录页码与正文不一致，请更新目录。'],
  ['F6.6', 2, 'mostly', '征求意见的记录没有写明采纳情况，请补充。'],
  ['C1.2', 1, 'mostly', '法规依据请按现行有效版本核对，删去已废止的文件。'],
  ['C1.3', 3, 'mostly', '与上级预案和相邻企业预案的衔接写得过于笼统，宜附体系图。'],
  ['C2.2', 0, 'unfit', '事故后果的影响范围没有分析到周边居民，请补充计算和图示。'],
  ['C2.2', 1, 'mostly', '风险分析缺少外来施工单位作业的内容。'],
  ['C3.2', 4, 'mostly', '各救援小组的组长没有写明替补人员。'],
  ['C4.3', 2, 'unfit', '内部报告没有写明时限和24小时值守电话，请补写。'],
  ['C4.3', 3, 'mostly', '请写明向政府部门报告的内容和联系电话。'],
  ['C5.1', 0, 'mostly', '响应分级条件宜量化，便于现场判定。'],
  ['C7', 4, 'mostly', '应急物资清单没有写明存放位置和保管人。'],
  ['S2.2', 4, 'mostly', '各救援小组的组长没有写明替补人员。'],
  ['S4', 2, 'unfit', '内部报告没有写明时限和24小时值守电话，请补写。'],
  ['S4', 3, 'mostly', '请写明向政府部门报告的内容和联系电话。'],
  ['S5.1', 0, 'mostly', '响应分级条件宜量化，便于现场判定。'],
];

/** The result of one expert, as it comes out of a package: rows of the expert's own desk. */
function handBack(deps: Deps, expert: ReviewAssignmentRecord, nth: number): void {
  const { db } = deps;
  const review = reviewTable.find(db, expert.reviewId);
  const set = review && checklistSet(deps.law.reviewChecklists, review.checklistSet);
  const subject = review && reviewSubject(db, review.planVersionId);
  if (!review || !set || !subject) return;
  const theirs = { ...deps, self: `${expert.id} desk` };
  const document = listPlanDocuments(db, subject.planId)[0];
  const read = document && readDocumentText(db, document.sha256);
  const source = read && passageSource(read.text, read.outline);
  const found = FINDINGS.filter(([, by]) => by === nth);
  for (const placed of placedItems(set, review.tables)) {
    const finding = found.find(([item]) => item === placed.item.id);
    const quoted =
      finding && document && source
        ? quotePassage(theirs, expert.id, document.sha256, source, placed)
        : false;
    checklistAnswerTable.insert(db, {
      ...{ id: deps.newId(), assignmentId: expert.id, item: placed.item.id, search: null },
      // 不符合 needs a place that is quoted.
      verdict: finding ? (quoted ? finding[2] : 'mostly') : 'fit',
      reason: finding?.[3] ?? '',
      ...newBookkeeping(theirs),
    });
  }
  const vote: Vote = nth === 2 ? 'against' : 'for';
  reviewOpinionTable.insert(db, {
    ...{ id: deps.newId(), assignmentId: expert.id, state: 'handed-in' as const, vote, noInterest: true },
    opinion:
      vote === 'for'
        ? '预案要素基本齐全，结合本单位实际，修改完善后可以发布实施。'
        : '信息报告程序不完整，建议修改后再议。',
    voteReason: vote === 'for' ? null : '信息报告是关键要素，目前不能直接使用。',
    handedInAt: deps.clock.now(),
    ...newBookkeeping(theirs),
  });
  reviewAssignmentTable.update(
    db,
    nextBookkeeping(deps, { ...expert, state: 'returned', returnedAt: deps.clock.now() }),
  );
}

/** Quotes the likeliest passage of the item; false where there is none. */
function quotePassage(
  deps: Deps,
  assignmentId: string,
  sha256: string,
  source: PassageSource,
  { item, group }: PlacedItem,
): boolean {
  const place = passagesFor(item, group.title, source)[0];
  if (!place) return false;
  const [fromAt, toAt] = [place.from, Math.min(place.to, place.from + 60)];
  markTable.insert(deps.db, {
    ...{ id: deps.newId(), assignmentId, sha256, kind: 'highlight' as const, item: item.id, body: '' },
    ...{ fromAt, toAt, page: null, box: null },
    quote: source.text.slice(fromAt, toAt),
    beforeQuote: source.text.slice(Math.max(0, fromAt - 64), fromAt),
    afterQuote: source.text.slice(toAt, toAt + 64),
    sectionPath: sectionPathAt(source.headings, fromAt),
    ...newBookkeeping(deps),
  });
  return true;
}

/** The meeting: discussed, voted, concluded, signed; two comments still wait for an answer. */
function meet(deps: Deps, at: (deps: Deps) => { id: string; expectedVersion: number }): void {
  const { db, law } = deps;
  const { id } = at(deps);
  const review = reviewTable.find(db, id);
  const experts = assignmentsOf(db, id);
  if (!review) return;
  saveMeeting(deps, {
    ...at(deps),
    fields: {
      ...{ meetingOn: review.meetingOn, meetingTime: review.meetingTime, place: review.place },
      ...{ host: review.host, head: review.head, headAttended: true },
      process: '听取编制情况介绍，专家逐项发表意见，质询、讨论后独立表决。',
    },
    experts: experts.map((expert, n) => ({
      ...{ id: expert.id, attended: true, voteNote: null },
      vote: n === 2 ? ('abstain' as const) : ('for' as const),
    })),
    held: true,
  });
  noteDiscussion(deps, { ...at(deps), key: '', text: '专家组认为预案总体可行，信息报告一节须先行修改。' });
  saveOpinion(deps, { ...at(deps), opinion: readDraft(db, law, id).text });
  const onDate = deps.clock.today();
  concludeReview(deps, {
    ...{ ...at(deps), outcome: 'passed-after-changes', onDate, note: null },
    by: experts[0]?.name ?? '',
  });
  const comments = listComments(db, law, id);
  for (const [n, { target, targetId }] of comments.slice(0, -2).entries())
    decideComment(deps, {
      ...{ reviewId: id, target, targetId, expectedVersion: null, decidedBy: review.host },
      decision: n === 3 ? 'partly' : 'accepted',
      reason: n === 3 ? '体系图随专项预案修订一并补充。' : null,
    });
  signMinutes(deps, { ...at(deps), signedOn: onDate });
}
