import { z } from 'zod';
import { STANDING_MARKS } from '../domain/duties/rule-book';
import type { AssessmentRules } from '../domain/plan/assessment-form';
import type { RefilingRule } from '../domain/plan/compare/refiling';
import { DRAFTING_STEPS, type DraftingRules } from '../domain/plan/drafting-steps';
import { REVISION_REASONS, type RevisionReasons } from '../domain/plan/revision';
import { readPack } from './read-pack';

/** What the law and the standards say of drafting, revising and assessing plans. */
export interface PlanRules {
  readonly refiling: RefilingRule;
  readonly drafting: DraftingRules;
  readonly revision: RevisionReasons;
  readonly assessment: AssessmentRules;
}

const text = z.string().min(1);
const mark = z.enum(STANDING_MARKS);
const source = z.object({ title: text, article: text });
const effectiveFrom = z.iso.date();
const step = z.enum(DRAFTING_STEPS);

const refiling = z.object({
  id: text,
  version: text,
  rule: text,
  text,
  source,
  mark,
  effectiveFrom,
  topics: z.array(z.object({ id: text, title: text, headings: z.array(text).min(1) })).min(1),
});

const drafting = z.object({
  standard: text,
  mark,
  effectiveFrom,
  steps: z
    .array(z.object({ id: step, title: text, clause: text, proof: text }))
    .refine((steps) => steps.map(({ id }) => id).join() === DRAFTING_STEPS.join(), '步骤不全或次序不对'),
  order: z.array(z.object({ id: text, earlier: step, later: step, rule: text, text, source, mark })),
});

const revision = z.object({
  rule: text,
  source,
  mark,
  effectiveFrom,
  reasons: z
    .array(z.object({ id: z.enum(REVISION_REASONS), number: z.number().int().positive(), title: text }))
    .length(REVISION_REASONS.length),
});

const assessment = z.object({
  title: text,
  standard: text,
  mark,
  effectiveFrom,
  items: z.array(z.object({ id: text, title: text, ask: text, reason: z.enum(REVISION_REASONS) })).min(1),
  methods: z.array(text).min(1),
});

/** Reads the packs. @throws PlanDeskError RULE_PACK_DAMAGED {file, finding} */
export function loadPlanRules(resourcesFolder: string): PlanRules {
  return {
    refiling: readPack(resourcesFolder, 'rules/refiling.json', refiling),
    drafting: readPack(resourcesFolder, 'rules/drafting-steps.json', drafting),
    revision: readPack(resourcesFolder, 'rules/revision-reasons.json', revision),
    assessment: readPack(resourcesFolder, 'rules/plan-assessment.json', assessment),
  };
}
