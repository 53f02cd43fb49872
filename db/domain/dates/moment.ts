import { type CivilDate, fromDayNumber } from './civil-date';

const CHINA_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** The civil day in China (UTC+8) of a moment, milliseconds since 1970. */
export function dayOfMoment(moment: number): CivilDate {
  return fromDayNumber(Math.floor((moment + CHINA_OFFSET_MS) / DAY_MS));
}

/** 'HH:mm' on a clock in China at a moment, milliseconds since 1970. */
export function timeOfMoment(moment: number): string {
  const minutes = Math.floor(((((moment + CHINA_OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** A moment (UTC, ISO 8601, or milliseconds since 1970) as a clock on a wall in China shows it, wherever the PC thinks it is: `2026-11-20 08:05`. */
export function wallText(moment: string | number): string {
  const at = typeof moment === 'number' ? moment : Date.parse(moment);
  return `${dayOfMoment(at)} ${timeOfMoment(at)}`;
}

/** The moment (UTC, ISO 8601) at which a clock in China shows this day and time: `2026-11-20`, `8:05` or `08:05`. */
export function momentOfWall(day: string, time: string): string {
  return new Date(Date.parse(`${day}T${time.padStart(5, '0')}:00.000Z`) - CHINA_OFFSET_MS).toISOString();
}

/** 11月22日8时05分, as reports word a moment; `withYear` puts the year before it. */
export function chineseMoment(moment: number, withYear = false): string {
  const [year = '', month = '', day = ''] = dayOfMoment(moment).split('-');
  const [hour = '', minute = ''] = timeOfMoment(moment).split(':');
  return `${withYear ? `${Number(year)}年` : ''}${Number(month)}月${Number(day)}日${Number(hour)}时${minute}分`;
}

/** 1小时05分钟, 12分钟: a span of milliseconds in words, minutes rounded down. */
export function spanText(span: number): string {
  const minutes = Math.floor(Math.abs(span) / MINUTE_MS);
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes}分钟`;
  return minutes % 60 === 0 ? `${hours}小时` : `${hours}小时${String(minutes % 60).padStart(2, '0')}分钟`;
}
