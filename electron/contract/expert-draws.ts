import { z } from 'zod';
import { DRAW_ANSWERS, DRAW_STATES } from '../../db/domain/draw/codes';
import { MOST_PLACES } from '../../db/domain/draw/expert-draw';
import { DRAW_ACTIONS } from '../../db/domain/draw/expert-draw-state';
import { PLACE_STATES } from '../../db/domain/draw/expert-turns';
import { NEED_HINTS } from '../../db/domain/draw/need-hints';
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
  sha256,
  shortText,
} from './common';
import { command, job, nothing, query } from './define';

const state = z.enum(DRAW_STATES);
const standing = z.enum(['drawn', 'substitute']);
/** A code of the list of specialties, or the roster's own words. */
const specialty = shortText.min(1);
/** Far more than any review asks for; the bound keeps a forged record from asking for a day of arithmetic. */
const experts = count.min(1).max(50);
const year = z.number().int().min(2000).max(2100);

const declaration = z.object({ expertId: id, reason });
export const drawSettings = z.object({
  /** Former employment and paid work that ended so many years ago do not bar any more. */
  employerYears: count.max(30),
  /** Most tasks a year of one person; null: no limit. */
  yearlyCap: count.min(1).max(200).nullable(),
  declared: z.array(declaration).max(200),
});

/** Whom for, which day, how many of which specialty, who must stay away. Of a review the unit comes from it. */
export const drawFields = z.object({
  reviewId: id.nullable(),
  enterpriseId: id.nullable(),
  title: shortText,
  heldOn: civilDate,
  needs: z.array(z.object({ specialty, count: experts })).max(20),
  substitutes: count.max(20),
  draftingUnits: z.array(shortText.min(2)).max(20),
  settings: drawSettings,
  remark: longText.nullable(),
});

const need = z.object({ specialty: z.string(), label: z.string(), count });
const candidate = z.object({
  id,
  name: z.string(),
  employer: z.string().nullable(),
  specialties: z.array(z.string()),
});
const excluded = z.object({
  id,
  name: z.string(),
  employer: z.string().nullable(),
  reasons: z.array(z.object({ code: z.string(), reason: z.string() })),
});

