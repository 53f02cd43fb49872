import type { Result } from '../result';
import {
  type AllowedAction,
  allowedActionsOf,
  type Blocker,
  type StateMachine,
  transitionOf,
} from '../state-machine';
import { DRAW_STATES, type DrawState } from './codes';

/** 修改需求, 生成并公布种子校验值, 抽取, 登记答复, 再抽一轮, 确认, 登记事后回避, 作废. */
export const DRAW_ACTIONS = [
  'edit',
  'commit-seed',
  'draw',
  'answer',
  'next-round',
  'close',
  'reopen',
  'void',
] as const;
export type DrawAction = (typeof DRAW_ACTIONS)[number];

/** A draw as its transitions see it; after the draw, whose turn it is. */
export interface DrawContext {
  /** People who were asked and have not answered. */
  readonly asked: number;
  /** Places for which nobody is left in the order. */
  readonly missing: number;
  /** A further round takes up what is missing. */
  readonly followed: boolean;
}

type Guard = (context: DrawContext) => readonly Blocker[];
const blockIf = (condition: boolean, code: string, message: string): readonly Blocker[] =>
  condition ? [{ code, message }] : [];

const settled: Guard = (c) => [
  ...blockIf(c.asked > 0, 'ANSWERS_OPEN', `还有${c.asked}位专家没有答复，请先登记。`),
  ...blockIf(
    c.missing > 0 && !c.followed,
    'PLACES_MISSING',
    `还缺${c.missing}位专家，候补已经用完，请再抽一轮。`,
  ),
];

const needed: Guard = (c) => [
  ...blockIf(
    c.missing === 0,
    'ROUND_NOT_NEEDED',
    '候补还没有用完，不能重新抽取；有人不能参加的，请按次序递补。',
  ),
  ...blockIf(c.followed, 'ROUND_MADE', '已经有下一轮抽取，请到那一轮继续。'),
];

/**
 * Life of a draw: planned → committed → drawn → closed. From the commitment on neither seed nor need can be changed; a
 * drawn order is never drawn anew: people move up in it, and only an order that has run out has a further round. Whoever
 * must withdraw after the close reopens it. A void draw stays in the register with its reason.
 */
export const DRAW_MACHINE: StateMachine<DrawState, DrawAction, DrawContext> = {
  name: 'expert-draw',
  states: DRAW_STATES,
  initial: 'planned',
  transitions: [
    { action: 'edit', from: ['planned'], to: 'planned' },
    { action: 'commit-seed', from: ['planned'], to: 'committed' },
    { action: 'draw', from: ['committed'], to: 'drawn' },
    { action: 'answer', from: ['drawn'], to: 'drawn' },
    { action: 'next-round', from: ['drawn'], to: 'drawn', guard: needed },
    { action: 'close', from: ['drawn'], to: 'closed', guard: settled },
    { action: 'reopen', from: ['closed'], to: 'drawn' },
    { action: 'void', from: ['planned', 'committed', 'drawn'], to: 'void' },
  ],
};

/** What can be done next with a draw, with everything that blocks it. */
export function drawActions(state: DrawState, context: DrawContext): AllowedAction<DrawState, DrawAction>[] {
  return allowedActionsOf(DRAW_MACHINE, state, context);
}

/** The state after the action, or why it is refused. */
export function transitionDraw(
  state: DrawState,
  action: DrawAction,
  context: DrawContext,
): Result<DrawState, readonly Blocker[]> {
  return transitionOf(DRAW_MACHINE, state, action, context);
}
