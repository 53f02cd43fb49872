import { type PlanConflict, planConflicts } from '../../../electron/contract/year-plan';
import type { Answer } from '../../api/contract';
import { dateOf } from '../drills/civil-days';

export type YearPlan = Answer<'drillPlans', 'view'>;
export type PlanDrill = YearPlan['drills'][number];
/** A line of the office's plan by industry. */
export type OfficeLine = Answer<'drillPlans', 'items'>['items'][number];

export const planViews = ['month', 'quarter', 'year', 'list', 'industries'] as const;
export type PlanViewKind = (typeof planViews)[number];

const dayLength = 86_400_000;

/** A civil date so many days later, or earlier. */
export function addDays(date: string, days: number): string {
  const at = new Date(Date.parse(`${date}T00:00:00Z`) + days * dayLength);
  return dateOf(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
}

export function monthOf(date: string): number {
  return Number(date.slice(5, 7));
}

/** A drill that is put elsewhere for the moment: while it is dragged, and until the core has answered. */
export interface Shift {
  readonly id: string;
  readonly date: string;
}

/** The drills with one of them put elsewhere. */
export function shifted(drills: readonly PlanDrill[], shift: Shift | null): readonly PlanDrill[] {
  return shift === null
    ? drills
    : drills.map((drill) => (drill.id === shift.id ? { ...drill, date: shift.date } : drill));
}

type Slots = Parameters<typeof planConflicts>[0];
type Ground = Parameters<typeof planConflicts>[1];

/** Everything that is wrong with the plan while its drills stand so. */
export function conflictsOf(
  plan: YearPlan,
  { drills, today, year }: { drills: readonly PlanDrill[]; today: string; year: number },
): PlanConflict[] {
  const owner = plan.enterprise?.id ?? null;
  const slots = drills.flatMap((drill) =>
    drill.date === null ? [] : [{ ...drill, enterpriseId: owner, open: drill.movable }],
  );
  return planConflicts(slots as unknown as Slots, { ...plan.ground, year, today } as unknown as Ground);
}
