import { err, ok, type Result } from '../result';
import { normaliseText } from '../text/normalise';
import {
  type CivilDate,
  civilDate,
  daysInMonth,
  endOfMonth,
  fromDayNumber,
  isLeapYear,
  toDayNumber,
} from './civil-date';

/** What was guessed to complete a date: its year came from the hint, its century from a two-digit year, or nothing. */
export type AssumedPart = 'year' | 'century' | null;

/** A date as far as it was written: a day, or only a month or a year with its first and last day. */
export type ParsedDate =
  | { readonly precision: 'day'; readonly date: CivilDate; readonly assumed: AssumedPart }
  | {
      readonly precision: 'month' | 'year';
      /** `2026-12` or `2026`. */
      readonly text: string;
      readonly first: CivilDate;
      readonly last: CivilDate;
      readonly assumed: AssumedPart;
    };

/** Why a value could not be read as a date. */
export const DATE_PROBLEMS = [
  'date_empty',
  'date_format',
  'date_impossible',
  'date_without_year',
  'date_ambiguous',
  'date_reversed',
] as const;
export type DateProblemCode = (typeof DATE_PROBLEMS)[number];

/** A named reason with a Chinese sentence for the person who typed the value. */
export interface DateProblem {
  readonly code: DateProblemCode;
  readonly message: string;
}

/** How to read values that leave something open. */
export interface ParseDateOptions {
  /** The year to use when the text has only month and day, for instance from the name of the sheet. */
  readonly year?: number;
  /** Serial numbers count from 1904-01-01 (workbooks made on old Macs) instead of 1900. */
  readonly date1904?: boolean;
}

