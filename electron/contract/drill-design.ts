import { z } from 'zod';
import {
  FINDING_SEVERITIES,
  FINDING_STATES,
  INJECT_CHANNELS,
  PARTICIPANT_KINDS,
  PARTICIPANT_ROLES,
} from '../../db/domain/drill/codes';
import { LONGEST_DRILL_MINUTES, MOST_INJECTS } from '../../db/domain/drill/design';
import { READINESS_SEVERITIES } from '../../db/domain/drill/readiness';
import { STANDING_MARKS } from '../../db/domain/duties/rule-book';
import { drillForm } from './codes';
import {
  civilDate,
  count,
  expectedVersion,
  fileGrant,
  formPage,
  id,
  longText,
  saved,
  shortText,
} from './common';
import { command, job, query } from './define';

const text = z.string();
const kind = z.enum(PARTICIPANT_KINDS);
const role = z.enum(PARTICIPANT_ROLES);
/** The papers that db/documents lays out: 工作方案, 脚本, 评估方案, 安全保障方案, 通知. */
const paper = z.enum(['plan', 'script', 'evaluation', 'safety', 'notice']);
const minutes = z.number().int().min(0).max(LONGEST_DRILL_MINUTES);
const at = { id, expectedVersion };
/** A row's own id, or a word for one that is new. */
const rowId = z.string().min(1).max(64);
const sectionPath = z.array(z.string().max(300)).max(12);

export const designFields = z.object({
  planVersionId: id.nullable(),
  background: longText.nullable(),
  scenario: longText.nullable(),
  safetyNote: longText.nullable(),
  durationMinutes: minutes.min(1).nullable(),
  startsAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
});

export const objectiveFields = z.object({
  text: shortText.min(2),
  standard: shortText.nullable(),
  sectionPath,
  findingId: id.nullable(),
});

export const injectFields = z.object({
  number: z.number().int().min(0).max(9999),
  atMinute: z.number().int().min(-LONGEST_DRILL_MINUTES).max(LONGEST_DRILL_MINUTES),
  fromWhom: shortText,
  toWhom: shortText,
  channel: z.enum(INJECT_CHANNELS),
  text: longText.min(1),
  question: longText.nullable(),
  expectedAction: longText.nullable(),
  expectedMinutes: minutes.nullable(),
  evaluator: shortText.nullable(),
  objectiveId: rowId.nullable(),
  phase: shortText.nullable(),
  remark: longText.nullable(),
});

/** What is kept may be longer than this form would take: another desk wrote it. */
const keptInject = injectFields.extend({
  id,
  atMinute: z.number().int(),
  fromWhom: text,
  toWhom: text,
  text,
  question: text.nullable(),
  expectedAction: text.nullable(),
  expectedMinutes: z.number().int().nullable(),
  evaluator: text.nullable(),
  objectiveId: text.nullable(),
  phase: text.nullable(),
  remark: text.nullable(),
});

export const participantFields = z.object({
  name: shortText.min(2),
  role: role.nullable(),
  post: shortText.nullable(),
  phone: shortText.nullable(),
  headcount: count.max(100_000).nullable(),
  quantity: z.number().min(0).max(1_000_000).nullable(),
  duty: longText.nullable(),
  remark: longText.nullable(),
});

/** Rows by the word under which they came. */
const savedDesign = saved.extend({ ids: z.record(z.string(), id) });

