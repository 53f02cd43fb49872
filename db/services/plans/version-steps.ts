import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { asCivilDate, type CivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import { isOpenFiling } from '../../domain/filing/filing-state';
import { versionDateProblems } from '../../domain/plan/version-dates';
import {
  type PlanVersionContext,
  type PlanVersionStep,
  planVersionActions,
  transitionPlanVersion,
} from '../../domain/plan/version-state';
import { datesAfterStep } from '../../domain/plan/version-steps';
import type { Blocker } from '../../domain/state-machine';
import { enterpriseTable } from '../../repositories/enterprise';
import { type PlanRecord, planTable } from '../../repositories/plan';
import {
  listVersionFilings,
  type PlanVersionRecord,
  planVersionTable,
} from '../../repositories/plan-version';
import { FieldCheck } from '../field-check';
import { assertEditable, found, nextBookkeeping } from '../own-row';
import { afterPlanChange } from './save-plan';
import { settleStates } from './settle-states';

export interface VersionStepInput {
  versionId: string;
  expectedVersion: number;
  step: PlanVersionStep;
  onDate: string;
  reason: string | null;
  reviewWay: 'review' | 'verification' | null;
  afterChanges: boolean;
}

/** Units that must have their plans reviewed by experts (办法 21). */
const REVIEW_SET = 'SET-B';

function contextOf(
  db: ReadDb,
  plan: PlanRecord,
  version: PlanVersionRecord,
  onDate: CivilDate,
  reason: string | null,
): PlanVersionContext {
  const owner = plan.enterpriseId === null ? undefined : enterpriseTable.find(db, plan.enterpriseId);
  return {
    reviewRequired: owner?.sets.includes(REVIEW_SET) ?? false,
    reviewDate: version.reviewDate as CivilDate | null,
    reviewResult: version.reviewResult,
    signedOn: version.signedOn as CivilDate | null,
    onDate,
    reason,
  };
}

/** What a person can do next with a version, and what blocks it. A missing reason is asked for by the form, not told here. */
export function nextSteps(
  db: ReadDb,
  plan: PlanRecord,
  version: PlanVersionRecord,
  today: string,
): { step: PlanVersionStep; to: string; blockers: Blocker[] }[] {
  if (plan.status === 'withdrawn') return [];
  return planVersionActions(version.state, contextOf(db, plan, version, asCivilDate(today), null)).flatMap(
    ({ action, to, blockers }) =>
      action === 'supersede'
        ? []
        : [{ step: action, to, blockers: blockers.filter(({ code }) => code !== 'REASON_MISSING') }],
  );
}

/**
 * One step in the life of a version, by the domain's table: the state, the date it sets, and in the same transaction the
 * earlier version that gives way to a published one.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, PLAN_WITHDRAWN, VERSION_STEP_BLOCKED {step, blockers},
 *   PLAN_BEING_FILED {cases}, FIELDS_INVALID
 */
export function takeVersionStep(
  deps: Deps,
  input: VersionStepInput,
): { id: string; planId: string; label: string; version: number } {
  const before = found(planVersionTable.find(deps.db, input.versionId), '预案版本', input.versionId);
  assertEditable(deps, before, input.expectedVersion);
  const plan = found(planTable.find(deps.db, before.planId), '预案', before.planId);
  if (plan.status === 'withdrawn')
    throw new PlanDeskError('PLAN_WITHDRAWN', '这项预案已撤回，不能再办理。', { id: plan.id });
  const check = new FieldCheck();
  check.date('onDate', input.onDate, deps.clock.today());
  check.throwIfAny();
  const context = contextOf(deps.db, plan, before, asCivilDate(input.onDate), input.reason);
  const moved = transitionPlanVersion(before.state, input.step, context);
  if (!moved.ok)
    throw new PlanDeskError('VERSION_STEP_BLOCKED', moved.error.map(({ message }) => message).join(''), {
      step: input.step,
      blockers: moved.error.map(({ code, message }) => ({ code, text: message })),
    });
  if (input.step === 'withdraw') refuseWhileFiled(deps, before);
  const after = { ...datesAfterStep(before, input.step, input), state: moved.value };
  for (const problem of versionDateProblems(after)) check.add('onDate', problem.code, problem.message);
  check.throwIfAny();
  planVersionTable.update(deps.db, nextBookkeeping(deps, after));
  settleStates(deps, plan.id);
  afterPlanChange(deps, plan);
  const kept = found(planVersionTable.find(deps.db, before.id), '预案版本', before.id);
  return { id: kept.id, planId: plan.id, label: kept.label, version: kept.version };
}

function refuseWhileFiled(deps: Deps, version: PlanVersionRecord): void {
  const open = listVersionFilings(deps.db, version.planId).filter(
    (filing) => filing.versionId === version.id && isOpenFiling(filing.state),
  );
  if (open.length > 0)
    throw new PlanDeskError(
      'PLAN_BEING_FILED',
      '这个版本有正在办理的备案案卷，请先办结或注销案卷，再撤回。',
      { cases: open.map((filing) => filing.id) },
    );
}
