import { z } from 'zod';
import { DRILL_FORMS } from '../../db/domain/drill/axes';
import { SUBMISSION_VERDICTS } from '../../db/domain/drill/codes';
import { DRILL_STATES } from '../../db/domain/drill/drill-state';
import { REPORT_GAPS, REPORT_STANDINGS } from '../../db/domain/drill/half-year-report';
import { planKind } from './codes';
import {
  civilDate,
  count,
  expectedVersion,
  fileGrant,
  formPage,
  id,
  longText,
  packagePassword,
  reason,
  saved,
  shortText,
} from './common';
import { command, job, nothing, query } from './define';
import { keyWord, packageProblem, packageView, tableCounts } from './exchange';

const text = z.string().nullable();
const day = civilDate.nullable();
/** '2026H1'. */
const period = z.string().regex(/^\d{4}H[12]$/);
const standing = z.enum(REPORT_STANDINGS);
const verdict = z.enum(SUBMISSION_VERDICTS);
const span = { period, from: civilDate, to: civilDate, due: civilDate, provisional: z.boolean() };

/** What a unit writes in its report. */
export const reportFields = z.object({
  drillIds: z.array(id).max(500),
  note: longText.nullable(),
  preparedBy: shortText.nullable(),
  phone: shortText.nullable(),
});

/** The office's word on a report. */
export const answerFields = z.object({
  verdict,
  number: shortText.nullable(),
  note: longText.nullable(),
  answeredOn: civilDate,
  answeredBy: shortText.nullable(),
});

const reportedDrill = z.object({
  id,
  title: z.string(),
  planTitle: text,
  planKind: planKind.nullable(),
  form: z.enum(DRILL_FORMS).nullable(),
  state: z.enum(DRILL_STATES),
  startOn: day,
  endOn: day,
  participants: count.nullable(),
  evaluatedOn: day,
  findings: count,
  openFindings: count,
  hasReport: z.boolean(),
  reportedOn: day,
  chosen: z.boolean(),
  gaps: z.array(z.enum(REPORT_GAPS)),
  /** Cannot be reported as it is. */
  blocked: z.boolean(),
  duties: z.array(z.object({ rule: z.string(), title: z.string(), period: z.string() })),
});

const order = z.object({
  id,
  number: text,
  issuedOn: civilDate,
  dueOn: day,
  findings: z.array(z.string()),
});

/** A drill of a report beside ours, for the look before it is received. */
const lookedDrill = z.object({
  title: z.string(),
  planTitle: text,
  planKind: planKind.nullable(),
  form: z.enum(DRILL_FORMS).nullable(),
  startOn: day,
  participants: count.nullable(),
  how: z.enum(['linked', 'same-day', 'new']),
  gaps: z.array(z.enum(REPORT_GAPS)),
  findings: count,
  openFindings: count,
  files: count,
});

const reportView = z.object({
  /** `known`: received before, nothing would change. */
  as: z.enum(['first', 'next-round', 'again', 'known']),
  period: z.string(),
  round: count,
  handedInOn: day,
  preparedBy: text,
  note: text,
  ownId: id.nullable(),
  unit: z.object({
    name: z.string(),
    uscc: text,
    how: z.enum(['linked', 'code', 'name', 'chosen', 'none']),
    matched: z.object({ id, name: z.string(), uscc: text }).nullable(),
  }),
  drills: z.array(lookedDrill),
});

const resultView = z.object({
  ownId: id.nullable(),
  known: z.boolean(),
  period: z.string(),
  answers: z.array(z.object({ round: count, verdict, number: text, note: text, answeredOn: civilDate })),
  orders: z.array(order.omit({ id: true })),
});

const looked = { warnings: z.array(packageProblem), blocks: z.array(packageProblem) };

/** Printed forms of a half-yearly report: what the unit reports, the office's receipt or return. */
export const drillReportForm = z.object({ id, form: z.enum(['report', 'receipt']) });

