import { z } from 'zod';
import { DRILL_ACTIONS, DRILL_STATES } from '../../db/domain/drill/drill-state';
import { drillContent, drillForm, drillLevel, drillPurpose, planKind } from './codes';
import { civilDate, count, expectedVersion, id, longText, reason, saved, shortText } from './common';
import { command, job, query } from './define';

/** A time of day on the clock, or nothing said. */
const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .nullable()
  .default(null);

export const drillFields = z.object({
  /** null: a drill of the office itself (government, department, town). */
  enterpriseId: id.nullable(),
  planId: id.nullable(),
  planTitle: shortText.nullable(),
  title: shortText.min(2),
  planKind: planKind.nullable(),
  form: drillForm.nullable(),
  content: drillContent.nullable(),
  purpose: drillPurpose.nullable(),
  level: drillLevel,
  noNotice: z.boolean(),
  plannedOn: civilDate.nullable(),
  startOn: civilDate.nullable(),
  endOn: civilDate.nullable(),
  timeText: shortText.nullable(),
  place: shortText.nullable(),
  participants: count.nullable(),
  scenario: longText.nullable(),
  evaluated: z.boolean(),
  evaluatedOn: civilDate.nullable(),
  evaluationNote: longText.nullable(),
  reportedOn: civilDate.nullable(),
  /** Of the accident kinds, or the unit's own word. */
  accidentKind: shortText.nullable().default(null),
  startsAt: clockTime,
  endsAt: clockTime,
  /** Which workshop or team drills. */
  part: shortText.nullable().default(null),
  organiser: shortText.nullable().default(null),
  responsible: shortText.nullable().default(null),
  observers: count.nullable().default(null),
  /** Yuan. */
  cost: z.number().min(0).max(1e9).nullable().default(null),
  /** People have set the day: a proposal may not move it. */
  fixed: z.boolean().default(false),
  remark: longText.nullable(),
});

const proposedDrill = z.object({
  enterpriseId: id,
  owner: z.string(),
  ownerName: z.string(),
  date: civilDate,
  planKind,
  planId: id.nullable(),
  planTitle: z.string().nullable(),
  form: drillForm,
  meets: z.array(z.string()),
  accidentKind: z.string().nullable(),
  why: z.string(),
});

export const drills = {
  get: query(
    z.object({ id }),
    z.object({
      id,
      version: count,
      ours: z.boolean(),
      state: z.enum(DRILL_STATES),
      stateReason: z.string().nullable(),
      /** A package may bring a time of day in another writing than this form's. */
      fields: drillFields.extend({ startsAt: z.string().nullable(), endsAt: z.string().nullable() }),
      enterprise: z.object({ id, name: z.string() }).nullable(),
      planName: z.string().nullable(),
      /** Duties this drill counts for, or would count for once it is done. */
      meets: z.array(z.object({ rule: z.string(), title: z.string(), period: z.string() })),
      /** Other drills of the unit at the same time that want the same workshop, team, people or gear. */
      clashes: z.array(z.object({ id, title: z.string(), date: civilDate, shared: z.array(z.string()) })),
      actions: z.array(
        z.object({
          action: z.enum(DRILL_ACTIONS),
          allowed: z.boolean(),
          blockers: z.array(z.object({ code: z.string(), text: z.string() })),
        }),
      ),
    }),
  ),
  plan: command(drillFields, saved),
  /** Records a drill that was never planned as done, in one step. */
  record: command(drillFields.extend({ startOn: civilDate, endOn: civilDate }), saved),
  update: command(z.object({ id, expectedVersion, fields: drillFields }), saved),
  /** Records a planned drill as done. */
  complete: command(
    z.object({
      id,
      expectedVersion,
      startOn: civilDate,
      endOn: civilDate,
      participants: count.nullable(),
      place: shortText.nullable(),
      evaluated: z.boolean(),
      evaluatedOn: civilDate.nullable(),
      evaluationNote: longText.nullable(),
    }),
    saved,
  ),
  /** Adds the evaluation of a drill that has taken place. */
  evaluate: command(
    z.object({ id, expectedVersion, evaluatedOn: civilDate, evaluationNote: longText.nullable() }),
    saved,
  ),
  report: command(z.object({ id, expectedVersion, reportedOn: civilDate }), saved),
  /** Closes it: the report exists, no finding is open. */
  close: command(z.object({ id, expectedVersion }), saved, { permission: 'decide' }),
  cancel: command(z.object({ id, expectedVersion, reason }), saved),
  postpone: command(z.object({ id, expectedVersion, plannedOn: civilDate, reason }), saved),
  void: command(z.object({ id, expectedVersion, reason }), saved, { permission: 'decide' }),
  /** Proposes a year plan; nothing is written. Without `enterpriseId`: every enterprise with drill duties. */
  propose: job(
    z.object({ year: z.number().int().min(2004).max(2100), enterpriseId: id.optional() }),
    z.object({
      drills: z.array(proposedDrill),
      enterprises: count,
      unmet: z.array(z.object({ ownerName: z.string(), rule: z.string(), why: z.string() })),
    }),
    { permission: 'read', audit: 'none' },
  ),
  /** Writes the proposal as planned drills; computed again inside, so that nothing stale is stored. */
  accept: job(
    z.object({ year: z.number().int().min(2004).max(2100), enterpriseId: id.optional() }),
    z.object({ created: count }),
  ),
  /** Year view: the drills of one enterprise or of all, counted by day; a day without drills is left out. */
  year: query(
    z.object({ year: z.number().int(), enterpriseId: id.optional() }),
    z.object({ days: z.array(z.object({ date: civilDate, planned: count, done: count, late: count })) }),
  ),
};
