import type { Deps } from '../../core';
import type { DrawAnswer } from '../../domain/draw/codes';
import {
  type ExpertDrawPlaceRecord,
  type ExpertDrawRecord,
  expertDrawPlaceTable,
} from '../../repositories/expert-draw';
import { assignmentsOfPlaces, placesOfDraw } from '../../repositories/expert-draw-views';
import { reviewAssignmentTable } from '../../repositories/review';
import { assignmentsOf } from '../../repositories/review-views';
import { FieldCheck } from '../field-check';
import { assertEditable, found, nextBookkeeping } from '../own-row';
import { assignExperts } from '../reviews/assign-experts';
import { blocked, editableDraw, stepDraw, turnsOfDraw } from './draw-steps';

/**
 * Notes what a drawn person said, or that one who agreed has left after all. Whoever leaves makes room for the next
 * substitute; one who must withdraw after the close reopens the draw. Of a review, who agrees joins its group and who leaves
 * is taken out of it.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID, DRAW_BLOCKED {blockers: NOT_THEIR_TURN,
 * ANSWER_FINAL}, REVIEW_CLOSED
 */
export function answerPlace(
  deps: Deps,
  input: {
    placeId: string;
    expectedVersion: number;
    answer: DrawAnswer;
    reason: string | null;
    onDate: string;
  },
): { id: string; version: number; drawId: string; expertId: string } {
  const place = found(expertDrawPlaceTable.find(deps.db, input.placeId), '抽取结果', input.placeId);
  assertEditable(deps, place, input.expectedVersion);
  const record = editableDraw(deps, place.drawId);
  const check = new FieldCheck();
  const leaves = input.answer !== 'accepted';
  const reason = check.text(input.reason);
  if (leaves && reason === null) check.add('reason', 'REQUIRED', '请写明原因，记录表上要列出。');
  const answeredOn = check.date('onDate', input.onDate, deps.clock.today());
  check.throwIfAny();
  if (place.answer !== null && !(place.answer === 'accepted' && leaves))
    throw blocked(record.state, [
      { code: 'ANSWER_FINAL', message: '这位专家的答复已经登记，不能改回；递补按抽取的次序进行。' },
    ]);
  const kept = { ...nextBookkeeping(deps, place), answer: input.answer, reason, answeredOn };
  const places = placesOfDraw(deps.db, record.id).map((one) => (one.id === place.id ? kept : one));
  if (turnsOfDraw(record, places).outOfTurn.length > 0)
    throw blocked(record.state, [
      { code: 'NOT_THEIR_TURN', message: '还没有轮到这位候补，请按抽取的次序递补。' },
    ]);
  stepDraw(deps, record, record.state === 'closed' && leaves ? 'reopen' : 'answer');
  expertDrawPlaceTable.update(deps.db, kept);
  if (leaves) withdrawFromReview(deps, [place.id], reason);
  else if (record.reviewId !== null) joinReview(deps, record.reviewId, kept, labelOf(record, place.need));
  return { id: kept.id, version: kept.version, drawId: record.id, expertId: place.expertId };
}

const labelOf = ({ needs }: ExpertDrawRecord, specialty: string) =>
  needs.find((need) => need.specialty === specialty)?.label ?? specialty;

/** Whoever agrees joins the group of the review with the specialty of the place; one who was named before is in it already. */
function joinReview(deps: Deps, reviewId: string, place: ExpertDrawPlaceRecord, specialty: string): void {
  const { expertId, id: drawPlaceId } = place;
  const named = assignmentsOf(deps.db, reviewId).some(
    (one) => one.expertId === expertId && one.state !== 'withdrawn',
  );
  if (named) return;
  const fromPool = { name: '', employer: null, title: null, phone: null };
  assignExperts(deps, {
    reviewId,
    experts: [{ ...fromPool, expertId, drawPlaceId, specialty, role: 'member' }],
  });
}

/** Takes people out of the review that they joined by their places; who has handed in stays, for people to decide. */
export function withdrawFromReview(deps: Deps, placeIds: readonly string[], reason: string | null): void {
  for (const row of assignmentsOfPlaces(deps.db, placeIds)) {
    if (row.state !== 'named' && row.state !== 'sent') continue;
    reviewAssignmentTable.update(deps.db, {
      ...nextBookkeeping(deps, row),
      role: 'member',
      state: 'withdrawn',
      recusal: reason,
    });
    deps.changed('reviews', [row.reviewId]);
  }
}
