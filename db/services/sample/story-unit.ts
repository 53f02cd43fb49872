import type { EnterprisePlanKind } from '../../domain/plan/kinds';
import { hazardOf } from './documents/plan-text';
import type { SampleData } from './sample-data';
import type { SampleUnit } from './units';

/** A plan of a unit; ids are there once the act that registers it has run. */
export interface StoryPlan {
  readonly kind: EnterprisePlanKind;
  /** Key of the hazard it is about. */
  readonly hazard: string;
  readonly title: string;
  id: string;
  /** The newest version. */
  versionId: string;
  /** The version before it, or ''. */
  earlierVersionId: string;
}

/** A registered unit whose story is being told. */
export interface StoryUnit {
  readonly unit: SampleUnit;
  readonly id: string;
  /** Rule sets as the program computed them. */
  readonly sets: readonly string[];
  readonly plans: readonly StoryPlan[];
}

/** Which plans a unit keeps: the larger it is, the more. The first is the one that its drills of the year are about. */
export function plansOf(data: SampleData, unit: SampleUnit): StoryPlan[] {
  const { hazards } = unit.kind;
  const staff = unit.fields.employees ?? 0;
  const main = hazards[0] ?? '';
  const second = hazards[1] ?? main;
  const plan = (kind: EnterprisePlanKind, hazard: string): StoryPlan => ({
    kind,
    hazard,
    title: titleOf(data, unit, kind, hazard),
    id: '',
    versionId: '',
    earlierVersionId: '',
  });
  if (staff < 8) return [plan('special', main), plan('onsite', main)];
  const basic = [plan('comprehensive', main), plan('onsite', main)];
  if (staff < 60) return unit.random.chance(0.2) ? [...basic, plan('special', second)] : basic;
  if (staff < 250) return [...basic, plan('special', main), plan('onsite', second)];
  return [
    ...basic,
    ...hazards.map((hazard) => plan('special', hazard)),
    ...hazards.slice(1).map((hazard) => plan('onsite', hazard)),
  ];
}

function titleOf(data: SampleData, unit: SampleUnit, kind: EnterprisePlanKind, hazard: string): string {
  if (kind === 'comprehensive') return `${unit.fields.name}生产安全事故综合应急预案`;
  const { name } = hazardOf(data, hazard);
  return kind === 'special' ? `${name}事故专项应急预案` : `${name}现场处置方案`;
}
