import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { isOpenFiling } from '../../domain/filing/filing-state';
import { canTake } from '../../domain/plan/version-state';
import { type PlanRecord, planTable } from '../../repositories/plan';
import {
  listPlanVersions,
  listVersionFilings,
  nextVersionNumber,
  type PlanVersionRecord,
  planVersionTable,
  type VersionFiling,
} from '../../repositories/plan-version';
import { markDutiesDirty } from '../duties/refresh';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { reindex } from '../search/reindex';
import { checkPlanFields, checkVersionFields, type PlanFields, type PlanVersionFields } from './check-fields';
import { settleStates } from './settle-states';

/** Keeps search and duties right after a change of a plan and announces it; in the same transaction. */
export function afterPlanChange(deps: Deps, plan: PlanRecord): void {
  reindex(deps.db, 'plan', [plan.id]);
  markDutiesDirty(deps.db, [plan.enterpriseId ?? deps.self]);
  deps.changed('plans', [plan.id]);
  if (plan.enterpriseId) deps.changed('enterprises', [plan.enterpriseId]);
}

function insertVersion(deps: Deps, planId: string, fields: PlanVersionFields): PlanVersionRecord {
  const record: PlanVersionRecord = {
    ...checkVersionFields(deps, fields),
    id: deps.newId(),
    planId,
    number: nextVersionNumber(deps.db, planId),
    state: 'draft',
    ...newBookkeeping(deps),
  };
  planVersionTable.insert(deps.db, record);
  settleStates(deps, planId);
  return record;
}

/**
 * Registers a plan with its first version.
 * @throws PlanDeskError as `checkPlanFields` and `checkVersionFields`
 */
export function registerPlan(
  deps: Deps,
  input: { plan: PlanFields; version: PlanVersionFields },
): { id: string; versionId: string } {
  const plan: PlanRecord = {
    ...checkPlanFields(deps, input.plan, null),
    id: deps.newId(),
    status: 'active',
    ...newBookkeeping(deps),
  };
  planTable.insert(deps.db, plan);
  const version = insertVersion(deps, plan.id, input.version);
  afterPlanChange(deps, plan);
  return { id: plan.id, versionId: version.id };
}

/**
 * Changes kind, title, owner or remark. A plan that was handed in for filing keeps its owner and kind: register and
 * certificate name them.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, PLAN_FILED and those of `checkPlanFields`
 */
export function updatePlan(
  deps: Deps,
  input: { id: string; expectedVersion: number; fields: PlanFields },
): { id: string; version: number; changes: Record<string, [unknown, unknown]> } {
  const before = found(planTable.find(deps.db, input.id), '预案', input.id);
  assertEditable(deps, before, input.expectedVersion);
  const checked = checkPlanFields(deps, input.fields, before);
  const moved = checked.enterpriseId !== before.enterpriseId || checked.kind !== before.kind;
  const cases = listVersionFilings(deps.db, before.id).filter((filing) => filing.state !== 'void');
  if (moved && cases.length > 0)
    throw new PlanDeskError(
      'PLAN_FILED',
      '这项预案已办理备案，编制单位和种类不能再改；登记有误的，请先注销备案。',
      {
        cases: cases.map((filing) => filing.id),
      },
    );
  const changes: Record<string, [unknown, unknown]> = {};
  for (const key of ['enterpriseId', 'kind', 'title', 'remark'] as const)
    if (before[key] !== checked[key]) changes[key] = [before[key], checked[key]];
  if (Object.keys(changes).length === 0) return { id: before.id, version: before.version, changes };
  const plan = { ...nextBookkeeping(deps, before), ...checked };
  planTable.update(deps.db, plan);
  if (before.enterpriseId !== plan.enterpriseId) markDutiesDirty(deps.db, [before.enterpriseId ?? deps.self]);
  afterPlanChange(deps, plan);
  return { id: plan.id, version: plan.version, changes };
}

/**
 * Adds a version at the end of the chain; once it is published the one before is superseded.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, PLAN_WITHDRAWN, FIELDS_INVALID
 */
