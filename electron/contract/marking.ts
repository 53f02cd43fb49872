import { z } from 'zod';
import { STANDING_MARKS } from '../../db/domain/duties/rule-book';
import { REVIEW_METHODS } from '../../db/domain/review/checklist';
import {
  EXPERT_ROLES,
  MARK_KINDS,
  REVIEW_KINDS,
  REVIEW_WAYS,
  VERDICTS,
  VOTES,
} from '../../db/domain/review/codes';
import { MARKING_STATES } from '../../db/domain/review/marking-state';
import { documentRole, planKind } from './codes';
import { civilDate, count, expectedVersion, id, longText, sha256, shortText } from './common';
import { command, job, nothing, query } from './define';

const itemId = z.string().min(1).max(40);
const standingMark = z.enum(STANDING_MARKS);
const source = z.object({ title: z.string(), article: z.string() });
const verdict = z.enum(VERDICTS);
const vote = z.enum(VOTES);
const markKind = z.enum(MARK_KINDS);
const share = z.number().min(0).max(1);
const blockers = z
  .array(z.object({ code: z.string(), message: z.string(), ref: z.string().optional() }))
  .readonly();
/** A page of free words; twice as long as other notes. */
const pageText = z.string().max(8000);

const progress = z.object({
  total: count,
  decided: count,
  /** Items that lack a reason or a place. */
  blocked: z.array(itemId).readonly(),
  counts: z.record(verdict, count),
  /** Key elements that do not meet their table. */
  unfitKeys: z.array(itemId).readonly(),
});

const place = { sha256: z.string(), from: count, to: count, section: z.string(), excerpt: z.string() };

const answer = z.object({
  item: itemId,
  /** Null until something is kept of it. */
  version: count.nullable(),
  verdict: verdict.nullable(),
  reason: z.string(),
  search: z
    .object({
      words: z.string(),
      sha256: z.string(),
      hits: count,
      places: z.array(z.object({ ...place, setAside: z.boolean() })).readonly(),
      unread: z.array(z.string()).readonly(),
      leafed: z.boolean(),
      at: z.string(),
    })
    .nullable(),
  blockers,
});

const box = z.object({ x: share, y: share, width: share, height: share });

const mark = z.object({
  id,
  version: count,
  updatedAt: z.string(),
  sha256,
  kind: markKind,
  item: itemId.nullable(),
  body: z.string(),
  fromAt: count.nullable(),
  toAt: count.nullable(),
  quote: z.string(),
  beforeQuote: z.string(),
  afterQuote: z.string(),
  sectionPath: z.array(z.string()).readonly(),
  page: count.nullable(),
  box: box.nullable(),
});

const opinion = z.object({
  version: count.nullable(),
  state: z.enum(MARKING_STATES),
  opinion: z.string(),
  vote: vote.nullable(),
  voteReason: z.string().nullable(),
  noInterest: z.boolean(),
  handedInAt: z.string().nullable(),
});

const head = z.object({
  id,
  reviewId: id,
  title: z.string(),
  kind: z.enum(REVIEW_KINDS),
  way: z.enum(REVIEW_WAYS),
  /** The reviewer as the organiser named them. */
  name: z.string(),
  role: z.enum(EXPERT_ROLES),
  plan: z.object({ title: z.string(), kind: planKind, version: z.string(), unit: z.string().nullable() }),
  /** `daysLeft` is negative after the day; late work is still taken. */
  deadline: z.object({ dueOn: civilDate.nullable(), daysLeft: z.number().int().nullable() }),
  state: z.enum(MARKING_STATES),
  handedInAt: z.string().nullable(),
  /** Why nothing may be marked any more; empty while the desk is open. */
  closed: blockers,
  progress,
  marks: count,
  /** What still keeps the work from being handed in. */
  missing: blockers,
});

