import type { ReadDb, WriteDb } from '../connection';
import type { CalendarDay } from '../domain/dates/working-calendar';

/** A day declared otherwise than its weekday or the shipped calendar says. */
export interface OverrideRow extends CalendarDay {
  /** '000000' for the whole country. */
  readonly regionCode: string;
  /** The notice or rule it rests on. */
  readonly source: string;
}

/** A year whose arrangement was taken in here. */
export interface CalendarYearRow {
  readonly year: number;
  readonly source: string;
  readonly updatedAt: string;
}

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

/** Every override with its region and source, in order. */
export function allOverrides(db: ReadDb): OverrideRow[] {
  return db.all(
    'SELECT region_code AS regionCode, day AS date, kind, name, source FROM calendar_override ORDER BY region_code, day',
  );
}

/** The imported years with what they rest on. */
export function allCalendarYears(db: ReadDb): CalendarYearRow[] {
  return db.all('SELECT year, source, updated_at AS updatedAt FROM calendar_year ORDER BY year');
}

export function putOverride(db: WriteDb, row: OverrideRow, at: string): void {
  db.run(
    `INSERT INTO calendar_override (region_code, day, kind, name, source, updated_at)
     VALUES (@regionCode, @date, @kind, @name, @source, @at)
     ON CONFLICT (region_code, day) DO UPDATE SET kind = excluded.kind, name = excluded.name,
       source = excluded.source, updated_at = excluded.updated_at`,
    { regionCode: row.regionCode, date: row.date, kind: row.kind, name: row.name, source: row.source, at },
  );
}

export function dropOverride(db: WriteDb, key: { regionCode: string; date: string }): void {
  db.run('DELETE FROM calendar_override WHERE region_code = @regionCode AND day = @date', {
    regionCode: key.regionCode,
    date: key.date,
  });
}

export function putCalendarYear(db: WriteDb, row: { year: number; source: string }, at: string): void {
  db.run(
    `INSERT INTO calendar_year (year, source, updated_at) VALUES (@year, @source, @at)
     ON CONFLICT (year) DO UPDATE SET source = excluded.source, updated_at = excluded.updated_at`,
    { year: row.year, source: row.source, at },
  );
}

export function dropCalendarYear(db: WriteDb, year: number): void {
  db.run('DELETE FROM calendar_year WHERE year = @year', { year });
}
