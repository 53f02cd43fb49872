import type { CivilDate } from '../dates/civil-date';
import type { Result } from '../result';
import {
  type AllowedAction,
  allowedActionsOf,
  type Blocker,
  type StateMachine,
  transitionOf,
} from '../state-machine';

/** 编制中, 评审中, 评审未通过, 已签署, 已公布, 已被新版代替, 已撤回. */
export const PLAN_VERSION_STATES = [
  'draft',
  'in-review',
  'failed',
  'signed',
  'published',
  'superseded',
  'withdrawn',
] as const;
export type PlanVersionState = (typeof PLAN_VERSION_STATES)[number];

export const PLAN_VERSION_ACTIONS = [
  'start-review',
  'pass-review',
  'fail-review',
  'redraft',
  'sign',
  'publish',
  'supersede',
  'withdraw',
] as const;
export type PlanVersionAction = (typeof PLAN_VERSION_ACTIONS)[number];

/** Steps that a person takes; a version is superseded by the publication of a later one. */
export type PlanVersionStep = Exclude<PlanVersionAction, 'supersede'>;

/** What the guards look at. */
export interface PlanVersionContext {
  /** The unit is in SET-B, so that its plan must pass an expert review before it is signed (办法 art. 21). */
  readonly reviewRequired: boolean;
  readonly reviewDate: CivilDate | null;
  readonly reviewResult: 'passed' | 'passed-after-changes' | 'failed' | null;
  readonly signedOn: CivilDate | null;
  /** The day the action counts for. */
  readonly onDate: CivilDate;
  readonly reason: string | null;
}

const reviewed = (c: PlanVersionContext): readonly Blocker[] => {
  if (!c.reviewRequired) return [];
  if (c.reviewDate === null || c.reviewResult === null) {
    return [{ code: 'REVIEW_MISSING', message: '该单位的预案应当经专家评审，请先登记评审日期和结论。' }];
  }
  if (c.reviewResult === 'failed') {
    return [{ code: 'REVIEW_FAILED', message: '评审未通过，请修改后重新评审。' }];
  }
  return c.reviewDate > c.onDate
    ? [{ code: 'SIGNED_BEFORE_REVIEW', message: '签署日期早于评审日期，请核对。' }]
    : [];
};

const afterSigning = (c: PlanVersionContext): readonly Blocker[] =>
  c.signedOn !== null && c.onDate < c.signedOn
    ? [{ code: 'PUBLISHED_BEFORE_SIGNED', message: '公布日期早于签署日期，请核对。' }]
    : [];

const withReason = (c: PlanVersionContext): readonly Blocker[] =>
  c.reason === null || c.reason.trim() === '' ? [{ code: 'REASON_MISSING', message: '请填写原因。' }] : [];

/**
 * Life of a plan version: draft → in review → (failed → draft) → signed → published → superseded or withdrawn. A unit
 * outside SET-B may sign without review (办法 art. 21 ¶2: 论证 is voluntary since 2019). A passed review leaves the version
 * in review until the head of the unit signs it. The table is the one truth: steps taken in the program ask it, and what
 * the dates of a register tell is a walk through it (`stepsFromDates`).
 */
export const PLAN_VERSION_MACHINE: StateMachine<PlanVersionState, PlanVersionAction, PlanVersionContext> = {
  name: 'plan-version',
  states: PLAN_VERSION_STATES,
  initial: 'draft',
  transitions: [
    { action: 'start-review', from: ['draft'], to: 'in-review' },
    { action: 'pass-review', from: ['in-review'], to: 'in-review' },
    { action: 'fail-review', from: ['in-review'], to: 'failed', guard: withReason },
    { action: 'redraft', from: ['failed', 'in-review'], to: 'draft' },
    { action: 'sign', from: ['draft', 'in-review'], to: 'signed', guard: reviewed },
    { action: 'publish', from: ['signed'], to: 'published', guard: afterSigning },
    { action: 'supersede', from: ['published'], to: 'superseded' },
    {
      action: 'withdraw',
      from: ['draft', 'in-review', 'failed', 'signed', 'published'],
      to: 'withdrawn',
      guard: withReason,
    },
  ],
};

/** What can be done next with a plan version, with blockers. */
export function planVersionActions(
  state: PlanVersionState,
  context: PlanVersionContext,
): AllowedAction<PlanVersionState, PlanVersionAction>[] {
  return allowedActionsOf(PLAN_VERSION_MACHINE, state, context);
}

/** The state after the action, or why it is refused. */
export function transitionPlanVersion(
  state: PlanVersionState,
  action: PlanVersionAction,
  context: PlanVersionContext,
): Result<PlanVersionState, readonly Blocker[]> {
  return transitionOf(PLAN_VERSION_MACHINE, state, action, context);
}

/** Whether the table has a row for this action in this state, guards aside. */
export function canTake(state: PlanVersionState, action: PlanVersionAction): boolean {
  return PLAN_VERSION_MACHINE.transitions.some((row) => row.action === action && row.from.includes(state));
}
