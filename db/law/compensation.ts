import { z } from 'zod';
import { DEPLOYMENT_KINDS } from '../domain/deployment/codes';
import { STANDING_MARKS } from '../domain/duties/rule-book';

const text = z.string().min(1);

/** resources/rules/compensation.json: who bears the costs of a call-up, and by what a compensation is due. */
export const compensationSchema = z.object({
  id: text,
  version: text,
  note: text,
  bases: z
    .array(
      z.object({
        id: text,
        kinds: z.array(z.enum(DEPLOYMENT_KINDS)).min(1),
        text,
        source: z.object({ title: text, article: text }),
        mark: z.enum(STANDING_MARKS),
        effectiveFrom: z.iso.date(),
      }),
    )
    .min(1),
});
