import { z } from 'zod';
import { ITEM_RESULTS } from '../../db/domain/plan/assessment-form';
import { CHANGE_KINDS } from '../../db/domain/plan/compare/compare-texts';
import { DRAFTING_STEPS } from '../../db/domain/plan/drafting-steps';
import { REVISION_REASONS, TRIGGER_SOURCES } from '../../db/domain/plan/revision';
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
import { command, job, query } from './define';

const mark = z.string();
const draftingStep = z.enum(DRAFTING_STEPS);
const refilingDecision = z.enum(['refile', 'keep']);

const versionCourse = z.object({
  versionId: id,
  /** What a person can do next by the transition table, and what blocks it. */
  next: z.array(
    z.object({
      step: z.enum(['start-review', 'pass-review', 'fail-review', 'redraft', 'sign', 'publish', 'withdraw']),
      to: z.string(),
      blockers: z.array(z.object({ code: z.string(), message: z.string() })),
    }),
  ),
  /** The eight steps of drafting in order. */
  drafting: z.array(
    z.object({
      step: draftingStep,
      title: z.string(),
      clause: z.string(),
      usual: z.string(),
      done: z
        .object({
          doneOn: civilDate,
          responsible: z.string().nullable(),
          proof: z.string().nullable(),
          documentId: id.nullable(),
        })
        .nullable(),
    }),
  ),
  warnings: z.array(
    z.object({
      id: z.string(),
      why: z.enum(['missing', 'late']),
      text: z.string(),
      rule: z.string(),
      source: z.string(),
      mark,
    }),
  ),
  refiling: z.object({ decision: refilingDecision, on: civilDate, reason: z.string() }).nullable(),
});

const trigger = z.object({
  id,
  reason: z.enum(REVISION_REASONS),
  source: z.enum(TRIGGER_SOURCES),
  sourceId: id.nullable(),
  /** The drill it comes from, and the finding of that drill where it is one. */
  drillId: id.nullable(),
  findingId: id.nullable(),
  raisedOn: civilDate,
  description: z.string(),
  decision: z.enum(['revise', 'keep']).nullable(),
  decidedOn: civilDate.nullable(),
  decisionReason: z.string().nullable(),
  settledOn: civilDate.nullable(),
  settledBy: z.string().nullable(),
  state: z.enum(['undecided', 'to-revise', 'settled', 'kept']),
});

const side = z.object({
  id,
  planId: id,
  planTitle: z.string(),
  versionId: id,
  versionLabel: z.string(),
  fileName: z.string(),
});
const block = z.object({
  kind: z.enum(['heading', 'paragraph', 'row']),
  level: count,
  text: z.string(),
  start: count,
});
const span = z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() });
const itemResult = z.enum(ITEM_RESULTS);
const assessmentDetails = z.object({
  members: z.array(z.object({ name: shortText, duty: shortText })).max(100),
  basis: longText,
  methods: z.array(shortText).max(20),
  items: z
    .array(z.object({ id: shortText, result: itemResult, finding: longText, advice: longText }))
    .max(100),
});
/** As it was kept, by whichever office: longer texts are shown, not refused. */
const keptDetails = z.object({
  members: z.array(z.object({ name: z.string(), duty: z.string() })).readonly(),
  basis: z.string(),
  methods: z.array(z.string()).readonly(),
  items: z
    .array(z.object({ id: z.string(), result: itemResult, finding: z.string(), advice: z.string() }))
    .readonly(),
});
const pair = z.object({ beforeId: id, afterId: id });

