import { z } from 'zod';
import { SHIFT_KINDS, SHIFT_ROLES, WATCH_ENTRY_KINDS } from '../../db/domain/contact/codes';
import { ROSTER_DAYS } from '../../db/domain/contact/roster';
import { ROSTER_PROBLEMS } from '../../db/domain/contact/roster-problems';
import { ALARM_LEVELS } from '../../db/domain/hazard/codes';
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
import { command, job, nothing, query } from './define';

const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/);
/** UTC as ISO 8601. */
const moment = z.iso.datetime({ precision: 3 });
const shiftKind = z.enum(SHIFT_KINDS);
const shiftRole = z.enum(SHIFT_ROLES);
const optional = shortText.nullable();
const sitter = z.object({ contactId: id.nullable(), name: optional, phone: optional, remark: optional });

const rota = z.object({
  shifts: z.array(shiftKind).max(3),
  places: z.object({ leader: count.max(9), chief: count.max(9), member: count.max(9) }),
  people: z
    .array(
      z.object({
        contactId: id,
        roles: z.array(shiftRole).max(3),
        refusals: z.array(z.object({ from: civilDate, to: civilDate })).max(30),
      }),
    )
    .max(200),
});

export const watchEntryFields = z.object({
  at: moment,
  kind: z.enum(WATCH_ENTRY_KINDS),
  source: optional,
  level: z.enum(ALARM_LEVELS).nullable(),
  title: shortText.min(2),
  text: longText.nullable(),
  validUntil: moment.nullable(),
  towns: z.array(shortText).max(60),
  handled: longText.nullable(),
});

const watchEntry = z.object({
  id,
  version: count,
  fields: watchEntryFields,
  passedOn: z.array(z.object({ to: z.string(), how: z.string(), at: z.string() })),
  recordedBy: z.string().nullable(),
});

/** What can be printed: a month's roster, the card of a day's shift, the book of a month. */
const paper = z.discriminatedUnion('paper', [
  z.object({ paper: z.literal('roster'), month }),
  z.object({ paper: z.literal('card'), day: civilDate }),
  z.object({ paper: z.literal('book'), month }),
]);

/** Who is on watch when, and the book they keep. */
export const watch = {
  /** A month of the roster with what does not fit in it, loads, and the people of the rota. */
  month: query(
    z.object({ month }),
    z.object({
      today: civilDate,
      days: z.array(z.object({ day: civilDate, kind: z.enum(ROSTER_DAYS), name: z.string().nullable() })),
      shifts: z.array(
        z.object({
          id,
          version: count,
          day: civilDate,
          shift: shiftKind,
          role: shiftRole,
          contactId: id.nullable(),
          name: z.string(),
          phone: z.string().nullable(),
          insteadOf: z.string().nullable(),
          remark: z.string().nullable(),
        }),
      ),
      problems: z.array(
        z.object({
          kind: z.enum(ROSTER_PROBLEMS),
          day: civilDate,
          shift: shiftKind,
          role: shiftRole,
          name: z.string().nullable(),
          ids: z.array(id),
        }),
      ),
      loads: z.array(z.object({ name: z.string(), month: count, daysOff: count, year: count })),
      rota,
      candidates: z.array(
        z.object({ id, name: z.string(), post: z.string().nullable(), organisation: z.string() }),
      ),
    }),
  ),
  saveRota: command(rota, nothing),
  generate: command(
    z.object({ from: civilDate, to: civilDate, replace: z.boolean() }),
    z.object({ made: count, vacant: count }),
  ),
  add: command(sitter.extend({ day: civilDate, shift: shiftKind, role: shiftRole }), saved),
  standIn: command(sitter.extend({ id, expectedVersion }), saved),
  /** Another day; where the place is taken there, both people change places. */
  move: command(
    z.object({ id, expectedVersion, day: civilDate, swapWithId: id.nullable() }),
    saved.extend({ swapped: z.boolean() }),
  ),
  remove: command(z.object({ id, expectedVersion }), saved),
  book: query(
    z.object({ from: moment, to: moment, text: z.string().max(100).default('') }),
    z.object({
      entries: z.array(watchEntry),
      inForce: z.array(watchEntry),
      handover: z.array(z.string()),
      onDuty: z.array(z.object({ role: shiftRole, shift: shiftKind, name: z.string() })),
    }),
  ),
  /** Warnings that hold now, for home. */
  warnings: query(nothing, z.object({ warnings: z.array(watchEntry) })),
  saveEntry: command(
    z.object({ id: id.nullable(), expectedVersion: expectedVersion.nullable(), fields: watchEntryFields }),
    saved,
  ),
  passOn: command(z.object({ id, expectedVersion, to: shortText, how: shortText, at: moment }), saved),
  voidEntry: command(z.object({ id, expectedVersion, reason }), saved, { permission: 'decide' }),
  preview: query(z.object({ of: paper }), formPage),
  /** Writes a paper by the chosen format; a roster also as .xlsx and .ics. */
  export: job(
    z.object({ of: paper, format: z.enum(['docx', 'xlsx', 'ics']), file: fileGrant }),
    z.object({ fileName: z.string() }),
    { permission: 'reveal' },
  ),
};
