import type { Result } from '../result';
import { type Blocker, type StateMachine, transitionOf } from '../state-machine';
import type { AssignmentState } from './codes';
import type { ReviewState } from './review-state';
import { handInBlockers, type MarkingProgress, type OwnOpinion } from './verdicts';

/** 评阅中, 已交回. */
export const MARKING_STATES = ['open', 'handed-in'] as const;
export type MarkingState = (typeof MARKING_STATES)[number];

/** 交回, and 退回重评: the organiser asks for it again. */
export const MARKING_ACTIONS = ['hand-in', 'reopen'] as const;
export type MarkingAction = (typeof MARKING_ACTIONS)[number];

/** What the guards look at. */
export interface MarkingContext {
  readonly progress: MarkingProgress;
  readonly opinion: OwnOpinion;
  readonly reason: string | null;
}

/** Life of one reviewer's work: open → handed in; asked for again it opens anew. */
export const MARKING_MACHINE: StateMachine<MarkingState, MarkingAction, MarkingContext> = {
  name: 'marking',
  states: MARKING_STATES,
  initial: 'open',
  transitions: [
    {
      action: 'hand-in',
      from: ['open'],
      to: 'handed-in',
      guard: ({ progress, opinion }) => handInBlockers(progress, opinion),
    },
    {
      action: 'reopen',
      from: ['handed-in'],
      to: 'open',
      guard: ({ reason }) =>
        (reason ?? '').trim() === '' ? [{ code: 'REASON_MISSING', message: '请填写原因。' }] : [],
    },
  ],
};

/** The state after the action, or why it is refused. */
export function transitionMarking(
  state: MarkingState,
  action: MarkingAction,
  context: MarkingContext,
): Result<MarkingState, readonly Blocker[]> {
  return transitionOf(MARKING_MACHINE, state, action, context);
}

/** Why nothing may be marked any more; empty while the desk is open. A deadline that has passed is no reason: the organiser decides. */
export function closedBecause(state: {
  readonly marking: MarkingState;
  readonly review: ReviewState;
  readonly assignment: AssignmentState;
}): Blocker[] {
  if (state.marking === 'handed-in')
    return [
      { code: 'HANDED_IN', message: '评审结果已经交回，不能再修改；确需修改的，请与组织单位联系退回重评。' },
    ];
  if (state.assignment === 'withdrawn')
    return [{ code: 'WITHDRAWN', message: '您已退出这次评审，不能再评阅。' }];
  if (state.review === 'void') return [{ code: 'REVIEW_VOID', message: '这次评审已经作废，不能再评阅。' }];
  return [];
}
