import type { ReadDb } from '../../connection';
import { type CalendarDayView, yearView } from '../../domain/dates/calendar-view';
import type { CalendarDay } from '../../domain/dates/working-calendar';
import { PlanDeskError } from '../../domain/errors';
import type { Law } from '../../law';
import { deskLaw, regionsAbove } from '../../law/desk-law';
import {
  allCalendarYears,
  allOverrides,
  listCalendarYears,
  type OverrideRow,
} from '../../repositories/calendar';
import { lastStandingImport } from '../../repositories/calendar-change';
import { selfOffice } from '../../repositories/office';

/** Notices come out in late October or November; from this day a missing next year is worth a warning. */
const WARN_FROM = '11-01';
const COUNTRY = '000000';

/** Where a day's kind comes from. */
export type DaySource = 'week' | 'shipped' | 'imported' | 'regional';

export interface CalendarYearView {
  year: number;
  origin: 'shipped' | 'imported' | 'missing';
  /** The notice, or what the shipped data rests on. */
  source: string;
  importedAt: string | null;
  holidays: number;
  makeups: number;
}

/** The year that should be known by now and is not; null when all is well. */
export function missingYear(db: ReadDb, law: Law, today: string): number | null {
  const last = Math.max(law.calendarData.lastYear, ...listCalendarYears(db));
  const year = Number(today.slice(0, 4));
  if (last < year) return last + 1;
  return last === year && today.slice(5) >= WARN_FROM ? year + 1 : null;
}

/** All years with what they rest on, one missing year behind the last included; newest first. */
export function calendarYears(db: ReadDb, law: Law): CalendarYearView[] {
  const imported = new Map(allCalendarYears(db).map((row) => [row.year, row]));
  const { firstYear, lastYear } = law.calendarData;
  const last = Math.max(lastYear, ...imported.keys());
  const { calendar } = deskLaw(db, law);
  const years: CalendarYearView[] = [];
  for (let year = last + 1; year >= firstYear; year -= 1) {
    const row = imported.get(year);
    const days = yearView(calendar, year);
    years.push({
      year,
      origin: row ? 'imported' : year <= lastYear ? 'shipped' : 'missing',
      source: row?.source ?? (year <= lastYear ? shippedSource(law) : ''),
      importedAt: row?.updatedAt ?? null,
      holidays: days.filter(({ kind }) => kind === 'holiday').length,
      makeups: days.filter(({ kind }) => kind === 'makeup').length,
    });
  }
  return years;
}

/** One year day by day with the source of each. */
export function calendarYear(
  db: ReadDb,
  law: Law,
  year: number,
): (CalendarDayView & { source: DaySource; notice: string })[] {
  const desk = deskLaw(db, law);
  const sources = new Map<string, OverrideRow>();
  const regions = regionsAbove(selfOffice(db)?.regionCode ?? COUNTRY);
  for (const row of allOverrides(db)) if (regions.includes(row.regionCode)) sources.set(row.date, row);
  return yearView(desk.calendar, year).map((day) => {
    const row = sources.get(day.date);
    if (row)
      return { ...day, source: row.regionCode === COUNTRY ? 'imported' : 'regional', notice: row.source };
    const named = day.name !== '' && day.kind !== 'workday' && day.kind !== 'weekend';
    return { ...day, source: named ? 'shipped' : 'week', notice: '' };
  });
}

/** Local days kept here, for this region and those above it. */
export function regionalRows(db: ReadDb): OverrideRow[] {
  const regions = regionsAbove(selfOffice(db)?.regionCode ?? COUNTRY);
  return allOverrides(db).filter(({ regionCode }) => regionCode !== COUNTRY && regions.includes(regionCode));
}

/**
 * The country's arrangement of a year as another office would take it in, without local days.
 * @throws PlanDeskError CALENDAR_YEAR_UNKNOWN
 */
export function yearArrangement(db: ReadDb, law: Law, year: number): { source: string; days: CalendarDay[] } {
  const imported = allCalendarYears(db).find((row) => row.year === year);
  const shipped = law.calendarData.days.filter(({ date }) => date.startsWith(`${year}-`));
  if (imported === undefined && shipped.length === 0)
    throw new PlanDeskError('CALENDAR_YEAR_UNKNOWN', `还没有${year}年的放假安排，无法导出。`, { year });
  if (imported === undefined) return { source: shippedSource(law), days: shipped };
  const rows = allOverrides(db).filter(
    ({ regionCode, date }) => regionCode === COUNTRY && date.startsWith(`${year}-`),
  );
  return { source: imported.source, days: rows.map(({ date, kind, name }) => ({ date, kind, name })) };
}

/** Whether an import can be taken back, and which. */
export function undoableImport(db: ReadDb): { id: string; year: number; title: string } | null {
  const last = lastStandingImport(db);
  return last ? { id: last.id, year: last.year ?? 0, title: last.title } : null;
}

function shippedSource(law: Law): string {
  const { source } = law.calendarData;
  return source ? `${source.title}（${source.article}）` : '';
}
