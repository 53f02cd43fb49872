import { z } from 'zod';
import { STANDING_MARKS } from '../domain/duties/rule-book';
import { GOVERNMENT_PLAN_KINDS } from '../domain/plan/government/kinds';

const text = z.string().min(1);
const texts = z.array(text);
const mark = z.enum(STANDING_MARKS);

/** resources/rules/government-plans.json */
export const governmentPlansSchema = z.object({
  id: text,
  version: text,
  source: text,
  effectiveFrom: text,
  kinds: z
    .array(
      z.object({
        kind: z.enum(GOVERNMENT_PLAN_KINDS),
        title: text,
        filing: z
          .object({ recipient: text, deliverTo: text.nullable(), copies: texts, article: text, mark })
          .nullable(),
        note: text,
      }),
    )
    .length(GOVERNMENT_PLAN_KINDS.length),
});

/** resources/rules/response-cards.json */
export const cardRulesSchema = z.object({
  id: text,
  version: text,
  source: z.object({ title: text, article: text }),
  mark,
  rule: text,
  text,
  headings: texts.min(1),
  posts: texts,
  templates: z.array(
    z.object({
      kind: text,
      post: text,
      risk: text,
      signs: texts,
      steps: texts.min(1),
      gear: texts,
      never: texts,
    }),
  ),
});
