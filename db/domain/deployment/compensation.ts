import type { Result } from '../result';
import { type Blocker, type StateMachine, transitionOf } from '../state-machine';
import { COMPENSATION_STATES, type CompensationState } from './codes';
import { fromFen, toFen } from './money';

/** 核定, 支付一部分, 付清, 不予补偿, 重新审核. */
export const COMPENSATION_ACTIONS = ['agree', 'pay-part', 'pay', 'refuse', 'review-again'] as const;
export type CompensationAction = (typeof COMPENSATION_ACTIONS)[number];

/** What is known of a claim before a step; yuan. */
export interface CompensationFacts {
  readonly claimed: number;
  readonly claimedOn: string;
  readonly agreed: number | null;
  readonly agreedOn: string | null;
  readonly paid: number | null;
}

/** One step; fields that an action does not ask for are null. Amounts in yuan. */
export interface CompensationStep {
  readonly onDate: string;
  readonly amount: number | null;
  /** Who decides. */
  readonly by: string | null;
  /** What the decision rests on. */
  readonly basis: string | null;
  readonly reason: string | null;
}

export interface CompensationContext {
  readonly facts: CompensationFacts;
  readonly step: CompensationStep;
}

type Guard = (context: CompensationContext) => readonly Blocker[];

const blank = (text: string | null) => text === null || text.trim() === '';

/** What is agreed and not yet paid, in yuan. */
export function unpaidOf({ agreed, paid }: Pick<CompensationFacts, 'agreed' | 'paid'>): number {
  return fromFen(toFen(agreed ?? 0) - toFen(paid ?? 0));
}

const agreeable: Guard = ({ facts, step }) => [
  ...(step.amount === null || toFen(step.amount) <= 0
    ? [{ code: 'AMOUNT_MISSING', message: '请填写核定金额；不补偿的请选“不予补偿”。' }]
    : toFen(step.amount) > toFen(facts.claimed)
      ? [{ code: 'AGREED_ABOVE_CLAIM', message: '核定金额高于申请金额，请核对，或者先更正申请。' }]
      : []),
  ...(blank(step.by) ? [{ code: 'PERSON_MISSING', message: '请填写由谁核定。' }] : []),
  ...(blank(step.basis) ? [{ code: 'BASIS_MISSING', message: '请写明核定的依据。' }] : []),
  ...(step.onDate < facts.claimedOn
    ? [{ code: 'DATE_TOO_EARLY', message: '核定日期早于申请日期，请核对。' }]
    : []),
];

const payable =
  (whole: boolean): Guard =>
  ({ facts, step }) => {
    const left = toFen(unpaidOf(facts));
    const wrongAmount =
      step.amount === null || toFen(step.amount) <= 0
        ? [{ code: 'AMOUNT_MISSING', message: '请填写支付金额。' }]
        : toFen(step.amount) > left
          ? [
              {
                code: 'PAID_ABOVE_AGREED',
                message: `核定后还应支付 ${fromFen(left).toFixed(2)} 元，不能多付。`,
              },
            ]
          : whole && toFen(step.amount) < left
            ? [{ code: 'PAID_IN_PART', message: '这一笔没有付清。' }]
            : [];
    return [
      ...wrongAmount,
      ...(facts.agreedOn !== null && step.onDate < facts.agreedOn
        ? [{ code: 'DATE_TOO_EARLY', message: '支付日期早于核定日期，请核对。' }]
        : []),
    ];
  };

const unpaid: Guard = ({ facts }) =>
  toFen(facts.paid ?? 0) > 0 ? [{ code: 'PAID_ALREADY', message: '已经支付了一部分，不能再改核定。' }] : [];

const withReason =
  (message: string): Guard =>
  ({ step }) =>
    blank(step.reason) ? [{ code: 'REASON_MISSING', message }] : [];

const all =
  (...guards: readonly Guard[]): Guard =>
  (context) =>
    guards.flatMap((guard) => guard(context));

/**
 * Life of a claim: claimed → agreed by a person on a named basis → paid, in one or several payments, never above what was
 * agreed; or refused with a reason. A claim that was decided may be looked at again until money has flowed. The law asks for
 * compensation and names no formula: no amount is ever computed here.
 */
export const COMPENSATION_MACHINE: StateMachine<CompensationState, CompensationAction, CompensationContext> =
  {
    name: 'compensation',
    states: COMPENSATION_STATES,
    initial: 'claimed',
    transitions: [
      { action: 'agree', from: ['claimed'], to: 'agreed', guard: agreeable },
      { action: 'pay-part', from: ['agreed'], to: 'agreed', guard: payable(false) },
      { action: 'pay', from: ['agreed'], to: 'paid', guard: payable(true) },
      {
        action: 'refuse',
        from: ['claimed', 'agreed'],
        to: 'refused',
        guard: all(unpaid, withReason('请写明不予补偿的理由。')),
      },
      {
        action: 'review-again',
        from: ['agreed', 'refused'],
        to: 'claimed',
        guard: all(unpaid, withReason('请写明为什么重新审核。')),
      },
    ],
  };

/** True while somebody still waits for an answer or for money. */
export function isOpenClaim(state: CompensationState): boolean {
  return state === 'claimed' || state === 'agreed';
}

/** The state after a step, or everything that stands in its way. */
export function transitionCompensation(
  state: CompensationState,
  action: CompensationAction,
  context: CompensationContext,
): Result<CompensationState, readonly Blocker[]> {
  return transitionOf(COMPENSATION_MACHINE, state, action, context);
}
