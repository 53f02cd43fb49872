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
