import type { Deps } from '../../core';
import { planTable } from '../../repositories/plan';
import { planVersionTable, storeRefiling } from '../../repositories/plan-version';
import { FieldCheck } from '../field-check';
import { assertEditable, found } from '../own-row';
import { afterPlanChange } from './save-plan';

/**
 * Keeps what the person decided of filing a version anew, after the comparison showed what it changes (办法 37). The program
 * explains; it never decides.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, FIELDS_INVALID
 */
export function decideRefiling(
  deps: Deps,
  input: { versionId: string; decision: 'refile' | 'keep'; onDate: string; reason: string },
): { planId: string; label: string } {
  const version = found(planVersionTable.find(deps.db, input.versionId), '预案版本', input.versionId);
  assertEditable(deps, version);
  const plan = found(planTable.find(deps.db, version.planId), '预案', version.planId);
  const check = new FieldCheck();
  check.date('onDate', input.onDate, deps.clock.today());
  const reason = check.lines(input.reason) ?? '';
  if (reason.length < 2) check.add('reason', 'REQUIRED', '请写明理由。');
  check.throwIfAny();
  const { decision, onDate: on } = input;
  storeRefiling(deps.db, version.id, { decision, on, reason }, deps.clock.now());
  afterPlanChange(deps, plan);
  return { planId: plan.id, label: version.label };
}
