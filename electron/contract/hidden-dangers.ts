import { z } from 'zod';
import { HIDDEN_DANGER_STATES, LISTING_LEVELS } from '../../db/domain/hazard/codes';
import { HIDDEN_DANGER_ACTIONS } from '../../db/domain/hazard/hidden-danger-state';
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

/** What is entered about a major hidden danger. */
export const dangerFields = z.object({
  hazardId: id.nullable(),
  title: shortText,
  description: longText.nullable(),
  category: shortText.nullable(),
  place: shortText.nullable(),
  foundOn: civilDate,
  foundBy: shortText.nullable(),
  filedOn: civilDate.nullable(),
  filingOffice: shortText.nullable(),
  responsible: shortText.nullable(),
  responsiblePhone: shortText.nullable(),
  measures: longText.nullable(),
  /** Yuan. */
  funds: z.number().min(0).max(1e12).nullable(),
  dueOn: civilDate.nullable(),
  remark: longText.nullable(),
});

/** Fields of a step that an action does not ask for stay null. */
const stepOf = <A extends [string, ...string[]]>(actions: readonly [...A]) =>
  z.object({
    id,
    expectedVersion,
    action: z.enum(actions),
    onDate: civilDate,
    by: shortText.nullable().default(null),
    number: shortText.nullable().default(null),
    level: z.enum(LISTING_LEVELS).nullable().default(null),
    dueOn: civilDate.nullable().default(null),
    text: longText.nullable().default(null),
  });

const text = z.string().nullable();

export const hiddenDangers = {
  get: query(
    z.object({ id }),
    z.object({
      ...dangerFields.shape,
      id,
      version: count,
      ours: z.boolean(),
      originName: z.string(),
      voided: text,
      unit: z.object({ id, name: z.string() }),
      hazard: z.object({ id, name: z.string() }).nullable(),
      state: z.enum(HIDDEN_DANGER_STATES),
      enterpriseId: id,
      listingNo: text,
      listingLevel: z.enum(LISTING_LEVELS).nullable(),
      listedOn: text,
      supervisor: text,
      extendedTo: text,
      extendReason: text,
      correctedOn: text,
      acceptedOn: text,
      acceptedBy: text,
      acceptance: text,
      delistedOn: text,
      delistingNo: text,
      /** The term that counts now. */
      term: text,
      overdue: z.boolean(),
      actions: z.array(z.enum(HIDDEN_DANGER_ACTIONS)),
    }),
  ),
  save: command(
    z.object({
      id: id.optional(),
      expectedVersion: expectedVersion.optional(),
      enterpriseId: id,
      fields: dangerFields,
    }),
    saved,
  ),
  /** Notes that it was put right. */
  step: command(stepOf(['correct']), saved),
  /** What the office decides: listing, a longer term, acceptance, taking off the list. */
  judge: command(stepOf(['list', 'extend', 'accept', 'reject', 'delist', 'reopen']), saved, {
    permission: 'decide',
  }),
  void: command(z.object({ id, expectedVersion, reason }), saved, { permission: 'decide' }),
  /** Counts by the year of finding and the level of listing. */
  counts: query(
    z.object({}),
    z.object({
      rows: z.array(
        z.object({
          year: z.string(),
          level: z.string(),
          found: count,
          listed: count,
          corrected: count,
          delisted: count,
          open: count,
          overdue: count,
        }),
      ),
    }),
  ),
  /** 重大事故隐患挂牌督办通知书. */
  preview: query(z.object({ id }), formPage),
  exportNotice: job(z.object({ id, file: fileGrant }), z.object({ fileName: z.string() }), {
    permission: 'read',
  }),
};
