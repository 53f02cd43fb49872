import { PlanDeskError } from '../errors';
import { type CivilDate, civilDate, fromDayNumber, toDayNumber, weekdayOfDayNumber } from './civil-date';

/** A day that a notice takes out of, or puts into, the ordinary week. */
export interface CalendarDay {
  readonly date: string;
  readonly kind: 'holiday' | 'workday';
  readonly name: string;
}

/** Content of resources/calendar/cn-*.json: every day of the covered years that is not what its weekday says. */
export interface CalendarData {
  readonly id: string;
  readonly version: string;
  readonly firstYear: number;
  readonly lastYear: number;
  /** What the shipped days rest on. */
  readonly source?: { readonly title: string; readonly article: string };
  readonly days: readonly CalendarDay[];
}

/** What a database adds to the shipped calendar. */
export interface CalendarAdditions {
  /** Local holidays and corrections; a later entry for a day replaces an earlier one and the shipped one. */
  readonly overrides?: readonly CalendarDay[];
  /** Years whose yearly arrangement was imported (their days stand in `overrides`), following the shipped ones. */
  readonly years?: readonly number[];
}

/**
 * Working days as a table: for every covered day the count of working days up to it, and the day of every count, so
 * that a deadline is two look-ups. Outside the covered years Monday to Friday count and the answer is provisional.
 */
export interface WorkingCalendar {
  readonly version: string;
  readonly firstDay: number;
  readonly lastDay: number;
  /**
   * `counts[d - firstDay]`: working days from the first covered day to day number `d`, both included; as far as any day is
   * named, which may lie behind the covered ones.
   */
  readonly counts: Int32Array;
  /** `workingDays[k - 1]`: day number of the k-th counted working day. */
  readonly workingDays: Int32Array;
  readonly named: ReadonlyMap<number, CalendarDay>;
}

/** A deadline in working days with everything needed to explain it. */
export interface WorkingDeadline {
  readonly due: CivilDate;
  /** Days between start and due that were not counted, in order. */
  readonly skipped: readonly { readonly date: CivilDate; readonly why: string }[];
  /** True when any counted stretch lies outside the years that a notice covers. */
  readonly provisional: boolean;
  readonly calendarVersion: string;
}

const MONDAY = 1;
const FRIDAY = 5;

/**
 * Builds the look-up table. Throws `CALENDAR_INVALID` when a day is no date or the added years leave a gap.
 */
export function buildWorkingCalendar(data: CalendarData, additions: CalendarAdditions = {}): WorkingCalendar {
  const lastYear = lastCoveredYear(data, additions.years ?? []);
  const firstDay = dayNumber(data.firstYear, 1, 1);
  const lastDay = dayNumber(lastYear, 12, 31);
  const named = new Map<number, CalendarDay>();
  for (const day of [...data.days, ...(additions.overrides ?? [])]) named.set(dayNumberOfText(day.date), day);

  // Local days are known for years that no notice covers yet: they count there too, though the answer stays provisional.
  let lastCounted = lastDay;
  for (const day of named.keys()) if (day > lastCounted) lastCounted = day;
  const counts = new Int32Array(lastCounted - firstDay + 1);
  const workingDays: number[] = [];
  for (let day = firstDay; day <= lastCounted; day += 1) {
    const notice = named.get(day);
    if (notice === undefined ? isWeekday(day) : notice.kind === 'workday') workingDays.push(day);
    counts[day - firstDay] = workingDays.length;
  }
  const changes = (additions.overrides?.length ?? 0) + (additions.years?.length ?? 0);
  const version = changes === 0 ? data.version : `${data.version}+${lastYear}.${changes}`;
  return { version, firstDay, lastDay, counts, workingDays: Int32Array.from(workingDays), named };
}

/** First and last covered day of a calendar. */
export function calendarCoverage(calendar: WorkingCalendar): {
  readonly from: CivilDate;
  readonly to: CivilDate;
} {
  return { from: fromDayNumber(calendar.firstDay), to: fromDayNumber(calendar.lastDay) };
}

/** True when the day is worked: by the calendar where it covers, else Monday to Friday. */
export function isWorkingDay(calendar: WorkingCalendar, date: CivilDate): boolean {
  const day = toDayNumber(date);
  return workingIndex(calendar, day) !== workingIndex(calendar, day - 1);
}

/** What a day off is called: the holiday, 星期六, 星期日; null when the day is worked. */
export function dayOffName(calendar: WorkingCalendar, date: CivilDate): string | null {
  return isWorkingDay(calendar, date) ? null : nameOfDayOff(calendar, toDayNumber(date));
}

/**
 * The day number of the `count`-th working day after day number `start` (day 0 is the start itself, whatever kind of
 * day it is). The fast form for evaluation of many duties; `count` must be a positive whole number.
 */
