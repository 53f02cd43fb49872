import type { Result } from '../result';
import { addDays, type CivilDate, civilDate, toDayNumber, weekdayOfDayNumber, yearOf } from './civil-date';
import type { DateProblem, ParseDateOptions } from './parse-date';
import { type DateSpan, parseDateSpan } from './parse-span';
import type { CalendarDay } from './working-calendar';

/** One row of a yearly arrangement as somebody filled it in; `date` may be a span (2027-02-05至2027-02-13). */
export interface ArrangementRow {
  /** Row of the file, 1-based, for the list of problems. */
  readonly row: number;
  readonly date: string;
  readonly kind: string;
  readonly name: string;
  /** Notice that the row rests on; empty where the file names it once for all. */
  readonly source: string;
}

/** What is wrong with a row, or (row null) with the arrangement as a whole. */
export interface ArrangementProblem {
  readonly row: number | null;
  readonly column: 'date' | 'kind' | 'name' | 'source' | 'year';
  readonly value: string;
  readonly code: string;
  readonly message: string;
  /** `reject`: the file cannot be taken in with it. */
  readonly outcome: 'reject' | 'warn';
}

/** The arrangement of one year as a notice lays it down. */
export interface Arrangement {
  readonly year: number;
  readonly source: string;
  /** In order, each day once. */
  readonly days: readonly CalendarDay[];
}

const HOLIDAY_WORDS = /^(?:放假|假|假日|假期|节假日|法定节假日|休|休息|休假|公休|调休放假|holiday|off)$/i;
const WORKDAY_WORDS = /^(?:上班|班|工作日|工作|补班|调休上班|调休补班|workday|work)$/i;

/** Longest span of one row; a Spring Festival of more days is a slip of the pen. */
const LONGEST_SPAN = 15;
const SATURDAY = 6;
/** New Year's notice may name the last days of December before it. */
const DECEMBER_TAIL = 25;

/**
 * The holidays of every year (放假办法 art. 2) by where their days lie and how many there are at least. The moon's
 * festivals move inside their stretch.
 */
const STATUTORY = [
  { name: '元旦', from: '01-01', to: '01-01', days: 1 },
  { name: '春节', from: '01-20', to: '02-28', days: 4 },
  { name: '清明节', from: '04-03', to: '04-06', days: 1 },
  { name: '劳动节', from: '05-01', to: '05-02', days: 2 },
  { name: '端午节', from: '05-26', to: '06-26', days: 1 },
  { name: '中秋节', from: '09-06', to: '10-09', days: 1 },
  { name: '国庆节', from: '10-01', to: '10-03', days: 3 },
] as const;

/**
 * Reads the rows of a yearly arrangement: every shape of date and span, words for the two kinds, and all that is wrong, each
 * with its row. A result without `reject` problems is a whole year that can be taken in.
 *
 * @param given the year and the notice where the file names them once; otherwise the year most rows have
 */
export function readArrangement(
  rows: readonly ArrangementRow[],
  given: { readonly year: number | null; readonly source: string },
): { arrangement: Arrangement | null; problems: ArrangementProblem[] } {
  const problems: ArrangementProblem[] = [];
  const year = given.year ?? usualYear(rows);
  if (year === null) {
    problems.push(whole('year', 'year_missing', '看不出是哪一年的放假安排，请把日期写成带年份的形式。'));
    return { arrangement: null, problems };
  }
  const days = new Map<string, { row: number; day: CalendarDay }>();
  const kept = (row: ArrangementRow, span: DateSpan) => readRow(row, span, year, days, problems);
  for (const row of rows) {
    const span = readSpan(row, { year }, problems);
    if (span !== null) kept(row, span);
  }
  const sorted = [...days.values()].map(({ day }) => day).sort((a, b) => (a.date < b.date ? -1 : 1));
  const source = given.source || rows.find((row) => row.source !== '')?.source || '';
  if (source === '')
    problems.push({
      ...whole('source', 'source_missing', '没有写明依据的通知（标题和文号），建议补上再导入。'),
      outcome: 'warn',
    });
  problems.push(...missingHolidays(year, sorted));
  return { arrangement: { year, source, days: sorted }, problems };
}

function readSpan(
  row: ArrangementRow,
  options: ParseDateOptions,
  problems: ArrangementProblem[],
): DateSpan | null {
  const span: Result<DateSpan, DateProblem> = parseDateSpan(row.date, options);
  if (!span.ok) {
    problems.push(of(row, 'date', span.error.code, span.error.message));
    return null;
  }
  if (span.value.start.precision === 'day' && span.value.end.precision === 'day') return span.value;
  problems.push(of(row, 'date', 'date_not_a_day', `“${row.date}”不是具体的日子，请写到日。`));
  return null;
}

