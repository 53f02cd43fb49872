import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import {
  type IncidentAction,
  type IncidentContext,
  incidentActions,
  transitionIncident,
} from '../../domain/incident/incident-state';
import { type IncidentRecord, incidentTable } from '../../repositories/incident';
import { countOpenDeployments, reportsOfIncident } from '../../repositories/incident-views';
import { nextBookkeeping } from '../own-row';
import { settleIncident } from './edit-incident';
import { assertMoment, ownIncident, type SavedIncident } from './own-incident';
import { appendIncidentLog } from './write-log';

function contextOf(db: ReadDb, record: IncidentRecord, now: string, reason: string | null): IncidentContext {
  return {
    practice: record.practice,
    learnedAt: Date.parse(record.learnedAt),
    endedAt: record.endedAt === null ? null : Date.parse(record.endedAt),
    now: Date.parse(now),
    evaluated: isEvaluated(db, record),
    openDeployments: countOpenDeployments(db, record.id),
    reason,
  };
}

/** An evaluation counts from the end it judges: what flared up again is evaluated anew. */
function isEvaluated(db: ReadDb, { id, endedAt }: IncidentRecord): boolean {
  return reportsOfIncident(db, id).some(
    ({ kind, state, issuedAt }) =>
      kind === 'evaluation' && state === 'issued' && endedAt !== null && (issuedAt ?? '') >= endedAt,
  );
}

/** What can be done next, with what blocks it, asked as if a reason were given. */
export function nextIncidentSteps(db: ReadDb, record: IncidentRecord, now: string) {
  return incidentActions(record.state, contextOf(db, { ...record }, now, '—')).map(
    ({ action, blockers }) => ({
      action,
      blockers: blockers.map(({ code, message }) => ({ code, text: message })),
    }),
  );
}

function step(
  deps: Deps,
  before: IncidentRecord,
  action: IncidentAction,
  changes: Partial<IncidentRecord>,
  entry: { at?: string; text: string },
  reason: string | null,
): SavedIncident {
  const next = { ...before, ...changes };
  const outcome = transitionIncident(
    before.state,
    action,
    contextOf(deps.db, next, deps.clock.now(), reason),
  );
  if (!outcome.ok) {
    const [first] = outcome.error;
    throw new PlanDeskError('INCIDENT_BLOCKED', first?.message ?? '现在不能办理这一步。', {
      id: before.id,
      blockers: outcome.error,
    });
  }
  const record: IncidentRecord = { ...nextBookkeeping(deps, before), ...changes, state: outcome.value };
  incidentTable.update(deps.db, record);
  appendIncidentLog(deps, record.id, { kind: 'state', ...entry });
  return settleIncident(deps, record);
}

/** 响应终止. @throws PlanDeskError as `ownIncident`, INCIDENT_TIME_FUTURE, INCIDENT_TIME_ORDER, INCIDENT_BLOCKED */
export function endIncident(
  deps: Deps,
  input: { id: string; expectedVersion: number; endedAt: string; reason: string },
): SavedIncident {
  const before = ownIncident(deps, input.id, input.expectedVersion);
  const endedAt = assertMoment(deps, input.endedAt, before.learnedAt);
  return step(
    deps,
    before,
    'end',
    { endedAt, endReason: input.reason },
    { at: endedAt, text: `响应终止：${input.reason}` },
    input.reason,
  );
}

/** Taken with the evaluation that is issued. @throws PlanDeskError as `ownIncident`, INCIDENT_BLOCKED */
export function evaluateIncident(deps: Deps, id: string): SavedIncident {
  return step(deps, ownIncident(deps, id), 'evaluate', {}, { text: '应急处置评估完成。' }, null);
}

/** 办结. @throws PlanDeskError as `ownIncident`, INCIDENT_BLOCKED */
export function closeIncident(deps: Deps, input: { id: string; expectedVersion: number }): SavedIncident {
  const before = ownIncident(deps, input.id, input.expectedVersion);
  return step(deps, before, 'close', { closedOn: deps.clock.today() }, { text: '事故办结。' }, null);
}

/** It flared up again, or was ended by mistake. @throws PlanDeskError as `ownIncident`, INCIDENT_BLOCKED */
export function reopenIncident(
  deps: Deps,
  input: { id: string; expectedVersion: number; reason: string },
): SavedIncident {
  const before = ownIncident(deps, input.id, input.expectedVersion);
  return step(
    deps,
    before,
    'reopen',
    { endedAt: null, endReason: null, closedOn: null },
    { text: `重新启动：${input.reason}` },
    input.reason,
  );
}

/** Takes a wrong entry out of the register; the row stays with the reason. @throws PlanDeskError as `ownIncident` */
export function voidIncident(
  deps: Deps,
  input: { id: string; expectedVersion: number; reason: string },
): SavedIncident {
  const before = ownIncident(deps, input.id, input.expectedVersion);
  const open = countOpenDeployments(deps.db, before.id);
  if (open > 0 && !before.practice)
    throw new PlanDeskError(
      'INCIDENT_DEPLOYMENTS_OPEN',
      `还有${open}项调用或征用没有归还，请先办理归还或取消。`,
      { id: before.id },
    );
  const record: IncidentRecord = {
    ...nextBookkeeping(deps, before),
    voidedAt: deps.clock.now(),
    voidReason: input.reason,
  };
  incidentTable.update(deps.db, record);
  return settleIncident(deps, record);
}

/** Clears a practice away: nothing of it happened. @throws PlanDeskError as `ownIncident`, INCIDENT_NOT_PRACTICE */
export function clearPractice(deps: Deps, input: { id: string; expectedVersion: number }): SavedIncident {
  const before = ownIncident(deps, input.id, input.expectedVersion);
  if (!before.practice)
    throw new PlanDeskError('INCIDENT_NOT_PRACTICE', '这不是练习，不能清除；登记错误请作废并写明原因。', {
      id: before.id,
    });
  return voidIncident(deps, { ...input, reason: '练习结束，清除练习记录。' });
}