/** Fields as they were read, before they are known to form a date. */
export interface RawDate {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly assumed: AssumedPart;
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/**
 * Reads a date as offices write it: `2024.3.5`, `2024/03/05`, `2024年3月5日`, `二〇二四年三月五日`, `20240305`, `24.3.5`,
 * `2024-3` and `2026年12月` (a month), with blanks, line breaks, full-width digits, weekday or time of day around it,
 * and Excel serial numbers of the 1900 or 1904 system. Never throws; a day that does not exist is `date_impossible`.
 */
export function parseCivilDate(
  value: string | number,
  options: ParseDateOptions = {},
): Result<ParsedDate, DateProblem> {
  if (typeof value === 'number') return parseNumber(value, options);
  const text = prepareDateText(value);
  if (text === '') return problem('date_empty', '日期为空。');
  const found = readDate(text, 0);
  if (found !== null && isTimeOfDay(text.slice(found.end))) return completeDate(found.raw, options);
  const digits = /^\d{5}(?:\.\d+)?$/.exec(text);
  if (digits !== null) return parseNumber(Number(text), options);
  return problem('date_format', `“${value.trim()}”看不出是日期，请写成如 2026-03-05 的形式。`);
}

/** Text of a parsed date: `2026-03-05`, `2026-03` or `2026`. */
export function parsedDateText(parsed: ParsedDate): string {
  return parsed.precision === 'day' ? parsed.date : parsed.text;
}

/** Half width, one kind of blank and dash, Chinese numerals as digits, no blanks around the parts of a date. */
export function prepareDateText(value: string): string {
  return chineseNumerals(normaliseText(value))
    .replace(/[—–―‐‑−]{1,2}/g, '-')
    .replace(/[~〜]/g, '~')
    .replace(/\s*([年月日号./~-])\s*/g, '$1')
    .replace(/^['"]+|['"]+$/g, '');
}

/** True for what may follow a date without changing it: weekday, time of day or a span of times, 起, 止. */
export function isTimeOfDay(text: string): boolean {
  return TIME_OF_DAY.test(text);
}

/** The fields at `at` in prepared text and where they end, or null when no date starts there. */
export function readDate(text: string, at: number): { readonly raw: RawDate; readonly end: number } | null {
  for (const shape of SHAPES) {
    shape.pattern.lastIndex = at;
    const match = shape.pattern.exec(text);
    if (match !== null) return { raw: shape.read(match), end: at + match[0].length };
  }
  return null;
}

/** Checks raw fields against the calendar and fills a missing year from the options. */
export function completeDate(raw: RawDate, options: ParseDateOptions): Result<ParsedDate, DateProblem> {
  const year = raw.year ?? options.year ?? null;
  const assumed = raw.year === null ? 'year' : raw.assumed;
  if (year === null) return problem('date_without_year', '日期没有年份，请补上年份。');
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return problem('date_impossible', `年份 ${year} 不合理，请核对。`);
  if (raw.month === null) {
    return ok({
      precision: 'year',
      text: String(year),
      first: endOfYearBefore(year),
      last: endOfMonth(year, 12),
      assumed,
    });
  }
  if (raw.month < 1 || raw.month > 12) return problem('date_impossible', `没有${raw.month}月，请核对日期。`);
  if (raw.day === null) {
    const last = endOfMonth(year, raw.month);
    return ok({ precision: 'month', text: last.slice(0, 7), first: firstOfMonth(last), last, assumed });
  }
  const date = civilDate(year, raw.month, raw.day);
  if (date === null) return problem('date_impossible', impossibleDay(year, raw.month, raw.day));
  return ok({ precision: 'day', date, assumed });
}

interface Shape {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => RawDate;
}

const n = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
const full = (m: RegExpExecArray): RawDate => ({
  year: n(m[1]),
  month: n(m[2]),
  day: n(m[3]),
  assumed: null,
});
const century = (m: RegExpExecArray): RawDate => {
  const short = Number(m[1]);
  return { year: short + (short < 70 ? 2000 : 1900), month: n(m[2]), day: n(m[3]), assumed: 'century' };
};

/** In order of precedence; the first that fits wins. */
const SHAPES: readonly Shape[] = [
  { pattern: /(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号]?)?)?/y, read: full },
  { pattern: /(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?![\d.年月:])[日号]?/y, read: full },
  { pattern: /(\d{4})[./-](\d{1,2})(?!\d)/y, read: full },
  { pattern: /((?:19|20|21)\d{2})(\d{2})(\d{2})(?!\d)/y, read: full },
  { pattern: /((?:19|20|21)\d{2})(0[1-9]|1[0-2])(?!\d)/y, read: full },
  { pattern: /(\d{2})年(\d{1,2})月(?:(\d{1,2})[日号]?)?/y, read: century },
  { pattern: /(\d{2})[./-](\d{1,2})[./-](\d{1,2})(?![\d.年月:])/y, read: century },
  { pattern: /()(\d{1,2})月(?:(\d{1,2})[日号]?)?/y, read: (m) => ({ ...full(m), year: null }) },
  { pattern: /()(\d{1,2})[./](\d{1,2})(?!\d)/y, read: (m) => ({ ...full(m), year: null }) },
  { pattern: /((?:19|20|21)\d{2})(?!\d)/y, read: full },
];

const CLOCK = String.raw`\d{1,2}(?::\d{1,2}(?::\d{1,2}(?:\.\d+)?)?|[时点](?:\d{1,2}分?|半)?)`;
const TIME_OF_DAY = new RegExp(
  String.raw`^[\s,，t]*(?:(?:\(?(?:星期|周)[一二三四五六日天1-7]\)?|上午|下午|中午|晚上?|早上|凌晨|夜间|全天|[ap]m|起|止|\(|\)|z|\+08:?00|${CLOCK}(?:\s*[-~至到]\s*(?:上午|下午|次日)?${CLOCK})?)[\s,，]*)*$`,
);

function parseNumber(value: number, options: ParseDateOptions): Result<ParsedDate, DateProblem> {
  if (!Number.isFinite(value) || value <= 0) return problem('date_format', `数值 ${value} 不是日期。`);
  const whole = Math.floor(value);
  const isWhole = whole === value;
  if (isWhole && whole >= 19000101 && whole <= 21991231) {
    return completeDate(
      {
        year: Math.floor(whole / 10000),
        month: Math.floor(whole / 100) % 100,
        day: whole % 100,
        assumed: null,
      },
      options,
    );
  }
  if (whole >= FIRST_YEAR && whole <= LAST_YEAR && options.date1904 !== true) {
    // 2024.3 typed into a number cell: 2024.1 and 2024.10 are the same number, so the month is anyone's guess.
    if (isWhole) return completeDate({ year: whole, month: null, day: null, assumed: null }, options);
    return problem('date_ambiguous', `数值 ${value} 分不清是几月，请写成如 2024-03-05 的形式。`);
  }
  if (isWhole && whole >= 190001 && whole <= 219912 && whole % 100 >= 1 && whole % 100 <= 12) {
    return completeDate(
      { year: Math.floor(whole / 100), month: whole % 100, day: null, assumed: null },
      options,
    );
  }
  return parseSerial(whole, options.date1904 === true);
}

/** Excel serial days. The 1900 system counts a 29 February 1900 that never was, as serial 60. */
function parseSerial(serial: number, date1904: boolean): Result<ParsedDate, DateProblem> {
  if (!date1904 && serial === 60) return problem('date_impossible', impossibleDay(1900, 2, 29));
  const base = date1904 ? EPOCH_1904 : serial < 60 ? EPOCH_1900 + 1 : EPOCH_1900;
  const dayNumber = base + serial;
  if (dayNumber > LAST_DAY) return problem('date_format', `数值 ${serial} 不是日期。`);
  return ok({ precision: 'day', date: fromDayNumber(dayNumber), assumed: null });
}

const day = (year: number, month: number, dayOfMonth: number): number => {
  const date = civilDate(year, month, dayOfMonth);
  return date === null ? 0 : toDayNumber(date);
};
const EPOCH_1900 = day(1899, 12, 30);
const EPOCH_1904 = day(1904, 1, 1);
const LAST_DAY = day(LAST_YEAR, 12, 31);

function impossibleDay(year: number, month: number, dayOfMonth: number): string {
  if (month === 2 && dayOfMonth === 29) return `${year}年不是闰年，2月没有29日，请核对日期。`;
  const length = daysInMonth(year, month);
  const leap = month === 2 && isLeapYear(year) ? '（闰年）' : '';
  return `${year}年${month}月${leap}只有${length}天，没有${dayOfMonth}日，请核对日期。`;
}

function firstOfMonth(last: CivilDate): CivilDate {
  return `${last.slice(0, 8)}01` as CivilDate;
}

function endOfYearBefore(year: number): CivilDate {
  return firstOfMonth(endOfMonth(year, 1));
}

const NUMERALS = '〇一二三四五六七八九';

/** Chinese numerals of a date as digits: `二〇二四年十二月三十一日`. Other numerals stay. */
function chineseNumerals(text: string): string {
  if (!/[〇零○一二三四五六七八九十廿卅]\s*[年月日号]/.test(text)) return text;
  return text
    .replace(/[〇零○一二三四五六七八九]{4}(?=\s*年)/g, (year) =>
      Array.from(year, (c) => String(Math.max(0, NUMERALS.indexOf(c)))).join(''),
    )
    .replace(
      /([一二三]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[一二三四五六七八九])(?=\s*[月日号])/g,
      (numeral) => String(smallNumeral(numeral)),
    );
}

function smallNumeral(numeral: string): number {
  const spelled = numeral.replace('廿', '二十').replace('卅', '三十');
  const [tens, ones] = spelled.includes('十') ? spelled.split('十') : ['〇', spelled];
  const value = (c: string | undefined, otherwise: number) => (c ? NUMERALS.indexOf(c) : otherwise);
  return (spelled.includes('十') ? value(tens, 1) * 10 : 0) + value(ones, 0);
}

function problem(code: DateProblemCode, message: string): Result<never, DateProblem> {
  return err({ code, message });
}
