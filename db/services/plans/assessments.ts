import type { Deps } from '../../core';
import { assessmentTable } from '../../repositories/assessment';
import { planTable } from '../../repositories/plan';
import { markDutiesDirty } from '../duties/refresh';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping } from '../own-row';
import { UNEXPLAINED } from './assessment-triggers';
import { raiseTrigger } from './revision-triggers';

/**
 * Notes that a plan was assessed and whether it must be revised (办法 35); if so, the reason to revise is noted with it.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, FIELDS_INVALID
 */
export function assessPlan(
  deps: Deps,
  input: {
    planId: string;
    assessedOn: string;
    conclusion: 'keep' | 'revise';
    assessor: string | null;
    remark: string | null;
  },
): { id: string } {
  const plan = found(planTable.find(deps.db, input.planId), '预案', input.planId);
  assertEditable(deps, plan);
  const check = new FieldCheck();
  check.date('assessedOn', input.assessedOn, deps.clock.today());
  check.throwIfAny();
  const id = deps.newId();
  assessmentTable.insert(deps.db, {
    id,
    planId: plan.id,
    assessedOn: input.assessedOn,
    conclusion: input.conclusion,
    assessor: check.text(input.assessor),
    remark: check.lines(input.remark),
    ...newBookkeeping(deps),
  });
  // The conclusion is a finding of a serious problem (条例 6): what becomes of it is decided, and settled, as a reason to revise.
  // Under which case it comes is known once the points are noted (`saveAssessmentForm`).
  if (input.conclusion === 'revise')
    raiseTrigger(deps, {
      planId: plan.id,
      reason: 'other',
      source: 'assessment',
      sourceId: id,
      raisedOn: input.assessedOn,
      description: check.lines(input.remark) ?? UNEXPLAINED,
    });
  markDutiesDirty(deps.db, [plan.enterpriseId ?? deps.self]);
  deps.changed('plans', [plan.id]);
  return { id };
}
