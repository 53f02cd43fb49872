const dayLength = 86_400_000;

/** Days from one civil date to another, both `YYYY-MM-DD`; negative when `to` is earlier. */
export function civilDaysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength);
}

/** Weekday of a civil date, 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** How many days a month has; `month` 1 … 12. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const two = (value: number) => String(value).padStart(2, '0');

/** A civil date from its parts; `month` 1 … 12. */
export function dateOf(year: number, month: number, day: number): string {
  return `${year}-${two(month)}-${two(day)}`;
}
