import type { Deps } from '../../core';
import { drillYearPlanTable } from '../../repositories/drill-year';
import { fillYearPlan } from '../drill-plans/fill-plan';
import { saveYearItem } from '../drill-plans/office-items';
import { approveYearPlan, saveYearPlan } from '../drill-plans/save-year-plan';
import type { StoryUnit } from './story-unit';
import type { Teller } from './timeline';

/** Units that made a plan of their drills for the year, and one that is writing next year's. */
const PLANNING = 14;
/** Every fifth has not been approved. */
const UNAPPROVED = 5;
const NEXT_DRAFTED = 6;
const NO_WISHES = { refusals: [], wishes: {} } as const;

/** What the office wants to see drilled this year, by industry. */
const OFFICE_ITEMS = [
  { category: '煤矿', topic: '井下火灾撤人和自救', month: 5, target: 4, guidance: 2, observing: 2 },
  {
    category: '危险化学品生产',
    topic: '液氨泄漏堵漏和周边疏散',
    month: 6,
    target: 3,
    guidance: 2,
    observing: 3,
  },
  {
    category: '危险化学品经营',
    topic: '加油站卸油泄漏处置',
    month: 9,
    target: 12,
    guidance: 1,
    observing: 0,
  },
  { category: null, topic: '人员密集场所消防疏散', month: 11, target: 20, guidance: 0, observing: 0 },
] as const;

/** Year plans of drills: the office's own with its lines, those of units, a draft for the year to come. */
export function tellYearPlans({ timeline, days }: Teller, units: readonly StoryUnit[]): void {
  const year = Number(days.today.slice(0, 4));
  const made = days.orBefore(
    days.ago(days.today.slice(5) < '01-20' ? 0 : daysSince(days.today, `${year}-01-12`)),
  );
  timeline.add(made, (deps) => {
    const plan = saveYearPlan(deps, {
      ...{ enterpriseId: null, year, expectedVersion: null },
      fields: {
        ...{ ...NO_WISHES, title: `${year}年度应急演练工作计划`, responsible: '例审核', budget: 60_000 },
        remark: null,
      },
    });
    for (const item of OFFICE_ITEMS)
      saveYearItem(deps, {
        ...{ yearPlanId: plan.id, id: null, expectedVersion: null },
        fields: { ...item, responsible: '样值班', remark: null },
      });
    approve(deps, plan.id, '示局长');
  });
  units.slice(0, PLANNING).forEach((who, at) => {
    timeline.add(made, (deps) => {
      const plan = saveYearPlan(deps, unitPlan(who, year));
      if (at % UNAPPROVED !== UNAPPROVED - 1) approve(deps, plan.id, who.unit.fields.principal ?? '示经理');
    });
  });
  const [first] = units;
  if (first)
    timeline.add(days.ago(NEXT_DRAFTED), (deps) => {
      saveYearPlan(deps, unitPlan(first, year + 1));
      fillYearPlan(deps, { enterpriseId: first.id, year: year + 1, fresh: false });
    });
}

function unitPlan(who: StoryUnit, year: number) {
  return {
    ...{ enterpriseId: who.id, year, expectedVersion: null },
    fields: {
      ...{ ...NO_WISHES, title: `${who.unit.fields.name}${year}年度应急演练计划` },
      ...{ responsible: who.unit.fields.safetyOfficer, budget: 5_000, remark: null },
    },
  };
}

function approve(deps: Deps, id: string, approvedBy: string): void {
  approveYearPlan(deps, {
    ...{ id, expectedVersion: drillYearPlanTable.find(deps.db, id)?.version ?? 0 },
    ...{ approvedBy, approvedOn: deps.clock.today(), documentNo: null },
  });
}

const daysSince = (today: string, day: string) =>
  Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
