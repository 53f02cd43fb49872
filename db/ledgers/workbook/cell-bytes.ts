import { type CellValue, dayToSerial } from './cells';

/** What stands in the markup of rows and cells, read without a detour over strings where that pays. */

const LOWER_A = 0x61;
const UPPER_A = 0x41;
const ZERO = 0x30;

/** The value of ` r="12"` among the attributes of a row; null when it has none. */
export function rowAttribute(buf: Buffer, from: number, to: number): number | null {
  for (let i = from; i + 3 < to; i += 1) {
    if (buf[i] !== 0x72 || (buf[i - 1] as number) > 0x20 || buf[i + 1] !== 0x3d) continue;
    const quote = buf[i + 2];
    const end = buf.indexOf(quote as number, i + 3);
    return end < 0 || end > to ? null : integerOf(buf, i + 3, end);
  }
  // XML allows blanks around the sign of equality; nobody writes them.
  const spaced = /\sr\s*=\s*["'](\d+)["']/.exec(buf.toString('latin1', from, to))?.[1];
  return spaced === undefined ? null : Number(spaced);
}

/** `AA12` → 26. */
export function columnOf(buf: Buffer, from: number, to: number): number {
  let column = 0;
  for (let i = from; i < to; i += 1) {
    const byte = buf[i] as number;
    if (byte >= UPPER_A && byte <= 0x5a) column = column * 26 + (byte - UPPER_A + 1);
    else if (byte >= LOWER_A && byte <= 0x7a) column = column * 26 + (byte - LOWER_A + 1);
    else break;
  }
  return column - 1;
}

export function integerOf(buf: Buffer, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i += 1) {
    const digit = (buf[i] as number) - ZERO;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
  }
  return value;
}

/** Whole numbers of up to 15 digits without a detour over a string. */
export function numberOf(buf: Buffer, from: number, to: number): number {
  if (to - from <= 15) {
    let value = 0;
    let i = from;
    for (; i < to; i += 1) {
      const digit = (buf[i] as number) - ZERO;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (i === to) return value;
  }
  return Number(buf.toString('latin1', from, to));
}

/** The ISO form of strict workbooks: `2024-03-05` or `2024-03-05T09:30:00`; anything else stays text. */
export function isoDate(text: string): CellValue {
  const match = /^(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?/.exec(text);
  const day = match === null ? null : dayToSerial(match[1] as string);
  if (match === null || day === null) return text;
  const [, , hour = '0', minute = '0', second = '0'] = match;
  const time = (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) / 86_400;
  return { serial: day + time, shows: match[2] === undefined ? 'date' : 'date-time' };
}
