import type { CivilDate } from '../dates/civil-date';
import type { DrillForm } from '../drill/axes';
import type { PlanKind } from '../plan/kinds';
import type { Resource } from './bookings';

/** Why a drill stands on its day. */
export const DAY_REASONS = ['interval', 'season', 'safety-month', 'spread'] as const;
export type DayReason = (typeof DAY_REASONS)[number];

/** One proposed drill. */
export interface ProposedDrill {
  readonly date: CivilDate;
  readonly planKind: PlanKind;
  /** The registered plan to drill; null when the unit has registered none of the kind. */
  readonly planId: string | null;
  readonly form: DrillForm;
  /** Rules this drill counts for, in the order of the rule book. */
  readonly meets: readonly string[];
  /** In Chinese sentences: what it is for, which plan, why that day. */
  readonly why: string;
  readonly dayReason: DayReason;
  /** The kind of accident of the plan, where its title says one. */
  readonly accidentKind: string | null;
  /** Who and what its last drill had and is free on the day. */
  readonly resources: readonly Resource[];
  /** The day was chosen without knowing the year's holidays. */
  readonly provisional: boolean;
}
