import type { ReadDb } from '../connection';
import { readSetting } from './setting';

/** Setting key: milliseconds by which moments run ahead since people said that the PC's date is right. */
export const CLOCK_AHEAD_SETTING = 'clock.aheadMs';
/** Setting key: `{day, basis}`, the day and the law that the stored duties were worked out with. */
export const DUTY_BASIS_SETTING = 'duties.basis';

/** What the database knows of time: its last log entry and the day that its duties stand at. */
export function readKeptTime(db: ReadDb): {
  moment: string | null;
  day: string | null;
  aheadMs: number;
} {
  return {
    moment: db.value<string>('SELECT at FROM audit_entry ORDER BY seq DESC LIMIT 1') ?? null,
    day: readSetting<{ day: string } | null>(db, DUTY_BASIS_SETTING, null)?.day ?? null,
    aheadMs: readSetting<number>(db, CLOCK_AHEAD_SETTING, 0),
  };
}
