import { z } from 'zod';
import { momentOfWall, wallText } from '../../../electron/contract/clock';

const dayLength = 86_400_000;

/** A moment as it is read in China: `2026-11-20 08:05`. */
export function toLocal(moment: string): string {
  return wallText(moment);
}

/** The moment that `2026-11-20 08:05` means in China. */
export function toMoment(local: string): string {
  return momentOfWall(local.slice(0, 10), local.slice(11, 16));
}

const shape = /^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d$/;

/** Date and time as they are typed; full-width signs and one-digit hours are taken too. */
export const localMoment = z
  .string()
  .trim()
  .transform((text) =>
    text
      .normalize('NFKC')
      .replace(/[./]/g, '-')
      .replace(/\s+/g, ' ')
      .replace(/ (\d):/, ' 0$1:'),
  )
  .refine((text) => shape.test(text) && !Number.isNaN(Date.parse(`${text.slice(0, 10)}T00:00:00Z`)), {
    params: { code: 'moment' },
  });

/** Another day, so many days later; both `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);
}

/** Another month, so many months later; both `YYYY-MM`. */
export function addMonths(month: string, months: number): string {
  const date = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + months, 1));
  return date.toISOString().slice(0, 7);
}

/** First and last moment of a month in China. */
export function spanOf(month: string): { from: string; to: string } {
  const end = Date.parse(`${addMonths(month, 1)}-01T00:00:00+08:00`) - 1;
  return { from: toMoment(`${month}-01 00:00`), to: new Date(end).toISOString() };
}
