import { z } from 'zod';
import { STANDING_MARKS } from '../domain/duties/rule-book';
import { PLAN_KINDS } from '../domain/plan/kinds';
import { ANNEX_KINDS, OUTLINE_PLACES } from '../domain/plan/outline/outline-rules';
import { REVIEW_METHODS } from '../domain/review/checklist';
import { VERDICTS } from '../domain/review/codes';
import { civilDateText } from './schemas';

const text = z.string().min(1);
const texts = z.array(text);
const mark = z.enum(STANDING_MARKS);
const source = z.object({ title: text, article: text });
const kinds = z.array(z.enum(PLAN_KINDS));
const unique = <T>(values: readonly T[]) => new Set(values).size === values.length;

const item = z.object({
  id: text,
  title: text,
  key: z.boolean(),
  mark,
  points: z.array(z.object({ ask: text, mark })),
  replaces: texts,
  find: z.object({
    names: texts,
    words: texts,
    place: z.enum(OUTLINE_PLACES),
    annex: z.enum(ANNEX_KINDS).nullable(),
  }),
});

const table = z
  .object({
    id: text,
    title: text,
    short: text,
    method: z.enum(REVIEW_METHODS),
    planKinds: kinds.min(1),
    usualFor: kinds,
    coveredFor: kinds,
    mayBeLeftOut: z.boolean(),
    source,
    mark,
    note: z.string(),
    groups: z.array(z.object({ title: text, items: z.array(item).min(1) })).min(1),
  })
  .refine(
    ({ planKinds, usualFor, coveredFor }) =>
      [...usualFor, ...coveredFor].every((kind) => planKinds.includes(kind)),
    '评审表列了不适用的预案种类',
  );

const set = z
  .object({
    id: text,
    title: text,
    source,
    mark,
    standing: z.enum(['recommended', 'reference']),
    effectiveFrom: civilDateText,
    effectiveTo: civilDateText.nullable(),
    note: z.string(),
    dropped: z.array(z.object({ items: texts.min(1), note: text })),
    tables: z.array(table).min(1),
  })
  .refine(
    ({ tables }) =>
      unique(tables.map(({ id }) => id)) &&
      unique(tables.flatMap(({ groups }) => groups.flatMap(({ items }) => items.map(({ id }) => id)))),
    '评审表或要素的编号不能重复',
  );

/** resources/rules/review-checklists.json: ids of tables and items are unique in their set. */
export const reviewChecklistsSchema = z.object({
  id: text,
  version: text,
  source,
  mark,
  keyAdvice: z.object({ text, mark }),
  verdicts: z
    .array(
      z.object({
        verdict: z.enum(VERDICTS),
        title: text,
        needsReason: z.boolean(),
        needsPlace: z.boolean(),
        scores: z.boolean(),
      }),
    )
    .refine((rules) => rules.map(({ verdict }) => verdict).join() === VERDICTS.join(), '结论不全或次序不对'),
  sets: z
    .array(set)
    .min(1)
    .refine((sets) => unique(sets.map(({ id }) => id)), '评审表的标识不能重复'),
});
