import type { ReadDb } from '../connection';
import type { CalendarDay } from '../domain/dates/working-calendar';

/** Days that this desk or an office above it declared otherwise: the wider region first, then by day. */
export function listCalendarOverrides(
  db: ReadDb,
  regions: readonly string[],
): { date: string; kind: CalendarDay['kind']; name: string }[] {
  return db.all(
    `SELECT day AS date, kind, name FROM calendar_override
     WHERE region_code IN (SELECT value FROM json_each(@regions)) ORDER BY region_code, day`,
    { regions: JSON.stringify(regions) },
  );
}

/** Years whose arrangement was imported here, beyond the shipped ones. */
export function listCalendarYears(db: ReadDb): number[] {
  return db.allRaw('SELECT year FROM calendar_year ORDER BY year').map(([year]) => Number(year));
}
