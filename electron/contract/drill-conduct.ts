import { z } from 'zod';
import { CLOCK_LIMIT_SECONDS } from '../../db/domain/drill/clock';
import {
  ATTACHMENT_KINDS,
  INJECT_CHANNELS,
  LOG_KINDS,
  PARTICIPANT_KINDS,
  PARTICIPANT_ROLES,
  RUN_SOURCES,
  RUN_STATES,
  SHEET_KINDS,
} from '../../db/domain/drill/codes';
import { DRILL_STATES } from '../../db/domain/drill/drill-state';
import { drillForm } from './codes';
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

const text = z.string();
const seconds = z.number().int();
const onClock = seconds.min(0).max(CLOCK_LIMIT_SECONDS);
const at = { id };
const entered = z.object({ entryId: id });

const inject = z.object({
  id,
  number: count,
  fromWhom: text,
  toWhom: text,
  channel: z.enum(INJECT_CHANNELS),
  text,
  question: text.nullable(),
  expectedAction: text.nullable(),
  expectedMinutes: count.nullable(),
  evaluator: text.nullable(),
  phase: text.nullable(),
  /** When it is due on the drill's clock. */
  dueSeconds: seconds,
  /** Due after the time the drill was designed to take. */
  beyondEnd: z.boolean(),
  state: z.enum(['waiting', 'sent', 'skipped']),
  doneAt: seconds.nullable(),
  delay: seconds.nullable(),
  entryId: id.nullable(),
  reason: text.nullable(),
  actionBy: seconds.nullable(),
  actionAfter: seconds.nullable(),
  actionLate: z.boolean(),
  stage: z.enum(['told', 'asked', 'answered', 'concluded']).nullable(),
  discussed: seconds.nullable(),
});

const logEntry = z.object({
  id,
  seq: count,
  at: text,
  clockSeconds: seconds,
  kind: z.enum(LOG_KINDS),
  injectId: id.nullable(),
  injectNumber: count.nullable(),
  correctsId: id.nullable(),
  actor: text.nullable(),
  text,
  delaySeconds: seconds.nullable(),
  late: z.boolean(),
  author: text.nullable(),
  /** The newest correction; without words the entry was taken back. */
  correction: z.object({ entryId: id, text, takenBack: z.boolean(), author: text.nullable() }).nullable(),
});

const conduct = z.object({
  id,
  version: count,
  ours: z.boolean(),
  state: z.enum(DRILL_STATES),
  title: text,
  unit: text.nullable(),
  form: drillForm.nullable(),
  place: text.nullable(),
  plannedOn: civilDate.nullable(),
  durationMinutes: count.nullable(),
  background: text.nullable(),
  scenario: text.nullable(),
  safetyNote: text.nullable(),
  mayStart: z.boolean(),
  run: z
    .object({
      id,
      state: z.enum(RUN_STATES),
      source: z.enum(RUN_SOURCES),
      startedAt: text,
      endedAt: text.nullable(),
      /** What the drill's clock shows at this moment. */
      clockSeconds: seconds,
      clockMs: count,
      controller: text.nullable(),
      /** Led by whoever asks. */
      mine: z.boolean(),
      /** The program ended while the clock ran, and nobody has said yet how it goes on. */
      interrupted: z.object({ beatAt: text, awaySeconds: count }).nullable(),
    })
    .nullable(),
  injects: z.array(inject),
  people: z.array(
    z.object({
      id,
      kind: z.enum(PARTICIPANT_KINDS),
      name: text,
      role: z.enum(PARTICIPANT_ROLES).nullable(),
      post: text.nullable(),
      attended: z.boolean().nullable(),
    }),
  ),
  log: z.array(logEntry),
  summary: z.object({
    seconds: count,
    sent: count,
    skipped: count,
    unsent: count,
    actions: count,
    problems: count,
    lateActions: count,
    longestDelay: count,
  }),
});

/** What can be written down with one key. */
export const notedKind = z.enum(['action', 'observation', 'question', 'answer', 'problem', 'note']);
/** Nobody types at an entry for longer. */
const LONGEST_AGO_MS = 6 * 3_600_000;

export const attachmentKind = z.enum(ATTACHMENT_KINDS);
/** What a file of a drill says beside its bytes; `logId`: the entry of the log that it shows. */
const fileWords = { kind: attachmentKind, caption: shortText.nullable(), logId: id.nullable() };

