import { z } from 'zod';
import { FILING_CHANNELS, FILING_END_KINDS } from '../../db/domain/filing/case-codes';
import { CLOCK_STATES } from '../../db/domain/filing/clock';
import { FILING_ACTIONS, FILING_STATES } from '../../db/domain/filing/filing-state';
import { materialOutcome, planKind } from './codes';
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
  timelineEntry,
} from './common';
import { command, job, nothing, query } from './define';
import { copyView, filingSteps, noticeView, paperView } from './filing-steps';

/** A legal clock with its arithmetic. */
export const clockView = z.object({
  rule: z.string(),
  ruleTitle: z.string(),
  article: z.string(),
  mark: z.string(),
  startOn: civilDate,
  due: civilDate,
  workingDays: count,
  /** Working days from today to the due day; negative once it has passed; 0 = due today. */
  daysLeft: z.number().int(),
  skipped: z.array(z.object({ date: civilDate, why: z.string() })),
  provisional: z.boolean(),
  calendarVersion: z.string(),
  state: z.enum(CLOCK_STATES),
});

export const materialView = z.object({
  key: z.string(),
  label: z.string(),
  needed: z.boolean(),
  why: z.string(),
  local: z.boolean(),
  outcome: materialOutcome.nullable(),
  note: z.string().nullable(),
  /** Asked for in the notice of the round before. */
  wasRequested: z.boolean(),
});

const materialTick = z.object({
  key: z.string().max(40),
  outcome: materialOutcome,
  note: shortText.nullable(),
});

export const filing = {
  ...filingSteps,
  get: query(
    z.object({ id }),
    z.object({
      id,
      version: count,
      ours: z.boolean(),
      kind: z.enum(['first', 'refiling']),
      state: z.enum(FILING_STATES),
      round: count,
      submittedOn: civilDate.nullable(),
      receivedOn: civilDate.nullable(),
      returnedOn: civilDate.nullable(),
      decidedOn: civilDate.nullable(),
      filingNo: z.string().nullable(),
      contact: z.string().nullable(),
      contactPhone: z.string().nullable(),
      handler: z.string().nullable(),
      remark: z.string().nullable(),
      channel: z.enum(FILING_CHANNELS).nullable(),
      endKind: z.enum(FILING_END_KINDS).nullable(),
      transferredTo: z.string().nullable(),
      voidReason: z.string().nullable(),
      certificateOn: civilDate.nullable(),
      archiveNo: z.string().nullable(),
      /** The materials were received in this program, so that its clock ran. */
      receivedHere: z.boolean(),
      laterCases: z.array(z.object({ id, filingNo: z.string().nullable() })),
      papers: z.array(paperView),
      notices: z.array(noticeView),
      copies: z.array(copyView),
      /** What the dates look odd for, though nothing forbids it. */
      warnings: z.array(z.object({ code: z.string(), message: z.string() })),
      previousCase: z.object({ id, filingNo: z.string().nullable() }).nullable(),
      enterprise: z.object({ id, name: z.string(), uscc: z.string().nullable() }),
      plans: z.array(
        z.object({
          planId: id,
          versionId: id,
          title: z.string(),
          kind: planKind,
          label: z.string(),
          publishedOn: civilDate.nullable(),
        }),
      ),
      materials: z.array(materialView),
      officeClock: clockView.nullable(),
      /** One per plan: the enterprise's twenty working days from publication. */
      enterpriseClocks: z.array(clockView.extend({ planTitle: z.string() })),
      /** What can be done next and, where not, what blocks it. */
      actions: z.array(
        z.object({
          action: z.enum(FILING_ACTIONS),
          allowed: z.boolean(),
          blockers: z.array(z.object({ code: z.string(), text: z.string() })),
        }),
      ),
      timeline: z.array(timelineEntry),
    }),
  ),
  /** Takes in materials handed over on paper or stick: opens a case and starts the five working days. */
  receive: command(
    z.object({
      enterpriseId: id,
      planVersionIds: z.array(id).min(1).max(100),
      submittedOn: civilDate,
      receivedOn: civilDate,
      contact: shortText.nullable(),
      contactPhone: shortText.nullable(),
      remark: longText.nullable(),
    }),
    saved,
  ),
  /** Receives a case that came in as submitted, by ledger or package: the five working days begin. */
  receiveSubmitted: command(z.object({ id, expectedVersion, onDate: civilDate }), saved),
  check: command(z.object({ id, expectedVersion, materials: z.array(materialTick).max(60) }), saved),
  /** 一次性告知补正: allowed once per submission; all gaps at once (办法 28). */
  returnOnce: command(
    z.object({ id, expectedVersion, onDate: civilDate, note: longText.nullable() }),
    saved.extend({ noticeNo: z.string() }),
    { permission: 'decide' },
  ),
  resubmit: command(z.object({ id, expectedVersion, onDate: civilDate }), saved),
  /** Files: takes the next number and makes the certificate possible. */
  file: command(
    z.object({ id, expectedVersion, onDate: civilDate }),
    saved.extend({ filingNo: z.string() }),
    { permission: 'decide' },
  ),
  /** After day five without decision or reasons: the state the law has already given (办法 28). */
  markDeemed: command(z.object({ id, expectedVersion }), saved),
  assignNumber: command(
    z.object({ id, expectedVersion, onDate: civilDate }),
    saved.extend({ filingNo: z.string() }),
    { permission: 'decide' },
  ),
  /** Writes a form as editable .docx. */
  form: job(
    z.object({
      id,
      form: z.enum(['certificate', 'receipt', 'supplement-notice', 'application']),
      file: fileGrant,
    }),
    z.object({ fileName: z.string() }),
    {
      permission: 'read',
    },
  ),
  /** The same form for the print preview: a complete, script-free HTML page. */
  preview: query(
    z.object({ id, form: z.enum(['certificate', 'receipt', 'supplement-notice', 'application']) }),
    formPage,
  ),
  /** Plan versions of an enterprise that could be filed now. */
  candidates: query(
    z.object({ enterpriseId: id }),
    z.object({
      versions: z.array(
        z.object({
          versionId: id,
          planId: id,
          title: z.string(),
          kind: planKind,
          label: z.string(),
          publishedOn: civilDate.nullable(),
          openCase: id.nullable(),
        }),
      ),
    }),
  ),
  /** Shows the contact's telephone in full; logged. */
  reveal: command(z.object({ id }), z.object({ value: z.string() }), { permission: 'reveal' }),
  numbering: query(nothing, z.object({ template: z.string(), next: z.string() })),
};
