import { z } from 'zod';
import {
  DISPOSITIONS,
  EXPERT_ROLES,
  REVIEW_KINDS,
  REVIEW_OUTCOMES,
  REVIEW_PAPERS,
  REVIEW_WAYS,
  VERDICTS,
  VOTES,
} from '../../db/domain/review/codes';
import { AGREEMENTS } from '../../db/domain/review/matrix';
import { REVIEW_STATES } from '../../db/domain/review/review-state';
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
  shortText,
} from './common';
import { command, job, query } from './define';

const text = z.string();
const role = z.enum(EXPERT_ROLES);
const state = z.enum(REVIEW_STATES);
const verdict = z.enum(VERDICTS).nullable();
const vote = z.enum(VOTES).nullable();
const outcome = z.enum(REVIEW_OUTCOMES);
const decision = z.enum(DISPOSITIONS).nullable();
const target = z.enum(['answer', 'mark']);
const verdictCounts = z.object({
  fit: count,
  mostly: count,
  unfit: count,
  covered: count,
  'not-applicable': count,
});
/** The group's own words: longer than a field, as long as some pages. */
const pages = z.string().max(40_000);
const at = { id, expectedVersion };

const matrix = z.object({
  id,
  version: count,
  ours: z.boolean(),
  state,
  closedReason: text.nullable(),
  experts: z.array(z.object({ assignmentId: id, name: text, role, returned: z.boolean() })),
  rows: z.array(
    z.object({
      item: text,
      title: text,
      key: z.boolean(),
      group: text,
      table: text,
      tableTitle: text,
      cells: z.array(
        z.object({ assignmentId: id, answerId: id.nullable(), verdict, reason: text, marks: count }),
      ),
      counts: verdictCounts,
      agreement: z.enum(AGREEMENTS),
      strictest: verdict,
      /** What was said of the item in the discussion. */
      note: text,
      comments: count,
      openComments: count,
    }),
  ),
  totals: z.object({ split: count, shade: count, agreed: count, silent: count }),
  verdicts: verdictCounts,
  unfitKeys: z.array(text),
  keyAdvice: text,
  elsewhere: z.object({ all: count, open: count }),
});

/** What an expert said that has to find an end, and where; the same at the meeting and in the revision. */
export const commentFacts = {
  target,
  targetId: id,
  assignmentId: id,
  name: text,
  item: text,
  itemTitle: text,
  key: z.boolean(),
  verdict,
  text,
  quote: text,
  section: text,
  page: z.number().int().nullable(),
};

const comment = z.object({
  ...commentFacts,
  disposition: z
    .object({
      version: count,
      decision,
      reason: text.nullable(),
      decidedBy: text.nullable(),
      decidedOn: civilDate.nullable(),
    })
    .nullable(),
});

const draft = z.object({
  sections: z.array(
    z.object({
      title: text,
      entries: z.array(
        z.object({
          item: text,
          title: text,
          key: z.boolean(),
          group: text,
          sentences: z.array(
            z.object({
              text,
              sources: z.array(z.object({ kind: target, id, assignmentId: id, name: text })),
            }),
          ),
        }),
      ),
    }),
  ),
  text,
});

export const meetingFields = z.object({
  meetingOn: civilDate.nullable(),
  meetingTime: shortText.nullable(),
  place: shortText.nullable(),
  host: shortText.nullable(),
  head: shortText.nullable(),
  headAttended: z.boolean().nullable(),
  process: longText.nullable(),
});

const meeting = z.object({
  id,
  version: count,
  ours: z.boolean(),
  state,
  opened: z.boolean(),
  kind: z.enum(REVIEW_KINDS),
  way: z.enum(REVIEW_WAYS),
  fields: meetingFields,
  minimumExperts: count,
  experts: z.array(
    z.object({
      id,
      version: count,
      name: text,
      employer: text.nullable(),
      title: text.nullable(),
      role,
      returned: z.boolean(),
      attended: z.boolean().nullable(),
      vote,
      voteNote: text.nullable(),
      ownVote: vote,
      ownOpinion: text,
    }),
  ),
  tally: z.object({
    present: count,
    for: count,
    against: count,
    abstain: count,
    open: count,
    needed: count,
    reached: z.boolean(),
    rule: text,
  }),
  rule: z.object({
    id: text,
    source: z.object({ title: text, article: text }),
    mark: text,
    note: text,
  }),
  findings: z.array(
    z.object({
      outcome,
      findings: z.array(z.object({ code: text, message: text, level: z.enum(['warn', 'block']) })),
    }),
  ),
  discussion: z.array(z.object({ key: text, text, at: text })),
  opinion: text.nullable(),
  outcome: outcome.nullable(),
  outcomeOn: civilDate.nullable(),
  outcomeBy: text.nullable(),
  outcomeNote: text.nullable(),
  minutesSignedOn: civilDate.nullable(),
  can: z.object({ hold: z.boolean(), write: z.boolean(), conclude: z.boolean(), sign: z.boolean() }),
});

const paperKind = z.enum(REVIEW_PAPERS);

/** Papers that the program lays out. */
export const meetingPaper = z.enum(['invitation', 'sign-in', 'votes', 'opinion', 'minutes']);
const paperOf = z.object({ id, paper: meetingPaper });

/** What experts say held against each other, the meeting, its outcome and its papers. */
export const reviewMeeting = {
  matrix: query(z.object({ id }), matrix),
  /** Comments on one item; '' asks for those that belong to none. */
  comments: query(z.object({ id, item: z.string().max(40) }), z.object({ rows: z.array(comment) })),
  /** The opinion drafted from the experts' own words. */
  draft: query(z.object({ id }), draft),
  get: query(z.object({ id }), meeting),
  /** A note about one item, or with an empty key about the whole. */
  note: command(z.object({ ...at, key: z.string().max(40), text: longText }), saved),
  decide: command(
    z.object({
      reviewId: id,
      target,
      targetId: id,
      expectedVersion: count.nullable(),
      decision,
      reason: longText.nullable(),
      decidedBy: shortText.nullable(),
    }),
    saved,
  ),
  save: command(
    z.object({
      ...at,
      fields: meetingFields,
      experts: z
        .array(z.object({ id, attended: z.boolean().nullable(), vote, voteNote: longText.nullable() }))
        .max(100),
      /** The meeting has taken place. */
      held: z.boolean(),
    }),
    saved,
  ),
  saveOpinion: command(z.object({ ...at, opinion: pages }), saved),
  conclude: command(
    z.object({ ...at, outcome, onDate: civilDate, by: shortText, note: longText.nullable() }),
    saved.extend({ warnings: z.array(text) }),
    { permission: 'decide' },
  ),
  signMinutes: command(z.object({ ...at, signedOn: civilDate }), saved, { permission: 'decide' }),
  /** Signed and other papers kept as files. */
  papers: query(
    z.object({ id }),
    z.object({
      ours: z.boolean(),
      rows: z.array(
        z.object({
          id,
          version: count,
          kind: paperKind,
          fileName: text,
          sha256: text,
          createdAt: text,
          stored: z.boolean(),
        }),
      ),
    }),
  ),
  keepPaper: job(
    z.object({ reviewId: id, kind: paperKind, file: fileGrant }),
    z.object({ paperId: id, sha256: text }),
  ),
  removePaper: command(z.object({ paperId: id, expectedVersion, reason }), z.object({})),
  paperPreview: query(paperOf, formPage),
  paper: job(paperOf.extend({ file: fileGrant }), z.object({ fileName: z.string() })),
};
