import type { Deps } from '../../core';
import { deskLaw } from '../../law/desk-law';
import { type DrillRecord, drillTable } from '../../repositories/drill';
import { drillsInUse, drillsOfYear, participantsOf, yearPlanOf } from '../../repositories/drill-year-views';
import { enterpriseTable } from '../../repositories/enterprise';
import { writeScheduled } from '../drills/accept-schedule';
import { markDutiesDirty } from '../duties/refresh';
import { assertEditable, found, nextBookkeeping } from '../own-row';
import { reindex } from '../search/reindex';
import { assertDraft } from './save-year-plan';
import { workOutPlan } from './work-out-plan';

/**
 * Puts into a year plan what it still lacks. With `fresh` the drills that a proposal made and nobody has touched are taken out
 * first, so that a change of wishes or refusals takes hold; fixed days, prepared drills and drills with people of their own stay.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, YEAR_PLAN_APPROVED
 */
export function fillYearPlan(
  deps: Deps,
  input: { enterpriseId: string | null; year: number; fresh: boolean },
): { created: number; removed: number; unmet: number } {
  const { enterpriseId, year } = input;
  if (enterpriseId !== null)
    assertEditable(deps, found(enterpriseTable.find(deps.db, enterpriseId), '单位', enterpriseId));
  const plan = yearPlanOf(deps.db, { enterpriseId, year, self: deps.self });
  if (plan?.origin === deps.self) assertDraft(deps, plan);
  const removed = input.fresh ? takeOut(deps, untouched(deps, enterpriseId, year)) : 0;
  const scope = { enterpriseId, year, today: deps.clock.today(), self: deps.self };
  const { drills, unmet } = workOutPlan(deps.db, deskLaw(deps.db, deps.law), scope);
  for (const drill of drills) writeScheduled(deps, year, drill);
  if (removed > 0 || drills.length > 0) {
    markDutiesDirty(deps.db, [enterpriseId ?? deps.self]);
    deps.changed('drills');
  }
  return { created: drills.length, removed, unmet: unmet.length };
}

/** Proposed for the year, still to come, as they were written: never changed, never given anybody or anything by hand. */
function untouched(deps: Deps, enterpriseId: string | null, year: number): DrillRecord[] {
  const today = deps.clock.today();
  const drills = drillsOfYear(deps.db, { enterpriseId, year, owner: deps.self }).filter(
    (drill) =>
      drill.origin === deps.self &&
      drill.state === 'planned' &&
      drill.yearPlanYear === year &&
      !drill.fixed &&
      drill.version === 1 &&
      (drill.plannedOn ?? '') >= today,
  );
  const created = new Map(drills.map((drill) => [drill.id, drill.createdAt]));
  const touched = new Set(
    participantsOf(deps.db, [...created.keys()])
      .filter((row) => row.version > 1 || row.createdAt !== created.get(row.drillId))
      .map(({ drillId }) => drillId),
  );
  const used = drillsInUse(deps.db, [...created.keys()]);
  return drills.filter(({ id }) => !touched.has(id) && !used.has(id));
}

function takeOut(deps: Deps, drills: readonly DrillRecord[]): number {
  for (const drill of drills) {
    drillTable.update(deps.db, {
      ...nextBookkeeping(deps, drill),
      voidedAt: deps.clock.now(),
      voidReason: '重新编排年度计划',
    });
    reindex(deps.db, 'drill', [drill.id]);
  }
  return drills.length;
}
