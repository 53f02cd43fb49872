import { randomUUID } from 'node:crypto';
import type { Core } from '../../db/core';
import { PlanDeskError } from '../../db/domain/errors';
import type { CalendarMove } from '../../db/repositories/calendar-change';
import type { PlannedChange } from '../../db/services/calendar/plan-change';

/** A change of the calendar that was shown and may be applied. */
export interface CalendarRehearsal {
  planned: PlannedChange;
  moves: CalendarMove[];
  /** The law's basis and the day that it was worked out on. */
  basis: string;
  day: string;
}

/** The last rehearsal of each open database: it goes with the database. */
const kept = new WeakMap<Core, { token: string; rehearsal: CalendarRehearsal }>();

export function keepCalendarRehearsal(core: Core, rehearsal: CalendarRehearsal): string {
  const token = randomUUID();
  kept.set(core, { token, rehearsal });
  return token;
}

/** The rehearsal of a token, while the calendar is still as it was then. @throws PlanDeskError CALENDAR_REHEARSAL_GONE */
export function takeCalendarRehearsal(
  core: Core,
  token: string,
  now: { basis: string; day: string },
): CalendarRehearsal {
  const found = kept.get(core);
  if (found?.token !== token || found.rehearsal.basis !== now.basis || found.rehearsal.day !== now.day)
    throw new PlanDeskError(
      'CALENDAR_REHEARSAL_GONE',
      '预演之后日历或日期已经变了，请重新预演一次再确认。',
      {},
    );
  return found.rehearsal;
}

export function dropCalendarRehearsal(core: Core): void {
  kept.delete(core);
}
