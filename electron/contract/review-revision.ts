import { z } from 'zod';
import { DISPOSITIONS, MARK_FATES, REVIEW_OUTCOMES } from '../../db/domain/review/codes';
import {
  civilDate,
  count,
  expectedVersion,
  fileGrant,
  formPage,
  id,
  longText,
  saved,
  sha256,
  shortText,
} from './common';
import { command, job, query } from './define';
import { commentFacts } from './review-meeting';

const text = z.string();
const target = z.enum(['answer', 'mark']);

const place = z.object({
  sha256: text,
  from: count,
  to: count,
  quote: text,
  sectionPath: z.array(text).readonly(),
  page: z.number().int().nullable(),
});

const comment = z.object({
  ...commentFacts,
  version: count.nullable(),
  decision: z.enum(DISPOSITIONS).nullable(),
  reason: text.nullable(),
  decidedBy: text.nullable(),
  decidedOn: civilDate.nullable(),
  changeMade: text.nullable(),
  changePage: text.nullable(),
  /** Where the marked words went in the compared version. */
  found: z.enum(MARK_FATES).nullable(),
  place: place.nullable(),
  confirmedOn: civilDate.nullable(),
  confirmedBy: text.nullable(),
  /** What stands in the way of confirming it. */
  missing: z.enum(['decision', 'change', 'reason']).nullable(),
});

const revision = z.object({
  id,
  version: count,
  ours: z.boolean(),
  outcome: z.enum(REVIEW_OUTCOMES).nullable(),
  subject: z.object({ planId: id, planTitle: text, versionId: id, versionLabel: text }),
  versions: z.array(z.object({ id, label: text, state: text, hasText: z.boolean() })),
  comparedId: id.nullable(),
  comments: z.array(comment),
  /** Documents of which a marked copy can be made. */
  documents: z.array(z.object({ sha256: text, fileName: text, marks: count })),
  chair: text.nullable(),
  confirmedOn: civilDate.nullable(),
  confirmedBy: text.nullable(),
  repeatedBy: id.nullable(),
  can: z.object({ compare: z.boolean(), write: z.boolean(), confirm: z.boolean() }),
});

/** What becomes of a review's comments in the revised plan, and the copy that carries its marks. */
export const reviewRevision = {
  get: query(z.object({ id }), revision),
  /** Looks for every comment in a later version. */
  compare: job(z.object({ id, versionId: id }), z.object({ comments: count, lost: count })),
  saveChange: command(
    z.object({
      reviewId: id,
      target,
      targetId: id,
      expectedVersion: count.nullable(),
      changeMade: longText.nullable(),
      changePage: shortText.nullable(),
    }),
    saved,
  ),
  /** The chair's signature under some comments, or with null under all. */
  confirm: command(
    z.object({
      id,
      expectedVersion,
      comments: z
        .array(z.object({ target, targetId: id }))
        .min(1)
        .max(5000)
        .nullable(),
      confirmedOn: civilDate,
      confirmedBy: shortText,
    }),
    saved.extend({ confirmed: count, left: count }),
    { permission: 'decide' },
  ),
  paperPreview: query(z.object({ id }), formPage),
  paper: job(z.object({ id, file: fileGrant }), z.object({ fileName: text })),
  markedCopy: job(
    z.object({ id, sha256, withNames: z.boolean(), file: fileGrant }),
    z.object({ fileName: text, placed: count, aside: count }),
  ),
};
