import { z } from 'zod';
import { CALL_RESULTS, CHECKED_SUBJECTS, CONTACT_KINDS, FACILITY_KINDS } from '../../db/domain/contact/codes';
import { NUMBER_STATES } from '../../db/domain/contact/number-state';
import {
  civilDate,
  count,
  expectedVersion,
  fileGrant,
  id,
  longText,
  reason,
  saved,
  shortText,
} from './common';
import { command, job, query } from './define';

const optional = shortText.nullable();
const degrees = (most: number) => z.number().min(-most).max(most).nullable();

export const contactFields = z.object({
  kind: z.enum(CONTACT_KINDS),
  organisation: shortText.min(2),
  field: optional,
  department: optional,
  name: optional,
  post: optional,
  dutyPhone: optional,
  phone: optional,
  otherPhone: optional,
  fax: optional,
  town: optional,
  enterpriseId: id.nullable(),
  callOrder: count.max(9999),
  shareable: z.boolean().nullable(),
  remark: longText.nullable(),
});

export const facilityFields = z.object({
  kind: z.enum(FACILITY_KINDS),
  name: shortText.min(2),
  grade: optional,
  beds: count.max(100_000).nullable(),
  capabilities: z.array(shortText).max(40),
  phone: optional,
  contact: optional,
  town: optional,
  address: optional,
  longitude: degrees(180),
  latitude: degrees(90),
  shareable: z.boolean().nullable(),
  remark: longText.nullable(),
});

const subject = z.enum(CHECKED_SUBJECTS);
const numberState = z.enum(NUMBER_STATES);

/** The directory, and the places a rescue turns to. */
export const contacts = {
  get: query(
    z.object({ id }),
    z.object({
      id,
      version: count,
      ours: z.boolean(),
      enterpriseName: z.string().nullable(),
      fields: contactFields,
    }),
  ),
  /** Fields of neighbour offices and what hospitals can do, to choose from. */
  choices: query(
    z.object({}),
    z.object({
      fields: z.array(z.object({ code: z.string(), words: z.array(z.string()) })),
      capabilities: z.array(z.string()),
    }),
  ),
  save: command(
    z.object({ id: id.nullable(), expectedVersion: expectedVersion.nullable(), fields: contactFields }),
    saved,
  ),
  void: command(z.object({ id, expectedVersion, reason }), saved, { permission: 'decide' }),
  reveal: command(z.object({ id, field: z.enum(['phone', 'otherPhone']) }), z.object({ value: z.string() }), {
    permission: 'reveal',
  }),
  getFacility: query(
    z.object({ id }),
    z.object({ id, version: count, ours: z.boolean(), fields: facilityFields }),
  ),
  saveFacility: command(
    z.object({ id: id.nullable(), expectedVersion: expectedVersion.nullable(), fields: facilityFields }),
    saved,
  ),
  voidFacility: command(z.object({ id, expectedVersion, reason }), saved, { permission: 'decide' }),
  /** Numbers of one register that want to be called; without a state those that are not confirmed. */
  round: query(
    z.object({ subject, state: numberState.nullable(), limit: count.max(500).default(300) }),
    z.object({
      confirmDays: count,
      totals: z.record(numberState, count),
      rows: z.array(
        z.object({
          id,
          field: z.string(),
          name: z.string(),
          whose: z.string(),
          phone: z.string(),
          masked: z.boolean(),
          state: numberState,
          result: z.enum(CALL_RESULTS).nullable(),
          checkedOn: civilDate.nullable(),
        }),
      ),
    }),
  ),
  /** What a call came to; a changed number is written into its register. */
  recordCall: command(
    z.object({
      subject,
      id,
      field: shortText,
      result: z.enum(CALL_RESULTS),
      newPhone: optional,
      note: optional,
    }),
    saved,
  ),
  revealNumber: command(z.object({ subject, id, field: shortText }), z.object({ value: z.string() }), {
    permission: 'reveal',
  }),
  /** The directory, or a small sheet of the numbers on duty, as Word; numbers in full. */
  exportDirectory: job(
    z.object({ pocket: z.boolean(), file: fileGrant }),
    z.object({ fileName: z.string() }),
    {
      permission: 'reveal',
    },
  ),
  /** The list to call from, as Word; numbers in full. */
  exportRound: job(z.object({ subject, file: fileGrant }), z.object({ fileName: z.string() }), {
    permission: 'reveal',
  }),
};
