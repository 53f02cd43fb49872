import type { Deps } from '../../core';
import { asCivilDate, type CivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import { type GapRow, reportingGaps } from './gaps';
import { keepReminders, type OfficeReminder } from './kept-reminders';

export interface RemindOffices {
  period: string;
  /** Keys of the lines that are asked. */
  keys: readonly string[];
  /** By when they are to report. */
  answerBy: string;
  contact: string | null;
  phone: string | null;
}

/**
 * Keeps a letter for each chosen office that still owes the report of a period; one that has reported meanwhile gets none.
 * @throws PlanDeskError REMINDER_DATES, NOTHING_TO_REMIND
 */
export function remindOffices(deps: Deps, asked: RemindOffices): OfficeReminder[] {
  const { db, law, newId, clock, actor } = deps;
  const today = asCivilDate(clock.today());
  if (asCivilDate(asked.answerBy) < today)
    throw new PlanDeskError('REMINDER_DATES', '要求报送的日期早于今天，请核对。', { field: 'answerBy' });
  const { dueOn, rows } = reportingGaps(db, law, asked.period, today);
  const chosen = new Set(asked.keys);
  const letters = rows
    .filter((row) => chosen.has(row.key) && owesReport(row))
    .map(
      (row): OfficeReminder => ({
        ...{ id: newId(), key: row.key, recipient: addressed(row), period: asked.period },
        ...{ issuedOn: today, dueOn, daysLate: row.daysLate, answerBy: asked.answerBy },
        ...{ contact: asked.contact, phone: asked.phone, by: actor.name },
        last: lastOf(row),
        missingNumbers: row.missingNumbers,
        below: row.below,
      }),
    );
  if (letters.length === 0)
    throw new PlanDeskError('NOTHING_TO_REMIND', '所选单位都已报送，没有可催报的。', {});
  keepReminders(db, letters);
  deps.changed('exchange');
  return letters;
}

/** The day has passed, and nothing that covers the period has been merged. */
export function owesReport({ state }: Pick<GapRow, 'state'>): boolean {
  return state === 'missing' || state === 'never';
}

/** A region from which nothing has come is known by its code alone: its office bears its name. */
const addressed = ({ officeId, name }: GapRow): string => (officeId === null ? `${name}应急管理局` : name);

function lastOf({ lastPeriod, lastOn, lastSequence }: GapRow): OfficeReminder['last'] {
  return lastPeriod === null || lastOn === null
    ? null
    : { period: lastPeriod, on: lastOn as CivilDate, sequence: lastSequence };
}
