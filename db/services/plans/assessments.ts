import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { assessmentTable } from '../../repositories/assessment';
import { enterpriseTable } from '../../repositories/enterprise';
import { planTable } from '../../repositories/plan';
import {
  PLAIN_RISK_ANALYSIS,
  riskAnalysesOfYear,
  riskAnalysisOfMonth,
  riskAnalysisTable,
} from '../../repositories/risk-analysis';
import { markDutiesDirty } from '../duties/refresh';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { assertInSight } from '../own-sight';
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

/**
 * Keeps the risk analysis of a month; noting the same month again corrects the first note.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, FIELDS_INVALID
 */
export function recordRiskAnalysis(
  deps: Deps,
  input: { enterpriseId: string; month: string; doneOn: string; measures: string | null },
): { id: string } {
  assertEditable(deps, found(enterpriseTable.find(deps.db, input.enterpriseId), '单位', input.enterpriseId));
  const check = new FieldCheck();
  const today = deps.clock.today();
  check.date('doneOn', input.doneOn, today);
  if (input.month > today.slice(0, 7) || !/-(0[1-9]|1[0-2])$/.test(input.month))
    check.add('month', 'MONTH_IMPOSSIBLE', `月份 ${input.month} 不存在或还没有到，请核对。`);
  check.throwIfAny();
  const measures = check.lines(input.measures);
  const known = riskAnalysisOfMonth(deps.db, input.enterpriseId, input.month);
  const id = known?.id ?? deps.newId();
  if (known)
    riskAnalysisTable.update(deps.db, { ...nextBookkeeping(deps, known), doneOn: input.doneOn, measures });
  else
    riskAnalysisTable.insert(deps.db, {
      id,
      enterpriseId: input.enterpriseId,
      month: input.month,
      doneOn: input.doneOn,
      measures,
      ...PLAIN_RISK_ANALYSIS,
      ...newBookkeeping(deps),
    });
  markDutiesDirty(deps.db, [input.enterpriseId]);
  deps.changed('enterprises', [input.enterpriseId]);
  return { id };
}

/** The analyses a unit has noted for a year. */
export function readRiskAnalyses(db: ReadDb, enterpriseId: string, year: number) {
  assertInSight(db, 'enterprise', enterpriseId);
  return riskAnalysesOfYear(db, enterpriseId, year).map(({ month, doneOn, measures }) => ({
    month,
    doneOn,
    measures,
  }));
}
