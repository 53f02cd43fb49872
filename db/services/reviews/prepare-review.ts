import type { Deps } from '../../core';
import type { CivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import { checklistSet, setsInForce, tablesFor } from '../../domain/review/checklist';
import type { ReviewKind, ReviewWay } from '../../domain/review/codes';
import { planVersionTable } from '../../repositories/plan-version';
import { type ReviewRecord, reviewAssignmentTable, reviewTable } from '../../repositories/review';
import {
  assignmentsOf,
  type ReviewSubject,
  reviewSubject,
  reviewsOfPlan,
} from '../../repositories/review-views';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { editableReview, preparableReview } from './open-review';
import { saveReview, takeReviewStep } from './take-review-step';

/** What a person decides about a review. Days are civil dates. */
export interface ReviewFields {
  kind: ReviewKind;
  way: ReviewWay;
  title: string;
  checklistSet: string;
  tables: readonly string[];
  minimumExperts: number;
  deadline: string | null;
  meetingOn: string | null;
  meetingTime: string | null;
  place: string | null;
  host: string | null;
  head: string | null;
  remark: string | null;
}

/**
 * Prepares a review of a plan version. One version has one review at a time; a failed one is repeated by a review that
 * points to it.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, FIELDS_INVALID, REVIEW_UNDER_WAY {id}, REVIEW_NOT_FAILED
 */
export function prepareReview(
  deps: Deps,
  input: { planVersionId: string; previousReviewId: string | null; fields: ReviewFields },
): { id: string; version: number } {
  const { db } = deps;
  const version = found(planVersionTable.find(db, input.planVersionId), '预案版本', input.planVersionId);
  assertEditable(deps, version);
  const subject = found(reviewSubject(db, version.id), '预案版本', version.id);
  if (version.state === 'withdrawn' || version.state === 'superseded')
    throw new PlanDeskError('REVIEW_VERSION_ENDED', '这个版本已经撤回或被新版代替，不能再评审。', {
      state: version.state,
    });
  refuseSecond(deps, subject);
  if (input.previousReviewId !== null) {
    const previous = editableReview(deps, input.previousReviewId);
    if (previous.outcome !== 'failed')
      throw new PlanDeskError('REVIEW_NOT_FAILED', '只有未通过的评审才需要重新评审。', {
        id: previous.id,
      });
  }
  const record: ReviewRecord = {
    ...checkReviewFields(deps, subject, input.fields, null),
    id: deps.newId(),
    planVersionId: version.id,
    previousReviewId: input.previousReviewId,
    state: 'prepared',
    preparedOn: deps.clock.today(),
    headAttended: null,
    closedReason: null,
    discussion: [],
    opinion: null,
    process: null,
    outcome: null,
    outcomeOn: null,
    outcomeBy: null,
    outcomeNote: null,
    minutesSignedOn: null,
    changesConfirmedOn: null,
    changesConfirmedBy: null,
    ...newBookkeeping(deps),
  };
  reviewTable.insert(db, record);
  deps.changed('reviews', [record.id]);
  return { id: record.id, version: record.version };
}

/** Two reviews of one version at a time would ask the same experts twice. */
function refuseSecond({ db }: Deps, { planId, versionId }: ReviewSubject): void {
  const open = reviewsOfPlan(db, planId).find(
    ({ planVersionId, state, voidedAt }) =>
      planVersionId === versionId &&
      voidedAt === null &&
      !['passed', 'failed', 'minutes-signed'].includes(state),
  );
  if (open)
    throw new PlanDeskError(
      'REVIEW_UNDER_WAY',
      '这个版本正在评审，请在原来的评审中继续办理，或先将其作废。',
      {
        id: open.id,
      },
    );
}

/**
 * Changes what was decided about a review that is not opened yet. Packs written before tell the experts the former state;
 * the screen says so.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, REVIEW_CLOSED, FIELDS_INVALID
 */
export function updateReview(
  deps: Deps,
  input: { id: string; expectedVersion: number; fields: ReviewFields },
): { id: string; version: number } {
  const record = preparableReview(deps, input.id, input.expectedVersion);
  const subject = found(reviewSubject(deps.db, record.planVersionId), '预案版本', record.planVersionId);
  const saved = saveReview(deps, { ...record, ...checkReviewFields(deps, subject, input.fields, record) });
  for (const assignment of assignmentsOf(deps.db, record.id))
    if (assignment.state !== 'withdrawn' && assignment.dueOn !== saved.deadline)
      reviewAssignmentTable.update(deps.db, nextBookkeeping(deps, { ...assignment, dueOn: saved.deadline }));
  return { id: saved.id, version: saved.version };
}

/**
 * Lets the review go on with another version of its plan. Experts who have a pack need a new one; marks they have made
 * keep the version they were made on.
 * @throws PlanDeskError also REVIEW_VERSION_OTHER_PLAN, REVIEW_RESULTS_IN
 */
export function replaceVersion(
  deps: Deps,
  input: { id: string; expectedVersion: number; planVersionId: string },
): { id: string; version: number } {
  const record = preparableReview(deps, input.id, input.expectedVersion);
  const version = found(planVersionTable.find(deps.db, input.planVersionId), '预案版本', input.planVersionId);
  assertEditable(deps, version);
  if (version.planId !== reviewSubject(deps.db, record.planVersionId)?.planId)
    throw new PlanDeskError('REVIEW_VERSION_OTHER_PLAN', '只能换成同一项预案的其他版本。', {
      id: version.id,
    });
  const experts = assignmentsOf(deps.db, record.id);
  if (experts.some(({ state }) => state === 'returned'))
    throw new PlanDeskError(
      'REVIEW_RESULTS_IN',
      '已有专家就原来的版本交回了意见，不能再换版本。请结束本次评审，对新版本重新评审。',
      { id: record.id },
    );
  if (version.id === record.planVersionId) return { id: record.id, version: record.version };
  for (const expert of experts)
    if (expert.state === 'sent')
      reviewAssignmentTable.update(deps.db, nextBookkeeping(deps, { ...expert, state: 'named' }));
  const saved = saveReview(deps, { ...record, planVersionId: version.id });
  return { id: saved.id, version: saved.version };
}

/**
 * Ends a review that will not be held; it stays in the register with the reason.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, REVIEW_BLOCKED
 */
export function voidReview(
  deps: Deps,
  input: { id: string; expectedVersion: number; reason: string },
): { id: string; version: number } {
  const record = editableReview(deps, input.id, input.expectedVersion);
  const reason = input.reason.trim();
  const saved = takeReviewStep(deps, record, 'void', {
    reason,
    change: { voidedAt: deps.clock.now(), voidReason: reason },
  });
  return { id: saved.id, version: saved.version };
}

function checkReviewFields(
  deps: Deps,
  subject: ReviewSubject,
  fields: ReviewFields,
  before: ReviewRecord | null,
): ReviewFields {
  const check = new FieldCheck();
  const { reviewChecklists: pack } = deps.law;
  const today = deps.clock.today() as CivilDate;
  const set = checklistSet(pack, fields.checklistSet);
  // A review keeps the tables it was begun with, also when they have gone out of force since.
  const known = set !== null && (setsInForce(pack, today).includes(set) || before?.checklistSet === set.id);
  if (!known) check.add('checklistSet', 'CHECKLIST_NOT_IN_FORCE', '请选择现行的评审表。');
  const fitting = set === null ? [] : tablesFor(set, subject.planKind).map(({ id }) => id);
  const tables = fitting.filter((id) => fields.tables.includes(id));
  if (known && tables.length === 0) check.add('tables', 'REQUIRED', '请至少选择一张适用的评审表。');
  const deadline = check.date('deadline', fields.deadline);
  if (deadline !== null && deadline < today && deadline !== before?.deadline)
    check.add('deadline', 'DATE_PAST', '交回期限已过，请填写今天或以后的日期。');
  const meetingOn = fields.way === 'meeting' ? check.date('meetingOn', fields.meetingOn) : null;
  if (deadline !== null && meetingOn !== null && meetingOn < deadline)
    check.add('meetingOn', 'DATE_ORDER', '会议日期早于交回期限，请核对。');
  const checked: ReviewFields = {
    kind: fields.kind,
    way: fields.way,
    title: check.required('title', fields.title, '请填写评审名称。'),
    checklistSet: fields.checklistSet,
    tables,
    minimumExperts: fields.minimumExperts,
    deadline,
    meetingOn,
    meetingTime: fields.way === 'meeting' ? check.text(fields.meetingTime) : null,
    place: fields.way === 'meeting' ? check.text(fields.place) : null,
    host: check.text(fields.host),
    head: check.text(fields.head),
    remark: check.lines(fields.remark),
  };
  check.throwIfAny();
  return checked;
}
