import { z } from 'zod';
import { type CivilDate, isCivilDate } from '../domain/dates/civil-date';
import { DRILL_LEVELS } from '../domain/drill/axes';
import {
  DUTY_EVIDENCE_KINDS,
  DUTY_SCHEDULES,
  DUTY_SUBJECTS,
  DUTY_UNITS,
  STANDING_MARKS,
} from '../domain/duties/rule-book';
import { ruleBookProblems } from '../domain/duties/validate-rule-book';
import { HAZARD_ACTIVITIES, SIZE_TIERS } from '../domain/enterprise/facts';
import { RULE_SETS } from '../domain/enterprise/rule-set-ids';
import { GOVERNMENT_PLAN_KINDS } from '../domain/plan/government/kinds';
import { PLAN_KINDS } from '../domain/plan/kinds';
import { ANNEX_KINDS, OUTLINE_PLACES } from '../domain/plan/outline/outline-rules';
import { LAW_FATES } from '../domain/plan/text-checks/law-status';
import { TEAM_WAYS } from '../domain/team/must-have-team';

const text = z.string().min(1);
/** A civil date in rule data. */
export const civilDateText = z.custom<CivilDate>(
  (value) => typeof value === 'string' && isCivilDate(value),
  '不是有效日期',
);
const date = civilDateText;
const mark = z.enum(STANDING_MARKS);
const source = z.object({ title: text, article: z.string() });
const appliesTo = z.union([z.enum(RULE_SETS), z.literal('every')]);

const dutyRule = z.object({
  id: text,
  title: text,
  text,
  appliesTo,
  region: z
    .string()
    .regex(/^\d{2,6}$/)
    .nullable(),
  subject: z.enum(DUTY_SUBJECTS),
  schedule: z.enum(DUTY_SCHEDULES),
  evidence: z.enum(DUTY_EVIDENCE_KINDS),
  planKinds: z.array(z.enum(PLAN_KINDS)).nullable(),
  levels: z.array(z.enum(DRILL_LEVELS)).min(1).optional(),
  governmentKinds: z.array(z.enum(GOVERNMENT_PLAN_KINDS)).optional(),
  knownKindsOnly: z.boolean().optional(),
  team: z
    .object({ ways: z.array(z.enum(TEAM_WAYS)).min(1), smallTiers: z.array(z.enum(SIZE_TIERS)) })
    .optional(),
  gear: z
    .array(z.object({ label: text, capabilities: z.array(text).min(1) }))
    .min(1)
    .optional(),
  value: z.number().int().positive().nullable(),
  unit: z.enum(DUTY_UNITS).nullable(),
  trigger: text,
  dueSoon: z.object({ value: z.number().int().min(0), unit: z.enum(['day', 'working-day']) }).nullable(),
  group: z.string().nullable(),
  strictness: z.number(),
  source,
  mark,
  effectiveFrom: date,
  effectiveTo: date.nullable(),
  note: z.string(),
  switches: z.array(z.object({ key: text, values: z.array(text).min(2), default: text, note: text })),
});

/** resources/rules/duties.json: the shape is checked here, whether it can be evaluated by the domain. */
export const ruleBookSchema = z
  .object({ id: text, version: text, rules: z.array(dutyRule).min(1) })
  .superRefine((book, context) => {
    for (const message of ruleBookProblems(book)) context.addIssue({ code: 'custom', message });
  });

/** resources/rules/sets.json */
export const setDefinitionsSchema = z.object({
  id: text,
  version: text,
  sets: z
    .array(
      z.object({
        id: z.enum(RULE_SETS),
        title: text,
        usedBy: z.string(),
        source,
        effectiveFrom: date,
        effectiveTo: date.nullable(),
        criteria: z
          .array(
            z.object({
              term: text,
              activities: z.array(z.enum(HAZARD_ACTIVITIES)).nullable(),
              categories: z.array(text).min(1).optional(),
              minSizeTier: z.enum(SIZE_TIERS).nullable(),
              maxHazardLevel: z.number().int().min(1).max(4).nullable(),
              article: text,
              mark,
              note: z.string(),
            }),
          )
          .min(1),
        note: z.string(),
      }),
    )
    .min(1),
});

const limit = z.number().min(0).nullable();
const limits = z.object({ employees: limit, revenueWan: limit, assetsWan: limit });

