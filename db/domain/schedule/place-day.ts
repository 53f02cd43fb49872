import { type CivilDate, fromDayNumber, monthOf, toDayNumber } from '../dates/civil-date';
import { isWorkingDay, type WorkingCalendar } from '../dates/working-calendar';
import type { Bookings, Resource } from './bookings';
import { isRefused, type Refusal } from './preferences';

/** What the choice of days works on; `taken` grows with every day that is chosen. */
export interface DayDesk {
  readonly calendar: WorkingCalendar;
  readonly refusals: readonly Refusal[];
  readonly bookings: Bookings;
  readonly gapDays: number;
  /** `MM-DD` of holidays that every year has; asked where the year's arrangement is not known. */
  readonly fixedHolidays: readonly string[];
  /** Day numbers on which the subject has a drill already. */
  readonly taken: Set<number>;
}

export interface WantedDay {
  /** Day number. */
  readonly day: number;
  /** Months (1–12) that the day should lie in; null: any. */
  readonly months: readonly number[] | null;
}

export interface PlacedDay {
  readonly date: CivilDate;
  /** Resources that are free on the day. */
  readonly booked: readonly Resource[];
  /** Resources that are elsewhere on every day that could be chosen. */
  readonly dropped: readonly Resource[];
}

/** True when at least one day of the stretch is not refused. */
export function hasOpenDay(from: CivilDate, to: CivilDate, refusals: readonly Refusal[]): boolean {
  let day: number = toDayNumber(from);
  const last = toDayNumber(to);
  const ordered = [...refusals].sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const refusal of ordered) {
    if (day > last) return false;
    if (toDayNumber(refusal.from) > day) return true;
    day = Math.max(day, toDayNumber(refusal.to) + 1);
  }
  return day <= last;
}

/**
 * The day of the stretch nearest to `wanted.day` (a day number) that is best: a working day without refusal, in the wished months,
 * apart from the subject's other drills, with everything needed free. What cannot be had is given up in this order: the distance, the
 * months, the resources that are elsewhere, a day of its own; when nothing but days off is left before the duty is overdue, one of
 * them: better than late. Null when every day is refused.
 */
export function placeDay(
  desk: DayDesk,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  wanted: WantedDay,
  resources: readonly Resource[] = [],
): PlacedDay | null {
  const [first, last] = [toDayNumber(from), toDayNumber(to)];
  const target = Math.min(last, Math.max(first, wanted.day));
  const best = new Array<number | null>(TIERS).fill(null);
  for (let away = 0; away <= last - first && best[0] === null; away += 1) {
    for (const day of away === 0 ? [target] : [target + away, target - away]) {
      if (day < first || day > last || best[0] !== null) continue;
      const tier = tierOf(desk, day, resources, wanted.months);
      if (tier !== null) best[tier] ??= day;
    }
  }
  const day = best.find((found) => found !== null);
  if (day === undefined || day === null) return null;
  const date = fromDayNumber(day);
  const isFree = ({ key }: Resource) => desk.bookings.isFree(key, date);
  return { date, booked: resources.filter(isFree), dropped: resources.filter((one) => !isFree(one)) };
}

/** Ranks of a day, 0 best. */
const TIERS = 8;

/** How good a day is, 0 best; null when it is refused. */
function tierOf(
  desk: DayDesk,
  day: number,
  resources: readonly Resource[],
  months: readonly number[] | null,
): number | null {
  const date = fromDayNumber(day);
  if (isRefused(date, desk.refusals)) return null;
  const own = !desk.taken.has(day);
  if (!isWorked(desk, day, date)) return own ? 6 : 7;
  if (!own) return 5;
  if (!resources.every(({ key }) => desk.bookings.isFree(key, date))) return 4;
  const outside = months === null || months.includes(monthOf(date)) ? 0 : 2;
  for (const other of desk.taken) if (Math.abs(other - day) < desk.gapDays) return outside + 1;
  return outside;
}

function isWorked({ calendar, fixedHolidays }: DayDesk, day: number, date: CivilDate): boolean {
  if (!isWorkingDay(calendar, date)) return false;
  return day <= calendar.lastDay || !fixedHolidays.includes(date.slice(5));
}

/** The day nearest to `wanted` that lies in one of the months and in the stretch; null when none does. */
export function nearestInMonths(
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  months: readonly number[],
  wanted: number,
): number | null {
  const [first, last] = [toDayNumber(from), toDayNumber(to)];
  const target = Math.min(last, Math.max(first, wanted));
  for (let away = 0; away <= last - first; away += 1)
    for (const day of [target + away, target - away])
      if (day >= first && day <= last && months.includes(monthOf(fromDayNumber(day)))) return day;
  return null;
}