export function addVersion(
  deps: Deps,
  input: { planId: string; version: PlanVersionFields },
): { versionId: string } {
  const plan = found(planTable.find(deps.db, input.planId), '预案', input.planId);
  assertEditable(deps, plan);
  if (plan.status === 'withdrawn')
    throw new PlanDeskError('PLAN_WITHDRAWN', '这项预案已撤回，不能再登记新版本。', { id: plan.id });
  const version = insertVersion(deps, plan.id, input.version);
  afterPlanChange(deps, plan);
  return { versionId: version.id };
}

/**
 * Corrects a version. While a filing case holds it, its day of publication can be corrected but not removed.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, VERSION_FILED, FIELDS_INVALID
 */
export function updateVersion(
  deps: Deps,
  input: { versionId: string; expectedVersion: number; fields: PlanVersionFields },
): { id: string; planId: string; version: number; changes: Record<string, [unknown, unknown]> } {
  const before = found(planVersionTable.find(deps.db, input.versionId), '预案版本', input.versionId);
  assertEditable(deps, before, input.expectedVersion);
  const plan = found(planTable.find(deps.db, before.planId), '预案', before.planId);
  const fields = checkVersionFields(deps, input.fields);
  const holding = casesOf(deps, before);
  if (before.publishedOn !== null && fields.publishedOn === null && holding.length > 0)
    throw new PlanDeskError('VERSION_FILED', '这个版本已办理备案，公布日期可以更正，不能清空。', {
      field: 'publishedOn',
      cases: holding.map((filing) => filing.id),
    });
  // Taking the day of a review away corrects a mistake: the version was not in review at all.
  const unreviewed = before.state === 'in-review' && before.reviewDate !== null && fields.reviewDate === null;
  planVersionTable.update(deps.db, {
    ...nextBookkeeping(deps, before),
    ...fields,
    ...(unreviewed && { state: 'draft' }),
  });
  settleStates(deps, plan.id);
  afterPlanChange(deps, plan);
  const after = found(planVersionTable.find(deps.db, before.id), '预案版本', before.id);
  const changes: Record<string, [unknown, unknown]> = {};
  for (const key of Object.keys(fields) as (keyof PlanVersionFields)[])
    if (before[key] !== after[key]) changes[key] = [before[key], after[key]];
  return { id: after.id, planId: plan.id, version: after.version, changes };
}

function casesOf(deps: Deps, version: PlanVersionRecord): VersionFiling[] {
  return listVersionFilings(deps.db, version.planId).filter(
    (filing) => filing.versionId === version.id && filing.state !== 'void',
  );
}

/**
 * Takes a plan out of force with all its versions; what was filed stays in the filing register.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, PLAN_WITHDRAWN, PLAN_BEING_FILED {cases}
 */
export function withdrawPlan(
  deps: Deps,
  input: { id: string; expectedVersion: number; reason: string },
): { id: string; version: number } {
  const before = found(planTable.find(deps.db, input.id), '预案', input.id);
  assertEditable(deps, before, input.expectedVersion);
  if (before.status === 'withdrawn')
    throw new PlanDeskError('PLAN_WITHDRAWN', '这项预案已经撤回。', { id: before.id });
  const open = listVersionFilings(deps.db, before.id).filter((filing) => isOpenFiling(filing.state));
  if (open.length > 0)
    throw new PlanDeskError(
      'PLAN_BEING_FILED',
      '这项预案有正在办理的备案案卷，请先办结或注销案卷，再撤回预案。',
      {
        cases: open.map((filing) => filing.id),
      },
    );
  const plan: PlanRecord = { ...nextBookkeeping(deps, before), status: 'withdrawn' };
  planTable.update(deps.db, plan);
  for (const version of listPlanVersions(deps.db, plan.id))
    if (canTake(version.state, 'withdraw'))
      planVersionTable.update(deps.db, { ...nextBookkeeping(deps, version), state: 'withdrawn' });
  afterPlanChange(deps, plan);
  return { id: plan.id, version: plan.version };
}
