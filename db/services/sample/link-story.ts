import { planTable } from '../../repositories/plan';
import { addPlanLink, setPlanScope } from '../plan-checks/plan-links';
import { makeCard } from '../response-cards/save-card';
import { hazardOf } from './documents/plan-text';
import { LINKED_AGO, type ToldGovernmentPlan } from './government-story';
import type { StoryPlan, StoryUnit } from './story-unit';
import type { Teller } from './timeline';

const LEVELS = ['一级', '二级', '三级'];

/**
 * How comprehensive plans of dangerous units link to those of the county: mostly well, some to a plan that was withdrawn
 * since, some with an accident kind left over or a level that the plan does not have, some not at all.
 */
export function tellLinks(
  teller: Teller,
  units: readonly StoryUnit[],
  government: ReadonlyMap<string, ToldGovernmentPlan>,
): void {
  const { timeline, days } = teller;
  units.forEach((who, n) => {
    const plan = who.plans[0];
    if (plan?.kind !== 'comprehensive') return;
    timeline.add(days.ago(LINKED_AGO), (deps) => {
      const record = plan.id === '' ? undefined : planTable.find(deps.db, plan.id);
      if (!record) return;
      const kinds = accidentKindsOf(teller, who);
      setPlanScope(deps, {
        planId: record.id,
        expectedVersion: record.version,
        accidentKinds: kinds,
        responseLevels: LEVELS,
      });
      if (n % 7 === 6) return;
      const special = [...government.values()].filter(
        ({ plan: upper, id }) =>
          id !== '' && upper.kind === 'special' && upper.accidentKinds.some((kind) => kinds.includes(kind)),
      );
      // The withdrawn plan stands first among those for coal mines: whoever linked to it has not noticed yet.
      const upper =
        special.find(({ plan: { withdrawn } }) => n % 3 === 0 && withdrawn !== undefined) ??
        special.find(({ plan: { withdrawn } }) => withdrawn === undefined);
      if (upper)
        for (const kind of kinds.filter((each) => upper.plan.accidentKinds.includes(each)))
          addPlanLink(deps, {
            planId: record.id,
            upperPlanId: upper.id,
            accidentKind: kind,
            responseLevel: n % 5 === 4 ? '特级' : '一级',
            remark: null,
          });
      const general = government.get('production');
      if (general && n % 4 !== 2)
        addPlanLink(deps, {
          planId: record.id,
          upperPlanId: general.id,
          accidentKind: null,
          responseLevel: '一级',
          remark: '扩大响应时由县级指挥部接管现场指挥。',
        });
    });
  });
}

/** Most other units hang on to the county's plan for production accidents; every eighth has not thought of it. */
export function tellUsualLinks(
  { timeline, days }: Teller,
  units: readonly StoryUnit[],
  government: ReadonlyMap<string, ToldGovernmentPlan>,
): void {
  units.forEach((who, n) => {
    const plan = who.plans[0];
    if (plan?.kind !== 'comprehensive' || n % 8 === 7) return;
    timeline.add(days.ago(LINKED_AGO), (deps) => {
      const upperPlanId = government.get('production')?.id ?? '';
      if (plan.id === '' || upperPlanId === '') return;
      addPlanLink(deps, {
        planId: plan.id,
        upperPlanId,
        accidentKind: null,
        responseLevel: LEVELS[0] ?? null,
        remark: null,
      });
    });
  });
}

function accidentKindsOf({ data }: Teller, { unit }: StoryUnit): string[] {
  return [...new Set(unit.kind.hazards.flatMap((key) => hazardOf(data, key).accidentKinds))];
}

/** Response cards for the posts of some on-site plans. */
export function tellCards({ timeline, data, days }: Teller, units: readonly StoryUnit[]): void {
  const issuedOn = days.ago(1);
  const card = (who: StoryUnit, plan: StoryPlan, post: string) => {
    const hazard = hazardOf(data, plan.hazard);
    return {
      post,
      risk: hazard.name,
      signs: hazard.signs,
      steps: hazard.steps,
      gear: hazard.gear,
      never: hazard.taboos,
      contacts: [
        `值班室 ${who.unit.dutyPhone}`,
        `${who.unit.fields.safetyOfficer ?? '安全负责人'} 安全负责人 ${who.unit.fields.safetyOfficerPhone ?? who.unit.dutyPhone}`,
      ],
      issuedOn,
      remark: null,
    };
  };
  for (const who of units)
    for (const plan of who.plans.filter(({ kind }) => kind === 'onsite'))
      timeline.add(issuedOn, (deps) => {
        if (plan.id === '') return;
        for (const post of ['当班班长', '岗位操作人员'])
          makeCard(deps, { planId: plan.id, fields: card(who, plan, post) });
      });
}
