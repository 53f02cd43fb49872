import { z } from 'zod';
import { STANDING_MARKS } from '../../db/domain/duties/rule-book';
import { ALARM_LEVELS, HIDDEN_DANGER_STATES } from '../../db/domain/hazard/codes';
import { HAZARD_GAPS } from '../../db/domain/hazard/gaps';
import { HAZARD_DOUBTS } from '../../db/domain/hazard/level';
import {
  civilDate,
  count,
  expectedVersion,
  fileGrant,
  formPage,
  id,
  longText,
  reason,
  saved,
  shortText,
} from './common';
import { command, job, query } from './define';

const amount = z.number().min(0).max(1e9);
const source = z.object({ title: z.string(), article: z.string() });
const mark = z.enum(STANDING_MARKS);
const level = z.number().int().min(1).max(4);

/** What is entered about a major hazard; level and R as the assessment gives them. */
export const hazardFields = z.object({
  name: shortText,
  number: shortText.nullable(),
  level: level.nullable(),
  rValue: amount.nullable(),
  /** Outside, within 500 m. */
  peopleNearby: count.max(10_000_000).nullable(),
  place: shortText.nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  latitude: z.number().min(-90).max(90).nullable(),
  startedOn: civilDate.nullable(),
  process: longText.nullable(),
  monitoring: longText.nullable(),
  responsible: shortText.nullable(),
  responsiblePhone: shortText.nullable(),
  assessor: shortText.nullable(),
  assessedOn: civilDate.nullable(),
  nextAssessmentOn: civilDate.nullable(),
  filedOn: civilDate.nullable(),
  filingOffice: shortText.nullable(),
  filingNo: shortText.nullable(),
  neighbours: longText.nullable(),
  reachM: z.number().min(0).max(1_000_000).nullable(),
  remark: longText.nullable(),
});

/** Tonnes. */
export const substanceFields = z.object({
  name: shortText,
  cas: shortText.nullable(),
  quantity: amount,
  critical: amount.positive().nullable(),
  beta: z.number().positive().max(1000).nullable(),
  remark: shortText.nullable(),
});

export const alarmFields = z.object({
  level: z.enum(ALARM_LEVELS),
  condition: longText,
  action: longText,
  contact: shortText.nullable(),
  phone: shortText.nullable(),
  checkedOn: civilDate.nullable(),
  remark: longText.nullable(),
});

const result = z.object({
  terms: z.array(
    z.object({
      name: z.string(),
      quantity: z.number(),
      critical: z.number().nullable(),
      beta: z.number().nullable(),
      ratio: z.number().nullable(),
      weighted: z.number().nullable(),
    }),
  ),
  ratio: z.number(),
  major: z.boolean().nullable(),
  alpha: z.number().nullable(),
  r: z.number().nullable(),
  level: z.object({ level, name: z.string(), minR: z.number() }).nullable(),
  missing: z.array(z.enum(['substances', 'people', 'critical', 'beta'])),
});
const doubts = z.array(z.enum(HAZARD_DOUBTS));

const alarm = z.object({
  ...alarmFields.shape,
  id,
  version: count,
  ours: z.boolean(),
  enterpriseId: id,
  hazardId: id.nullable(),
});

const link = { linkId: id.nullable(), note: z.string().nullable(), id };
const linkedPlan = z.object({
  ...link,
  title: z.string(),
  inForce: z.boolean(),
  lastDrillOn: civilDate.nullable(),
});
const linkedTeam = z.object({
  ...link,
  name: z.string(),
  field: z.string().nullable(),
  bound: z.boolean(),
  /** Metres. */
  distance: z.number().nullable(),
  coverage: z.number().nullable(),
});
const linkedSupply = z.object({
  ...link,
  name: z.string(),
  spec: z.string().nullable(),
  unit: z.string().nullable(),
  depot: z.string().nullable(),
  usable: z.number(),
  expiresOn: z.string().nullable(),
  distance: z.number().nullable(),
});

const paper = z.object({ paper: z.enum(['calculation', 'archive']), id });

