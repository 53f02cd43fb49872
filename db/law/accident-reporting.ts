import { z } from 'zod';
import { ACCIDENT_GRADES } from '../domain/codes/accident-grade';
import { STANDING_MARKS } from '../domain/duties/rule-book';
import { REPORT_REACHES } from '../domain/incident/reporting-rules';

const text = z.string().min(1);
const mark = z.enum(STANDING_MARKS);
const source = z.object({ title: text, article: text });
const unique = <T>(values: readonly T[]) => new Set(values).size === values.length;
const parts = z
  .array(z.object({ key: text, label: text }))
  .min(1)
  .refine((all) => unique(all.map(({ key }) => key)), 'a part named twice');
const eachGrade = <T extends { grade: (typeof ACCIDENT_GRADES)[number] }>(all: readonly T[]) =>
  all.length === ACCIDENT_GRADES.length && unique(all.map(({ grade }) => grade));

/** resources/rules/accident-reporting.json: who reports an accident to whom and within which time. */
export const accidentReportingSchema = z.object({
  id: text,
  version: text,
  source,
  mark,
  note: text,
  soonMinutes: z.object({ value: z.number().int().min(1).max(60), mark, note: text }),
  clocks: z
    .array(
      z.object({
        id: text,
        who: z.enum(['unit', 'office']),
        title: text,
        minutes: z.number().int().min(1),
        to: text,
        source,
        mark,
        note: text,
      }),
    )
    .min(1),
  supplement: z.object({
    id: text,
    title: text,
    source,
    mark,
    days: z.number().int().min(1),
    note: text,
    shorter: z.object({ days: z.number().int().min(1), kinds: z.array(text).min(1), mark, note: text }),
  }),
  levels: z
    .array(z.object({ grade: z.enum(ACCIDENT_GRADES), reach: z.enum(REPORT_REACHES), label: text }))
    .refine(eachGrade, 'every grade once'),
  alsoTo: z.array(text).min(1),
  contents: parts,
  contentsSource: source,
  evaluation: z.object({ source, mark, note: text, partsMark: mark, parts }),
});

/** resources/codes/accident-grades.json: the limits of 493 art. 3. */
export const accidentGradesSchema = z.object({
  source,
  mark,
  note: text,
  grades: z
    .array(
      z.object({
        grade: z.enum(ACCIDENT_GRADES),
        label: text,
        deaths: z.number().int().min(1),
        seriousInjuries: z.number().int().min(1),
        directLoss: z.number().min(1),
      }),
    )
    .refine(eachGrade, 'every grade once'),
});
