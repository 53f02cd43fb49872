import type { CivilDate } from '../dates/civil-date';
import type { Result } from '../result';
import {
  type AllowedAction,
  allowedActionsOf,
  type Blocker,
  type StateMachine,
  transitionOf,
} from '../state-machine';

/** 已计划, 已准备, 进行中, 暂停, 已结束, 已评估, 已报送, 已闭环, 已取消, 已延期. */
export const DRILL_STATES = [
  'planned',
  'prepared',
  'running',
  'paused',
  'ended',
  'evaluated',
  'reported',
  'closed',
  'cancelled',
  'postponed',
] as const;
export type DrillState = (typeof DRILL_STATES)[number];

export const DRILL_ACTIONS = [
  'prepare',
  'start',
  'pause',
  'resume',
  'end',
  'record-done',
  'evaluate',
  'report',
  'close',
  'postpone',
  'replan',
  'cancel',
] as const;
export type DrillAction = (typeof DRILL_ACTIONS)[number];

/** What the guards look at. */
export interface DrillContext {
  readonly startOn: CivilDate | null;
  readonly endOn: CivilDate | null;
  readonly evaluatedOn: CivilDate | null;
  /** Findings that are neither verified nor carried over to another drill. */
  readonly openFindings: number;
  /** An evaluation report is issued, or the signed one is kept with the drill (办法 34). */
  readonly hasReport: boolean;
  /** The drill has a day, planned or real. */
  readonly hasDay: boolean;
  /** Why the plan drilled no longer stands, a sentence; null while it does. */
  readonly planGone: string | null;
  /** The day the action counts for. */
  readonly onDate: CivilDate;
  readonly reason: string | null;
}

const withReason = (c: DrillContext): readonly Blocker[] =>
  c.reason === null || c.reason.trim() === ''
    ? [{ code: 'REASON_MISSING', message: '请填写取消或延期的原因。' }]
    : [];

const planStands = (c: DrillContext): readonly Blocker[] =>
  c.planGone === null ? [] : [{ code: 'DRILL_PLAN_GONE', message: c.planGone }];

/** True impossibilities alone: whatever else is missing, people decide. */
const preparable = (c: DrillContext): readonly Blocker[] => [
  ...(c.hasDay ? [] : [{ code: 'DRILL_DATE_MISSING', message: '还没有定演练日期，请先填写计划日期。' }]),
  ...planStands(c),
];

const happened = (c: DrillContext): readonly Blocker[] => {
  if (c.startOn === null || c.endOn === null) {
    return [{ code: 'DRILL_DATE_MISSING', message: '请填写演练的起止日期。' }];
  }
  if (c.endOn < c.startOn) return [{ code: 'DATE_TOO_EARLY', message: '演练结束日期早于开始日期，请核对。' }];
  return c.endOn > c.onDate
    ? [{ code: 'DRILL_IN_FUTURE', message: '演练日期还没有到，不能登记为已完成。' }]
    : [];
};

const evaluable = (c: DrillContext): readonly Blocker[] =>
  c.evaluatedOn !== null && c.endOn !== null && c.evaluatedOn < c.endOn
    ? [{ code: 'DATE_TOO_EARLY', message: '评估日期早于演练结束日期，请核对。' }]
    : [];

const closable = (c: DrillContext): readonly Blocker[] => [
  ...(c.hasReport
    ? []
    : [{ code: 'REPORT_MISSING', message: '还没有评估报告，请先定稿或上传已签字的评估报告。' }]),
  ...(c.openFindings > 0
    ? [
        {
          code: 'FINDINGS_OPEN',
          message: `还有${c.openFindings}个问题没有整改完，也没有转入下次演练，不能闭环。`,
        },
      ]
    : []),
];

/**
 * Life of a drill: planned → prepared → running ⇄ paused → ended → evaluated → reported → closed. A drill that took place
 * without the program is recorded as done in one step. A drill closes only with its evaluation report and with every
 * finding closed or carried over; units outside SET-A need not report. Cancelling and moving need a reason.
 */
export const DRILL_MACHINE: StateMachine<DrillState, DrillAction, DrillContext> = {
  name: 'drill',
  states: DRILL_STATES,
  initial: 'planned',
  transitions: [
    { action: 'prepare', from: ['planned'], to: 'prepared', guard: preparable },
    { action: 'start', from: ['planned', 'prepared'], to: 'running', guard: planStands },
    { action: 'pause', from: ['running'], to: 'paused' },
    { action: 'resume', from: ['paused'], to: 'running' },
    { action: 'end', from: ['running', 'paused'], to: 'ended', guard: happened },
    { action: 'record-done', from: ['planned', 'prepared', 'postponed'], to: 'ended', guard: happened },
    { action: 'evaluate', from: ['ended'], to: 'evaluated', guard: evaluable },
    { action: 'report', from: ['evaluated'], to: 'reported' },
    { action: 'close', from: ['evaluated', 'reported'], to: 'closed', guard: closable },
    { action: 'postpone', from: ['planned', 'prepared'], to: 'postponed', guard: withReason },
    { action: 'replan', from: ['postponed'], to: 'planned' },
    {
      action: 'cancel',
      from: ['planned', 'prepared', 'running', 'paused', 'postponed'],
      to: 'cancelled',
      guard: withReason,
    },
  ],
};

/** The drill has taken place: ended or later. */
export const COMPLETED_DRILL_STATES = [
  'ended',
  'evaluated',
  'reported',
  'closed',
] as const satisfies readonly DrillState[];

/** True once the drill has taken place: ended or later. */
export function isCompletedDrill(state: DrillState): boolean {
  return (COMPLETED_DRILL_STATES as readonly DrillState[]).includes(state);
}

/** What can be done next with a drill, with blockers. */
export function drillActions(
  state: DrillState,
  context: DrillContext,
): AllowedAction<DrillState, DrillAction>[] {
  return allowedActionsOf(DRILL_MACHINE, state, context);
}

/** The state after the action, or why it is refused. */
export function transitionDrill(
  state: DrillState,
  action: DrillAction,
  context: DrillContext,
): Result<DrillState, readonly Blocker[]> {
  return transitionOf(DRILL_MACHINE, state, action, context);
}
