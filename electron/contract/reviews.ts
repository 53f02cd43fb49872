import { z } from 'zod';
import {
  ASSIGNMENT_STATES,
  EXPERT_ROLES,
  REVIEW_KINDS,
  REVIEW_OUTCOMES,
  REVIEW_WAYS,
} from '../../db/domain/review/codes';
import { REVIEW_ACTIONS, REVIEW_STATES } from '../../db/domain/review/review-state';
import { planKind } from './codes';
import { civilDate, count, expectedVersion, id, longText, reason, saved, shortText } from './common';
import { command, query } from './define';

const text = z.string().nullable();
const role = z.enum(EXPERT_ROLES);
const standing = z.enum(['recommended', 'reference']);

/** What is decided about a review. */
export const reviewFields = z.object({
  kind: z.enum(REVIEW_KINDS),
  way: z.enum(REVIEW_WAYS),
  title: shortText,
  checklistSet: shortText,
  tables: z.array(shortText).max(20),
  minimumExperts: z.number().int().min(1).max(99),
  deadline: civilDate.nullable(),
  meetingOn: civilDate.nullable(),
  meetingTime: shortText.nullable(),
  place: shortText.nullable(),
  host: shortText.nullable(),
  head: shortText.nullable(),
  remark: longText.nullable(),
});

const subject = z.object({
  planId: id,
  planTitle: z.string(),
  planKind,
  versionId: id,
  versionLabel: z.string(),
  versionState: z.string(),
  unitId: id.nullable(),
  unitName: text,
});

const expert = z.object({
  id,
  version: count,
  expertId: id.nullable(),
  name: z.string(),
  employer: text,
  title: text,
  specialty: text,
  /** Masked. */
  phone: text,
  role,
  state: z.enum(ASSIGNMENT_STATES),
  /** Came by a draw. */
  drawn: z.boolean(),
  /** Packs written so far. */
  packs: count,
  sentAt: text,
  dueOn: civilDate.nullable(),
  returnedAt: text,
  late: z.boolean(),
  recusal: text,
  /** An interest in the unit; kinds as in the pool. */
  conflict: z.object({ kind: z.string(), remark: text }).nullable(),
});

const reviewView = z.object({
  id,
  version: count,
  ours: z.boolean(),
  state: z.enum(REVIEW_STATES),
  /** What the reviewers wrote may be seen. */
  opened: z.boolean(),
  closedReason: text,
  preparedOn: civilDate,
  voidedAt: text,
  voidReason: text,
  outcome: z.enum(REVIEW_OUTCOMES).nullable(),
  fields: reviewFields,
  subject,
  set: z
    .object({
      title: z.string(),
      standing,
      tables: z.array(z.object({ id: z.string(), title: z.string(), items: count })),
    })
    .nullable(),
  /** Documents of the version that a pack would carry. */
  files: count,
  previousReviewId: id.nullable(),
  repeatedBy: id.nullable(),
  experts: z.array(expert),
  counts: z.object({ experts: count, sent: count, returned: count, late: count, overdue: count }),
  actions: z.array(
    z.object({
      action: z.enum(REVIEW_ACTIONS),
      blockers: z.array(z.object({ code: z.string(), message: z.string() })),
    }),
  ),
});

const reviewStart = z.object({
  subject,
  head: text,
  /** The unit must have its plans reviewed (办法 21). */
  mustReview: z.boolean(),
  minimumExperts: z.object({
    rule: z.string(),
    mark: z.string(),
    review: count,
    verification: count,
    note: z.string(),
  }),
  versions: z.array(z.object({ id, label: z.string(), state: z.string() })),
  /** The latest failed review, which a new one repeats. */
  failedReviewId: id.nullable(),
  sets: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      standing,
      note: z.string(),
      tables: z.array(z.object({ id: z.string(), title: z.string(), usual: z.boolean(), items: count })),
    }),
  ),
});

const namedExpert = z.object({
  /** Of the pool; null: named by hand. */
  expertId: id.nullable(),
  drawPlaceId: id.nullable().default(null),
  name: shortText,
  employer: shortText.nullable().default(null),
  title: shortText.nullable().default(null),
  specialty: shortText.nullable().default(null),
  phone: shortText.nullable().default(null),
  role: role.default('member'),
});

const at = { id, expectedVersion };

/** Reviews of plan versions: what is prepared, who reviews, what has come back. */
export const reviews = {
  get: query(z.object({ id }), reviewView),
  /** What a new review of a version starts from; with a plan alone, of its newest version. */
  start: query(z.object({ planVersionId: id.optional(), planId: id.optional() }), reviewStart),
  ofPlan: query(
    z.object({ planId: id }),
    z.object({
      rows: z.array(
        z.object({
          id,
          title: z.string(),
          kind: z.enum(REVIEW_KINDS),
          state: z.enum(REVIEW_STATES),
          outcome: z.enum(REVIEW_OUTCOMES).nullable(),
          preparedOn: civilDate,
          planVersionId: id,
        }),
      ),
    }),
  ),
  prepare: command(
    z.object({ planVersionId: id, previousReviewId: id.nullable().default(null), fields: reviewFields }),
    saved,
  ),
  update: command(z.object({ ...at, fields: reviewFields }), saved),
  /** Goes on with another version of the same plan. */
  replaceVersion: command(z.object({ ...at, planVersionId: id }), saved),
  assign: command(
    z.object({ reviewId: id, experts: z.array(namedExpert).min(1).max(50) }),
    z.object({ ids: z.array(id) }),
  ),
  changeRole: command(z.object({ ...at, role }), saved),
  /** An expert withdraws, or must. */
  withdraw: command(z.object({ ...at, reason }), saved),
  /** The group of experts stands. */
  settle: command(z.object(at), saved),
  /** Ends collecting; before all are in with a reason. */
  openResults: command(z.object({ ...at, reason: reason.nullable() }), saved, { permission: 'decide' }),
  void: command(z.object({ ...at, reason }), saved, { permission: 'decide' }),
};
