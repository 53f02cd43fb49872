import { addDays, addMonths, type CivilDate, endOfMonth, monthOf, yearOf } from '../dates/civil-date';

/** A calendar period in which something is owed once. */
export interface DutyWindow {
  /** `2026`, `2026H1` or `2026-10`. */
  readonly period: string;
  readonly start: CivilDate;
  readonly end: CivilDate;
  /** The day after the end. */
  readonly afterEnd: CivilDate;
}

/** Units that make calendar windows, with their length in months. */
const MONTHS = { year: 12, 'half-year': 6, month: 1 } as const;
export type WindowUnit = keyof typeof MONTHS;

/** True for a unit that makes calendar windows. */
export function isWindowUnit(unit: string | null): unit is WindowUnit {
  return unit !== null && unit in MONTHS;
}

/** Months of a window unit. */
export function monthsOf(unit: WindowUnit): number {
  return MONTHS[unit];
}

/** The window that holds `date`: calendar year, half-year (from 1 January and 1 July) or month. */
export function windowOf(date: CivilDate, unit: WindowUnit): DutyWindow {
  const year = yearOf(date);
  const month = monthOf(date);
  const length = MONTHS[unit];
  const first = month - ((month - 1) % length);
  const end = endOfMonth(year, first + length - 1);
  const start = addMonths(end, 1 - length).slice(0, 8);
  return {
    period: periodText(year, first, unit),
    start: `${start}01` as CivilDate,
    end,
    afterEnd: addDays(end, 1),
  };
}

/** The window before `window`. */
export function previousWindow(window: DutyWindow, unit: WindowUnit): DutyWindow {
  return windowOf(addDays(window.start, -1), unit);
}

/** All windows of a unit in a calendar year, in order. */
export function windowsOfYear(year: number, unit: WindowUnit): DutyWindow[] {
  const length = MONTHS[unit];
  return Array.from({ length: 12 / length }, (_, i) => windowOf(endOfMonth(year, i * length + 1), unit));
}

function periodText(year: number, firstMonth: number, unit: WindowUnit): string {
  if (unit === 'year') return String(year);
  if (unit === 'half-year') return `${year}H${firstMonth === 1 ? 1 : 2}`;
  return `${year}-${String(firstMonth).padStart(2, '0')}`;
}