export const hazards = {
  /** The rule data of the calculator: levels, α, β, critical quantities, with their sources. */
  rules: query(
    z.object({}),
    z.object({
      note: z.string(),
      levels: z.array(z.object({ level, name: z.string(), minR: z.number() })),
      alpha: z.array(z.object({ minPeople: count, value: z.number() })),
      source,
      mark,
      threshold: z.object({ ratio: z.number(), source, mark, note: z.string() }),
      assessment: z.object({ years: count, source, mark, note: z.string() }),
      betaTables: z.array(z.object({ id, title: z.string(), source, mark })),
      substances: z.object({ source, mark, note: z.string() }),
      /** With β of each table, in the order of the tables. */
      list: z.array(
        z.object({
          id,
          name: z.string(),
          aliases: z.array(z.string()),
          cas: z.string().nullable(),
          critical: z.number(),
          betas: z.array(z.number()),
        }),
      ),
    }),
  ),
  /** Works out Σ q/Q, R and the level of what is entered; nothing is kept. */
  workOut: query(
    z.object({
      people: count.nullable(),
      level: level.nullable(),
      rValue: amount.nullable(),
      /** One of `rules.betaTables`: β of listed substances where none is entered; absent: the first. */
      betaTable: id.optional(),
      substances: z.array(substanceFields).max(200),
    }),
    z.object({ result, doubts }),
  ),
  get: query(
    z.object({ id }),
    z.object({
      id,
      version: count,
      ours: z.boolean(),
      originName: z.string(),
      unit: z.object({ id, name: z.string(), majorHazardLevel: level.nullable() }),
      /** The phone masked. */
      fields: hazardFields,
      voided: z.string().nullable(),
      removed: z.object({ onDate: civilDate, reason: z.string() }).nullable(),
      substances: z.array(substanceFields.extend({ id })),
      result,
      doubts,
      alarms: z.array(alarm),
      dangers: z.array(
        z.object({ id, title: z.string(), state: z.enum(HIDDEN_DANGER_STATES), foundOn: civilDate }),
      ),
      plans: z.array(linkedPlan),
      teams: z.array(linkedTeam),
      supplies: z.array(linkedSupply),
      gaps: z.array(z.object({ code: z.enum(HAZARD_GAPS), ref: id.nullable(), name: z.string().nullable() })),
    }),
  ),
  save: command(
    z.object({
      id: id.optional(),
      expectedVersion: expectedVersion.optional(),
      enterpriseId: id,
      fields: hazardFields,
    }),
    saved,
  ),
  saveSubstances: command(
    z.object({
      id,
      expectedVersion,
      betaTable: id.optional(),
      substances: z.array(substanceFields).max(200),
    }),
    saved,
  ),
  /** 核销; null opens it again. */
  remove: command(
    z.object({ id, expectedVersion, removed: z.object({ onDate: civilDate, reason }).nullable() }),
    saved,
    { permission: 'decide' },
  ),
  void: command(z.object({ id, expectedVersion, reason }), saved, { permission: 'decide' }),
  /** Hazards of a unit in use, for choosing one. */
  ofUnit: query(
    z.object({ enterpriseId: id }),
    z.object({ hazards: z.array(z.object({ id, name: z.string(), level: level.nullable() })) }),
  ),
  /** Plans, teams and supplies that could answer a hazard and do not yet. */
  offers: query(
    z.object({ id }),
    z.object({
      plans: z.array(linkedPlan),
      teams: z.array(linkedTeam),
      supplies: z.array(linkedSupply),
    }),
  ),
  link: command(
    z.object({
      id,
      kind: z.enum(['plan', 'team', 'supply']),
      targetId: id,
      note: shortText.nullable().default(null),
    }),
    z.object({ id, linkId: id }),
  ),
  unlink: command(z.object({ linkId: id }), z.object({ id, linkId: id })),
  alarms: query(z.object({ enterpriseId: id }), z.object({ alarms: z.array(alarm) })),
  saveAlarm: command(
    z.object({
      id: id.optional(),
      expectedVersion: expectedVersion.optional(),
      enterpriseId: id,
      hazardId: id.nullable(),
      fields: alarmFields,
    }),
    saved,
  ),
  voidAlarm: command(z.object({ id, expectedVersion }), saved),
  reveal: command(
    z.object({ of: z.enum(['hazard', 'alarm', 'danger']), id }),
    z.object({ value: z.string() }),
    { permission: 'reveal' },
  ),
  /** 辨识分级计算表, 重大危险源档案. */
  preview: query(paper, formPage),
  exportPaper: job(paper.extend({ file: fileGrant }), z.object({ fileName: z.string() }), {
    permission: 'read',
  }),
};
