import { z } from 'zod';
import {
  ATTACHMENT_KINDS,
  CORRECTION_VERDICTS,
  FINDING_AREAS,
  FINDING_SEVERITIES,
  FINDING_STATES,
} from '../../db/domain/drill/codes';
import { FINDING_ACTIONS } from '../../db/domain/drill/finding-state';
import { civilDate, count, expectedVersion, id, longText, reason, saved, shortText } from './common';
import { command, query } from './define';

/** What is entered about a problem that a drill has shown. Owner and term together assign it at once. */
export const findingFields = z.object({
  title: shortText,
  area: z.enum(FINDING_AREAS),
  severity: z.enum(FINDING_SEVERITIES),
  /** What was seen. */
  evidence: longText,
  /** Entries of the drill's log. */
  logIds: z.array(id).max(50).default([]),
  /** Item of the evaluation table. */
  item: shortText.nullable().default(null),
  /** Headings of the plan from the chapter down. */
  sectionPath: z.array(shortText).max(10).default([]),
  owner: shortText.nullable().default(null),
  dueOn: civilDate.nullable().default(null),
  remark: longText.nullable().default(null),
});

const written = saved.extend({ drillId: id, number: count });

/** A finding as a link of its chain of repeats. */
const chainLink = z.object({
  id,
  drillId: id,
  drillTitle: z.string(),
  /** '' while its drill has no day. */
  heldOn: z.string(),
  title: z.string(),
  state: z.enum(FINDING_STATES),
});
const offeredRepeat = chainLink.extend({ score: z.number(), sameSection: z.boolean(), times: count });

const blocker = z.object({ code: z.string(), text: z.string() });

export const findingView = z.object({
  id,
  version: count,
  ours: z.boolean(),
  number: count,
  drill: z.object({
    id,
    title: z.string(),
    heldOn: z.string().nullable(),
    enterpriseId: id.nullable(),
  }),
  /** As the record has them: what came in a package may be longer than this form would take. */
  title: z.string(),
  area: z.enum(FINDING_AREAS),
  severity: z.enum(FINDING_SEVERITIES),
  evidence: z.string(),
  logIds: z.array(z.string()),
  item: z.string().nullable(),
  sectionPath: z.array(z.string()),
  owner: z.string().nullable(),
  dueOn: z.string().nullable(),
  remark: z.string().nullable(),
  state: z.enum(FINDING_STATES),
  overdue: z.boolean(),
  closedOn: z.string().nullable(),
  log: z.array(z.object({ id, clockSeconds: z.number(), actor: z.string().nullable(), text: z.string() })),
  files: z.array(
    z.object({
      id,
      kind: z.enum(ATTACHMENT_KINDS),
      fileName: z.string(),
      caption: z.string().nullable(),
    }),
  ),
  corrections: z.array(
    z.object({
      id,
      measure: z.string(),
      doneOn: z.string(),
      doneBy: z.string(),
      proof: z.string(),
      verdict: z.enum(CORRECTION_VERDICTS).nullable(),
      verifiedOn: z.string().nullable(),
      verifiedBy: z.string().nullable(),
      verifyNote: z.string().nullable(),
    }),
  ),
  repeatsId: id.nullable(),
  /** All findings of its chain, the first one first; empty where it stands alone. */
  chain: z.array(chainLink),
  /** What it seems to repeat, while nobody has confirmed one. */
  offered: z.array(offeredRepeat),
  carriedTo: z.object({ id, title: z.string(), on: z.string().nullable(), held: z.boolean() }).nullable(),
  carriedReason: z.string().nullable(),
  trigger: z
    .object({ id, planId: id, state: z.enum(['undecided', 'to-revise', 'settled', 'kept']) })
    .nullable(),
  /** Serious, or the plan is at fault, and nobody has proposed a revision yet. */
  callsForRevision: z.boolean(),
  actions: z.array(z.object({ action: z.enum(FINDING_ACTIONS), blockers: z.array(blocker) })),
});

/** Fields of a step that an action does not ask for stay null. */
const stepOf = <A extends [string, ...string[]]>(actions: readonly [...A]) =>
  z.object({
    id,
    expectedVersion,
    action: z.enum(actions),
    onDate: civilDate,
    by: shortText.nullable().default(null),
    owner: shortText.nullable().default(null),
    dueOn: civilDate.nullable().default(null),
    measure: longText.nullable().default(null),
    proof: longText.nullable().default(null),
    reason: longText.nullable().default(null),
    targetId: id.nullable().default(null),
  });

export const drillFindings = {
  /** The findings of a drill, and those of earlier drills that it takes up. */
  list: query(
    z.object({ drillId: id }),
    z.object({
      drillId: id,
      planId: id.nullable(),
      ours: z.boolean(),
      /** The drill has begun and is not closed. */
      takesFindings: z.boolean(),
      findings: z.array(findingView),
      carriedIn: z.array(findingView),
    }),
  ),
  get: query(z.object({ id }), findingView),
  /** Earlier findings of the same owner that these words seem to repeat, each chain by its first. */
  repeats: query(
    z.object({
      drillId: id,
      title: shortText,
      area: z.enum(FINDING_AREAS),
      sectionPath: z.array(shortText).max(10).default([]),
    }),
    z.object({ repeats: z.array(offeredRepeat) }),
  ),
  /** Headings of the plan that was drilled, each with its way from the chapter down. */
  sections: query(
    z.object({ drillId: id }),
    z.object({
      planTitle: z.string().nullable(),
      versionLabel: z.string().nullable(),
      sections: z.array(z.array(z.string())),
    }),
  ),
  /** Drills of the same owner that are still to come. */
  targets: query(
    z.object({ drillId: id }),
    z.object({ drills: z.array(z.object({ id, title: z.string(), on: z.string().nullable() })) }),
  ),
  add: command(findingFields.extend({ drillId: id }), written),
  update: command(z.object({ id, expectedVersion, fields: findingFields }), written),
  /** Assigns, notes a correction, carries over, reopens. */
  step: command(stepOf(['assign', 'correct', 'carry', 'reopen']), written),
  /** The word of whoever verifies: another person than the one who corrected. */
  judge: command(stepOf(['verify', 'reject', 'confirm']), written, { permission: 'decide' }),
  /** Confirms that it repeats an earlier one; null takes that back. */
  linkRepeat: command(z.object({ id, expectedVersion, repeatsId: id.nullable() }), written),
  /** Proposes to revise the drilled plan because of it (条例 6). */
  proposeRevision: command(
    z.object({ id, expectedVersion, description: longText }),
    written.extend({ planId: id, triggerId: id }),
  ),
  void: command(z.object({ id, expectedVersion, reason }), written, { permission: 'decide' }),
};
