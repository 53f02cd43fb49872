import { z } from 'zod';
import { STANDING_MARKS } from '../domain/duties/rule-book';

const text = z.string().min(1);
const mark = z.enum(STANDING_MARKS);
const month = z.number().int().min(1).max(12);
const unique = <T>(values: readonly T[]) => new Set(values).size === values.length;

/** resources/rules/drill-seasons.json: what a year plan of drills prefers where the law leaves the day open. */
export const drillSeasonsSchema = z.object({
  id: text,
  version: text,
  source: z.object({ title: text, article: text }),
  mark,
  note: text,
  safetyMonth: z.object({ month, mark, source: z.object({ title: text, article: text }), note: text }),
  actionShare: z.object({ percent: z.number().int().min(0).max(100), mark, note: text }),
  rotation: z.object({ years: z.number().int().min(1).max(10), mark, note: text }),
  gap: z.object({ days: z.number().int().min(0).max(90), mark, note: text }),
  fixedHolidays: z.object({
    days: z.array(z.string().regex(/^\d{2}-\d{2}$/)),
    mark,
    source: z.object({ title: text, article: text }),
    note: text,
  }),
  seasons: z
    .array(
      z.object({
        kind: text,
        words: z.array(text).min(1),
        months: z.array(month).min(1).max(11).refine(unique),
        note: text,
      }),
    )
    .refine((seasons) => unique(seasons.flatMap(({ words }) => words)), 'a word in two seasons'),
});
