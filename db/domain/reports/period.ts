import { type CivilDate, civilDate, dateParts, daysInMonth, isCivilDate } from '../dates/civil-date';
import { PlanDeskError } from '../errors';

/** What a report speaks of: a stretch of civil days, and the day as of which stocks are counted. */
export interface ReportPeriod {
  /** As written: `2026`, `2026H1`, `2026Q3`, `2026-10`, `2026-11-20`. */
  readonly text: string;
  /** In words, such as 2026年上半年. */
  readonly label: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** The last day of the period, or today while it runs. */
  readonly asOf: CivilDate;
}

const QUARTERS = ['第一季度', '第二季度', '第三季度', '第四季度'] as const;

/**
 * Reads a period: a year, half-year, quarter or month, or a day, which means the year up to that day.
 * @throws PlanDeskError PERIOD_INVALID, PERIOD_NOT_BEGUN
 */
export function readPeriod(text: string, today: CivilDate): ReportPeriod {
  const stretch = stretchOf(text.trim());
  if (stretch === null)
    throw new PlanDeskError(
      'PERIOD_INVALID',
      '统计期间应写成 2026、2026H1、2026Q3、2026-10，或截止日期 2026-11-20。',
      { period: text.slice(0, 40) },
    );
  const { label, from, to } = stretch;
  if (from > today)
    throw new PlanDeskError('PERIOD_NOT_BEGUN', '这个统计期间还没有开始，请换一个期间。', { period: text });
  return { text: text.trim(), label, from, to, asOf: to < today ? to : today };
}

function stretchOf(text: string): { label: string; from: CivilDate; to: CivilDate } | null {
  const found = /^(\d{4})(?:H([12])|Q([1-4])|-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (found === null) return null;
  const [, yearText = '', half, quarter, month, day] = found;
  const year = Number(yearText);
  if (day !== undefined) {
    if (!isCivilDate(text)) return null;
    const to = text as CivilDate;
    const parts = dateParts(to);
    return {
      label: `截至${year}年${parts.month}月${parts.day}日（本年累计）`,
      from: `${yearText}-01-01` as CivilDate,
      to,
    };
  }
  if (month !== undefined) return months(year, Number(month), Number(month), `${year}年${Number(month)}月`);
  if (half !== undefined)
    return months(
      year,
      half === '1' ? 1 : 7,
      half === '1' ? 6 : 12,
      `${year}年${half === '1' ? '上' : '下'}半年`,
    );
  if (quarter !== undefined) {
    const last = Number(quarter) * 3;
    return months(year, last - 2, last, `${year}年${QUARTERS[Number(quarter) - 1]}`);
  }
  return months(year, 1, 12, `${year}年`);
}

function months(year: number, first: number, last: number, label: string) {
  const from = civilDate(year, first, 1);
  const to = last < 1 || last > 12 ? null : civilDate(year, last, daysInMonth(year, last));
  return from === null || to === null ? null : { label, from, to };
}

/** Lengths of the steps a table over time goes by, in months. */
const STEP_MONTHS = { month: 1, quarter: 3, half: 6 } as const;
export type PeriodStep = keyof typeof STEP_MONTHS;

/** The last `count` periods of a step up to the one that a day lies in, the oldest first, as they are written. */
export function periodsUpTo(day: CivilDate, step: PeriodStep, count: number): string[] {
  const length = STEP_MONTHS[step];
  const { year, month } = dateParts(day);
  const last = Math.floor((year * 12 + month - 1) / length);
  return Array.from({ length: count }, (_none, at) => {
    const begins = (last - count + 1 + at) * length;
    return written(Math.floor(begins / 12), begins % 12, step);
  });
}

/** @param month 0 is January; the first of the period */
function written(year: number, month: number, step: PeriodStep): string {
  if (step === 'month') return `${year}-${String(month + 1).padStart(2, '0')}`;
  return step === 'quarter' ? `${year}Q${month / 3 + 1}` : `${year}H${month / 6 + 1}`;
}

/** The half-year that ended last: what is being collected from those below. */
export function lastEndedPeriod(today: CivilDate): string {
  return periodsUpTo(today, 'half', 2)[0] as string;
}

/** The period of the same length before one, as it is written; before a day the same day of the year before. */
export function periodBefore(text: string): string {
  const year = Number(text.slice(0, 4));
  if (text.length === 4) return String(year - 1);
  // 29 February has no like in the year before.
  if (text.length === 10) return `${year - 1}${text.slice(4) === '-02-29' ? '-02-28' : text.slice(4)}`;
  const step = text[4] === 'H' ? 'half' : text[4] === 'Q' ? 'quarter' : 'month';
  const from = stretchOf(text)?.from;
  return (from && periodsUpTo(from, step, 2)[0]) ?? text;
}
