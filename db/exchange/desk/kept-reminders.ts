import type { ReadDb, WriteDb } from '../../connection';
import { readSetting, writeSetting } from '../../repositories/setting';

/** Setting key: letters to offices that have not reported. Kept here alone: they are no records of the registers below. */
const KEPT = 'list.exchange.reminders';

/** A letter to an office as it was written: printing it again gives the same one, whatever has come since. */
export interface OfficeReminder {
  id: string;
  /** Key of the line of the office or region. */
  key: string;
  recipient: string;
  period: string;
  issuedOn: string;
  /** The last day of reporting. */
  dueOn: string;
  daysLate: number;
  /** By when the letter asks for the report. */
  answerBy: string;
  contact: string | null;
  phone: string | null;
  /** What came last: its period, day and number. */
  last: { period: string; on: string; sequence: number } | null;
  missingNumbers: number[];
  /** Regions below it that have not come through it. */
  below: string[];
  by: string;
}

export function keptReminders(db: ReadDb): OfficeReminder[] {
  return readSetting<OfficeReminder[]>(db, KEPT, []);
}

export function keepReminders(db: WriteDb, letters: readonly OfficeReminder[]): void {
  writeSetting(db, KEPT, [...keptReminders(db), ...letters]);
}

/** The day on which each line was last asked for a period. */
export function remindedOn(db: ReadDb, period: string): Map<string, string> {
  return new Map(
    keptReminders(db)
      .filter((letter) => letter.period === period)
      .map(({ key, issuedOn }) => [key, issuedOn]),
  );
}
