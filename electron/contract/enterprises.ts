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
import { command, job, query } from './define';

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

/** What is entered of a licence. */
export const licenceFields = z.object({
  kind: shortText.min(2),
  number: shortText.min(2),
  scope: longText.nullable(),
  issuedBy: shortText.nullable(),
  issuedOn: civilDate.nullable(),
  validUntil: civilDate.nullable(),
  remark: longText.nullable(),
});

/** A proposed size tier, the comparison behind it and the limits of the sector; null tier: a figure is missing. */
const sizeAdvice = z.object({
  tier: sizeTier.nullable(),
  sector: z.string().nullable(),
  basis: z.string(),
  missing: z.array(z.string()),
  limits: z
    .array(
      z.object({
        tier: sizeTier,
        employees: z.number().nullable(),
        revenueWan: z.number().nullable(),
        assetsWan: z.number().nullable(),
      }),
    )
    .nullable(),
  source: z.string(),
});

const shownUnit = z.object({
  id,
  name: z.string(),
  uscc: z.string().nullable(),
  town: z.string().nullable(),
});
const mergeSide = z.object({ id, version: count, name: z.string() });

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
      closedOn: civilDate.nullable(),
      /** The record that this one was merged into. */
      mergedInto: z.object({ id, name: z.string() }).nullable(),
      sets: z.array(ruleSetView),
      counts: z.object({ plans: count, filings: count, drills: count, overdue: count }),
      sizeSuggestion: sizeAdvice,
      completeness: z.object({
        percent: count,
        missing: z.array(z.object({ field: z.string(), why: z.string(), rules: z.array(z.string()) })),
      }),
    }),
  ),
  timeline: query(z.object({ id }), z.object({ entries: z.array(timelineEntry) })),
  create: command(enterpriseFields, saved),
  update: command(z.object({ id, expectedVersion, fields: enterpriseFields }), saved),
  void: command(z.object({ id, expectedVersion, reason }), saved, { permission: 'decide' }),
  overrideSet: command(z.object({ id, set: z.string(), member: z.boolean().nullable(), reason }), saved, {
    permission: 'decide',
  }),
  /** The unit closed on a day: its duties end. */
  close: command(z.object({ id, expectedVersion, closedOn: civilDate, reason }), saved, {
    permission: 'decide',
  }),
  reopen: command(z.object({ id, expectedVersion, reason }), saved, { permission: 'decide' }),
  /** To another county or town; the timeline keeps the old place. */
  move: command(
    z.object({
      id,
      expectedVersion,
      regionCode: z.string().regex(/^\d{6}$/),
      town: shortText.nullable(),
      address: shortText.nullable(),
      reason,
    }),
    saved,
    { permission: 'decide' },
  ),
  /** The tier that figures on a form would give, before they are saved. */
  adviseSize: query(
    z.object({
      industryCode: shortText.nullable(),
      employees: count.nullable(),
      revenueWan: z.number().min(0).nullable(),
      assetsWan: z.number().min(0).nullable(),
    }),
    sizeAdvice,
  ),
  /** Sections, divisions and some groups of GB/T 4754, for the chooser. */
  industries: query(
    z.object({}),
    z.object({ rows: z.array(z.object({ code: z.string(), name: z.string(), initials: z.string() })) }),
  ),
  licences: query(
    z.object({ id }),
    z.object({
      rows: z.array(
        licenceFields.extend({
          id,
          version: count,
          state: z.enum(['valid', 'ends-soon', 'expired', 'unlimited']),
          daysLeft: z.number().int().nullable(),
        }),
      ),
    }),
  ),
  saveLicence: command(
    z.object({
      enterpriseId: id,
      /** null: a new one. */
      id: id.nullable(),
      expectedVersion: expectedVersion.nullable(),
      fields: licenceFields,
    }),
    saved,
  ),
  voidLicence: command(z.object({ enterpriseId: id, id, expectedVersion, reason }), saved),
  /** Records of this desk that may be one unit. */
  duplicates: job(
    z.object({}),
    z.object({
      pairs: z.array(
        z.object({
          reason: z.enum(['same-uscc', 'same-name', 'same-short-name', 'close-name']),
          a: shownUnit,
          b: shownUnit,
        }),
      ),
    }),
    { permission: 'read', audit: 'none' },
  ),
  mergePreview: query(
    z.object({ keepId: id, dropId: id }),
    z.object({
      keep: mergeSide,
      drop: mergeSide,
      choices: z.array(
        z.object({
          field: z.string(),
          keep: z.string().nullable(),
          drop: z.string().nullable(),
          proposed: z.enum(['keep', 'drop']),
        }),
      ),
      moves: z.array(z.object({ table: z.string(), count })),
      sameTitles: z.array(z.string()),
    }),
  ),
  /** Makes two records of one unit one; the batch can be undone. */
  merge: command(
    z.object({
      keepId: id,
      dropId: id,
      keepVersion: expectedVersion,
      dropVersion: expectedVersion,
      fromDrop: z.array(z.string().max(40)).max(60),
    }),
    z.object({ batchId: id, moved: count }),
    { permission: 'decide' },
  ),
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
