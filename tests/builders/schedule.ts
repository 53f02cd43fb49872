import type { SchedulePreferences } from '../../db/domain/schedule/preferences';
import seasonsPack from '../../resources/rules/drill-seasons.json';

/** The shipped preferences of a year plan. */
export const shippedSeasons = seasonsPack as SchedulePreferences;
