import { z } from 'zod';
import { STANDING_MARKS } from '../domain/duties/rule-book';
import { RULE_SETS } from '../domain/enterprise/rule-set-ids';
import { FINDING_KINDS, INSPECTION_KINDS } from '../domain/inspection/codes';
import { ITEM_FACTS, ITEM_GROUPS } from '../domain/inspection/items';

const text = z.string().min(1);
const mark = z.enum(STANDING_MARKS);
const unique = <T>(values: readonly T[]) => new Set(values).size === values.length;

/** resources/rules/inspection-items.json */
export const inspectionItemsSchema = z.object({
  id: text,
  version: text,
  title: text,
  correctWithin: z.object({ workingDays: z.number().int().positive(), mark, note: text }),
  items: z
    .array(
      z.object({
        id: text,
        code: text,
        group: z.enum(ITEM_GROUPS),
        title: text,
        ask: text,
        finding: z.enum(FINDING_KINDS),
        campaigns: z.array(z.enum(INSPECTION_KINDS)).min(1),
        sets: z.array(z.enum(RULE_SETS)),
        rules: z.array(text),
        facts: z.array(z.enum(ITEM_FACTS)),
        source: z.object({ title: text, article: text }),
        mark,
        effectiveFrom: z.iso.date(),
        effectiveTo: z.iso.date().nullable(),
      }),
    )
    .min(1)
    .refine(
      (items) => unique(items.map(({ id }) => id)) && unique(items.map(({ code }) => code)),
      '检查项目的标识和代码不能重复',
    ),
});
