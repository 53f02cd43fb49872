import type { ReadDb } from '../../connection';
import { type DraftSection, draftOpinion, draftText } from '../../domain/review/draft-opinion';
import type { Law } from '../../law';
import { readResults } from './read-results';

/**
 * The opinion drafted from what the experts wrote, with the rows behind each sentence, and as a text to go on with.
 * @throws PlanDeskError NOT_FOUND, REVIEW_NOT_OPENED, REVIEW_SET_UNKNOWN
 */
export function readDraft(db: ReadDb, law: Law, id: string): { sections: DraftSection[]; text: string } {
  const { review, set, sheets } = readResults(db, law, id);
  const sections = draftOpinion(set, review.tables, sheets);
  return { sections, text: draftText(sections) };
}
