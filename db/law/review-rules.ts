import { z } from 'zod';
import { STANDING_MARKS } from '../domain/duties/rule-book';
import { civilDateText } from './schemas';

const text = z.string().min(1);
const experts = z.number().int().min(1).max(99);

/** resources/rules/review-rules.json: figures of a review that no table of the standard holds. */
export const reviewRulesSchema = z.object({
  id: text,
  version: text,
  effectiveFrom: civilDateText,
  effectiveTo: civilDateText.nullable(),
  source: z.object({ title: text, article: text }),
  mark: z.enum(STANDING_MARKS),
  /** R-REV-COUNT: how many experts a review has at least unless somebody decides otherwise. */
  minimumExperts: z.object({
    rule: text,
    mark: z.enum(STANDING_MARKS),
    review: experts,
    verification: experts,
    note: text,
  }),
});

export type ReviewRules = z.infer<typeof reviewRulesSchema>;
