import type { Result } from '../result';
import {
  type AllowedAction,
  allowedActionsOf,
  type Blocker,
  type StateMachine,
  transitionOf,
} from '../state-machine';
import { DEPLOYMENT_STATES, type DeploymentState } from './codes';
import { type ItemStanding, outstandingOf } from './items';

/** 交接, 出动, 到达, 登记归还, 全部归还, 结算, 重新打开, 取消. */
export const DEPLOYMENT_ACTIONS = [
  'hand-over',
  'depart',
  'arrive',
  'take-back',
  'finish',
  'settle',
  'reopen',
  'cancel',
] as const;
export type DeploymentAction = (typeof DEPLOYMENT_ACTIONS)[number];

/** What is known of a call-up before a step. */
export interface DeploymentFacts {
  /** A team is called, with things or without. */
  readonly team: boolean;
  readonly items: readonly ItemStanding[];
  /** Claims that are neither paid nor refused. */
  readonly openClaims: number;
  /** The last moment that is noted: ordered, departed, arrived. */
  readonly lastAt: string;
  readonly orderedAt: string;
}

/** One step: when (a moment, UTC), and why where an action asks for it. */
export interface DeploymentStep {
  readonly at: string;
  readonly reason: string | null;
}

export interface DeploymentContext {
  readonly facts: DeploymentFacts;
  readonly step: DeploymentStep;
}

type Guard = (context: DeploymentContext) => readonly Blocker[];

const all =
  (...guards: readonly Guard[]): Guard =>
  (context) =>
    guards.flatMap((guard) => guard(context));

const waiting = ({ items }: DeploymentFacts) => items.filter(({ handedOver }) => !handedOver);
const named = (items: readonly ItemStanding[]) => items.map(({ name }) => `“${name}”`).join('、');

const inOrder: Guard = ({ facts, step }) =>
  step.at < facts.lastAt ? [{ code: 'MOMENT_TOO_EARLY', message: '这一步的时间早于上一步，请核对。' }] : [];

const sinceOrder: Guard = ({ facts, step }) =>
  step.at < facts.orderedAt
    ? [{ code: 'MOMENT_TOO_EARLY', message: '交接时间早于下达调用的时间，请核对。' }]
    : [];

const withReason =
  (message: string): Guard =>
  ({ step }) =>
    step.reason === null || step.reason.trim() === '' ? [{ code: 'REASON_MISSING', message }] : [];

const somethingToHand: Guard = ({ facts }) =>
  waiting(facts).length === 0 ? [{ code: 'NOTHING_TO_HAND', message: '清单里没有等待交接的物资装备。' }] : [];

const somethingMoves: Guard = ({ facts }) =>
  !facts.team && facts.items.every(({ handedOver }) => !handedOver)
    ? [{ code: 'NOTHING_HANDED_OVER', message: '物资装备还没有交接，请先登记交接。' }]
    : [];

const somethingOut: Guard = ({ facts }) =>
  facts.items.every((item) => outstandingOf(item) === 0)
    ? [{ code: 'NOTHING_OUT', message: '没有在外的物资装备，不需要登记归还。' }]
    : [];

const allBack: Guard = ({ facts }) => {
  const out = facts.items.filter((item) => outstandingOf(item) > 0);
  const left = waiting(facts);
  return [
    ...(out.length > 0
      ? [{ code: 'STILL_OUT', message: `还有没有归还或者说明去向的：${named(out)}。` }]
      : []),
    ...(left.length > 0
      ? [{ code: 'STILL_WAITING', message: `还有没有交接的：${named(left)}，请交接或者从清单中去掉。` }]
      : []),
  ];
};

const nothingHanded: Guard = ({ facts }) => {
  const out = facts.items.filter(({ handedOver }) => handedOver);
  return out.length > 0
    ? [{ code: 'HANDED_OVER', message: `${named(out)}已经交接，不能取消，请登记归还。` }]
    : [];
};

const claimsSettled: Guard = ({ facts }) =>
  facts.openClaims > 0
    ? [{ code: 'CLAIMS_OPEN', message: `还有 ${facts.openClaims} 笔补偿没有支付，也没有决定不予补偿。` }]
    : [];

/**
 * Life of a call-up or requisition: ordered → things handed over, the team gone → arrived → everything back or accounted for →
 * settled. What was handed over can no longer be cancelled, it has to come back (条例 26: 调用、征用的财产使用完毕及时归还;
 * what is damaged or lost is compensated).
 */
export const DEPLOYMENT_MACHINE: StateMachine<DeploymentState, DeploymentAction, DeploymentContext> = {
  name: 'deployment',
  states: DEPLOYMENT_STATES,
  initial: 'ordered',
  transitions: [
    // Things that leave the depot are on their way; a team that fetches them later does not turn back.
    {
      action: 'hand-over',
      from: ['ordered', 'departed'],
      to: 'departed',
      guard: all(somethingToHand, inOrder),
    },
    // Entered afterwards it may have been before the arrival, never before the order.
    { action: 'hand-over', from: ['arrived'], to: 'arrived', guard: all(somethingToHand, sinceOrder) },
    { action: 'depart', from: ['ordered'], to: 'departed', guard: all(somethingMoves, inOrder) },
    { action: 'arrive', from: ['departed'], to: 'arrived', guard: inOrder },
    { action: 'take-back', from: ['departed'], to: 'departed', guard: somethingOut },
    { action: 'take-back', from: ['arrived'], to: 'arrived', guard: somethingOut },
    { action: 'finish', from: ['departed', 'arrived'], to: 'returned', guard: all(allBack, inOrder) },
    { action: 'settle', from: ['returned'], to: 'settled', guard: claimsSettled },
    { action: 'reopen', from: ['settled'], to: 'returned', guard: withReason('请写明为什么重新打开。') },
    {
      action: 'cancel',
      from: ['ordered', 'departed'],
      to: 'cancelled',
      guard: all(nothingHanded, claimsSettled, withReason('请写明为什么取消。')),
    },
  ],
};

/** States in which something may still be out, or a team away. */
export const OPEN_DEPLOYMENT_STATES = [
  'ordered',
  'departed',
  'arrived',
] as const satisfies readonly DeploymentState[];

/** True while it is neither back nor cancelled. */
export function isOpenDeployment(state: DeploymentState): boolean {
  return (OPEN_DEPLOYMENT_STATES as readonly DeploymentState[]).includes(state);
}

/** The state after a step, or everything that stands in its way. */
export function transitionDeployment(
  state: DeploymentState,
  action: DeploymentAction,
  context: DeploymentContext,
): Result<DeploymentState, readonly Blocker[]> {
  return transitionOf(DEPLOYMENT_MACHINE, state, action, context);
}

/** What can be done next, and what blocks it; a reason that can still be typed is no blocker. */
export function deploymentActions(
  state: DeploymentState,
  facts: DeploymentFacts,
  now: string,
): AllowedAction<DeploymentState, DeploymentAction>[] {
  return allowedActionsOf(DEPLOYMENT_MACHINE, state, { facts, step: { at: now, reason: '–' } });
}
