import { PlanDeskError } from '../errors';

declare const civilDateBrand: unique symbol;

/**
 * A calendar day of local civil time as `YYYY-MM-DD`, years 0001–9999. Two of them compare correctly as text.
 * There is no time zone in it and no `Date` behind it.
 */
export type CivilDate = string & { readonly [civilDateBrand]: true };

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Gregorian leap year. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Number of days of month 1–12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** The date of a year, month (1–12) and day, or null when there is no such day. */
export function civilDate(year: number, month: number, day: number): CivilDate | null {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return null;
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return null;
  return write(year, month, day);
}

/** True when `text` is a real day written as `YYYY-MM-DD`. */
export function isCivilDate(text: string): text is CivilDate {
  const match = SHAPE.exec(text);
  return match !== null && civilDate(Number(match[1]), Number(match[2]), Number(match[3])) !== null;
}

/** `text` as a civil date. Throws `DATE_INVALID` when it is not one. */
export function asCivilDate(text: string): CivilDate {
  if (isCivilDate(text)) return text;
  throw new PlanDeskError('DATE_INVALID', `“${text}”不是有效日期，请写成如 2026-03-05 的形式。`, {
    value: text,
  });
}

/** Year, month (1–12) and day of a date. */
export function dateParts(date: CivilDate): { year: number; month: number; day: number } {
  return { year: yearOf(date), month: monthOf(date), day: digits(date, 8) * 10 + digits(date, 9) };
}

/** The year of a date. */
export function yearOf(date: CivilDate): number {
  return digits(date, 0) * 1000 + digits(date, 1) * 100 + digits(date, 2) * 10 + digits(date, 3);
}

/** The month (1–12) of a date. */
export function monthOf(date: CivilDate): number {
  return digits(date, 5) * 10 + digits(date, 6);
}

/** Days since 1970-01-01, negative before it. */
export function toDayNumber(date: CivilDate): number {
  return dayNumberOf(yearOf(date), monthOf(date), digits(date, 8) * 10 + digits(date, 9));
}

/** The date that is `dayNumber` days after 1970-01-01. */
export function fromDayNumber(dayNumber: number): CivilDate {
  // Hinnant's days-to-civil: eras of 400 years that begin on 1 March, so that the leap day comes last.
  const z = Math.trunc(dayNumber) + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return write(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** Day of the week, 1 = Monday … 7 = Sunday. */
export function weekday(date: CivilDate): number {
  return weekdayOfDayNumber(toDayNumber(date));
}

/** Day of the week of a day number, 1 = Monday … 7 = Sunday. 1970-01-01 was a Thursday. */
export function weekdayOfDayNumber(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1;
}

/** `date` moved by whole days, forwards or backwards. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** `date` moved by whole months; a day that the target month lacks becomes its last day. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = dateParts(date);
  const total = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(total / 12);
  const targetMonth = total - targetYear * 12 + 1;
  return write(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}

/** `date` moved by whole years; 29 February becomes the 28th in common years. */
export function addYears(date: CivilDate, years: number): CivilDate {
  return addMonths(date, years * 12);
}

/** Days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** The later of two days, the first of which may be missing. */
export function laterOf(date: CivilDate | null, other: CivilDate): CivilDate {
  if (date === null || date < other) return other;
  return date;
}

/** The earlier of two days. */
export function earlierOf(date: CivilDate, other: CivilDate): CivilDate {
  if (other < date) return other;
  return date;
}

/** The last day of a month. */
export function endOfMonth(year: number, month: number): CivilDate {
  return write(year, month, daysInMonth(year, month));
}

/** A date as people write it: `2026年3月5日`. */
export function formatChineseDate(date: CivilDate): string {
  const { year, month, day } = dateParts(date);
  return `${year}年${month}月${day}日`;
}

function dayNumberOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return (
    era * 146097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719468
  );
}

function digits(text: string, at: number): number {
  return text.charCodeAt(at) - 48;
}

function write(year: number, month: number, day: number): CivilDate {
  const y = year < 1000 ? String(year).padStart(4, '0') : String(year);
  return `${y}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}` as CivilDate;
}