const table = z.object({
  id: z.string(),
  title: z.string(),
  short: z.string(),
  method: z.enum(REVIEW_METHODS),
  mark: standingMark,
  note: z.string(),
  source,
  /** Verdicts that its items may get, in the order of their keys 1, 2, 3 … */
  verdicts: z.array(verdict),
  groups: z.array(
    z.object({
      title: z.string(),
      items: z.array(
        z.object({
          id: itemId,
          title: z.string(),
          key: z.boolean(),
          mark: standingMark,
          points: z.array(z.object({ ask: z.string(), mark: standingMark })),
        }),
      ),
    }),
  ),
});

const desk = head.extend({
  set: z.object({ id: z.string(), title: z.string(), mark: standingMark, note: z.string(), source }),
  tables: z.array(table),
  verdicts: z.array(
    z.object({
      verdict,
      title: z.string(),
      needsReason: z.boolean(),
      needsPlace: z.boolean(),
      scores: z.boolean(),
    }),
  ),
  keyAdvice: z.string(),
  /** What is reviewed; positions of marks and passages refer to the text of one of these. */
  documents: z.array(
    z.object({
      sha256,
      fileName: z.string(),
      role: documentRole,
      kind: z.string(),
      textState: z.string(),
      stored: z.boolean(),
      pages: count.nullable(),
    }),
  ),
  answers: z.array(answer),
  opinion,
});

/** `missing`: what still keeps the work from being handed in. */
const change = z.object({ answers: z.array(answer), progress, missing: blockers });
const markChange = change.extend({ mark });
/** `expectedVersion` null: the screen knows of no answer yet. */
const answerPlace = { assignmentId: id, item: itemId, expectedVersion: expectedVersion.nullable() };

/** The reviewer's desk: official tables beside the plan, marks, own opinion. */
export const marking = {
  /** The reviews that came to this desk. */
  home: query(nothing, z.array(head)),
  get: query(z.object({ id }), desk),
  marks: query(z.object({ id }), z.array(mark)),
  /** Passages of all items, likeliest first, a dozen at most of each. */
  passages: job(
    z.object({ id }),
    z.array(
      z.object({
        item: itemId,
        total: count,
        passages: z
          .array(z.object({ ...place, kind: z.enum(['heading', 'annex', 'words']), score: z.number() }))
          .readonly(),
      }),
    ),
    { permission: 'read', audit: 'none' },
  ),
  answer: command(z.object({ ...answerPlace, verdict: verdict.nullable(), reason: longText }), change),
  /** Searches all documents for an item, also by the reviewer's own words, and puts that on record. */
  search: job(z.object({ ...answerPlace, words: z.array(shortText.min(1)).max(20).default([]) }), change),
  /** Places of the search (by index) that were looked at and are beside the point. */
  setAside: command(
    z.object({
      ...answerPlace,
      places: z.array(count).max(500),
      setAside: z.boolean(),
      leafed: z.boolean(),
    }),
    change,
  ),
  addMark: command(
    z.object({
      assignmentId: id,
      sha256,
      kind: markKind,
      item: itemId.nullable(),
      body: longText,
      place: z.object({ from: count, to: count }).nullable(),
      box: box.extend({ page: z.number().int().min(1) }).nullable(),
    }),
    markChange,
  ),
  changeMark: command(
    z.object({ id, expectedVersion, kind: markKind, item: itemId.nullable(), body: longText }),
    markChange,
  ),
  removeMark: command(z.object({ id, expectedVersion }), markChange),
  undoMark: command(z.object({ assignmentId: id }), markChange),
  saveOpinion: command(
    z.object({
      assignmentId: id,
      expectedVersion: expectedVersion.nullable(),
      opinion: pageText,
      vote: vote.nullable(),
      voteReason: longText.nullable(),
      noInterest: z.boolean(),
    }),
    z.object({ opinion, missing: blockers }),
  ),
  handIn: command(z.object({ assignmentId: id }), opinion, { permission: 'decide' }),
};
