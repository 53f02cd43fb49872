import { z } from 'zod';
import { YEAR_PLAN_STATES } from '../../db/domain/drill/codes';
import { DRILL_STATES } from '../../db/domain/drill/drill-state';
import { INSPECTION_STATES } from '../../db/domain/inspection/codes';
import { drillContent, drillForm, drillLevel, planKind } from './codes';
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

const year = z.number().int().min(2004).max(2100);
/** A unit's year; null: the office's own. */
const scope = z.object({ enterpriseId: id.nullable(), year });
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const money = z.number().min(0).max(1e12).nullable();
const refusal = z.object({ from: civilDate, to: civilDate, reason: shortText });
const wishes = z.object({
  /** Least share of real-action drills, per cent. */
  actionShare: count.max(100),
  /** Days that two drills are kept apart. */
  gapDays: count.max(90),
  safetyMonth: z.boolean(),
  seasons: z.boolean(),
});
const ruleName = z.object({ rule: z.string(), title: z.string() });
const resource = z.object({ key: z.string(), name: z.string() });

const requirement = z.object({
  rule: z.string(),
  title: z.string(),
  period: z.string(),
  from: civilDate,
  to: civilDate,
  kindMask: z.number().nullable(),
  planId: id.nullable(),
});

export const planDrillView = z.object({
  id,
  version: count,
  title: z.string(),
  planKind: planKind.nullable(),
  planId: id.nullable(),
  planTitle: z.string().nullable(),
  form: drillForm.nullable(),
  content: drillContent.nullable(),
  level: drillLevel,
  state: z.enum(DRILL_STATES),
  /** Held on, or planned for; null: not dated yet. */
  date: civilDate.nullable(),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  place: z.string().nullable(),
  organiser: z.string().nullable(),
  responsible: z.string().nullable(),
  participants: count.nullable(),
  cost: z.number().nullable(),
  fixed: z.boolean(),
  accidentKind: z.string().nullable(),
  /** Why the proposal put it there, or the remark. */
  why: z.string().nullable(),
  meets: z.array(ruleName),
  ours: z.boolean(),
  movable: z.boolean(),
  resources: z.array(resource),
});

const itemFields = z.object({
  category: shortText.nullable(),
  topic: shortText.min(2),
  month: z.number().int().min(1).max(12).nullable(),
  target: count.max(10_000),
  guidance: count.max(1000),
  observing: count.max(1000),
  responsible: shortText.nullable(),
  remark: longText.nullable(),
});

export const drillPlans = {
  /** A year plan with its drills and everything that conflicts are found by. */
  view: query(
    scope,
    z.object({
      enterprise: z.object({ id, name: z.string() }).nullable(),
      ours: z.boolean(),
      /** The desk is an office: it may have a plan of its own. */
      offices: z.boolean(),
      plan: z
        .object({
          id,
          version: count,
          title: z.string(),
          state: z.enum(YEAR_PLAN_STATES),
          explanation: z.string().nullable(),
          responsible: z.string().nullable(),
          budget: z.number().nullable(),
          remark: z.string().nullable(),
          approvedBy: z.string().nullable(),
          approvedOn: civilDate.nullable(),
          documentNo: z.string().nullable(),
          refusals: z.array(refusal),
        })
        .nullable(),
      wishes: z.object({ now: wishes, shipped: wishes }),
      drills: z.array(planDrillView),
      ground: z.object({
        daysOff: z.record(z.string(), z.string()),
        refusals: z.array(refusal),
        requirements: z.array(requirement),
        gapDays: count,
        bookings: z.array(
          z.object({
            key: z.string(),
            date: civilDate,
            startsAt: z.string().nullable(),
            endsAt: z.string().nullable(),
            what: z.string(),
          }),
        ),
      }),
      /** Drills that a proposal would add now. */
      missing: count,
      unmet: z.array(ruleName.extend({ why: z.string() })),
      explanation: z.array(z.string()),
    }),
  ),
  save: command(
    scope.extend({
      expectedVersion: expectedVersion.nullable(),
      fields: z.object({
        title: shortText.min(2),
        responsible: shortText.nullable(),
        budget: money,
        remark: longText.nullable(),
        refusals: z.array(refusal).max(60),
        wishes,
      }),
    }),
    saved,
  ),
  approve: command(
    z.object({
      id,
      expectedVersion,
      approvedBy: shortText.min(2),
      approvedOn: civilDate,
      documentNo: shortText.nullable(),
    }),
    saved,
    { permission: 'decide' },
  ),
  reopen: command(z.object({ id, expectedVersion, reason }), saved, { permission: 'decide' }),
  /** Adds what the plan lacks; `fresh` takes out first what a proposal made and nobody touched. */
  fill: command(
    scope.extend({ fresh: z.boolean() }),
    z.object({ created: count, removed: count, unmet: count }),
  ),
  /** Another day or other times; an approved plan wants a reason. */
  move: command(
    z.object({
      id,
      expectedVersion,
      date: civilDate,
      startsAt: clockTime.nullable(),
      endsAt: clockTime.nullable(),
      reason: reason.nullable(),
    }),
    saved,
  ),
  fix: command(z.object({ id, expectedVersion, fixed: z.boolean() }), saved),
  preview: query(scope, formPage),
  /** Writes the plan by the ending of the chosen name: .docx, .xlsx or .ics. */
  export: job(
    scope.extend({ format: z.enum(['docx', 'xlsx', 'ics']), file: fileGrant }),
    z.object({ fileName: z.string() }),
    { permission: 'read' },
  ),
  /** Lines of the office's plan by key industry, with how far each is. */
  items: query(
    z.object({ planId: id.nullable(), year }),
    z.object({
      items: z.array(
        z.object({
          id,
          version: count,
          fields: itemFields,
          held: count,
          planned: count,
          guidanceAsked: count,
          observingAsked: count,
          inspection: z
            .object({ id, title: z.string(), state: z.enum(INSPECTION_STATES), cancelled: z.boolean() })
            .nullable(),
        }),
      ),
      /** Supervision categories to choose from. */
      categories: z.array(z.string()),
      /** Specialties of experts to choose from. */
      specialties: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
  ),
  saveItem: command(
    z.object({
      yearPlanId: id,
      id: id.nullable(),
      expectedVersion: expectedVersion.nullable(),
      fields: itemFields,
    }),
    saved,
  ),
  removeItem: command(z.object({ id, expectedVersion, reason }), saved),
  /** Plans the spot checks of a line as an inspection, which draws the units by a seed. */
  planSpotCheck: command(
    z.object({ id, expectedVersion, units: z.number().int().min(1).max(1000) }),
    saved.extend({ inspectionId: id }),
  ),
  /** Open drills that a line is about. */
  itemDrills: query(
    z.object({ id }),
    z.object({
      drills: z.array(
        z.object({
          id,
          title: z.string(),
          unitName: z.string().nullable(),
          date: civilDate,
          experts: count,
        }),
      ),
    }),
  ),
  /** Experts for a drill: free that day first, then the specialty, then the fewest tasks. */
  offerExperts: query(
    z.object({ drillId: id, specialty: shortText.nullable() }),
    z.object({
      day: civilDate,
      experts: z.array(
        z.object({
          id,
          name: z.string(),
          employer: z.string().nullable(),
          specialties: z.string(),
          fits: z.boolean(),
          tasks: count,
          busy: z.string().nullable(),
          bound: z.boolean(),
        }),
      ),
    }),
  ),
  askExpert: command(
    z.object({ drillId: id, expertId: id, kind: z.enum(['drill-guidance', 'drill-observing']) }),
    saved,
  ),
};
