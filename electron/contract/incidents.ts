import { z } from 'zod';
import { ACCIDENT_GRADES } from '../../db/domain/codes/accident-grade';
import {
  INCIDENT_LOG_KINDS,
  INCIDENT_REPORT_KINDS,
  INCIDENT_REPORT_STATES,
  INCIDENT_STATES,
} from '../../db/domain/incident/codes';
import { TOLL_CRITERIA } from '../../db/domain/incident/grade-suggestion';
import { INCIDENT_ACTIONS } from '../../db/domain/incident/incident-state';
import { REPORT_CLOCK_STATES } from '../../db/domain/incident/report-clocks';
import {
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

/** UTC moment, ISO 8601. */
const moment = z.iso.datetime();
const degrees = (limit: number) => z.number().min(-limit).max(limit);
const people = z.number().int().min(0).max(100_000);
/** Yuan. */
const loss = z.number().min(0).max(1e12).nullable();
const grade = z.enum(ACCIDENT_GRADES);

/** Place or unit, kind and the moment of learning are enough; the rest may come later. */
export const incidentFields = z.object({
  /** null: made of unit or place and kind. */
  name: shortText.nullable().default(null),
  accidentKind: shortText,
  enterpriseId: id.nullable().default(null),
  hazardId: id.nullable().default(null),
  town: shortText.nullable().default(null),
  place: shortText.nullable().default(null),
  longitude: degrees(180).nullable().default(null),
  latitude: degrees(90).nullable().default(null),
  happenedAt: moment.nullable().default(null),
  learnedAt: moment,
  unitLearnedAt: moment.nullable().default(null),
  reportedBy: shortText.nullable().default(null),
  reporterPhone: shortText.nullable().default(null),
  description: longText.nullable().default(null),
  substances: shortText.nullable().default(null),
  responseLevel: shortText.nullable().default(null),
  commander: shortText.nullable().default(null),
  remark: longText.nullable().default(null),
});

const toll = z.object({
  deaths: people,
  seriousInjuries: people,
  missing: people,
  trapped: people,
  directLoss: loss,
});

/** A legal term of reporting; moments are milliseconds since 1970. */
const reportClock = z.object({
  rule: z.string(),
  title: z.string(),
  who: z.enum(['unit', 'office']),
  to: z.array(z.string()),
  startAt: z.number(),
  dueAt: z.number().nullable(),
  metAt: z.number().nullable(),
  state: z.enum(REPORT_CLOCK_STATES),
  lastDay: z.string().nullable(),
  article: z.string(),
  mark: z.string(),
  trace: z.array(z.string()),
});

const criterion = z.object({
  criterion: z.enum(TOLL_CRITERIA),
  value: z.number(),
  grade: grade.nullable(),
  reached: z.number().nullable(),
  next: z.number().nullable(),
});

/** What a person writes down; other kinds of entries are written by their steps. */
const notedKind = z.enum(['call', 'order', 'departure', 'arrival', 'situation', 'note']);
const section = z.object({ key: z.string().max(40), text: z.string().max(20_000) });
const paperOrder = z.object({
  incidentId: id,
  paper: z.enum(['report', 'log', 'situation']),
  reportId: id.nullable().default(null),
});
const versioned = z.object({ id, expectedVersion });

export const incidents = {
  get: query(
    z.object({ id }),
    z.object({
      id,
      version: count,
      ours: z.boolean(),
      practice: z.boolean(),
      state: z.enum(INCIDENT_STATES),
      fields: incidentFields.extend({
        name: z.string(),
        place: z.string(),
        description: z.string().nullable(),
        remark: z.string().nullable(),
      }),
      toll,
      grade: grade.nullable(),
      gradeBy: z.string().nullable(),
      gradeAt: z.string().nullable(),
      endedAt: z.string().nullable(),
      endReason: z.string().nullable(),
      closedOn: z.string().nullable(),
      /** Moment at which this answer was made, milliseconds: countdowns go on from it. */
      now: z.number(),
      enterprise: z.object({ id, name: z.string() }).nullable(),
      clocks: z.array(reportClock),
      /** By the toll alone; `worst` if nobody missing or trapped survives. Never the grade itself. */
      suggestion: z.object({
        grade: grade.nullable(),
        worst: grade.nullable(),
        criteria: z.array(criterion),
      }),
      alsoTo: z.array(z.string()),
      plans: z.array(
        z.object({ planId: id, title: z.string(), level: z.string().nullable(), startedAt: z.string() }),
      ),
      actions: z.array(
        z.object({
          action: z.enum(INCIDENT_ACTIONS),
          blockers: z.array(z.object({ code: z.string(), text: z.string() })),
        }),
      ),
    }),
  ),
  /** Kinds of accidents to choose from. */
  kinds: query(z.object({}), z.object({ kinds: z.array(z.string()) })),
  open: command(incidentFields.extend({ practice: z.boolean() }), saved),
  update: command(z.object({ id, expectedVersion, fields: incidentFields }), saved),
  changeToll: command(
    toll.extend({ id, expectedVersion, source: shortText.nullable().default(null) }),
    saved,
  ),
  setGrade: command(z.object({ id, expectedVersion, grade: grade.nullable(), by: shortText.min(2) }), saved),
  reveal: command(z.object({ id }), z.object({ value: z.string() }), { permission: 'reveal' }),
  end: command(versioned.extend({ endedAt: moment, reason }), saved),
  close: command(versioned, saved, { permission: 'decide' }),
  reopen: command(versioned.extend({ reason }), saved, { permission: 'decide' }),
  void: command(versioned.extend({ reason }), saved, { permission: 'decide' }),
  /** Takes a practice out of the register: nothing of it happened. */
  clearPractice: command(versioned, saved),
  log: query(
    z.object({ id }),
    z.object({
      now: z.number(),
      entries: z.array(
        z.object({
          id,
          seq: count,
          at: z.string(),
          kind: z.enum(INCIDENT_LOG_KINDS),
          whom: z.string().nullable(),
          phone: z.string().nullable(),
          text: z.string(),
          answered: z.boolean().nullable(),
          correctsId: id.nullable(),
          /** Of the call-up that told it. */
          deploymentId: id.nullable(),
          madeBy: z.string(),
        }),
      ),
    }),
  ),
  /** An entry; its moment is that of the key press (`agoMs` before now), or `at` where it is entered afterwards. */
  note: command(
    z.object({
      incidentId: id,
      kind: notedKind,
      agoMs: z.number().int().min(0).max(86_400_000).default(0),
      at: moment.nullable().default(null),
      whom: shortText.nullable().default(null),
      phone: shortText.nullable().default(null),
      text: longText,
      answered: z.boolean().nullable().default(null),
    }),
    z.object({ entryId: id }),
  ),
  /** Puts an entry right by a further one; '' takes it back. */
  correct: command(z.object({ incidentId: id, entryId: id, text: longText }), z.object({ entryId: id })),
  reports: query(
    z.object({ id }),
    z.object({
      now: z.number(),
      ours: z.boolean(),
      state: z.enum(INCIDENT_STATES),
      ended: z.boolean(),
      clocks: z.array(reportClock),
      /** What is read out on the telephone, a line a breath. */
      script: z.array(z.string()),
      alsoTo: z.array(z.string()),
      evaluationNote: z.string(),
      reports: z.array(
        z.object({
          id,
          version: count,
          kind: z.enum(INCIDENT_REPORT_KINDS),
          number: count,
          title: z.string(),
          state: z.enum(INCIDENT_REPORT_STATES),
          recipient: z.string().nullable(),
          documentNo: z.string().nullable(),
          how: z.string().nullable(),
          issuedAt: z.string().nullable(),
          issuedBy: z.string().nullable(),
          revisePlan: z.boolean().nullable(),
          triggerId: id.nullable(),
          sections: z.array(z.object({ key: z.string(), label: z.string(), text: z.string() })),
        }),
      ),
    }),
  ),
  draft: command(z.object({ incidentId: id, kind: z.enum(INCIDENT_REPORT_KINDS) }), saved),
  saveReport: command(
    versioned.extend({
      recipient: shortText.nullable(),
      documentNo: shortText.nullable(),
      sections: z.array(section).max(20),
      revisePlan: z.boolean().nullable(),
    }),
    saved,
  ),
  redraft: command(versioned, saved),
  dropReport: command(versioned, saved),
  issue: command(
    versioned.extend({
      recipient: shortText.min(2),
      how: shortText.min(1),
      issuedAt: moment,
      issuedBy: shortText.min(2),
    }),
    saved,
  ),
  paper: query(paperOrder, formPage),
  /** Writes a paper as an editable .docx, or the log as .xlsx. */
  writePaper: job(
    paperOrder.extend({ format: z.enum(['docx', 'xlsx']), file: fileGrant }),
    z.object({ fileName: z.string() }),
    { permission: 'read' },
  ),
};
