import { z } from 'zod';
import { DRILL_FORMS } from '../domain/drill/axes';
import { EVALUATION_SCALES, FINDING_AREAS, SCORE_VERDICTS } from '../domain/drill/codes';
import { STANDING_MARKS } from '../domain/duties/rule-book';
import { civilDateText } from './schemas';

const text = z.string().min(1);
const mark = z.enum(STANDING_MARKS);
const source = z.object({ title: text, article: text });
const unique = <T>(values: readonly T[]) => new Set(values).size === values.length;

const scale = z
  .object({
    id: z.enum(EVALUATION_SCALES),
    title: text,
    mark,
    source,
    note: z.string(),
    verdicts: z
      .array(
        z.object({
          verdict: z.enum(SCORE_VERDICTS),
          title: text,
          share: z.number().min(0).max(1).nullable(),
          needsReason: z.boolean(),
        }),
      )
      .min(1)
      .refine((verdicts) => unique(verdicts.map(({ verdict }) => verdict)), '结论不能重复'),
    fullPoints: z.number().positive().nullable(),
    reasonBelow: z.number().min(0).optional(),
  })
  .refine(({ id, fullPoints }) => (id === 'points') === (fullPoints !== null), '只有分值制有满分');

const table = z.object({
  id: text,
  title: text,
  short: text,
  forms: z.array(z.enum(DRILL_FORMS)).min(1),
  source,
  mark,
  editable: z.boolean(),
  note: z.string(),
  groups: z
    .array(
      z.object({
        id: text,
        title: text,
        area: z.enum(FINDING_AREAS),
        items: z.array(z.object({ id: text, text, mark })).min(1),
      }),
    )
    .min(1),
});

const pack = z
  .object({
    id: text,
    title: text,
    number: text,
    version: text,
    source,
    mark,
    standing: z.enum(['recommended', 'reference']),
    effectiveFrom: civilDateText.nullable(),
    effectiveTo: civilDateText.nullable(),
    defaultScale: z.enum(EVALUATION_SCALES),
    note: z.string(),
    tables: z.array(table).min(1),
  })
  .refine(
    ({ tables }) =>
      unique(tables.map(({ id }) => id)) &&
      unique(tables.flatMap(({ groups }) => groups.map(({ id }) => id))) &&
      unique(tables.flatMap(({ groups }) => groups.flatMap(({ items }) => items.map(({ id }) => id)))),
    '评估表、分组和项目的编号不能重复',
  );

/** resources/rules/drill-evaluation.json: ids of tables, groups and items are unique in their pack. */
export const drillEvaluationSchema = z.object({
  id: text,
  version: text,
  scales: z
    .array(scale)
    .refine(
      (scales) => scales.map(({ id }) => id).join() === EVALUATION_SCALES.join(),
      '评分方式不全或次序不对',
    ),
  packs: z
    .array(pack)
    .min(1)
    .refine((packs) => unique(packs.map(({ id }) => id)), '评估标准的标识不能重复'),
});
