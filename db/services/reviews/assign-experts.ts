import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import type { ExpertRole } from '../../domain/review/codes';
import { compactName } from '../../domain/text/normalise';
import { expertTable } from '../../repositories/expert';
import { expertDrawPlaceTable, expertDrawTable } from '../../repositories/expert-draw';
import { type ReviewAssignmentRecord, reviewAssignmentTable } from '../../repositories/review';
import { assignmentsOf } from '../../repositories/review-views';
import { FieldCheck } from '../field-check';
import { found, newBookkeeping, nextBookkeeping } from '../own-row';
import { editableAssignment, editableReview, preparableReview } from './open-review';
import { takeReviewStep } from './take-review-step';

/** Somebody who is asked to review: from the pool (`expertId`), perhaps by a draw, or named by hand. */
export interface NamedExpert {
  expertId: string | null;
  drawPlaceId?: string | null;
  /** For people named by hand; those of the pool have what the pool says. */
  name: string;
  employer: string | null;
  title: string | null;
  specialty: string | null;
  phone: string | null;
  role: ExpertRole;
}

/**
 * Names experts of a review. A chair among them takes the place of the one before.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, REVIEW_CLOSED, EXPERT_ALREADY_NAMED {name}, FIELDS_INVALID
 */
export function assignExperts(
  deps: Deps,
  input: { reviewId: string; experts: readonly NamedExpert[] },
): { ids: string[] } {
  const review = preparableReview(deps, input.reviewId);
  const ids = input.experts.map((expert) => {
    const person = personOf(deps, expert);
    refuseTwice(deps, review.id, person);
    assertDrawn(deps, review.id, expert);
    const record: ReviewAssignmentRecord = {
      ...person,
      id: deps.newId(),
      reviewId: review.id,
      drawPlaceId: expert.drawPlaceId ?? null,
      role: expert.role,
      state: 'named',
      sentAt: null,
      dueOn: review.deadline,
      returnedAt: null,
      late: false,
      keyId: null,
      recusal: null,
      attended: null,
      vote: null,
      voteNote: null,
      remark: null,
      ...newBookkeeping(deps),
    };
    if (record.role === 'chair') stepDown(deps, review.id);
    reviewAssignmentTable.insert(deps.db, record);
    return record.id;
  });
  deps.changed('reviews', [review.id]);
  return { ids };
}

type Person = Pick<
  ReviewAssignmentRecord,
  'expertId' | 'name' | 'employer' | 'title' | 'specialty' | 'phone'
>;

function personOf({ db }: Deps, expert: NamedExpert): Person {
  const check = new FieldCheck();
  if (expert.expertId === null) {
    const person = {
      expertId: null,
      name: check.required('name', expert.name, '请填写专家姓名。'),
      employer: check.text(expert.employer),
      title: check.text(expert.title),
      specialty: check.text(expert.specialty),
      phone: check.phone('phone', expert.phone, null),
    };
    check.throwIfAny();
    return person;
  }
  const { id, name, employer, title, specialties, phone } = found(
    expertTable.find(db, expert.expertId),
    '专家',
    expert.expertId,
  );
  // The specialty somebody was drawn for says more than all a person has.
  const specialty = check.text(expert.specialty) ?? (specialties.join('、') || null);
  return { expertId: id, name, employer, title, specialty, phone };
}

function refuseTwice({ db }: Deps, reviewId: string, person: Person): void {
  const twin = assignmentsOf(db, reviewId).find(
    (other) =>
      other.state !== 'withdrawn' &&
      (person.expertId !== null && other.expertId !== null
        ? other.expertId === person.expertId
        : compactName(other.name) === compactName(person.name) && other.employer === person.employer),
  );
  if (twin)
    throw new PlanDeskError('EXPERT_ALREADY_NAMED', `“${person.name}”已经在这次评审的专家组里。`, {
      name: person.name,
    });
}

/** Nobody passes for drawn who was not: the place is the person's own, of a draw that may serve this review. */
function assertDrawn({ db }: Deps, reviewId: string, { expertId, drawPlaceId }: NamedExpert): void {
  if (!drawPlaceId) return;
  const place = found(expertDrawPlaceTable.find(db, drawPlaceId), '抽取结果', drawPlaceId);
  const draw = found(expertDrawTable.find(db, place.drawId), '抽取', place.drawId);
  const fits = draw.voidedAt === null && (draw.reviewId === null || draw.reviewId === reviewId);
  if (!fits || expertId === null || place.expertId !== expertId)
    throw new PlanDeskError('NOT_FOUND', '找不到这条抽取结果，它可能属于另一次评审，请刷新后重试。', {
      id: drawPlaceId,
    });
}

function stepDown(deps: Deps, reviewId: string): void {
  for (const other of assignmentsOf(deps.db, reviewId))
    if (other.role === 'chair')
      reviewAssignmentTable.update(deps.db, nextBookkeeping(deps, { ...other, role: 'member' }));
}

/**
 * Makes somebody the chair of the group, or a member again.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, EXPERT_WITHDRAWN, MINUTES_SIGNED
 */
export function changeRole(
  deps: Deps,
  input: { id: string; expectedVersion: number; role: ExpertRole },
): { id: string; version: number } {
  const record = editableAssignment(deps, input.id, input.expectedVersion);
  // The experts may choose their chair at the meeting itself (GB/T 29639-2020 4.8.3).
  const review = editableReview(deps, record.reviewId);
  if (review.state === 'minutes-signed')
    throw new PlanDeskError('MINUTES_SIGNED', '评审纪要已经签署，内容不能再改动。', { id: review.id });
  if (record.state === 'withdrawn')
    throw new PlanDeskError('EXPERT_WITHDRAWN', `“${record.name}”已退出这次评审，不能担任组长。`, {
      name: record.name,
    });
  if (record.role === input.role) return { id: record.id, version: record.version };
  if (input.role === 'chair') stepDown(deps, review.id);
  const saved = nextBookkeeping(deps, { ...record, role: input.role });
  reviewAssignmentTable.update(deps.db, saved);
  deps.changed('reviews', [review.id]);
  return { id: saved.id, version: saved.version };
}

/**
 * Takes an expert out, with the reason: an interest found later, illness. Whoever has no pack yet and was named by mistake
 * leaves no trace but the audit entry's.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, REVIEW_CLOSED
 */
export function withdrawExpert(
  deps: Deps,
  input: { id: string; expectedVersion: number; reason: string },
): { id: string; version: number } {
  const record = editableAssignment(deps, input.id, input.expectedVersion);
  preparableReview(deps, record.reviewId);
  const reason = input.reason.trim();
  const saved = nextBookkeeping(deps, {
    ...record,
    role: 'member' as const,
    state: 'withdrawn' as const,
    recusal: reason,
  });
  reviewAssignmentTable.update(deps.db, saved);
  deps.changed('reviews', [record.reviewId]);
  return { id: saved.id, version: saved.version };
}

/**
 * The group of experts stands: enough of them, none with an interest in the unit.
 * @throws PlanDeskError REVIEW_BLOCKED, NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION
 */
export function settleExperts(
  deps: Deps,
  input: { id: string; expectedVersion: number },
): { id: string; version: number } {
  const { id, version } = takeReviewStep(
    deps,
    found(editableReview(deps, input.id, input.expectedVersion), '评审', input.id),
    'draw',
  );
  return { id, version };
}
