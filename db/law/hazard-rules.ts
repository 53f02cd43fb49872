import { z } from 'zod';
import { STANDING_MARKS } from '../domain/duties/rule-book';
import { type HazardLevelRules, type ListedSubstance, SUBSTANCE_CLASSES } from '../domain/hazard/level';
import { readPack } from './read-pack';
import { civilDateText } from './schemas';

const text = z.string().min(1);
const mark = z.enum(STANDING_MARKS);
const source = z.object({ title: text, article: text });
const positive = z.number().positive();
const descending = (values: readonly number[]) =>
  values.every((value, at) => at === 0 || value < (values[at - 1] ?? 0));

/** resources/rules/hazard-levels.json: limits from the strictest down, the last one for everything else. */
export const hazardLevelsSchema = z.object({
  id: text,
  version: text,
  title: text,
  note: text,
  source,
  mark,
  effectiveFrom: civilDateText,
  effectiveTo: civilDateText.nullable(),
  threshold: z.object({ ratio: positive, source, mark, note: text }),
  levels: z
    .array(z.object({ level: z.number().int().min(1).max(4), name: text, minR: z.number().min(0) }))
    .refine((levels) => descending(levels.map(({ minR }) => minR)) && levels.at(-1)?.minR === 0, '级别界限'),
  alpha: z
    .array(z.object({ minPeople: z.number().int().min(0), value: positive }))
    .refine((rows) => descending(rows.map((row) => row.minPeople)) && rows.at(-1)?.minPeople === 0, 'α 界限'),
  assessment: z.object({ years: z.number().int().min(1).max(10), source, mark, note: text }),
  betaTables: z
    .array(
      z.object({
        id: text,
        title: text,
        source,
        mark,
        effectiveFrom: civilDateText,
        effectiveTo: civilDateText.nullable(),
        classes: z.record(z.enum(SUBSTANCE_CLASSES), positive),
        named: z.record(text, positive),
      }),
    )
    .min(1),
});

/** resources/rules/hazard-substances.json: every substance once. */
export const hazardSubstancesSchema = z.object({
  id: text,
  version: text,
  source,
  mark,
  note: text,
  effectiveFrom: civilDateText,
  effectiveTo: civilDateText.nullable(),
  substances: z
    .array(
      z.object({
        id: text,
        name: text,
        aliases: z.array(text),
        cas: z
          .string()
          .regex(/^\d{2,7}-\d{2}-\d$/)
          .nullable(),
        critical: positive,
        class: z.enum(SUBSTANCE_CLASSES),
      }),
    )
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'a substance twice'),
});

/** What a major hazard is recognised and graded by. */
export interface HazardRules {
  readonly levels: HazardLevelRules;
  readonly substances: {
    readonly version: string;
    readonly source: { readonly title: string; readonly article: string };
    readonly mark: (typeof STANDING_MARKS)[number];
    readonly note: string;
    readonly substances: readonly ListedSubstance[];
  };
}

/** @throws PlanDeskError RULE_PACK_DAMAGED */
export function loadHazardRules(resourcesFolder: string): HazardRules {
  return {
    levels: readPack(resourcesFolder, 'rules/hazard-levels.json', hazardLevelsSchema),
    substances: readPack(resourcesFolder, 'rules/hazard-substances.json', hazardSubstancesSchema),
  };
}