/** Where a plan has come from and goes to: life cycle, drafting, comparison, filing anew, revision. */
export const planCourse = {
  course: query(
    z.object({ id }),
    z.object({
      standard: z.string(),
      versions: z.array(versionCourse),
      reasons: z.array(z.object({ id: z.string(), number: count, title: z.string() })),
      reasonsSource: z.string(),
      triggers: z.array(trigger),
    }),
  ),
  /** A step in the life of a version; publishing supersedes the version before in the same transaction. */
  takeStep: command(
    z.object({
      versionId: id,
      expectedVersion,
      step: z.enum(['start-review', 'pass-review', 'fail-review', 'redraft', 'sign', 'publish']),
      onDate: civilDate,
      reason: longText.nullable().default(null),
      reviewWay: z.enum(['review', 'verification']).nullable().default(null),
      /** The experts passed it and asked for changes. */
      afterChanges: z.boolean().default(false),
    }),
    saved,
  ),
  withdrawVersion: command(z.object({ versionId: id, expectedVersion, onDate: civilDate, reason }), saved, {
    permission: 'decide',
  }),
  noteStep: command(
    z.object({
      versionId: id,
      step: draftingStep,
      doneOn: civilDate,
      responsible: shortText.nullable(),
      proof: longText.nullable(),
      documentId: id.nullable(),
    }),
    z.object({}),
  ),
  clearStep: command(z.object({ versionId: id, step: draftingStep, reason }), z.object({})),
  raiseTrigger: command(
    z.object({
      planId: id,
      reason: z.enum(REVISION_REASONS),
      source: z.enum(TRIGGER_SOURCES),
      sourceId: id.nullable(),
      raisedOn: civilDate,
      description: longText.min(2),
    }),
    z.object({ id }),
  ),
  decideTrigger: command(
    z.object({ id, decision: z.enum(['revise', 'keep']), onDate: civilDate, reason: longText.nullable() }),
    z.object({ id }),
  ),
  settleTrigger: command(z.object({ id, versionId: id }), z.object({ id })),
  voidTrigger: command(z.object({ id, reason }), z.object({ id })),
  decideRefiling: command(
    z.object({ versionId: id, decision: refilingDecision, onDate: civilDate, reason: longText.min(2) }),
    z.object({}),
  ),
  /** The points of an assessment with what was noted of each. */
  assessmentForm: query(
    z.object({ id }),
    z.object({
      standard: z.string(),
      mark,
      methods: z.array(z.string()).readonly(),
      items: z
        .array(z.object({ id: z.string(), title: z.string(), ask: z.string(), reason: z.string() }))
        .readonly(),
      details: keptDetails,
    }),
  ),
  saveAssessmentForm: command(z.object({ id, details: assessmentDetails }), z.object({})),
  assessmentPreview: query(z.object({ id }), z.object({ html: z.string(), title: z.string() })),
  exportAssessment: job(z.object({ id, file: fileGrant }), z.object({ fileName: z.string() }), {
    permission: 'read',
  }),
  /** Compares two documents, the earlier one first; on a worker thread. */
  compare: job(
    pair,
    z.object({
      earlier: side,
      later: side,
      before: z.array(block).readonly(),
      after: z.array(block).readonly(),
      differences: z
        .array(
          z.object({
            change: z.enum(CHANGE_KINDS),
            before: count.nullable(),
            after: count.nullable(),
            cells: z.array(z.array(span).readonly()).readonly().nullable(),
            renumbered: z.boolean(),
          }),
        )
        .readonly(),
      headings: z.array(
        z.object({
          level: count,
          text: z.string(),
          change: z.enum(['same', 'renumbered', 'renamed', 'moved', 'added', 'deleted']),
          earlier: z.string().nullable(),
          at: count,
          changes: count,
        }),
      ),
      places: z.array(
        z.object({
          topic: z.string(),
          topicTitle: z.string(),
          heading: z.string(),
          at: z.array(count).readonly(),
        }),
      ),
      rule: z.object({ id: z.string(), text: z.string(), source: z.string(), mark }),
    }),
    { permission: 'read', audit: 'none' },
  ),
  /** 修改对照表 as an editable .docx. */
  exportComparison: job(pair.extend({ file: fileGrant }), z.object({ changes: count }), {
    permission: 'read',
  }),
};