/** All that is needed to compute a draw again; what `draw` prints and `draw verify` reads. */
export const expertDrawRecord = z.object({
  method: z.literal('plandesk-expert-draw/1'),
  methodText: z.array(z.string()),
  title: z.string(),
  office: z.string(),
  date: civilDate,
  unit: z.object({ name: z.string(), uscc: z.string().nullable() }),
  draftingUnits: z.array(z.string()).default([]),
  round: count,
  reason: z.string().nullable().default(null),
  state: z.string().default('drawn'),
  seed: sha256,
  commitment: sha256,
  committedAt: z.string(),
  spoken: z.string().nullable(),
  witness: z.string().nullable(),
  operator: z.string().nullable().default(null),
  drawnAt: z.string(),
  needs: z
    .array(need.extend({ count: experts }))
    .max(40)
    .refine((needs) => needs.reduce((sum, { count: wanted }) => sum + wanted, 0) <= MOST_PLACES),
  substitutes: count.max(50),
  candidates: z.array(candidate),
  candidatesSha256: sha256,
  exclusions: z.array(excluded),
  exclusionsSha256: sha256,
  sequence: z.array(need.extend({ available: count, take: count })),
  order: z.array(z.object({ specialty: z.string(), place: count, id, standing })),
  answers: z.array(
    z.object({
      specialty: z.string(),
      place: count,
      answer: z.enum(DRAW_ANSWERS),
      reason: z.string().nullable(),
      on: z.string(),
    }),
  ),
  others: z
    .array(
      z.object({
        id,
        title: z.string(),
        round: count,
        state: z.string(),
        drawnAt: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    )
    .default([]),
});
const problems = z.array(z.object({ code: z.string(), message: z.string() }));
const blocker = z.object({ code: z.string(), message: z.string(), ref: z.string().optional() });
const step = z.object({ id, expectedVersion });

const view = drawFields.omit({ needs: true }).extend({
  id,
  version: count,
  ours: z.boolean(),
  state,
  voidReason: z.string().nullable(),
  round: count,
  /** Why a further round was needed. */
  reason: z.string().nullable(),
  planVersionId: id.nullable(),
  unitName: z.string(),
  unitUscc: z.string().nullable(),
  reviewTitle: z.string().nullable(),
  previousDrawId: id.nullable(),
  nextDrawId: id.nullable(),
  needs: z.array(need.extend({ available: count.nullable(), take: count.nullable() })),
  commitment: sha256.nullable(),
  committedAt: z.string().nullable(),
  seed: sha256.nullable(),
  spoken: z.string().nullable(),
  witness: z.string().nullable(),
  operator: z.string().nullable(),
  drawnAt: z.string().nullable(),
  candidatesSha256: sha256.nullable(),
  candidates: count,
  excluded: count,
  places: z.array(
    z.object({
      id,
      version: count,
      expertId: id,
      name: z.string(),
      employer: z.string().nullable(),
      title: z.string().nullable(),
      specialty: z.string(),
      label: z.string(),
      place: count,
      standing,
      state: z.enum(PLACE_STATES),
      reason: z.string().nullable(),
      answeredOn: civilDate.nullable(),
      /** What can be noted now. */
      answers: z.array(z.enum(DRAW_ANSWERS)),
    }),
  ),
  missing: z.array(need),
  complete: z.boolean(),
  hints: z.array(z.enum(NEED_HINTS)),
  others: z.array(
    z.object({
      id,
      title: z.string(),
      round: count,
      state,
      heldOn: civilDate,
      reason: z.string().nullable(),
    }),
  ),
  actions: z.array(z.object({ action: z.enum(DRAW_ACTIONS), blockers: z.array(blocker) })),
});

/** Fair draws of experts: need, committed seed, frozen lists, order, answers. */
export const expertDraws = {
  /** Specialties with how many serving people have each; names nobody. */
  choices: query(
    nothing,
    z.object({
      specialties: z.array(z.object({ code: z.string(), name: z.string(), experts: count })),
      /** What a new need begins with. */
      usual: z.object({ employerYears: count, substitutes: count }),
    }),
  ),
  list: query(
    z.union([z.object({ year }), z.object({ reviewId: id })]),
    z.object({
      rows: z.array(
        z.object({
          id,
          version: count,
          title: z.string(),
          unitName: z.string(),
          heldOn: civilDate,
          state,
          round: count,
          reviewId: id.nullable(),
          wanted: count,
          accepted: count,
          asked: count,
          missing: count,
          needs: z.array(z.object({ label: z.string(), count })),
        }),
      ),
    }),
  ),
  get: query(z.object({ id }), view),
  /** The frozen lists, once drawn: the first of those that have the words. */
  lists: query(
    z.object({ id, find: shortText.default('') }),
    z.object({
      candidates: z.array(candidate),
      candidatesFound: count,
      exclusions: z.array(excluded),
      exclusionsFound: count,
    }),
  ),
  plan: command(z.object({ fields: drawFields }), saved),
  update: command(step.extend({ fields: drawFields }), saved),
  /** Fixes the seed; `seed` is for tests and the command line, otherwise chance gives it. */
  commitSeed: command(step.extend({ seed: sha256.optional() }), saved.extend({ commitment: sha256 })),
  /** Lists the candidates on a thread of its own, draws, and keeps lists and places in one transaction. */
  draw: job(
    step.extend({ spoken: shortText.nullable(), witness: shortText.nullable() }),
    saved.extend({ drawn: count, substitutes: count, missing: count }),
  ),
  answer: command(
    z.object({
      placeId: id,
      expectedVersion,
      answer: z.enum(DRAW_ANSWERS),
      reason: shortText.nullable(),
      onDate: civilDate,
    }),
    saved,
  ),
  nextRound: command(step.extend({ reason }), saved, { permission: 'decide' }),
  close: command(step, saved),
  void: command(step.extend({ reason }), saved, { permission: 'decide' }),
  record: query(z.object({ id }), expertDrawRecord),
  /** Computes a kept draw again. */
  verify: query(z.object({ id }), z.object({ problems })),
  /** The same for a record from a file. */
  verifyRecord: query(z.object({ record: expertDrawRecord }), z.object({ problems }), {
    withoutDatabase: true,
  }),
  /** Writes the record of a draw as JSON. */
  saveRecord: job(z.object({ id, file: fileGrant }), z.object({ fileName: z.string() })),
  /** 专家抽取记录表 as it is printed. */
  formPreview: query(z.object({ id }), formPage),
  form: job(z.object({ id, file: fileGrant }), z.object({ fileName: z.string() })),
};
