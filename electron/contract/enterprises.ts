import { z } from 'zod';
import { affiliation, enterpriseStatus, sizeTier } from './codes';
import {
  civilDate,
  count,
  expectedVersion,
  id,
  longText,
  reason,
  saved,
  shortText,
  timelineEntry,
} from './common';
import { command, query } from './define';

/** The editable facts of an enterprise; empty text is stored as null. */
export const enterpriseFields = z.object({
  name: shortText.min(2),
  uscc: shortText.nullable(),
  noUsccReason: shortText.nullable(),
  regionCode: z.string().regex(/^\d{6}$/),
  town: shortText.nullable(),
  address: shortText.nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  latitude: z.number().min(-90).max(90).nullable(),
  industryCode: shortText.nullable(),
  supervisionCategory: shortText.nullable(),
  activities: z.array(z.string().max(40)).max(40),
  affiliation: affiliation.nullable(),
  sizeTier: sizeTier.nullable(),
  sizeBasis: shortText.nullable(),
  employees: count.nullable(),
  revenueWan: z.number().min(0).nullable(),
  assetsWan: z.number().min(0).nullable(),
  establishedOn: civilDate.nullable(),
  status: enterpriseStatus,
  legalPerson: shortText.nullable(),
  legalPhone: shortText.nullable(),
  principal: shortText.nullable(),
  principalPhone: shortText.nullable(),
  safetyOfficer: shortText.nullable(),
  safetyOfficerPhone: shortText.nullable(),
  majorHazardLevel: z.number().int().min(1).max(4).nullable(),
  standardLevel: shortText.nullable(),
  standardUntil: civilDate.nullable(),
  licenceNo: shortText.nullable(),
  licenceUntil: civilDate.nullable(),
  businessScope: longText.nullable(),
  remark: longText.nullable(),
});

/** Membership in one rule set with its reasons. */
export const ruleSetView = z.object({
  set: z.string(),
  title: z.string(),
  /** What counts: the override when there is one, else what was computed. */
  member: z.boolean(),
  computed: z.boolean(),
  why: z.array(z.object({ text: z.string(), article: z.string(), mark: z.string() })),
  override: z.object({ reason: z.string(), by: z.string(), at: z.string() }).nullable(),
});

export const enterprises = {
  get: query(
    z.object({ id }),
    z.object({
      id,
      version: count,
      fields: enterpriseFields,
      regionName: z.string(),
      usccSuspect: z.boolean(),
      /** False when the row came up in a package: an upper level never edits a lower level's facts. */
      ours: z.boolean(),
      originName: z.string(),
      voidedAt: z.string().nullable(),
      sets: z.array(ruleSetView),
      counts: z.object({ plans: count, filings: count, drills: count, overdue: count }),
      sizeSuggestion: z.object({ tier: sizeTier, basis: z.string() }).nullable(),
    }),
  ),
  timeline: query(z.object({ id }), z.object({ entries: z.array(timelineEntry) })),
  create: command(enterpriseFields, saved),
  update: command(z.object({ id, expectedVersion, fields: enterpriseFields }), saved),
  void: command(z.object({ id, expectedVersion, reason }), saved, { permission: 'decide' }),
  overrideSet: command(z.object({ id, set: z.string(), member: z.boolean().nullable(), reason }), saved, {
    permission: 'decide',
  }),
  /** Shows a masked phone number in full; logged. */
  reveal: command(
    z.object({ id, field: z.enum(['legalPhone', 'principalPhone', 'safetyOfficerPhone']) }),
    z.object({ value: z.string() }),
    {
      permission: 'reveal',
    },
  ),
  /** Short list for pickers: by name, code or pinyin initials. */
  pick: query(
    z.object({ text: z.string().max(60), limit: count.max(50).default(20) }),
    z.object({
      rows: z.array(
        z.object({ id, name: z.string(), uscc: z.string().nullable(), town: z.string().nullable() }),
      ),
    }),
  ),
  /** All activities a person can tick, with their legal wording, and the supervision categories with their usual activities. */
  vocabulary: query(
    z.object({}),
    z.object({
      activities: z.array(z.object({ key: z.string(), label: z.string() })),
      categories: z.array(z.object({ name: z.string(), activities: z.array(z.string()) })),
      towns: z.array(z.string()),
    }),
  ),
};