function readRow(
  row: ArrangementRow,
  span: DateSpan,
  year: number,
  days: Map<string, { row: number; day: CalendarDay }>,
  problems: ArrangementProblem[],
): void {
  if (span.start.precision !== 'day' || span.end.precision !== 'day') return;
  const kind = HOLIDAY_WORDS.test(row.kind) ? 'holiday' : WORKDAY_WORDS.test(row.kind) ? 'workday' : null;
  if (kind === null) {
    const said = row.kind === '' ? '没有填写' : `“${row.kind}”看不出`;
    problems.push(of(row, 'kind', 'kind_unknown', `${said}是放假还是上班，请填“放假”或“上班”。`));
    return;
  }
  if (row.name === '')
    problems.push({
      ...of(row, 'name', 'name_missing', '没有写节日名称，跳过的日子将只写“放假”。'),
      outcome: 'warn',
    });
  const first = toDayNumber(span.start.date);
  if (toDayNumber(span.end.date) - first >= LONGEST_SPAN) {
    problems.push(of(row, 'date', 'span_too_long', `一次放假不会超过${LONGEST_SPAN}天，请核对起止日期。`));
    return;
  }
  for (let date = span.start.date; date <= span.end.date; date = addDays(date, 1)) {
    if (!belongsTo(year, date)) {
      problems.push(of(row, 'date', 'year_wrong', `${date}不是${year}年的日子，一个文件只收一年的安排。`));
      return;
    }
    const known = days.get(date);
    if (known !== undefined) {
      const both = known.day.kind !== kind;
      problems.push(
        of(
          row,
          'date',
          both ? 'day_is_both' : 'day_doubled',
          both
            ? `${date}在第${known.row}行和本行一处放假、一处上班，请留下对的一行。`
            : `${date}在第${known.row}行已经写过，请删去一行。`,
        ),
      );
      continue;
    }
    if (kind === 'workday' && weekdayOfDayNumber(toDayNumber(date)) < SATURDAY)
      problems.push({
        ...of(row, 'kind', 'workday_in_week', `${date}本来就是周一至周五，不必写成上班，请核对日期。`),
        outcome: 'warn',
      });
    days.set(date, {
      row: row.row,
      day: { date, kind, name: row.name || (kind === 'holiday' ? '放假' : '调休上班') },
    });
  }
}

/** Days of the year itself, and the end of December before it, which New Year's notice may move. */
function belongsTo(year: number, date: CivilDate): boolean {
  return yearOf(date) === year || date >= `${year - 1}-12-${DECEMBER_TAIL}` ? yearOf(date) <= year : false;
}

/** Holidays that every year has and this arrangement lacks. */
function missingHolidays(year: number, days: readonly CalendarDay[]): ArrangementProblem[] {
  return STATUTORY.flatMap(({ name, from, to, days: least }) => {
    const found = days.filter(
      ({ date, kind }) => kind === 'holiday' && date >= `${year}-${from}` && date <= `${year}-${to}`,
    ).length;
    if (found >= least) return [];
    const message =
      found === 0
        ? `${year}年的安排里没有${name}，这一年不完整，请补齐后再导入。`
        : `${year}年的${name}只有${found}天，法定至少${least}天，请核对。`;
    return [whole('date', 'year_incomplete', message, name)];
  });
}

/** The year that most rows write. */
function usualYear(rows: readonly ArrangementRow[]): number | null {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const span = parseDateSpan(row.date);
    if (!span.ok || span.value.end.precision !== 'day') continue;
    const year = yearOf(span.value.end.date);
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

const of = (
  row: ArrangementRow,
  column: Exclude<ArrangementProblem['column'], 'year'>,
  code: string,
  message: string,
): ArrangementProblem => ({ row: row.row, column, value: row[column], code, message, outcome: 'reject' });

const whole = (
  column: ArrangementProblem['column'],
  code: string,
  message: string,
  value = '',
): ArrangementProblem => ({ row: null, column, value, code, message, outcome: 'reject' });

/**
 * An arrangement as overrides of a calendar: its days, and for a year that is shipped also the shipped days that it no
 * longer names, put back to what their weekday says.
 */
export function arrangementOverrides(
  shipped: readonly CalendarDay[],
  { year, days }: Arrangement,
): CalendarDay[] {
  const named = new Set(days.map(({ date }) => date));
  const taken = shipped
    .filter(({ date }) => date.startsWith(`${year}-`) && !named.has(date))
    .map(({ date }): CalendarDay => {
      const weekend = weekdayOfDayNumber(dayNumber(date)) >= SATURDAY;
      return { date, kind: weekend ? 'holiday' : 'workday', name: weekend ? '周末' : '平日' };
    });
  return [...days, ...taken].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function dayNumber(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return toDayNumber(civilDate(year, month, day) ?? ('1970-01-01' as CivilDate));
}
