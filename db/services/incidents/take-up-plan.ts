import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import type { PlanStep } from '../../domain/incident/steps';
import {
  type IncidentPlanRecord,
  type IncidentStepRecord,
  incidentPlanTable,
  incidentStepTable,
} from '../../repositories/incident';
import { planTable } from '../../repositories/plan';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { assertInSight } from '../own-sight';
import { proposeSteps } from './find-plans';
import { livingIncident } from './own-incident';
import { appendIncidentLog } from './write-log';

function keepStep(deps: Deps, incidentPlanId: string, position: number, step: PlanStep): IncidentStepRecord {
  const record: IncidentStepRecord = {
    id: deps.newId(),
    incidentPlanId,
    position,
    text: step.text,
    sectionPath: [...step.path],
    doneAt: null,
    doneBy: null,
    skippedReason: null,
    note: null,
    ...newBookkeeping(deps),
  };
  incidentStepTable.insert(deps.db, record);
  return record;
}

/** What is needed to take up a plan. */
export interface StartPlanInput {
  incidentId: string;
  planId: string;
  responseLevel: string | null;
  /** As the person left them. */
  steps: readonly PlanStep[];
}

/**
 * Starts a plan: keeps its version and checklist, and says so in the log.
 * @throws PlanDeskError as `livingIncident`; NOT_FOUND, INCIDENT_PLAN_STARTED
 */
export function startPlan(deps: Deps, input: StartPlanInput): { id: string } {
  const incident = livingIncident(deps, input.incidentId);
  assertInSight(deps.db, 'plan', input.planId);
  const plan = found(planTable.find(deps.db, input.planId), '预案', input.planId);
  const [known] = incidentPlanTable.select(
    deps.db,
    'WHERE incident_id = @incidentId AND plan_id = @planId AND voided_at IS NULL',
    { incidentId: incident.id, planId: plan.id },
  );
  if (known)
    throw new PlanDeskError('INCIDENT_PLAN_STARTED', '这项预案已经启动，处置步骤就在下面。', {
      id: known.id,
    });
  const record: IncidentPlanRecord = {
    id: deps.newId(),
    incidentId: incident.id,
    planId: plan.id,
    planVersionId: proposeSteps(deps, plan.id, incident.accidentKind).versionId,
    startedAt: deps.clock.now(),
    startedBy: deps.actor.name,
    responseLevel: input.responseLevel,
    ...newBookkeeping(deps),
  };
  incidentPlanTable.insert(deps.db, record);
  for (const [at, step] of input.steps.entries()) keepStep(deps, record.id, at + 1, step);
  const level = input.responseLevel === null ? '' : `，响应等级：${input.responseLevel}`;
  appendIncidentLog(deps, incident.id, { kind: 'state', text: `启动《${plan.title}》${level}` });
  return { id: record.id };
}

/** Adds a step of one's own behind the others. @throws PlanDeskError NOT_FOUND, as `livingIncident` */
export function addStep(deps: Deps, input: { incidentPlanId: string; text: string }): { id: string } {
  const plan = found(
    incidentPlanTable.find(deps.db, input.incidentPlanId),
    '启动的预案',
    input.incidentPlanId,
  );
  const incident = livingIncident(deps, plan.incidentId);
  const last = incidentStepTable
    .select(deps.db, 'WHERE incident_plan_id = @id ORDER BY position DESC LIMIT 1', { id: plan.id })
    .at(0);
  const step = keepStep(deps, plan.id, (last?.position ?? 0) + 1, { text: input.text, path: [] });
  deps.changed('incidents', [incident.id]);
  return { id: step.id };
}

/** What a person says of a step. */
export interface MarkStepInput {
  stepId: string;
  expectedVersion: number;
  mark: 'done' | 'skipped' | 'open';
  /** Why it was left out, or taken back. */
  reason: string | null;
}

/**
 * Ticks a step, leaves it out with a reason, or takes either back; each is an entry of the log.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, STALE_VERSION, as `livingIncident`, INCIDENT_STEP_REASON
 */
export function markStep(deps: Deps, input: MarkStepInput): { id: string; version: number } {
  const step = found(incidentStepTable.find(deps.db, input.stepId), '处置步骤', input.stepId);
  assertEditable(deps, step, input.expectedVersion);
  const plan = found(incidentPlanTable.find(deps.db, step.incidentPlanId), '启动的预案', step.incidentPlanId);
  const incident = livingIncident(deps, plan.incidentId);
  if (input.mark === 'skipped' && input.reason === null)
    throw new PlanDeskError('INCIDENT_STEP_REASON', '请写明为什么不执行这一步。', { id: step.id });
  const done = input.mark === 'done';
  const next: IncidentStepRecord = {
    ...nextBookkeeping(deps, step),
    doneAt: done ? deps.clock.now() : null,
    doneBy: done ? deps.actor.name : null,
    skippedReason: input.mark === 'skipped' ? input.reason : null,
  };
  incidentStepTable.update(deps.db, next);
  const word = { done: '完成', skipped: '不执行', open: '恢复为未完成' }[input.mark];
  appendIncidentLog(deps, incident.id, {
    kind: 'step',
    text: `${word}：${step.text}${input.reason === null ? '' : `（${input.reason}）`}`,
    stepId: step.id,
  });
  return { id: next.id, version: next.version };
}
