import type { CivilDate } from '../dates/civil-date';
import type { Result } from '../result';
import {
  type AllowedAction,
  allowedActionsOf,
  type Blocker,
  type StateMachine,
  transitionOf,
} from '../state-machine';
import type { RecheckResult } from './codes';

/** 已发现, 已责令改正, 已报告改正, 复查未通过, 复查通过, 已销号. */
export const FINDING_STATES = ['found', 'ordered', 'corrected', 'failed', 'passed', 'closed'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** 责令改正, 登记改正, 复查通过, 复查未通过, 销号, 不责令而了结. */
export const FINDING_ACTIONS = [
  'order',
  'correct',
  'recheck-passed',
  'recheck-failed',
  'close',
  'settle',
] as const;
export type FindingAction = (typeof FINDING_ACTIONS)[number];

/** The days of a finding's row. */
export interface FindingDays {
  readonly orderedOn: CivilDate | null;
  readonly dueOn: CivilDate | null;
  readonly correctedOn: CivilDate | null;
  readonly recheckedOn: CivilDate | null;
  readonly recheck: RecheckResult | null;
  readonly closedOn: CivilDate | null;
}

/** One step. `dueOn` is asked for by an order alone. */
export interface FindingStep {
  readonly onDate: CivilDate;
  readonly dueOn: CivilDate | null;
  readonly reason: string | null;
}

interface FindingContext {
  readonly days: FindingDays;
  readonly visitedOn: CivilDate | null;
  readonly step: FindingStep;
}

type Guard = (context: FindingContext) => readonly Blocker[];

const all =
  (...guards: readonly Guard[]): Guard =>
  (context) =>
    guards.flatMap((guard) => guard(context));

const notBefore =
  (of: (context: FindingContext) => CivilDate | null, message: string): Guard =>
  (context) => {
    const earliest = of(context);
    return earliest !== null && context.step.onDate < earliest ? [{ code: 'DATE_TOO_EARLY', message }] : [];
  };

const dueAfter: Guard = ({ step }) =>
  step.dueOn === null || step.dueOn <= step.onDate
    ? [{ code: 'DUE_NOT_AFTER', message: '改正期限应晚于责令改正的日期。' }]
    : [];

/** A second order takes the place of the first, so a re-check counts for the order that came before it. */
const failedLater: Guard = ({ days, step }) =>
  days.orderedOn !== null && step.onDate <= days.orderedOn
    ? [{ code: 'DATE_TOO_EARLY', message: '复查未通过的日期应晚于责令改正的日期。' }]
    : [];

const withReason: Guard = ({ step }) =>
  step.reason === null || step.reason.trim() === ''
    ? [{ code: 'REASON_MISSING', message: '请说明为什么不责令改正。' }]
    : [];

const afterVisit = notBefore((c) => c.visitedOn, '日期早于检查日期，请核对。');
const afterOrder = notBefore((c) => c.days.orderedOn, '日期早于责令改正的日期，请核对。');
const afterCorrection = notBefore((c) => c.days.correctedOn, '复查日期早于改正日期，请核对。');

/**
 * Life of a finding: found → ordered to correct by a day → corrected → rechecked: passed → closed, or failed → ordered
 * anew (条例 8 ¶3: ordered to correct within a set time). A finding that needs no order is settled with a reason.
 */
export const FINDING_MACHINE: StateMachine<FindingState, FindingAction, FindingContext> = {
  name: 'finding',
  states: FINDING_STATES,
  initial: 'found',
  transitions: [
    { action: 'order', from: ['found'], to: 'ordered', guard: all(afterVisit, dueAfter) },
    {
      action: 'order',
      from: ['failed'],
      to: 'ordered',
      guard: all(
        notBefore((c) => c.days.recheckedOn, '日期早于复查日期，请核对。'),
        dueAfter,
      ),
    },
    { action: 'correct', from: ['ordered'], to: 'corrected', guard: afterOrder },
    {
      action: 'recheck-passed',
      from: ['ordered', 'corrected'],
      to: 'passed',
      guard: all(afterOrder, afterCorrection),
    },
    {
      action: 'recheck-failed',
      from: ['ordered', 'corrected'],
      to: 'failed',
      guard: all(failedLater, afterCorrection),
    },
    {
      action: 'close',
      from: ['passed'],
      to: 'closed',
      guard: notBefore((c) => c.days.recheckedOn, '日期早于复查日期，请核对。'),
    },
    { action: 'settle', from: ['found'], to: 'closed', guard: all(afterVisit, withReason) },
  ],
};

/** Where a finding stands, read from its days: the last re-check counts unless a later order followed it. */
export function findingState(days: FindingDays): FindingState {
  if (days.closedOn !== null) return 'closed';
  if (days.recheck === 'passed') return 'passed';
  if (days.orderedOn === null) return 'found';
  const failedSince = days.recheck === 'failed' && (days.recheckedOn ?? '') > days.orderedOn;
  if (failedSince) return 'failed';
  return days.correctedOn === null ? 'ordered' : 'corrected';
}

/** Days of the row after a granted step. */
export function daysAfter(days: FindingDays, action: FindingAction, step: FindingStep): FindingDays {
  switch (action) {
    case 'order':
      return { ...days, orderedOn: step.onDate, dueOn: step.dueOn, correctedOn: null };
    case 'correct':
      return { ...days, correctedOn: step.onDate };
    case 'recheck-passed':
      return { ...days, recheckedOn: step.onDate, recheck: 'passed' };
    case 'recheck-failed':
      return { ...days, recheckedOn: step.onDate, recheck: 'failed' };
    case 'close':
    case 'settle':
      return { ...days, closedOn: step.onDate };
  }
}

/** What can be done next with a finding, with blockers for that step. */
export function findingActions(context: FindingContext): AllowedAction<FindingState, FindingAction>[] {
  return allowedActionsOf(FINDING_MACHINE, findingState(context.days), context);
}

/** The state after the action, or why it is refused. */
export function transitionFinding(
  action: FindingAction,
  context: FindingContext,
): Result<FindingState, readonly Blocker[]> {
  return transitionOf(FINDING_MACHINE, findingState(context.days), action, context);
}