export function workingDayAfter(calendar: WorkingCalendar, start: number, count: number): number {
  return dayOfWorkingIndex(calendar, workingIndex(calendar, start) + count);
}

/** True when the stretch from `start` to `end` (day numbers) leaves the covered years. */
export function isProvisional(calendar: WorkingCalendar, start: number, end: number): boolean {
  return start < calendar.firstDay - 1 || end > calendar.lastDay;
}

/**
 * The `count`-th working day after `start`, with the days that were skipped on the way. Throws `WORKING_DAYS_INVALID`
 * unless `count` is a positive whole number.
 */
export function addWorkingDays(calendar: WorkingCalendar, start: CivilDate, count: number): WorkingDeadline {
  if (!Number.isInteger(count) || count < 1) {
    throw new PlanDeskError('WORKING_DAYS_INVALID', '工作日数应为正整数，请核对期限设置。', { count });
  }
  const from = toDayNumber(start);
  const due = workingDayAfter(calendar, from, count);
  const skipped: { date: CivilDate; why: string }[] = [];
  for (let day = from + 1; day < due; day += 1) {
    if (workingIndex(calendar, day) === workingIndex(calendar, day - 1)) {
      skipped.push({ date: fromDayNumber(day), why: nameOfDayOff(calendar, day) });
    }
  }
  return {
    due: fromDayNumber(due),
    skipped,
    provisional: isProvisional(calendar, from, due),
    calendarVersion: calendar.version,
  };
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export function countWorkingDays(calendar: WorkingCalendar, from: CivilDate, to: CivilDate): number {
  return workingIndex(calendar, toDayNumber(to)) - workingIndex(calendar, toDayNumber(from));
}

/** `date` itself when it is worked, else the next working day. */
export function nextWorkingDay(calendar: WorkingCalendar, date: CivilDate): CivilDate {
  return isWorkingDay(calendar, date) ? date : fromDayNumber(workingDayAfter(calendar, toDayNumber(date), 1));
}

/** Working days up to a day, counted from the first covered day; zero and below before it. */
function workingIndex(calendar: WorkingCalendar, day: number): number {
  if (day < calendar.firstDay) return weekdaysUpTo(day) - weekdaysUpTo(calendar.firstDay - 1);
  const counted = calendar.counts[day - calendar.firstDay];
  if (counted !== undefined) return counted;
  return calendar.workingDays.length + weekdaysUpTo(day) - weekdaysUpTo(lastCountedDay(calendar));
}

function dayOfWorkingIndex(calendar: WorkingCalendar, index: number): number {
  const covered = calendar.workingDays.length;
  if (index >= 1 && index <= covered) return calendar.workingDays[index - 1] ?? 0;
  if (index > covered) return nthWeekday(weekdaysUpTo(lastCountedDay(calendar)) + index - covered);
  return nthWeekday(weekdaysUpTo(calendar.firstDay - 1) + index);
}

function lastCountedDay({ firstDay, counts }: WorkingCalendar): number {
  return firstDay + counts.length - 1;
}

/** Mondays to Fridays among all days up to `day`, counted from a Monday long ago (1969-12-29, day -3). */
function weekdaysUpTo(day: number): number {
  const sinceMonday = day + 3;
  const weeks = Math.floor(sinceMonday / 7);
  return weeks * 5 + Math.min(sinceMonday - weeks * 7 + 1, 5);
}

/** The day on which `weekdaysUpTo` reaches `n`. */
function nthWeekday(n: number): number {
  const weeks = Math.floor((n - 1) / 5);
  return weeks * 7 + (n - 1 - weeks * 5) - 3;
}

function isWeekday(day: number): boolean {
  const weekday = weekdayOfDayNumber(day);
  return weekday >= MONDAY && weekday <= FRIDAY;
}

function nameOfDayOff(calendar: WorkingCalendar, day: number): string {
  const notice = calendar.named.get(day);
  if (notice !== undefined) return notice.name;
  return weekdayOfDayNumber(day) === 6 ? '星期六' : '星期日';
}

function lastCoveredYear(data: CalendarData, years: readonly number[]): number {
  let last = data.lastYear;
  for (const year of [...years].sort((a, b) => a - b)) {
    if (year > last + 1) throw invalid(`节假日数据缺少${last + 1}年，请先导入该年的安排。`, { year });
    last = Math.max(last, year);
  }
  return last;
}

function dayNumber(year: number, month: number, day: number): number {
  return dayNumberOfText(civilDate(year, month, day) ?? '');
}

function dayNumberOfText(text: string): number {
  const date = civilDate(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)));
  if (date === null) throw invalid(`节假日数据中的“${text}”不是有效日期，请核对数据文件。`, { text });
  return toDayNumber(date);
}

function invalid(message: string, details: Record<string, unknown>): PlanDeskError {
  return new PlanDeskError('CALENDAR_INVALID', message, details);
}
