import { z } from 'zod';
import { OFFICE_LEVELS } from '../../db/domain/desk';
import { NOTICE_KINDS } from '../../db/domain/filing/case-codes';
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

/** A paper beside its material; without an id the plan itself keeps it. */
export const paperView = z.object({
  id: id.nullable(),
  round: count,
  material: z.string(),
  sha256: z.string(),
  fileName: z.string(),
  pages: count.nullable(),
  kind: z.string(),
  size: count,
  /** False when a package brought the row without the file. */
  stored: z.boolean(),
});

/** A letter about a case. */
export const noticeView = z.object({
  id,
  version: count,
  kind: z.enum(NOTICE_KINDS),
  number: z.string().nullable(),
  recipient: z.string(),
  issuedOn: civilDate,
  deliveredOn: civilDate.nullable(),
  deliveredHow: z.string().nullable(),
});

/** A rule about who receives what, in the words of its data. */
const ruleWords = z.object({
  rule: z.string(),
  title: z.string(),
  recipient: z.string(),
  article: z.string(),
  mark: z.string(),
  effectiveFrom: civilDate,
  note: z.string(),
});

/** A copy that the rules ask for: when its letter was kept, or why this office sends none. */
export const copyView = ruleWords.extend({ sentOn: civilDate.nullable(), off: z.string().nullable() });

const level = ruleWords.extend({
  category: z.string(),
  level: z.enum(OFFICE_LEVELS),
  usualLevel: z.enum(OFFICE_LEVELS),
});
/** A rule with what this place has decided instead; null where the rule data holds. */
const decidable = {
  effectiveTo: civilDate.nullable(),
  decided: z.object({ reason: z.string(), by: z.string(), on: civilDate }).nullable(),
};
const step = { id, expectedVersion, onDate: civilDate };
const nullableDate = civilDate.nullable().optional();
const nullableText = shortText.nullable().optional();

/** What happens to a case beside check and decision: its papers, letters, corrections and ends. */
export const filingSteps = {
  /** Ends a case: unit closed, plan withdrawn, taken back by the unit, entered by mistake. The number stays with its reason. */
  void: command(
    z.object({
      ...step,
      endKind: z.enum(['unit-closed', 'plan-withdrawn', 'withdrawn', 'mistake']),
      reason,
    }),
    saved,
    { permission: 'decide' },
  ),
  /** Hands a case to the office of the level that it belongs to; the letter takes its number. */
  transfer: command(
    z.object({ ...step, receiver: shortText.min(2), reason }),
    saved.extend({ noticeNo: z.string() }),
    { permission: 'decide' },
  ),
  /** Puts days or facts right: a new entry with before, after and reason. Fields that are left out stay. */
  correct: command(
    z.object({
      id,
      expectedVersion,
      reason,
      fields: z.object({
        submittedOn: nullableDate,
        receivedOn: nullableDate,
        returnedOn: nullableDate,
        decidedOn: nullableDate,
        certificateOn: nullableDate,
        contact: nullableText,
        contactPhone: nullableText,
        archiveNo: nullableText,
        remark: longText.nullable().optional(),
      }),
    }),
    saved,
    { permission: 'decide' },
  ),
  /** The registration form was handed out. */
  handOut: command(z.object(step), saved),
  /** Puts a file beside a material of the present round. */
  attach: job(
    z.object({ id, material: z.string().min(1).max(40), file: fileGrant }),
    z.object({ documentId: id, sha256: z.string() }),
  ),
  detach: command(z.object({ documentId: id, reason }), z.object({})),
  /** Keeps a letter about the case under the next number of its kind. */
  issueNotice: command(
    z.object({
      ...step,
      kind: z.enum(['copy', 'deemed', 'receipt']),
      /** Null: the unit. */
      recipient: shortText.nullable(),
      /** The rule that asks for a copy. */
      rule: z.string().max(40).nullable(),
    }),
    z.object({ id, number: z.string() }),
  ),
  deliverNotice: command(
    z.object({ noticeId: id, expectedVersion, onDate: civilDate, how: shortText.nullable() }),
    saved,
  ),
  /** How many cases lie in each pile of the desk: the filter `pile` of the list `filing-cases` opens exactly these. */
  piles: query(
    nothing,
    z.object({ checking: count, today: count, returned: count, deemed: count, certificate: count }),
  ),
  /** Where a unit files, the leading rule first; `own` is this office's level. */
  levelOf: query(
    z.object({ enterpriseId: id }),
    z.object({
      own: z.enum(OFFICE_LEVELS).nullable(),
      levels: z.array(level.extend({ reason: z.string().nullable() })),
    }),
  ),
  /** Every rule about where units file and who gets copies, with its source and the office's own decision. */
  recipients: query(
    nothing,
    z.object({
      levels: z.array(level.extend(decidable)),
      copies: z.array(ruleWords.extend({ ...decidable, sent: z.boolean(), usualRecipient: z.string() })),
    }),
  ),
  /** Sets the level of a category, or with null goes back to the rule data; decided cases stay. */
  setLevel: command(
    z.object({ category: z.string().max(40), level: z.enum(OFFICE_LEVELS).nullable(), reason }),
    z.object({}),
    { permission: 'administer' },
  ),
  /** Says whether copies under a rule are sent and to whom, or with null goes back to the rule data. */
  setCopy: command(
    z.object({
      rule: z.string().max(40),
      choice: z
        .object({
          sent: z.boolean(),
          /** Null: as the rule says. */
          recipient: shortText.min(2).nullable(),
        })
        .nullable(),
      reason,
    }),
    z.object({}),
    { permission: 'administer' },
  ),
};
