import type { Deps } from '../../core';
import { expertDrawPlaceTable, expertDrawTable } from '../../repositories/expert-draw';
import { reviewAssignmentTable } from '../../repositories/review';
import { withdrawExpert } from '../reviews/assign-experts';
import { answerPlace } from './answer-draw';

/**
 * Takes an expert out of a review, with the reason; of one who was drawn the place is left too, so that the draw opens again
 * and its next substitute is asked.
 * @throws PlanDeskError as `withdrawExpert`
 */
export function leaveReview(
  deps: Deps,
  input: { id: string; expectedVersion: number; reason: string },
): { id: string; version: number } {
  const made = withdrawExpert(deps, input);
  const placeId = reviewAssignmentTable.find(deps.db, input.id)?.drawPlaceId ?? null;
  const place = placeId === null ? undefined : expertDrawPlaceTable.find(deps.db, placeId);
  const draw = place && expertDrawTable.find(deps.db, place.drawId);
  if (place?.answer === 'accepted' && draw?.origin === deps.self && draw.voidedAt === null)
    answerPlace(deps, {
      placeId: place.id,
      expectedVersion: place.version,
      answer: 'refused',
      reason: input.reason,
      onDate: deps.clock.today(),
    });
  return made;
}
