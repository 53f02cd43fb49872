import { err, ok, type Result } from '../result';
import { addYears, type CivilDate, daysBetween, yearOf } from './civil-date';
import {
  completeDate,
  type DateProblem,
  isTimeOfDay,
  type ParseDateOptions,
  type ParsedDate,
  parseCivilDate,
  prepareDateText,
  type RawDate,
  readDate,
} from './parse-date';

/** A first and a last date, both included. A single date is a span of itself. */
export interface DateSpan {
  readonly start: ParsedDate;
  readonly end: ParsedDate;
}

/**
 * Reads a date or a span of dates: `2025.2.4-2.5`, `2025年1月9日至1月10日`, `2025-02-03~2025-02-05`, `3月5日至7日` (needs the
 * year hint), `2021.7-2024.7`, `2024年11月起三年`, times of day ignored. The second date takes the year and month it
 * leaves out from the first; without its own year it may lie in the next one (12月30日至1月2日).
 */
export function parseDateSpan(
  value: string | number,
  options: ParseDateOptions = {},
): Result<DateSpan, DateProblem> {
  if (typeof value === 'number') return single(parseCivilDate(value, options));
  const text = prepareDateText(value);
  const first = readDate(text, 0);
  if (first === null) return single(parseCivilDate(value, options));
  const rest = afterTimeOfDay(text.slice(first.end));
  if (rest === '') return single(completeDate(first.raw, options));

  const start = completeDate(first.raw, options);
  if (!start.ok) return start;
  const years = durationYears(rest);
  if (years !== null) return ok({ start: start.value, end: later(start.value, years) });

  const connector = /^\s*(?:起)?[,，]?\s*(?:[-~]+|至|到)\s*/.exec(rest);
  const second = connector === null ? null : readSecond(rest, connector[0].length, first.raw);
  if (second === null || !isTimeOfDay(rest.slice(second.end))) {
    return err({
      code: 'date_format',
      message: `“${value.trim()}”看不出起止日期，请写成如 2026-03-05至2026-03-07 的形式。`,
    });
  }
  return closeSpan(start.value, second.raw, options);
}

/** The second date of a span, where a lone number is a day of the first date's month. */
function readSecond(text: string, at: number, first: RawDate): { raw: RawDate; end: number } | null {
  const dayOnly = /(\d{1,2})[日号]?(?![\d./:月年时点-])/y;
  dayOnly.lastIndex = at;
  const match = first.day === null ? null : dayOnly.exec(text);
  if (match === null) return readDate(text, at);
  return {
    raw: { year: null, month: first.month, day: Number(match[1]), assumed: null },
    end: at + match[0].length,
  };
}

function closeSpan(
  start: ParsedDate,
  second: RawDate,
  options: ParseDateOptions,
): Result<DateSpan, DateProblem> {
  const startYear = yearOf(firstDay(start));
  const inherits = second.year === null;
  const end = completeDate(
    inherits ? { ...second, year: startYear, assumed: start.assumed } : second,
    options,
  );
  if (!end.ok) return end;
  if (lastDay(end.value) >= firstDay(start)) return ok({ start, end: end.value });
  // A span over New Year names the year once (12月30日至1月2日); anything longer is simply the wrong way round.
  const next = completeDate({ ...second, year: startYear + 1, assumed: start.assumed }, options);
  if (inherits && next.ok && daysBetween(firstDay(start), lastDay(next.value)) <= LONGEST_OVER_NEW_YEAR) {
    return ok({ start, end: next.value });
  }
  return err({ code: 'date_reversed', message: '结束日期早于开始日期，请核对。' });
}

function single(parsed: Result<ParsedDate, DateProblem>): Result<DateSpan, DateProblem> {
  return parsed.ok ? ok({ start: parsed.value, end: parsed.value }) : parsed;
}

/** Drops a leading time of day, longest first, and keeps what follows it. */
function afterTimeOfDay(text: string): string {
  for (let end = text.length; end > 0; end -= 1) {
    if (isTimeOfDay(text.slice(0, end))) return text.slice(end);
  }
  return text;
}

/** Days; a drill or a meeting that names one year only does not last longer. */
const LONGEST_OVER_NEW_YEAR = 62;

const DURATION = /^[起,，\s]*(?:(?:共|为期|聘期|有效期)?\s*)([一二两三四五六七八九十]|\d{1,2})年(?:整|期)?$/;

function durationYears(text: string): number | null {
  const match = DURATION.exec(text);
  if (match === null) return null;
  const numeral = '零一二三四五六七八九十'.indexOf(match[1]?.replace('两', '二') ?? '');
  return numeral > 0 ? numeral : Number(match[1]);
}

function later(start: ParsedDate, years: number): ParsedDate {
  if (start.precision === 'day') return { ...start, date: addYears(start.date, years) };
  const first = addYears(start.first, years);
  const last = addYears(start.last, years);
  return { ...start, text: first.slice(0, start.text.length), first, last };
}

function firstDay(parsed: ParsedDate): CivilDate {
  return parsed.precision === 'day' ? parsed.date : parsed.first;
}

function lastDay(parsed: ParsedDate): CivilDate {
  return parsed.precision === 'day' ? parsed.date : parsed.last;
}
