import { z } from 'zod';
import { DRILL_FORMS } from '../domain/drill/axes';
import { INJECT_CHANNELS, PARTICIPANT_KINDS, PARTICIPANT_ROLES } from '../domain/drill/codes';
import { READINESS_PROBES, READINESS_SEVERITIES } from '../domain/drill/readiness';
import { STANDING_MARKS } from '../domain/duties/rule-book';
import { civilDateText } from './schemas';

const text = z.string().min(1);
const mark = z.enum(STANDING_MARKS);
const minutes = z.number().int().min(0);
const unique = <T>(values: readonly T[]) => new Set(values).size === values.length;

const role = z.object({
  name: text,
  role: z.enum(PARTICIPANT_ROLES),
  kind: z.enum(PARTICIPANT_KINDS),
  duty: text,
});

const template = z
  .object({
    id: text,
    title: text,
    accidentKind: text,
    industries: z.array(text).min(1),
    words: z.array(text).min(1),
    minutes: minutes.min(10),
    background: text,
    scenario: text,
    safety: z.array(text).min(1),
    roles: z.array(role).min(1),
    kit: z.array(text).min(1),
    objectives: z
      .array(z.object({ key: text, text, standard: text, find: z.array(text).min(1) }))
      .min(1)
      .refine((objectives) => unique(objectives.map(({ key }) => key)), '目标的标识不能重复'),
    injects: z
      .array(
        z.object({
          at: minutes,
          phase: text,
          from: text,
          to: text,
          channel: z.enum(INJECT_CHANNELS),
          text,
          question: text,
          expect: text,
          within: minutes.min(1),
          objective: text,
        }),
      )
      .min(1),
  })
  .refine(
    ({ objectives, injects }) =>
      injects.every(({ objective }) => objectives.some(({ key }) => key === objective)),
    '情景信息指向不存在的目标',
  )
  .refine(({ minutes: end, injects }) => injects.every(({ at }) => at <= end), '情景信息晚于演练结束');

/** resources/rules/drill-templates.json: drills to start from, and what is looked at before one begins. */
export const drillTemplatesSchema = z.object({
  id: text,
  version: text,
  source: z.object({ title: text, article: text }),
  mark,
  effectiveFrom: civilDateText,
  effectiveTo: civilDateText.nullable(),
  note: text,
  commonRoles: z.array(role),
  commonSafety: z.array(text),
  readiness: z
    .array(
      z.object({
        id: text,
        title: text,
        severity: z.enum(READINESS_SEVERITIES),
        forms: z.array(z.enum(DRILL_FORMS)).min(1),
        probe: z.enum(READINESS_PROBES).nullable(),
        mark,
      }),
    )
    .min(1)
    .refine((rules) => unique(rules.map(({ id }) => id)), '准备项目的标识不能重复')
    .refine(
      (rules) => rules.every(({ severity, probe }) => severity === 'advice' || probe !== null),
      '只有程序查得到的项目能阻止开始',
    ),
  templates: z
    .array(template)
    .min(1)
    .refine((templates) => unique(templates.map(({ id }) => id)), '模板的标识不能重复'),
});
