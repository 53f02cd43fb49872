import { z } from 'zod';
import { ROSTER_CONTENTS } from '../../db/domain/exchange/roster-contents';
import { INTEREST_KINDS } from '../../db/domain/expert/codes';
import { LIKENESSES } from '../../db/domain/expert/duplicates';
import { EVALUATION_GRADES } from '../../db/domain/expert/evaluation';
import { EXPERT_STATES, EXPERT_STEPS } from '../../db/domain/expert/life';
import { WORK_KINDS } from '../../db/domain/expert/work';
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
import { command, job, nothing, query } from './define';
import { packageView } from './exchange';

const optionalText = shortText.nullable();
/** 1 to 5. */
const points = z.number().int().min(1).max(5).nullable();
const hours = z.number().min(0).max(10_000).nullable();
/** A year, a month or a day, as far as it is known. */
const roughly = z
  .string()
  .regex(/^\d{4}(-\d{2}){0,2}$/)
  .nullable();

const pastEmployer = z.object({ name: shortText.min(1), from: roughly, to: roughly });

/** What a form hands in of each kind of entry; screens check with the same. */
export const entryValues = {
  evaluation: z.object({
    year: z.number().int().min(1990).max(2100),
    /** null: the year as a whole. */
    task: optionalText,
    attendance: points,
    quality: points,
    fairness: points,
    punctuality: points,
    grade: z.enum(EVALUATION_GRADES).nullable(),
    comment: longText.nullable(),
    evaluatedOn: civilDate,
    evaluator: optionalText,
  }),
  training: z.object({
    heldOn: civilDate,
    title: shortText.min(1),
    hours,
    result: optionalText,
    certificateNo: optionalText,
    remark: longText.nullable(),
  }),
  interest: z.object({
    kind: z.enum(INTEREST_KINDS),
    /** Chosen from the register of units; its name and code then count. */
    enterpriseId: id.nullable(),
    /** Without a unit of the register: the name as it was declared. */
    unitName: optionalText,
    uscc: optionalText,
    since: civilDate.nullable(),
    until: civilDate.nullable(),
    declaredOn: civilDate,
    remark: longText.nullable(),
  }),
  absence: z.object({ fromDay: civilDate, toDay: civilDate, reason: optionalText }),
  work: z.object({
    kind: z.enum(WORK_KINDS),
    reviewId: id.nullable(),
    drillId: id.nullable(),
    enterpriseId: id.nullable(),
    unitName: optionalText,
    title: shortText.min(1),
    fromDay: civilDate,
    toDay: civilDate.nullable(),
    hours,
    /** Paid by the unit: bars the person from its reviews. */
    paid: z.boolean(),
    fee: z.number().min(0).nullable(),
    attended: z.boolean().nullable(),
    /** What was seen and advised. */
    record: longText.nullable(),
    remark: longText.nullable(),
  }),
};

const entryKind = z.enum(['evaluation', 'training', 'interest', 'absence', 'work']);
const one = <K extends z.infer<typeof entryKind>>(kind: K) =>
  z.object({
    kind: z.literal(kind),
    expertId: id,
    /** Absent: a new entry. */
    id: id.optional(),
    expectedVersion: expectedVersion.optional(),
    values: entryValues[kind],
  });

/** Answers may hold what another office wrote under other limits. */
const said = z.string().nullable();
const row = { id, version: count, ours: z.boolean() };
const blocker = z.object({ code: z.string(), message: z.string(), ref: z.string().optional() });
const term = z.object({ from: civilDate, to: civilDate });

const comparedExpert = z.object({
  ...row,
  originName: z.string(),
  name: z.string(),
  gender: said,
  bornOn: said,
  idNumber: said,
  employer: said,
  title: said,
  specialties: z.array(z.string()).readonly(),
  phone: said,
  status: z.enum(EXPERT_STATES),
  termFrom: said,
  termTo: said,
});

