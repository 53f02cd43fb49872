import { z } from 'zod';
import { STANDING_MARKS } from '../domain/duties/rule-book';
import { MEETING_CONDITIONS } from '../domain/review/votes';
import { civilDateText } from './schemas';

const text = z.string().min(1);
const source = z.object({ title: text, article: text });
const mark = z.enum(STANDING_MARKS);

/** resources/rules/review-vote.json: every condition once, every share a part of the whole. */
export const reviewVoteSchema = z.object({
  id: text,
  version: text,
  rules: z
    .array(
      z.object({
        id: text,
        effectiveFrom: civilDateText,
        effectiveTo: civilDateText.nullable(),
        source,
        mark,
        share: z
          .object({ numerator: z.number().int().min(1), denominator: z.number().int().min(1) })
          .refine(({ numerator, denominator }) => numerator <= denominator, '比例不能大于一'),
        note: text,
      }),
    )
    .min(1),
  conditions: z
    .array(
      z.object({
        id: z.enum(MEETING_CONDITIONS),
        title: text,
        level: z.enum(['warn', 'block']),
        source,
        mark,
      }),
    )
    .refine((all) => new Set(all.map(({ id }) => id)).size === MEETING_CONDITIONS.length, '条件不全或重复'),
});
