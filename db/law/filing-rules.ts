import { z } from 'zod';
import { OFFICE_LEVELS } from '../domain/desk';
import { STANDING_MARKS } from '../domain/duties/rule-book';
import { AFFILIATIONS, HAZARD_ACTIVITIES } from '../domain/enterprise/facts';
import type { FilingCopyRule, FilingLevelRule } from '../domain/filing/level';
import { readPack } from './read-pack';
import { civilDateText } from './schemas';

const text = z.string().min(1);
const dated = {
  rule: text,
  title: text,
  activities: z.array(z.enum(HAZARD_ACTIVITIES)).min(1).nullable(),
  affiliations: z.array(z.enum(AFFILIATIONS)).min(1).nullable(),
  recipient: text,
  source: z.object({ title: text, article: text }),
  mark: z.enum(STANDING_MARKS),
  effectiveFrom: civilDateText,
  effectiveTo: civilDateText.nullable(),
  note: z.string(),
};

/** resources/rules/filing-levels.json */
const levelsSchema = z.object({
  id: text,
  version: text,
  levels: z
    .array(z.object({ category: text, level: z.enum(OFFICE_LEVELS), ...dated }))
    .min(1)
    .refine((levels) => new Set(levels.map(({ category }) => category)).size === levels.length, {
      message: 'categories repeat',
    }),
});

/** resources/rules/filing-copies.json */
const copiesSchema = z.object({
  id: text,
  version: text,
  copies: z.array(
    z.object({ ...dated, supervisionCategories: z.array(text).min(1).nullable(), words: z.array(text) }),
  ),
});

/** Where units file and who gets copies (办法 26, 条例 70). */
export interface FilingRules {
  readonly filingLevels: readonly FilingLevelRule[];
  readonly filingCopies: readonly FilingCopyRule[];
}

/** @throws PlanDeskError RULE_PACK_DAMAGED {file, finding} */
export function loadFilingRules(folder: string): FilingRules {
  return {
    filingLevels: readPack(folder, 'rules/filing-levels.json', levelsSchema).levels,
    filingCopies: readPack(folder, 'rules/filing-copies.json', copiesSchema).copies,
  };
}