const expertView = z.object({
  expert: z.object({
    ...row,
    name: z.string(),
    gender: z.enum(['male', 'female']).nullable(),
    bornOn: said,
    /** Masked, like the telephone. */
    idNumber: said,
    employer: said,
    pastEmployers: z.array(z.object({ name: z.string(), from: said, to: said })).readonly(),
    position: said,
    title: said,
    qualification: said,
    education: said,
    specialties: z.array(z.string()).readonly(),
    specialtyCodes: z.array(z.string()).readonly(),
    taskKinds: z.array(z.string()).readonly(),
    workSince: said,
    phone: said,
    email: said,
    address: said,
    regionCode: z.string(),
    termFrom: said,
    termTo: said,
    termExact: z.boolean(),
    certificateNo: said,
    yearlyCap: z.number().nullable(),
    status: z.enum(EXPERT_STATES),
    remark: said,
  }),
  originName: z.string(),
  voided: z.object({ reason: said, mergedInto: z.object({ id, name: z.string() }).nullable() }).nullable(),
  /** May be asked today: serving, and inside the term. */
  serves: z.boolean(),
  /** Wordings of specialties that no code stands for. */
  unrecognised: z.array(z.string()).readonly(),
  actions: z.array(
    z.object({
      action: z.enum(EXPERT_STEPS),
      to: z.enum(EXPERT_STATES),
      blockers: z.array(blocker).readonly(),
    }),
  ),
  /** A term to propose. */
  term,
  steps: z.array(
    z.object({
      ...row,
      step: z.enum(EXPERT_STEPS),
      onDay: civilDate,
      termFrom: said,
      termTo: said,
      documentNo: said,
      reason: said,
      remark: said,
    }),
  ),
  evaluations: z.array(
    z.object({
      ...row,
      year: z.number(),
      task: said,
      attendance: z.number().nullable(),
      quality: z.number().nullable(),
      fairness: z.number().nullable(),
      punctuality: z.number().nullable(),
      grade: z.enum(EVALUATION_GRADES).nullable(),
      comment: said,
      evaluatedOn: z.string(),
      evaluator: said,
    }),
  ),
  evaluationYears: z.array(
    z.object({
      year: z.number(),
      grade: z.enum(EVALUATION_GRADES).nullable(),
      tasks: count,
      mean: z.number().nullable(),
    }),
  ),
  /** Two unfit years in a row, the earlier first: a proposal to remove the person, nothing more. */
  removalProposed: z.tuple([z.number(), z.number()]).readonly().nullable(),
  trainings: z.array(
    z.object({
      ...row,
      heldOn: z.string(),
      title: z.string(),
      hours: z.number().nullable(),
      result: said,
      certificateNo: said,
      remark: said,
    }),
  ),
  interests: z.array(
    z.object({
      ...row,
      kind: z.enum(INTEREST_KINDS),
      enterpriseId: said,
      unitName: z.string(),
      uscc: said,
      since: said,
      until: said,
      declaredOn: z.string(),
      remark: said,
    }),
  ),
  absences: z.array(z.object({ ...row, fromDay: z.string(), toDay: z.string(), reason: said })),
  works: z.array(
    z.object({
      ...row,
      kind: z.enum(WORK_KINDS),
      reviewId: said,
      drillId: said,
      enterpriseId: said,
      unitName: said,
      title: z.string(),
      fromDay: z.string(),
      toDay: said,
      hours: z.number().nullable(),
      paid: z.boolean(),
      fee: z.number().nullable(),
      attended: z.boolean().nullable(),
      record: said,
      remark: said,
    }),
  ),
  workYears: z.array(
    z.object({
      year: z.number(),
      tasks: count,
      kinds: z.array(z.object({ kind: z.enum(WORK_KINDS), count })).readonly(),
      hours: z.number(),
      missed: count,
      paid: count,
    }),
  ),
  draws: z.array(
    z.object({
      drawId: id,
      title: z.string(),
      unitName: z.string(),
      heldOn: z.string(),
      need: z.string(),
      standing: z.enum(['drawn', 'substitute']),
      answer: z.enum(['accepted', 'refused', 'recused', 'unreachable']).nullable(),
      reason: said,
    }),
  ),
  reviews: z.array(
    z.object({
      reviewId: id,
      kind: z.enum(['review', 'verification']),
      title: z.string(),
      role: z.enum(['chair', 'member']),
      state: z.string(),
      meetingOn: z.string(),
      outcome: said,
    }),
  ),
});

