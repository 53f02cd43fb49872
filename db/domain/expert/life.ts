import { addDays, addYears, type CivilDate } from '../dates/civil-date';
import type { Result } from '../result';
import {
  type AllowedAction,
  allowedActionsOf,
  type Blocker,
  type StateMachine,
  transitionOf,
} from '../state-machine';

/** 申请中, 未聘, 在聘, 暂停, 期满, 解聘, 退出. */
export const EXPERT_STATES = [
  'applied',
  'declined',
  'serving',
  'paused',
  'expired',
  'removed',
  'left',
] as const;
export type ExpertState = (typeof EXPERT_STATES)[number];

/** 申请, 不予聘任, 聘任, 续聘, 暂停, 恢复, 期满, 解聘, 退出. */
export const EXPERT_STEPS = [
  'apply',
  'decline',
  'appoint',
  'renew',
  'pause',
  'resume',
  'expire',
  'remove',
  'leave',
] as const;
export type ExpertStep = (typeof EXPERT_STEPS)[number];

/** What the guards look at: the term as it stands, the step as a person fills it in. */
export interface ExpertStepContext {
  /** The day of the step. */
  readonly onDay: CivilDate;
  /** The day of the latest step that is recorded; null when there is none. */
  readonly lastOn: CivilDate | null;
  /** End of the term as it stands. */
  readonly termTo: CivilDate | null;
  /** The term that the step gives. */
  readonly newFrom: CivilDate | null;
  readonly newTo: CivilDate | null;
  readonly reason: string | null;
}

type Guard = (context: ExpertStepContext) => readonly Blocker[];

const blockIf = (condition: boolean, code: string, message: string): readonly Blocker[] =>
  condition ? [{ code, message }] : [];

const inOrder: Guard = (c) =>
  blockIf(
    c.lastOn !== null && c.onDay < c.lastOn,
    'STEP_BEFORE_LAST',
    `日期早于上一次登记的日期（${c.lastOn}），请核对。`,
  );

const givesTerm: Guard = (c) => [
  ...blockIf(c.newFrom === null || c.newTo === null, 'TERM_MISSING', '请填写聘期的开始和结束日期。'),
  ...blockIf(
    c.newFrom !== null && c.newTo !== null && c.newTo < c.newFrom,
    'TERM_BACKWARDS',
    '聘期的结束日期早于开始日期，请核对。',
  ),
];

const laterTerm: Guard = (c) =>
  blockIf(
    c.newTo !== null && c.termTo !== null && c.newTo <= c.termTo,
    'TERM_NOT_LATER',
    `续聘后的聘期应当晚于现聘期的结束日期（${c.termTo}）。`,
  );

const withReason: Guard = (c) => blockIf((c.reason ?? '').trim() === '', 'REASON_MISSING', '请填写原因。');

const termRuns: Guard = (c) =>
  blockIf(
    c.termTo !== null && c.onDay > c.termTo,
    'TERM_ENDED',
    `聘期已于${c.termTo}届满，请办理续聘或者登记期满。`,
  );

const termOver: Guard = (c) =>
  blockIf(
    c.termTo !== null && c.onDay <= c.termTo,
    'TERM_RUNNING',
    `聘期到${c.termTo}才届满；提前离开的，请办理解聘或者退出。`,
  );

const all =
  (...guards: readonly Guard[]): Guard =>
  (context) =>
    guards.flatMap((guard) => guard(context));

/**
 * A person's life in the pool: applied → checked by the office → serving for a term → renewed, paused and resumed, until the
 * term ends, the office removes the person or the person leaves. Nobody is put out by the program: that a term has
 * passed or that two years were judged unfit makes a reminder or a proposal, a person decides.
 */
export const EXPERT_MACHINE: StateMachine<ExpertState, ExpertStep, ExpertStepContext> = {
  name: 'expert',
  states: EXPERT_STATES,
  initial: 'applied',
  transitions: [
    { action: 'apply', from: ['declined', 'expired', 'removed', 'left'], to: 'applied', guard: inOrder },
    { action: 'decline', from: ['applied'], to: 'declined', guard: all(inOrder, withReason) },
    { action: 'appoint', from: ['applied'], to: 'serving', guard: all(inOrder, givesTerm) },
    {
      action: 'renew',
      from: ['serving', 'paused', 'expired'],
      to: 'serving',
      guard: all(inOrder, givesTerm, laterTerm),
    },
    { action: 'pause', from: ['serving'], to: 'paused', guard: all(inOrder, withReason) },
    { action: 'resume', from: ['paused'], to: 'serving', guard: all(inOrder, termRuns) },
    { action: 'expire', from: ['serving', 'paused'], to: 'expired', guard: all(inOrder, termOver) },
    {
      action: 'remove',
      from: ['serving', 'paused', 'expired'],
      to: 'removed',
      guard: all(inOrder, withReason),
    },
    { action: 'leave', from: ['applied', 'serving', 'paused'], to: 'left', guard: all(inOrder, withReason) },
  ],
};

/** What can be done next with a person, with everything that blocks it. */
export function expertActions(
  state: ExpertState,
  context: ExpertStepContext,
): AllowedAction<ExpertState, ExpertStep>[] {
  return allowedActionsOf(EXPERT_MACHINE, state, context);
}

/** The state after the step, or every reason why it is refused. */
export function transitionExpert(
  state: ExpertState,
  step: ExpertStep,
  context: ExpertStepContext,
): Result<ExpertState, readonly Blocker[]> {
  return transitionOf(EXPERT_MACHINE, state, step, context);
}

/** True for steps that give a term. */
export function stepGivesTerm(step: ExpertStep): boolean {
  return step === 'appoint' || step === 'renew';
}

/** The term to propose: `years` from the day of appointment, or from the day after the running term. */
export function proposedTerm(
  onDay: CivilDate,
  runningTo: CivilDate | null,
  years: number,
): { from: CivilDate; to: CivilDate } {
  const from = runningTo !== null && runningTo >= onDay ? addDays(runningTo, 1) : onDay;
  return { from, to: addDays(addYears(from, years), -1) };
}

/** Whether a person may be asked on a day as far as state and term go; an open end runs on. */
export function servesOn(
  expert: { readonly status: ExpertState; readonly termFrom: string | null; readonly termTo: string | null },
  day: string,
): boolean {
  return (
    expert.status === 'serving' &&
    (expert.termFrom === null || expert.termFrom <= day) &&
    (expert.termTo === null || expert.termTo >= day)
  );
}