export const drillDesign = {
  /** The design of a drill with what is wrong or thin in it. */
  get: query(
    z.object({ id }),
    z.object({
      id,
      version: count,
      ours: z.boolean(),
      /** It may be changed: ours, and not begun. */
      designable: z.boolean(),
      form: drillForm.nullable(),
      day: civilDate.nullable(),
      planTitle: text.nullable(),
      versions: z.array(z.object({ id, label: text, state: text, texts: count })),
      fields: z.object({
        planVersionId: id.nullable(),
        background: text.nullable(),
        scenario: text.nullable(),
        safetyNote: text.nullable(),
        durationMinutes: z.number().int().nullable(),
        startsAt: text.nullable(),
      }),
      objectives: z.array(
        z.object({
          id,
          text,
          standard: text.nullable(),
          sectionPath: z.array(text),
          findingId: id.nullable(),
          findingTitle: text.nullable(),
        }),
      ),
      injects: z.array(keptInject),
      participants: z.array(
        z.object({
          id,
          version: count,
          kind,
          refId: id.nullable(),
          name: text,
          role: role.nullable(),
          post: text.nullable(),
          phone: text.nullable(),
          headcount: z.number().nullable(),
          quantity: z.number().nullable(),
          duty: text.nullable(),
          attended: z.boolean().nullable(),
          remark: text.nullable(),
        }),
      ),
      checks: z.array(
        z.object({
          code: text,
          severity: z.enum(['error', 'advice']),
          /** The inject or objective it is about. */
          ref: id.nullable(),
          message: text,
        }),
      ),
      /** What another drill needs at the same time. */
      clashes: z.array(
        z.object({
          kind,
          refId: id.nullable(),
          name: text,
          date: civilDate,
          drillId: id,
          drillTitle: text,
          ownerName: text.nullable(),
        }),
      ),
      /** Findings of earlier drills that no objective takes up yet. */
      earlier: z.array(
        z.object({
          id,
          title: text,
          severity: z.enum(FINDING_SEVERITIES),
          state: z.enum(FINDING_STATES),
          drillId: id,
          drillTitle: text,
          sectionPath: z.array(text),
          carriedHere: z.boolean(),
        }),
      ),
    }),
  ),
  /** Headings of the plan version drilled, each with those above it. */
  sections: query(z.object({ id }), z.object({ paths: z.array(z.array(text)) })),
  /** Makes the design what is given; rows not named are taken out, rows taken out and named again come back. */
  save: command(
    z.object({
      ...at,
      fields: designFields,
      objectives: z.array(objectiveFields.extend({ id: rowId })).max(80),
      injects: z.array(injectFields.extend({ id: rowId })).max(MOST_INJECTS),
    }),
    savedDesign,
  ),
  templates: query(
    z.object({ id }),
    z.object({
      mark: z.enum(STANDING_MARKS),
      note: text,
      rows: z.array(
        z.object({
          id: text,
          title: text,
          /** Named by the drill or its plan, or of its kind of accident. */
          fits: z.boolean(),
          minutes: count,
          scenario: text,
          objectives: z.array(text),
          injects: z.array(z.object({ atMinute: count, text })),
        }),
      ),
    }),
  ),
  applyTemplate: command(
    z.object({ ...at, templateId: shortText.min(1), mode: z.enum(['replace', 'add']) }),
    savedDesign,
  ),
  /** Who or what of a kind may be taken over from registers, the unit's record and its earlier drills. */
  offers: query(
    z.object({ id, kind, text: shortText.default('') }),
    z.object({
      rows: z.array(
        z.object({
          refId: id.nullable(),
          source: z.enum(['register', 'unit', 'earlier']),
          name: text,
          note: text.nullable(),
          phone: text.nullable(),
          headcount: z.number().nullable(),
          there: z.number().nullable(),
        }),
      ),
    }),
  ),
  addParticipants: command(
    z.object({
      drillId: id,
      rows: z
        .array(
          z.object({
            kind,
            refId: id.nullable(),
            name: shortText.min(1),
            role: role.nullable(),
            source: z.enum(['register', 'unit', 'earlier']).nullable(),
          }),
        )
        .min(1)
        .max(200),
    }),
    z.object({ added: count }),
  ),
  saveParticipant: command(z.object({ ...at, fields: participantFields }), saved),
  removeParticipant: command(z.object(at), saved),
  /** What a table of injects would bring; nothing is written. */
  readInjects: job(
    z.object({ id, file: fileGrant }),
    z.object({
      sheet: text,
      rows: count,
      injects: z.array(keptInject.omit({ id: true }).extend({ id: text, row: count })),
      problems: z.array(
        z.object({ row: count, column: text, value: text, message: text, refused: z.boolean() }),
      ),
      unknownColumns: z.array(text),
      /** The clock time taken for the start, where the table tells times of day. */
      start: text.nullable(),
    }),
    { audit: 'none' },
  ),
  /** The injects as a workbook; without any, the table to fill in. */
  writeInjects: job(z.object({ id, file: fileGrant }), z.object({ fileName: text, rows: count }), {
    permission: 'read',
  }),
  /** A paper of the preparation as it is printed, with what it leaves blank. */
  paperPreview: query(z.object({ id, paper }), formPage.extend({ missing: z.array(text) })),
  paper: job(z.object({ id, paper, file: fileGrant }), z.object({ fileName: text }), { permission: 'read' }),
  readiness: query(
    z.object({ id }),
    z.object({
      id,
      version: count,
      ours: z.boolean(),
      items: z.array(
        z.object({
          id: text,
          title: text,
          severity: z.enum(READINESS_SEVERITIES),
          mark: z.enum(STANDING_MARKS),
          /** Ticked by people, not looked up. */
          byHand: z.boolean(),
          ready: z.boolean(),
          detail: text.nullable(),
        }),
      ),
    }),
  ),
  tick: command(z.object({ ...at, item: shortText.min(1), done: z.boolean() }), saved),
};