/** 专家库: the people of the pool, their life in it and what is noted of them. */
export const experts = {
  get: query(z.object({ id }), expertView),
  /** Specialties and kinds of task to choose from, with their standing. */
  catalogue: query(
    nothing,
    z.object({
      specialties: z.array(z.object({ code: z.string(), name: z.string() })),
      tasks: z.array(z.object({ code: z.string(), name: z.string() })),
      note: z.string(),
      mark: z.string(),
    }),
  ),
  /** Which specialties free wording means, and which of the wording stays text. */
  recognise: query(
    z.object({ written: z.array(shortText).max(60) }),
    z.object({ codes: z.array(z.string()).readonly(), unrecognised: z.array(z.string()).readonly() }),
  ),
  save: command(
    z.object({
      /** Absent: a new application. */
      id: id.optional(),
      expectedVersion: expectedVersion.optional(),
      values: z.record(
        z.string(),
        z.union([z.string(), z.number(), z.boolean(), z.array(shortText), z.null()]),
      ),
      regionCode: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
      pastEmployers: z.array(pastEmployer).max(60).optional(),
      /** New entries only: the day of the application; left out, today. */
      appliedOn: civilDate.optional(),
      /** New entries only: the person is appointed already. */
      appointed: z
        .object({ onDay: civilDate, termFrom: civilDate, termTo: civilDate, documentNo: optionalText })
        .optional(),
    }),
    saved,
  ),
  /** One step of a person's life in the pool; refused with EXPERT_BLOCKED and every reason. */
  step: command(
    z.object({
      id,
      expectedVersion,
      step: z.enum(EXPERT_STEPS),
      onDay: civilDate,
      termFrom: civilDate.nullable(),
      termTo: civilDate.nullable(),
      documentNo: optionalText,
      reason: longText.nullable(),
      remark: longText.nullable(),
    }),
    saved,
    { permission: 'decide' },
  ),
  saveEntry: command(
    z.discriminatedUnion('kind', [
      one('evaluation'),
      one('training'),
      one('interest'),
      one('absence'),
      one('work'),
    ]),
    saved,
  ),
  voidEntry: command(z.object({ kind: entryKind, id, expectedVersion, reason }), saved),
  /** Entries that may be one person and that nobody has decided about. */
  duplicates: query(
    nothing,
    z.object({
      total: count,
      pairs: z.array(z.object({ likeness: z.enum(LIKENESSES), a: comparedExpert, b: comparedExpert })),
    }),
  ),
  keepApart: command(z.object({ a: id, b: id, reason: optionalText }), z.object({ id })),
  merge: command(
    z.object({ keepId: id, dropId: id, keepVersion: expectedVersion, dropVersion: expectedVersion }),
    z.object({ batchId: id, moved: count }),
    { permission: 'decide' },
  ),
  /**
   * Writes a list for offices below: who is or was appointed (without identity numbers), teams, depots, supplies and
   * hospitals that may be called, shared telephones of offices, what the office has decided about rules and calendar, its own
   * layouts of forms.
   */
  writeRoster: job(
    z.object({
      contents: z.array(z.enum(ROSTER_CONTENTS)).min(1).max(ROSTER_CONTENTS.length),
      recipientName: shortText.min(1),
      password: z.string().max(200).optional(),
      file: fileGrant,
    }),
    packageView,
    { permission: 'exchange' },
  ),
  /** Experts asked to guide or to observe a drill. */
  ofDrill: query(
    z.object({ drillId: id }),
    z.object({
      rows: z.array(
        z.object({
          ...row,
          expertId: id,
          name: z.string(),
          employer: said,
          title: said,
          kind: z.enum(['drill-guidance', 'drill-observing']),
          fromDay: z.string(),
          hours: z.number().nullable(),
          attended: z.boolean().nullable(),
          record: said,
          remark: said,
        }),
      ),
    }),
  ),
};
