import { z } from 'zod';
import { STANDING_MARKS } from '../domain/duties/rule-book';
import { civilDateText } from './schemas';

const text = z.string().min(1);
const experts = z.number().int().min(1).max(99);
const years = z.number().int().min(1).max(30);

/** A figure with the rule it belongs to, how sure it is, and why it is so. */
const figure = <S extends z.ZodRawShape>(shape: S) =>
  z.object({ rule: text, mark: z.enum(STANDING_MARKS), ...shape, note: text });

/** resources/rules/review-rules.json: figures of a review that no table of the standard holds. */
export const reviewRulesSchema = z.object({
  id: text,
  version: text,
  effectiveFrom: civilDateText,
  effectiveTo: civilDateText.nullable(),
  source: z.object({ title: text, article: text }),
  mark: z.enum(STANDING_MARKS),
  /** R-REV-COUNT: how many experts a review has at least unless somebody decides otherwise. */
  minimumExperts: figure({ review: experts, verification: experts }),
  /** R-REV-RECUSE: for how many years having worked for a unit, or having been paid by it, bars from its reviews. */
  recusal: figure({ years }),
  /** Substitutes kept for each specialty of a draw unless somebody decides otherwise. */
  substitutes: figure({ count: experts }),
  /** The term that is proposed when a person is appointed. */
  term: figure({ years }),
});

export type ReviewRules = z.infer<typeof reviewRulesSchema>;
