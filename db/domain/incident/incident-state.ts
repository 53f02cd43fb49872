import type { Result } from '../result';
import {
  type AllowedAction,
  allowedActionsOf,
  type Blocker,
  type StateMachine,
  transitionOf,
} from '../state-machine';
import { INCIDENT_STATES, type IncidentState } from './codes';

export const INCIDENT_ACTIONS = ['end', 'evaluate', 'close', 'reopen'] as const;
export type IncidentAction = (typeof INCIDENT_ACTIONS)[number];

/** What the guards look at. Moments are milliseconds. */
export interface IncidentContext {
  readonly practice: boolean;
  readonly learnedAt: number;
  readonly endedAt: number | null;
  readonly now: number;
  /** An evaluation of the response is issued (办法 40). */
  readonly evaluated: boolean;
  /** Call-ups and requisitions that have not come back. */
  readonly openDeployments: number;
  readonly reason: string | null;
}

const withReason = (c: IncidentContext): readonly Blocker[] =>
  c.reason === null || c.reason.trim() === '' ? [{ code: 'REASON_MISSING', message: '请填写原因。' }] : [];

const endable = (c: IncidentContext): readonly Blocker[] => [
  ...(c.endedAt !== null && c.endedAt < c.learnedAt
    ? [{ code: 'INCIDENT_TIME_ORDER', message: '响应终止的时间早于接报时间，请核对。' }]
    : []),
  ...(c.endedAt !== null && c.endedAt > c.now
    ? [{ code: 'INCIDENT_TIME_FUTURE', message: '填写的时间还没有到，请核对。' }]
    : []),
  ...withReason(c),
];

const evaluable = (c: IncidentContext): readonly Blocker[] =>
  c.evaluated
    ? []
    : [{ code: 'INCIDENT_NOT_EVALUATED', message: '还没有发出应急处置评估报告，请先完成评估。' }];

const allBack = (c: IncidentContext): readonly Blocker[] =>
  c.openDeployments > 0
    ? [
        {
          code: 'INCIDENT_DEPLOYMENTS_OPEN',
          message: `还有${c.openDeployments}项调用或征用没有归还，请先办理归还。`,
        },
      ]
    : [];

const practiceEnds = (c: IncidentContext): readonly Blocker[] => [
  ...(c.practice ? [] : evaluable({ ...c, evaluated: false })),
  ...allBack(c),
];

/**
 * Life of an incident: open → ended → evaluated → closed. A real one is closed once its response is evaluated; a practice may
 * be closed as it ended. What flares up again is reopened with a reason and then ended and evaluated anew.
 */
export const INCIDENT_MACHINE: StateMachine<IncidentState, IncidentAction, IncidentContext> = {
  name: 'incident',
  states: INCIDENT_STATES,
  initial: 'open',
  transitions: [
    { action: 'end', from: ['open'], to: 'ended', guard: endable },
    { action: 'evaluate', from: ['ended'], to: 'evaluated', guard: evaluable },
    { action: 'close', from: ['evaluated'], to: 'closed', guard: allBack },
    { action: 'close', from: ['ended'], to: 'closed', guard: practiceEnds },
    { action: 'reopen', from: ['ended', 'evaluated', 'closed'], to: 'open', guard: withReason },
  ],
};

/** What can be done next with an incident, with blockers. */
export function incidentActions(
  state: IncidentState,
  context: IncidentContext,
): AllowedAction<IncidentState, IncidentAction>[] {
  return allowedActionsOf(INCIDENT_MACHINE, state, context);
}

/** The state after the action, or why it is refused. */
export function transitionIncident(
  state: IncidentState,
  action: IncidentAction,
  context: IncidentContext,
): Result<IncidentState, readonly Blocker[]> {
  return transitionOf(INCIDENT_MACHINE, state, action, context);
}