const person = z.object({ id, name: text, post: text.nullable(), attended: z.boolean().nullable() });
/** 'HH:MM'. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Leading a drill on the spot: its clock, its injects, its log. */
export const drillConduct = {
  get: query(z.object(at), conduct),
  start: command(z.object(at), saved),
  pause: command(z.object({ ...at, text: shortText }), saved),
  resume: command(z.object(at), saved),
  jump: command(z.object({ ...at, to: onClock, text: shortText }), saved),
  end: command(z.object({ ...at, text: longText }), saved),
  /** Goes on after the program ended in the middle; `countAway`: the time away counts as time of the drill. */
  goOn: command(z.object({ ...at, countAway: z.boolean() }), saved),
  /** Leads from now on, in place of somebody else. */
  takeOver: command(z.object(at), saved),
  /** An entry with the time at which its key was pressed: what the clock showed, and how long ago that was. */
  note: command(
    z.object({
      ...at,
      kind: notedKind,
      stamp: z.object({ clockSeconds: onClock, agoMs: z.number().min(0).max(LONGEST_AGO_MS) }),
      injectId: id.nullable(),
      actor: shortText.nullable(),
      text: longText,
    }),
    entered,
  ),
  send: command(z.object({ ...at, injectId: id }), entered),
  skip: command(z.object({ ...at, injectId: id, reason }), entered),
  /** A further entry in place of one; without words the entry is taken back. */
  correct: command(z.object({ ...at, entryId: id, text: longText }), entered),
  /** Photos, sign-in lists and other files of a drill. */
  files: query(
    z.object(at),
    z.object({
      ours: z.boolean(),
      rows: z.array(
        z.object({
          id,
          version: count,
          kind: attachmentKind,
          fileName: text,
          sha256: text,
          caption: text.nullable(),
          logId: id.nullable(),
          findingId: id.nullable(),
          createdAt: text,
          size: count,
          stored: z.boolean(),
        }),
      ),
    }),
  ),
  attach: job(
    z.object({ drillId: id, ...fileWords, findingId: id.nullable(), file: fileGrant }),
    z.object({ attachmentId: id, sha256: text }),
  ),
  describeFile: command(z.object({ attachmentId: id, expectedVersion, ...fileWords }), saved),
  removeFile: command(z.object({ attachmentId: id, expectedVersion, reason }), z.object({})),
  /** Gives the sheets of the paper kit their codes; those that have one keep it. */
  makeKit: command(z.object(at), z.object({ sheets: count })),
  kitPreview: query(z.object(at), formPage),
  kit: job(z.object({ ...at, file: fileGrant }), z.object({ fileName: text })),
  /** What the sheet with a code asks for. */
  sheet: query(
    z.object({ code: z.string().max(40) }),
    z.object({
      sheetId: id,
      code: text,
      kind: z.enum(SHEET_KINDS),
      /** The evaluation form, or the inject, that it was printed for. */
      refId: id.nullable(),
      entered: z.boolean(),
      drillId: id,
      title: text,
      day: civilDate.nullable(),
      injects: z.array(
        z.object({ id, number: count, atMinute: seconds, text, expectedAction: text.nullable() }),
      ),
      people: z.array(person),
    }),
  ),
  /** A drill that was led on paper: its run and its log. Times in seconds on the drill's clock. */
  enterRun: command(
    z.object({
      sheetId: id,
      day: civilDate,
      startedAt: timeOfDay,
      lastedSeconds: seconds,
      lines: z
        .array(
          z.object({
            injectId: id,
            sentAt: seconds.nullable(),
            actionAt: seconds.nullable(),
            actor: shortText.nullable(),
            text: longText,
          }),
        )
        .max(500),
      notes: z.array(z.object({ at: seconds, kind: notedKind, text: longText.min(1) })).max(500),
    }),
    z.object({ drillId: id, entries: count }),
  ),
  enterSignIn: command(
    z.object({ sheetId: id, people: z.array(z.object({ id, attended: z.boolean() })).max(2000) }),
    z.object({ drillId: id, attended: count }),
  ),
  /** Lays the photos of a drill out for the window; `picture` names the part of the ticket. */
  gallery: job(z.object(at), z.object({ ticket: text, photos: z.array(z.object({ id, picture: count })) }), {
    permission: 'read',
    audit: 'none',
  }),
};