/** Half-yearly reports of drills (条例 8): made and handed in by units, received and answered by offices. */
export const drillReports = {
  /** A unit's desk: its units with the half-years that have begun. */
  desk: query(
    nothing,
    z.object({
      units: z.array(
        z.object({
          id,
          name: z.string(),
          uscc: text,
          /** One of the units that must report. */
          owes: z.boolean(),
          periods: z.array(
            z.object({
              ...span,
              standing,
              overdue: z.boolean(),
              /** The half-year is not over. */
              runs: z.boolean(),
              submissionId: id.nullable(),
              round: count,
              held: count,
              reported: count,
              handedInOn: day,
              number: text,
            }),
          ),
        }),
      ),
    }),
  ),
  /** An office's desk: who has reported of a half-year and who has not. */
  list: query(
    z.object({ period }),
    z.object({
      ...span,
      runs: z.boolean(),
      rows: z.array(
        z.object({
          enterpriseId: id,
          name: z.string(),
          town: text,
          category: text,
          owes: z.boolean(),
          submissionId: id.nullable(),
          standing,
          late: z.boolean(),
          round: count.nullable(),
          drills: count,
          /** Of a report that only the ledger knows: the day noted there. */
          handedInOn: day,
          number: text,
          answeredOn: day,
          /** Its own day by the rule of the report. */
          due: civilDate,
        }),
      ),
    }),
  ),
  get: query(
    z.object({ id }),
    z.object({
      id,
      version: count,
      ours: z.boolean(),
      unit: z.object({ id, name: z.string(), uscc: text, owes: z.boolean() }),
      ...span,
      begun: z.boolean(),
      late: z.boolean(),
      standing,
      round: count,
      note: text,
      preparedBy: text,
      phone: text,
      handedInOn: day,
      drills: z.array(reportedDrill),
      answers: z.array(
        z.object({
          id,
          version: count,
          round: count,
          verdict,
          number: text,
          note: text,
          answeredOn: civilDate,
          answeredBy: text,
        }),
      ),
      orders: z.array(order),
      /** It came by package: the answer can go back the same way. */
      byPackage: z.boolean(),
      /** Offices that answers have come from. */
      offices: z.array(z.string()),
      /** The number that a receipt given today would bear; null at a unit's desk. */
      nextNumber: text,
    }),
  ),
  begin: command(z.object({ enterpriseId: id, period }), saved),
  save: command(z.object({ id, expectedVersion, fields: reportFields }), saved),
  /** Takes up a report that was handed in, as its next round. */
  reopen: command(z.object({ id, expectedVersion }), saved),
  handIn: command(z.object({ id, expectedVersion, onDate: civilDate }), saved),
  /** The office's word; at a unit's desk the word that came on paper. */
  answer: command(z.object({ id, expectedVersion, fields: answerFields }), saved.extend({ number: text })),
  withdrawAnswer: command(z.object({ id, expectedVersion, reason }), saved),
  /** Drills of a unit that a report on paper may name. */
  choices: query(z.object({ enterpriseId: id, period }), z.object({ drills: z.array(reportedDrill) })),
  /** Enters a report that a unit gave on paper. */
  registerPaper: command(
    z.object({
      enterpriseId: id,
      period,
      drillIds: z.array(id).max(500),
      handedInOn: civilDate,
      preparedBy: shortText.min(2),
      note: longText.nullable(),
    }),
    saved,
  ),
  formPreview: query(drillReportForm, formPage),
  /** The form as an editable file, telephones in full. */
  form: job(drillReportForm.extend({ file: fileGrant }), z.object({ fileName: z.string() })),
  /** Writes the report as a package: at a unit's desk for an office, at an office's desk the answer for the unit. */
  write: job(
    z.object({
      id,
      recipientName: shortText.nullable().default(null),
      /** What a unit adds of its own accord. */
      photos: z.boolean().default(false),
      details: z.boolean().default(false),
      password: packagePassword.optional(),
      file: fileGrant,
    }),
    packageView,
    { permission: 'exchange' },
  ),
  /** Proves a package and says what receiving it would do; nothing is written. */
  rehearse: job(
    z.object({ file: fileGrant, password: packagePassword.optional() }),
    z.object({
      rehearsalId: id,
      package: packageView,
      ...looked,
      report: reportView.nullable(),
      result: resultView.nullable(),
    }),
    { permission: 'exchange', audit: 'none' },
  ),
  /** The same once a person has matched the unit by hand; null: it is to be created. */
  rematch: query(
    z.object({ rehearsalId: id, unitId: id.nullable() }),
    z.object({ ...looked, report: reportView }),
    { permission: 'exchange' },
  ),
  /** Receives what was rehearsed, in one transaction. Receiving again changes nothing and answers with the batch that did. */
  receive: job(
    z.object({
      rehearsalId: id,
      ...keyWord,
      unitId: id.nullable().optional(),
    }),
    z.object({ batchId: id.nullable(), submissionId: id, enterpriseId: id, tables: z.array(tableCounts) }),
    { permission: 'exchange', audit: 'elsewhere' },
  ),
};