/** resources/rules/size-tiers.json */
export const sizeTiersSchema = z.object({
  source,
  mark,
  sectors: z
    .array(z.object({ name: text, industries: z.array(text), large: limits, medium: limits, small: limits }))
    .min(1),
});

/** resources/rules/filing-materials.json */
export const filingMaterialsSchema = z.object({
  id: text,
  version: text,
  materials: z
    .array(
      z.object({
        key: text,
        label: text,
        neededBy: appliesTo,
        source,
        mark,
        effectiveFrom: date,
        effectiveTo: date.nullable(),
        note: z.string(),
      }),
    )
    .min(1),
});

const dayKind = z.enum(['holiday', 'workday']);

/** resources/calendar/cn-*.json */
export const calendarSchema = z.object({
  id: text,
  version: text,
  firstYear: z.number().int(),
  lastYear: z.number().int(),
  source: z.object({ title: text, article: text }),
  days: z.array(z.object({ date, kind: dayKind, name: text })),
});

/** resources/calendar/regional.json */
export const regionalDaysSchema = z.object({
  entries: z.array(
    z.object({
      region: z.string().regex(/^\d{6}$/),
      monthDay: z.string().regex(/^\d{2}-\d{2}$/),
      kind: dayKind,
      name: text,
      mark,
      enabled: z.boolean(),
    }),
  ),
});

const activity = z.enum(HAZARD_ACTIVITIES);

/** resources/codes/supervision-categories.json */
export const supervisionCategoriesSchema = z.object({
  source: text,
  activities: z.array(z.object({ key: activity, label: text })),
  categories: z.array(
    z.object({ name: text, aliases: z.array(text), activities: z.array(activity), note: z.string() }),
  ),
});

const regionCode = z.string().regex(/^[1-9]\d{5}$/);

/** resources/regions/*.json */
export const regionsSchema = z.object({
  id: text,
  version: text,
  regions: z.array(z.object({ code: regionCode, name: text })).min(1),
  former: z.array(z.object({ code: regionCode, name: text, until: text, successor: regionCode, mark: text })),
});

/** resources/rules/plan-outline.json: ids are unique in their list and parents are items of it. */
export const planOutlineSchema = z.object({
  id: text,
  version: text,
  lists: z
    .array(
      z
        .object({
          id: text,
          planKinds: z.array(z.enum(PLAN_KINDS)).min(1),
          title: text,
          source,
          mark,
          standing: z.enum(['recommended', 'obligatory']),
          effectiveFrom: date,
          effectiveTo: date.nullable(),
          note: z.string(),
          items: z
            .array(
              z.object({
                id: text,
                parent: z.string().nullable(),
                title: text,
                names: z.array(text),
                former: z.array(text),
                mark,
                advisory: z.boolean(),
                place: z.enum(OUTLINE_PLACES),
                annex: z.enum(ANNEX_KINDS).nullable(),
              }),
            )
            .min(1),
        })
        .refine(({ items }) => {
          const ids = new Set(items.map(({ id }) => id));
          return ids.size === items.length && items.every(({ parent }) => parent === null || ids.has(parent));
        }),
    )
    .min(1),
});

/** resources/codes/repealed-laws.json */
export const repealedLawsSchema = z.object({
  id: text,
  version: text,
  checkedOn: date,
  entries: z
    .array(
      z.object({
        id: text,
        title: text,
        number: z.string(),
        kind: z.enum(LAW_FATES),
        repealedOn: date,
        replacedBy: text,
        mark,
        patterns: z.array(text).min(1),
        near: z.string().nullable(),
        unless: z.array(text),
        note: z.string(),
      }),
    )
    .min(1),
});

/** resources/codes/accident-kinds.json */
export const accidentKindsSchema = z.object({
  id: text,
  version: text,
  source,
  mark,
  note: z.string(),
  kinds: z.array(z.object({ name: text, words: z.array(text).min(1) })).min(1),
});

const specialtyEntries = z
  .array(z.object({ code: text, name: text, words: z.array(text) }))
  .min(1)
  .refine((entries) => new Set(entries.map(({ code }) => code)).size === entries.length);

/** resources/codes/specialties.json; a word belongs to one entry of its axis, or none could be told from it. */
export const specialtiesSchema = z.object({
  id: text,
  version: text,
  source,
  mark,
  note: z.string(),
  specialties: specialtyEntries,
  unclear: z.array(text),
  tasks: specialtyEntries,
});
