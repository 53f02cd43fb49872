import { z } from 'zod';
import { CALENDAR_CHANGE_KINDS, DAY_KINDS } from '../../db/domain/dates/calendar-view';
import { DUTY_STATES } from '../../db/domain/duties/duty';
import { civilDate, count, fileGrant, id, shortText } from './common';
import { job, nothing, query } from './define';

const year = z.number().int().min(1900).max(2199);
const dayKind = z.enum(['holiday', 'workday']);
const regionCode = z.string().regex(/^\d{6}$/);

/** A term before and after a change; states are null where there was no such duty. */
export const calendarMove = z.object({
  subjectId: id,
  ownerName: z.string(),
  rule: z.string(),
  ruleTitle: z.string(),
  refId: z.string(),
  /** The plan, or the plans of the case, that it is about. */
  refTitle: z.string(),
  dueBefore: civilDate.nullable(),
  dueAfter: civilDate.nullable(),
  stateBefore: z.enum(DUTY_STATES).nullable(),
  stateAfter: z.enum(DUTY_STATES).nullable(),
  provisionalBefore: z.boolean(),
  provisionalAfter: z.boolean(),
});

const regionalDay = z.object({
  regionCode,
  regionName: z.string(),
  date: civilDate,
  kind: dayKind,
  name: z.string(),
  source: z.string(),
});

/** What is to be done to the calendar; rehearsed first, then applied by the rehearsal's token. */
const wish = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('import'), file: fileGrant }),
  z.object({
    kind: z.literal('add-day'),
    regionCode,
    date: civilDate,
    /** The same day of every year up to this one; null: this year only. */
    untilYear: year.nullable(),
    dayKind,
    name: shortText.min(1),
    source: shortText.min(2),
  }),
  z.object({ kind: z.literal('remove-day'), regionCode, date: civilDate }),
  z.object({ kind: z.literal('undo') }),
  /** A year or local days that an office above handed down. */
  z.object({ kind: z.literal('handed'), packageId: id, key: z.string().max(700) }),
]);

export const calendar = {
  /** Years, what they rest on, and what is missing. */
  overview: query(
    nothing,
    z.object({
      today: civilDate,
      region: z.object({ code: regionCode, name: z.string() }),
      coverage: z.object({ from: civilDate, to: civilDate }),
      years: z.array(
        z.object({
          year,
          origin: z.enum(['shipped', 'imported', 'missing']),
          source: z.string(),
          importedAt: z.string().nullable(),
          holidays: count,
          makeups: count,
        }),
      ),
      /** The year whose notice should be known by now. */
      missingYear: year.nullable(),
      /** Terms that are provisional until it is. */
      provisional: count,
      regional: z.array(regionalDay),
      /** Local holidays that the program knows of but nobody has confirmed. */
      suggested: z.array(
        z.object({
          regionCode,
          regionName: z.string(),
          monthDay: z.string(),
          kind: dayKind,
          name: z.string(),
        }),
      ),
      regions: z.array(z.object({ code: regionCode, name: z.string() })),
      undoable: z.object({ id, year, title: z.string() }).nullable(),
    }),
  ),
  /** For home: the year that is missing from November on. */
  warning: query(nothing, z.object({ missingYear: year.nullable() })),
  year: query(
    z.object({ year }),
    z.object({
      days: z.array(
        z.object({
          date: civilDate,
          weekday: z.number().int().min(1).max(7),
          kind: z.enum(DAY_KINDS),
          name: z.string(),
          source: z.enum(['week', 'shipped', 'imported', 'regional']),
          notice: z.string(),
        }),
      ),
    }),
  ),
  /** What a change would do: problems of the file, days that change, terms that move. Writes nothing. */
  rehearse: job(
    wish,
    z.object({
      /** Null while the file has problems that refuse it. */
      token: z.string().nullable(),
      kind: z.enum(CALENDAR_CHANGE_KINDS),
      title: z.string(),
      year: year.nullable(),
      source: z.string(),
      problems: z.array(
        z.object({
          row: count.nullable(),
          column: z.enum(['date', 'kind', 'name', 'source', 'year']),
          value: z.string(),
          code: z.string(),
          message: z.string(),
          outcome: z.enum(['reject', 'warn']),
        }),
      ),
      days: z.array(z.object({ date: civilDate, worked: z.boolean(), name: z.string() })),
      moved: count,
      /** Provisional terms that become fixed. */
      fixed: count,
      /** Cases that the new count makes deemed filed; an undo does not take that back. */
      deemed: count,
      /** The first of them. */
      moves: z.array(calendarMove),
    }),
    { permission: 'administer', audit: 'none' },
  ),
  /** Does what was rehearsed: the calendar, then everybody's duties. */
  apply: job(z.object({ token: z.string().max(64) }), z.object({ id, moved: count, deemed: count }), {
    permission: 'administer',
  }),
  /** Changes so far, newest first. */
  log: query(
    nothing,
    z.object({
      entries: z.array(
        z.object({
          id,
          kind: z.enum(CALENDAR_CHANGE_KINDS),
          year: year.nullable(),
          title: z.string(),
          source: z.string(),
          moved: count,
          actor: z.string(),
          at: z.string(),
          undone: z.boolean(),
        }),
      ),
    }),
  ),
  /** What a change moved, kept. */
  moves: query(
    z.object({ id, offset: count.default(0), limit: count.min(1).max(500).default(200) }),
    z.object({ total: count, rows: z.array(calendarMove) }),
  ),
  exportMoves: job(z.object({ id, file: fileGrant }), z.object({ rows: count }), { permission: 'read' }),
  template: job(z.object({ file: fileGrant }), z.object({ fileName: z.string() }), {
    permission: 'read',
    audit: 'none',
  }),
  /** The arrangement of a year as a file for other offices. */
  exportYear: job(z.object({ year, file: fileGrant }), z.object({ fileName: z.string() }), {
    permission: 'read',
    audit: 'none',
  }),
};
