import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { type RevisionReason, type TriggerSource, triggerState } from '../../domain/plan/revision';
import { type PlanRecord, planTable } from '../../repositories/plan';
import { planVersionTable } from '../../repositories/plan-version';
import { type RevisionTriggerRecord, revisionTriggerTable } from '../../repositories/revision-trigger';
import { markDutiesDirty } from '../duties/refresh';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';

/** A trigger as it is raised. */
export interface TriggerInput {
  planId: string;
  reason: RevisionReason;
  source: TriggerSource;
  sourceId: string | null;
  raisedOn: string;
  description: string;
}

interface Touched {
  id: string;
  planId: string;
}

function editablePlan(deps: Deps, planId: string): PlanRecord {
  const plan = found(planTable.find(deps.db, planId), '预案', planId);
  assertEditable(deps, plan);
  return plan;
}

function editableTrigger(deps: Deps, id: string): { trigger: RevisionTriggerRecord; plan: PlanRecord } {
  const trigger = found(revisionTriggerTable.find(deps.db, id), '修订事由', id);
  assertEditable(deps, trigger);
  return { trigger, plan: editablePlan(deps, trigger.planId) };
}

function touched(deps: Deps, plan: PlanRecord, id: string): Touched {
  markDutiesDirty(deps.db, [plan.enterpriseId ?? deps.self]);
  deps.changed('plans', [plan.id]);
  return { id, planId: plan.id };
}

/**
 * Notes something that may call for a revision (条例 6). One source raises one trigger for a plan and reason: noting it again
 * answers with the trigger that stands.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, PLAN_WITHDRAWN, FIELDS_INVALID
 */
export function raiseTrigger(deps: Deps, input: TriggerInput): Touched {
  const plan = editablePlan(deps, input.planId);
  if (plan.status === 'withdrawn')
    throw new PlanDeskError('PLAN_WITHDRAWN', '这项预案已撤回，不用再修订。', { id: plan.id });
  const check = new FieldCheck();
  check.date('raisedOn', input.raisedOn, deps.clock.today());
  const description = check.lines(input.description) ?? '';
  if (description.length < 2) check.add('description', 'REQUIRED', '请写明发生了什么变化或发现了什么问题。');
  check.throwIfAny();
  const standing =
    input.sourceId === null
      ? undefined
      : revisionTriggerTable.select(
          deps.db,
          `WHERE plan_id = @planId AND source = @source AND source_id = @sourceId AND reason = @reason
             AND voided_at IS NULL ORDER BY id`,
          { planId: plan.id, source: input.source, sourceId: input.sourceId, reason: input.reason },
        )[0];
  if (standing) return { id: standing.id, planId: plan.id };
  const id = deps.newId();
  revisionTriggerTable.insert(deps.db, {
    id,
    planId: plan.id,
    reason: input.reason,
    source: input.source,
    sourceId: input.sourceId,
    raisedOn: input.raisedOn,
    description,
    decision: null,
    decidedOn: null,
    decisionReason: null,
    settledById: null,
    settledOn: null,
    ...newBookkeeping(deps),
  });
  return touched(deps, plan, id);
}

/**
 * What the person decides of a trigger: revise the plan, or keep it and why. May be decided anew until it is settled.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, TRIGGER_SETTLED, FIELDS_INVALID
 */
export function decideTrigger(
  deps: Deps,
  input: { id: string; decision: 'revise' | 'keep'; onDate: string; reason: string | null },
): Touched {
  const { trigger, plan } = editableTrigger(deps, input.id);
  if (trigger.settledOn !== null)
    throw new PlanDeskError('TRIGGER_SETTLED', '这条修订事由已由新版本落实，不能再改决定。', {
      id: trigger.id,
    });
  const check = new FieldCheck();
  check.date('onDate', input.onDate, deps.clock.today());
  if (input.onDate < trigger.raisedOn)
    check.add('onDate', 'DECIDED_BEFORE_RAISED', '决定日期早于事由发生的日期，请核对。');
  const reason = check.lines(input.reason);
  if (input.decision === 'keep' && reason === null)
    check.add('reason', 'REQUIRED', '决定不修订的，请写明理由。');
  check.throwIfAny();
  revisionTriggerTable.update(deps.db, {
    ...nextBookkeeping(deps, trigger),
    decision: input.decision,
    decidedOn: input.onDate,
    decisionReason: reason,
  });
  return touched(deps, plan, trigger.id);
}

/**
 * Says which later version takes a trigger into account: one of the same plan, published on or after the day it was raised.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, TRIGGER_NOT_TO_REVISE, FIELDS_INVALID
 */
export function settleTrigger(deps: Deps, input: { id: string; versionId: string }): Touched {
  const { trigger, plan } = editableTrigger(deps, input.id);
  if (triggerState(trigger) !== 'to-revise')
    throw new PlanDeskError('TRIGGER_NOT_TO_REVISE', '请先决定修订，再登记由哪个版本落实。', {
      id: trigger.id,
    });
  const version = found(planVersionTable.find(deps.db, input.versionId), '预案版本', input.versionId);
  const check = new FieldCheck();
  if (version.planId !== plan.id || version.publishedOn === null || version.publishedOn < trigger.raisedOn)
    check.add('versionId', 'VERSION_NOT_LATER', '请选择在事由发生之后公布的版本。');
  check.throwIfAny();
  revisionTriggerTable.update(deps.db, {
    ...nextBookkeeping(deps, trigger),
    settledById: version.id,
    settledOn: version.publishedOn,
  });
  return touched(deps, plan, trigger.id);
}

/** Takes a trigger back that was noted by mistake. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED */
export function voidTrigger(deps: Deps, input: { id: string; reason: string }): Touched {
  const { trigger, plan } = editableTrigger(deps, input.id);
  revisionTriggerTable.update(deps.db, {
    ...nextBookkeeping(deps, trigger),
    voidedAt: deps.clock.now(),
    voidReason: input.reason,
  });
  return touched(deps, plan, trigger.id);
}
