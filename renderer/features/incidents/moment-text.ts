import i18next from 'i18next';
import { z } from 'zod';
import { momentOfWall, wallText } from '../../../electron/contract/clock';
import { localMoment } from '../../ui/Timeline';

const two = (text: string | undefined) => (text ?? '').padStart(2, '0');

/**
 * The UTC moment of what people type by the clock in China: 2026-11-22 08:05, 11-22 8:05, 8:05 or 0805 (of today, of yesterday where
 * that has not come yet), full-width signs too; null for anything else.
 */
export function readMoment(text: string, now: Date): string | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/[年月/.]/g, '-')
    .replace(/日/g, ' ')
    .replace(/[时点]/g, ':');
  const read = /^(?:(?:(\d{4})-)?(\d{1,2})-(\d{1,2})[ T]*)?(\d{1,2}):?(\d{2})(?:分|:\d{2})?$/.exec(plain);
  if (!read) return null;
  const [, year, month, day, hour, minute] = read;
  if (Number(hour) > 23 || Number(minute) > 59) return null;
  const named = month !== undefined;
  const today = wallText(now.toISOString()).slice(0, 10);
  const date = named ? `${year ?? today.slice(0, 4)}-${two(month)}-${two(day)}` : today;
  // A day that does not exist would roll over into the next month.
  if (Number.isNaN(Date.parse(date)) || new Date(date).toISOString().slice(0, 10) !== date) return null;
  const moment = Date.parse(momentOfWall(date, `${two(hour)}:${minute}`));
  const late = !named && moment > now.getTime() + 60_000;
  return new Date(moment - (late ? 86_400_000 : 0)).toISOString();
}

/** A moment as a form holds it: what the clock on the wall shows. */
export const momentText = (moment: string | null): string | null =>
  moment === null ? null : localMoment(moment);

/** A typed moment, stored in UTC. */
export const momentField = z.string().transform((text, context) => {
  const moment = readMoment(text, new Date());
  if (moment !== null) return moment;
  context.addIssue({ code: 'custom', message: i18next.t('incidents:problem.moment') });
  return z.NEVER;
});

/** The same where nothing need be said. */
export const optionalMoment = z
  .string()
  .nullable()
  .transform((text, context) => {
    if (text === null || text.trim() === '') return null;
    const moment = readMoment(text, new Date());
    if (moment !== null) return moment;
    context.addIssue({ code: 'custom', message: i18next.t('incidents:problem.moment') });
    return z.NEVER;
  });
