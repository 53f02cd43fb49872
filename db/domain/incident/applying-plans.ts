import type { GovernmentPlanKind } from '../plan/government/kinds';
import type { PlanKind } from '../plan/kinds';

/** A plan in force, as far as the choice goes. */
export interface PlanFacts {
  readonly id: string;
  readonly title: string;
  readonly kind: PlanKind;
  /** null: of an office. */
  readonly enterpriseId: string | null;
  readonly governmentKind: GovernmentPlanKind | null;
  /** As entered; where nothing was, those that its title tells (`kindsGuessed`). */
  readonly accidentKinds: readonly string[];
  readonly kindsGuessed: boolean;
  /** Six digits, of the office that keeps it. */
  readonly regionCode: string;
  /** Of the newest published version; null: none was published. */
  readonly publishedOn: string | null;
}

/** Why a plan applies, the narrowest first. */
export const PLAN_REASONS = ['hazard', 'kind', 'place', 'whole', 'open'] as const;
export type PlanReason = (typeof PLAN_REASONS)[number];

export interface AppliedPlan<T extends PlanFacts = PlanFacts> {
  readonly plan: T;
  readonly owner: 'unit' | 'office';
  /**
   * `hazard`: it answers the very hazard; `kind`: it is made for this kind of accident; `place`: of the town; `whole`:
   * comprehensive or overall; `open`: nobody said what it is for.
   */
  readonly reason: PlanReason;
}

/** What the choice needs of an incident. */
export interface PlannedIncident {
  readonly accidentKind: string;
  readonly enterpriseId: string | null;
  readonly regionCode: string;
  readonly town: string | null;
  /** Plans that are linked to the hazard it happened at. */
  readonly hazardPlans: readonly string[];
}

const UNIT_ORDER: readonly PlanKind[] = ['onsite', 'special', 'comprehensive'];

/** True when an office of this region is responsible for a place in that one: the same or a superior. */
export function governs(officeRegion: string, regionCode: string): boolean {
  return regionCode.startsWith(officeRegion.replace(/(?:00){1,2}$/, ''));
}

function reasonOf(plan: PlanFacts, incident: PlannedIncident): PlanReason | null {
  if (incident.hazardPlans.includes(plan.id)) return 'hazard';
  if (plan.enterpriseId !== null) {
    if (plan.enterpriseId !== incident.enterpriseId) return null;
    if (plan.kind === 'comprehensive') return 'whole';
  } else {
    if (!governs(plan.regionCode, incident.regionCode)) return null;
    const ofTown = plan.governmentKind === 'town' || plan.governmentKind === 'village';
    if (ofTown) return incident.town !== null && plan.title.includes(incident.town) ? 'place' : null;
    if (plan.governmentKind === 'overall') return 'whole';
  }
  if (plan.accidentKinds.includes(incident.accidentKind)) return 'kind';
  if (plan.accidentKinds.length > 0) return null;
  // A plan of an office for which nobody named a kind may be about anything: floods, epidemics.
  return plan.enterpriseId !== null ? 'open' : null;
}

/**
 * Plans to turn to, in the order in which they are taken up: those of the unit from the narrowest to the widest, then those
 * of governments and departments. Withdrawn plans must not be handed in.
 */
export function plansThatApply<T extends PlanFacts>(
  incident: PlannedIncident,
  plans: readonly T[],
): readonly AppliedPlan<T>[] {
  const found = plans.flatMap((plan): AppliedPlan<T>[] => {
    const reason = reasonOf(plan, incident);
    return reason === null ? [] : [{ plan, owner: plan.enterpriseId === null ? 'office' : 'unit', reason }];
  });
  const order = ({ plan, owner, reason }: AppliedPlan<T>): readonly number[] => [
    owner === 'unit' ? 0 : 1,
    reason === 'open' ? 1 : 0,
    owner === 'unit' ? UNIT_ORDER.indexOf(plan.kind) : 0,
    PLAN_REASONS.indexOf(reason),
    plan.publishedOn === null ? 1 : 0,
    plan.accidentKinds.length,
  ];
  return found.sort((a, b) => {
    const [left, right] = [order(a), order(b)];
    const at = left.findIndex((value, index) => value !== right[index]);
    if (at >= 0) return (left[at] ?? 0) - (right[at] ?? 0);
    return (
      (b.plan.publishedOn ?? '').localeCompare(a.plan.publishedOn ?? '') ||
      (a.plan.title < b.plan.title ? -1 : a.plan.title > b.plan.title ? 1 : 0)
    );
  });
}
