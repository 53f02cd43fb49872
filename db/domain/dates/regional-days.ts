import type { CalendarDay } from './working-calendar';

/** One entry of resources/calendar/regional.json: a local holiday that returns every year. */
export interface RegionalDay {
  /** GB/T 2260 code; `222400` means the prefecture and every county in it. */
  readonly region: string;
  /** `MM-DD`. */
  readonly monthDay: string;
  readonly kind: 'holiday' | 'workday';
  readonly name: string;
  readonly mark: string;
  /** False until somebody has compared the entry with the local rule. */
  readonly enabled: boolean;
}

/** The enabled local days of a region as calendar overrides for the years `from` to `to`, both included. */
export function regionalDaysOf(
  entries: readonly RegionalDay[],
  region: string,
  from: number,
  to: number,
): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (const entry of entries) {
    if (!entry.enabled || !region.startsWith(entry.region.replace(/(?:00)+$/, ''))) continue;
    for (let year = from; year <= to; year += 1) {
      days.push({ date: `${year}-${entry.monthDay}`, kind: entry.kind, name: entry.name });
    }
  }
  return days;
}
