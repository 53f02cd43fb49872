import { type CivilDate, daysInMonth, fromDayNumber, toDayNumber, weekdayOfDayNumber } from './civil-date';
import { isWorkingDay, type WorkingCalendar } from './working-calendar';

/** workday and weekend are as the week says; holiday and makeup are what a notice or a local rule changed. */
export const DAY_KINDS = ['workday', 'weekend', 'holiday', 'makeup'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/** What is done to the working days of a desk. */
export const CALENDAR_CHANGE_KINDS = ['import', 'add-day', 'remove-day', 'undo'] as const;
export type CalendarChangeKind = (typeof CALENDAR_CHANGE_KINDS)[number];

/** One day of a year as the calendar counts it. */
export interface CalendarDayView {
  readonly date: CivilDate;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  readonly kind: DayKind;
  readonly name: string;
}

/** Every day of a year with what it is; years without a notice show their weeks and local days. */
export function yearView(calendar: WorkingCalendar, year: number): CalendarDayView[] {
  const days: CalendarDayView[] = [];
  for (let month = 1; month <= 12; month += 1)
    for (let day = 1; day <= daysInMonth(year, month); day += 1) {
      const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      days.push(dayView(calendar, text as CivilDate));
    }
  return days;
}

function dayView(calendar: WorkingCalendar, date: CivilDate): CalendarDayView {
  const number = toDayNumber(date);
  const weekday = weekdayOfDayNumber(number);
  const weekend = weekday >= 6;
  const worked = isWorkingDay(calendar, date);
  const named = calendar.named.get(number);
  const kind: DayKind = worked ? (weekend ? 'makeup' : 'workday') : weekend && !named ? 'weekend' : 'holiday';
  return { date, weekday, kind, name: named?.name ?? '' };
}

/** Days on which two calendars disagree whether they are worked, in order. */
export function changedDays(
  before: WorkingCalendar,
  after: WorkingCalendar,
  from: CivilDate,
  to: CivilDate,
): { date: CivilDate; worked: boolean; name: string }[] {
  const changed: { date: CivilDate; worked: boolean; name: string }[] = [];
  for (let number = toDayNumber(from); number <= toDayNumber(to); number += 1) {
    const date = fromDayNumber(number);
    const worked = isWorkingDay(after, date);
    if (worked === isWorkingDay(before, date)) continue;
    changed.push({ date, worked, name: (after.named.get(number) ?? before.named.get(number))?.name ?? '' });
  }
  return changed;
}
