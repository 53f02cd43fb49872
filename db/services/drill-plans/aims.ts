import type { CivilDate } from '../../domain/dates/civil-date';
import {
  aimsOf,
  type Refusal,
  type ScheduleAims,
  type SchedulePreferences,
  type YearWishes,
} from '../../domain/schedule/preferences';
import type { DrillYearPlanRecord } from '../../repositories/drill-year';

/** Wishes as they are kept: numbers, yes and no as 1 and 0. */
export function wishesOf(plan: DrillYearPlanRecord | undefined): YearWishes {
  const kept = plan?.wishes ?? {};
  const yesNo = (value: number | undefined) => (value === undefined ? undefined : value !== 0);
  return {
    actionShare: kept.actionShare,
    gapDays: kept.gapDays,
    safetyMonth: yesNo(kept.safetyMonth),
    seasons: yesNo(kept.seasons),
  };
}

/** Wishes as they are kept. */
export function keptWishes(wishes: YearWishes): Record<string, number> {
  return Object.fromEntries(
    Object.entries(wishes).flatMap(([key, value]) => (value === undefined ? [] : [[key, Number(value)]])),
  );
}

/** The aims of a unit's year and its stretches without drills. */
export function planAims(
  preferences: SchedulePreferences,
  plan: DrillYearPlanRecord | undefined,
): { aims: ScheduleAims; refusals: readonly Refusal[] } {
  return {
    aims: aimsOf(preferences, wishesOf(plan)),
    refusals: (plan?.refusals ?? []).map(({ from, to, reason }) => ({
      from: from as CivilDate,
      to: to as CivilDate,
      reason,
    })),
  };
}
