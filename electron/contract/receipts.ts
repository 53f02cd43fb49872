import { z } from 'zod';
import {
  civilDate,
  count,
  expectedVersion,
  fileGrant,
  id,
  longText,
  packagePassword,
  reason,
  saved,
  shortText,
} from './common';
import { command, job, nothing, query } from './define';
import { packageView } from './exchange';

const text = z.string().nullable();

/** Tables of whose records a person may return single ones. */
export const RETURNABLE = ['enterprise', 'plan', 'filing_case', 'drill'] as const;

/** The word on one record. */
const answer = z.object({
  id,
  table: z.string(),
  rowId: id,
  title: z.string(),
  outcome: z.enum(['accepted', 'returned']),
  /** Code of the merge's own reason; null where a person returned it. */
  refusal: text,
  reason: text,
  madeBy: text,
  settledOn: civilDate.nullable(),
  settledNote: text,
  /** The record is in this database. */
  here: z.boolean(),
  version: count,
});

const receipt = z.object({
  receiptId: id,
  officeName: z.string(),
  sequence: count,
  period: text,
  accepted: count,
  returned: count,
  note: text,
  answeredOn: civilDate,
  answeredBy: text,
});

/** Answers to packages: written by the desk that merged them, read by the desk that sent them. */
export const receipts = {
  /** Answers that this desk owes or has given to packages from below. */
  outgoing: query(
    nothing,
    z.object({
      rows: z.array(
        receipt.extend({
          packageId: id,
          officeId: id,
          fileName: text,
          mergedAt: z.string(),
          /** A receipt was written since the merge. */
          given: z.boolean(),
          /** What persons have returned to this office and is not written yet. */
          waiting: count,
        }),
      ),
    }),
  ),
  /** Packages of this desk with the answers that came to them. */
  incoming: query(
    nothing,
    z.object({
      rows: z.array(
        z.object({
          packageId: id,
          recipient: z.string(),
          sequence: count,
          period: text,
          fileName: z.string(),
          at: z.string(),
          receipt: receipt.extend({ open: count }).nullable(),
        }),
      ),
    }),
  ),
  /** The records a receipt speaks of: up to 500 of them. */
  answers: query(
    z.object({ receiptId: id, text: z.string().max(200).default(''), onlyOpen: z.boolean().default(false) }),
    z.object({ total: count, rows: z.array(answer) }),
  ),
  /** Marks an answer as dealt with, or as open again (`note` null). */
  settle: command(z.object({ id, note: longText.nullable() }), z.object({ id })),
  /** What was said of one record, here or by the upper office; whether it can be returned. */
  ofRow: query(
    z.object({ table: z.enum(RETURNABLE), rowId: id }),
    z.object({
      /** The office below to which a word on this record would go; null where there is none. */
      returnTo: z.object({ id, name: z.string() }).nullable(),
      answers: z.array(answer.extend({ given: z.boolean(), by: z.string(), ours: z.boolean() })),
    }),
  ),
  /** Returns a record of an office below with a reason; it goes out with the next receipt to that office. */
  returnRow: command(z.object({ table: z.enum(RETURNABLE), rowId: id, reason }), saved, {
    permission: 'exchange',
  }),
  /** Takes such a word back that has not gone out. */
  withdraw: command(z.object({ id, expectedVersion }), z.object({ id }), { permission: 'exchange' }),
  /** Writes one receipt a package: to a file, or several into a folder. */
  write: job(
    z.object({
      packageIds: z.array(id).min(1).max(1000),
      note: shortText.nullable().default(null),
      /** A file for one receipt, or a folder. */
      target: fileGrant,
      password: packagePassword.optional(),
    }),
    z.object({
      written: z.array(z.object({ packageId: id, fileName: z.string(), package: packageView })),
      stopped: z.boolean(),
    }),
    { permission: 'exchange' },
  ),
};
