import type { Deps } from '../../core';
import type { DrawAnswer } from '../../domain/draw/codes';
import { expertDrawPlaceTable } from '../../repositories/expert-draw';
import { placesOfDraw } from '../../repositories/expert-draw-views';
import { reviewAssignmentTable } from '../../repositories/review';
import { FieldCheck } from '../field-check';
import { assertEditable, found, nextBookkeeping } from '../own-row';
import { blocked, editableDraw, stepDraw, turnsOfDraw } from './draw-steps';

/**
 * Notes what a drawn person said, or that one who agreed has left after all. Whoever leaves makes room for the next
 * substitute; one who must withdraw after the close reopens the draw, and is taken out of the review.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID, DRAW_BLOCKED {blockers: NOT_THEIR_TURN,
 * ANSWER_FINAL}
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
  if (leaves) withdrawFromReview(deps, place.id, reason);
  return { id: kept.id, version: kept.version, drawId: record.id, expertId: place.expertId };
}

/** Takes the person out of the review that was prepared with this place. */
function withdrawFromReview(deps: Deps, placeId: string, reason: string | null): void {
  const rows = reviewAssignmentTable.select(
    deps.db,
    "WHERE draw_place_id = @placeId AND voided_at IS NULL AND state IN ('named', 'sent')",
    { placeId },
  );
  for (const row of rows) {
    reviewAssignmentTable.update(deps.db, {
      ...nextBookkeeping(deps, row),
      state: 'withdrawn',
      recusal: reason,
    });
    deps.changed('reviews', [row.reviewId]);
  }
}
