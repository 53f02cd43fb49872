import { z } from 'zod';
import { FILING_STATES } from '../../db/domain/filing/filing-state';
import { ALARM_LEVELS } from '../../db/domain/hazard/codes';
import { PLAN_VERSION_STATES } from '../../db/domain/plan/version-state';
import { assessmentConclusion, documentRole, planKind, planStatus, reviewResult, reviewWay } from './codes';
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
  timelineEntry,
} from './common';
import { command, job, query } from './define';
import { planCourse } from './plan-course';

export const planVersionFields = z.object({
  label: shortText.min(1),
  reviewWay: reviewWay.nullable(),
  reviewDate: civilDate.nullable(),
  reviewResult: reviewResult.nullable(),
  signedOn: civilDate.nullable(),
  publishedOn: civilDate.nullable(),
  expiresOn: civilDate.nullable(),
  remark: longText.nullable(),
});
export const planFields = z.object({
  /** null: a plan of the office itself. */
  enterpriseId: id.nullable(),
  kind: planKind,
  title: shortText.min(2),
  remark: longText.nullable(),
});

const documentView = z.object({
  id,
  fileName: z.string(),
  role: documentRole,
  kind: z.string(),
  size: count,
  sha256: z.string(),
  /** What text extraction found: ok, no-text (scan), protected, damaged … */
  textState: z.string(),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  characters: count,
  pages: count.nullable(),
  outline: z.array(z.object({ level: count, text: z.string(), offset: count })),
  /** False when a package brought the row without the file. */
  stored: z.boolean(),
});

export const planVersionView = z.object({
  id,
  version: count,
  number: count,
  state: z.enum(PLAN_VERSION_STATES),
  fields: planVersionFields,
  documents: z.array(documentView),
  filings: z.array(
    z.object({
      id,
      state: z.enum(FILING_STATES),
      filingNo: z.string().nullable(),
      decidedOn: civilDate.nullable(),
    }),
  ),
});

/** What a risk analysis says beside its measures. */
const riskFields = {
  content: longText.nullable().default(null),
  findings: longText.nullable().default(null),
  level: z.enum(ALARM_LEVELS).nullable().default(null),
  analyst: shortText.nullable().default(null),
  participants: longText.nullable().default(null),
};

export const plans = {
  ...planCourse,
  get: query(
    z.object({ id }),
    z.object({
      id,
      version: count,
      ours: z.boolean(),
      status: planStatus,
      fields: planFields,
      enterprise: z.object({ id, name: z.string(), uscc: z.string().nullable() }).nullable(),
      versions: z.array(planVersionView),
      assessments: z.array(
        z.object({
          id,
          assessedOn: civilDate,
          /** Null when a ledger told the day alone. */
          conclusion: assessmentConclusion.nullable(),
          assessor: z.string().nullable(),
          remark: z.string().nullable(),
        }),
      ),
      timeline: z.array(timelineEntry),
    }),
  ),
  /** Registers a plan with its first version. */
  register: command(
    z.object({ plan: planFields, version: planVersionFields }),
    z.object({ id, versionId: id }),
  ),
  update: command(z.object({ id, expectedVersion, fields: planFields }), saved),
  addVersion: command(z.object({ planId: id, version: planVersionFields }), z.object({ versionId: id })),
  updateVersion: command(z.object({ versionId: id, expectedVersion, fields: planVersionFields }), saved),
  withdraw: command(z.object({ id, expectedVersion, reason }), saved, { permission: 'decide' }),
  /** Stores the original once by its hash, reads its text for search. */
  attach: job(
    z.object({ versionId: id, file: fileGrant, role: documentRole }),
    z.object({ documentId: id, sha256: z.string(), textState: z.string(), alreadyKept: z.boolean() }),
  ),
  detach: command(z.object({ documentId: id, reason }), z.object({})),
  exportDocument: job(z.object({ documentId: id, file: fileGrant }), z.object({ size: count }), {
    permission: 'read',
  }),
  /** Puts a read-only copy into the session's own folder and returns a grant that the window opens with the PC's program. */
  openDocument: job(z.object({ documentId: id }), z.object({ file: fileGrant }), {
    permission: 'read',
    audit: 'none',
  }),
  assess: command(
    z.object({
      planId: id,
      assessedOn: civilDate,
      conclusion: assessmentConclusion,
      assessor: shortText.nullable(),
      remark: longText.nullable(),
    }),
    z.object({ id }),
  ),
  recordRiskAnalysis: command(
    z.object({
      enterpriseId: id,
      month: z.string().regex(/^\d{4}-\d{2}$/),
      doneOn: civilDate,
      measures: longText.nullable(),
      ...riskFields,
    }),
    z.object({ id }),
  ),
  riskAnalyses: query(
    z.object({ enterpriseId: id, year: z.number().int() }),
    z.object({
      months: z.array(
        z.object({
          month: z.string(),
          doneOn: civilDate,
          measures: z.string().nullable(),
          content: z.string().nullable(),
          findings: z.string().nullable(),
          level: z.enum(ALARM_LEVELS).nullable(),
          analyst: z.string().nullable(),
          participants: z.string().nullable(),
        }),
      ),
    }),
  ),
};
