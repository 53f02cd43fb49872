import type { ReadDb } from '../../connection';
import { type Arrangement, arrangementOverrides } from '../../domain/dates/calendar-arrangement';
import type { CalendarChangeKind } from '../../domain/dates/calendar-view';
import { isCivilDate } from '../../domain/dates/civil-date';
import type { CalendarDay } from '../../domain/dates/working-calendar';
import { PlanDeskError } from '../../domain/errors';
import type { Law } from '../../law';
import { type KeptCalendar, regionsAbove } from '../../law/desk-law';
import { allCalendarYears, allOverrides, type OverrideRow } from '../../repositories/calendar';
import { type CalendarSide, lastStandingImport } from '../../repositories/calendar-change';
import { selfOffice } from '../../repositories/office';

/** The country's own row of the override table. */
const COUNTRY = '000000';
/** So far ahead a local day is entered at most. */
const MOST_YEARS = 20;

/** What somebody wants to do to the calendar. */
export type CalendarWish =
  | { readonly kind: 'import'; readonly arrangement: Arrangement; readonly title: string }
  | {
      readonly kind: 'add-day';
      readonly regionCode: string;
      /** The same local day in several years, one row each. */
      readonly dates: readonly string[];
      readonly dayKind: CalendarDay['kind'];
      readonly name: string;
      readonly source: string;
    }
  | { readonly kind: 'remove-day'; readonly regionCode: string; readonly date: string }
  | { readonly kind: 'undo' };

/** A wish worked out: the rows it touches before and after, ready to be rehearsed and written. Plain data. */
export interface PlannedChange {
  readonly kind: CalendarChangeKind;
  readonly year: number | null;
  readonly title: string;
  readonly source: string;
  readonly before: CalendarSide;
  readonly after: CalendarSide;
  /** The import that an undo takes back. */
  readonly undoes: string | null;
}

/**
 * Works out what a wish changes, without writing.
 * @throws PlanDeskError CALENDAR_YEAR_GAP, CALENDAR_REGION_NOT_OURS, CALENDAR_DAY_INVALID, CALENDAR_DAY_UNKNOWN,
 *   CALENDAR_NOTHING_TO_UNDO
 */
export function planChange(db: ReadDb, law: Law, wish: CalendarWish): PlannedChange {
  switch (wish.kind) {
    case 'import':
      return planImport(db, law, wish.arrangement, wish.title);
    case 'add-day':
      return planAddDay(db, wish);
    case 'remove-day':
      return planRemoveDay(db, wish);
    case 'undo':
      return planUndo(db);
  }
}

/** The kept calendar as it would be after a change. */
export function calendarAfter(db: ReadDb, { before, after }: PlannedChange): KeptCalendar {
  const touched = new Set([...before.overrides, ...after.overrides].map(keyOf));
  const overrides = [...allOverrides(db).filter((row) => !touched.has(keyOf(row))), ...after.overrides];
  const years = new Set(allCalendarYears(db).map(({ year }) => year));
  if (before.year) years.delete(before.year.year);
  if (after.year) years.add(after.year.year);
  return { overrides, years: [...years] };
}

/** A local day in its year and every year behind it up to `until`; 29 February only where there is one. */
export function yearsOfDay(date: string, until: number | null): string[] {
  const first = Number(date.slice(0, 4));
  const dates: string[] = [];
  for (let year = first; year <= Math.min(Math.max(until ?? first, first), first + MOST_YEARS); year += 1) {
    const day = `${year}${date.slice(4)}`;
    if (year === first || isCivilDate(day)) dates.push(day);
  }
  return dates;
}

export const keyOf = ({ regionCode, date }: { regionCode: string; date: string }): string =>
  `${regionCode} ${date}`;

function planImport(db: ReadDb, law: Law, arrangement: Arrangement, title: string): PlannedChange {
  const { year, source } = arrangement;
  const years = allCalendarYears(db);
  const last = Math.max(law.calendarData.lastYear, ...years.map((row) => row.year));
  if (year > last + 1)
    throw new PlanDeskError(
      'CALENDAR_YEAR_GAP',
      `还缺${last + 1}年的放假安排，请先导入那一年，再导入${year}年。`,
      { year, missing: last + 1 },
    );
  if (year < law.calendarData.firstYear)
    throw new PlanDeskError(
      'CALENDAR_YEAR_GAP',
      `日历从${law.calendarData.firstYear}年开始，不收更早的年份。`,
      { year, missing: law.calendarData.firstYear },
    );
  const after = arrangementOverrides(law.calendarData.days, arrangement).map(
    (day): OverrideRow => ({ ...day, regionCode: COUNTRY, source }),
  );
  const written = new Set(after.map(keyOf));
  // The year is replaced as a whole; of the December before it only the days that the new notice names.
  const before = allOverrides(db).filter(
    (row) => row.regionCode === COUNTRY && (row.date.startsWith(`${year}-`) || written.has(keyOf(row))),
  );
  const known = years.find((row) => row.year === year);
  return {
    kind: 'import',
    year,
    title,
    source,
    before: { overrides: before, year: known ? { year, source: known.source } : null },
    after: { overrides: after, year: { year, source } },
    undoes: null,
  };
}

function planAddDay(db: ReadDb, wish: Extract<CalendarWish, { kind: 'add-day' }>): PlannedChange {
  const own = selfOffice(db)?.regionCode ?? COUNTRY;
  if (wish.regionCode === COUNTRY || !regionsAbove(own).includes(wish.regionCode))
    throw new PlanDeskError(
      'CALENDAR_REGION_NOT_OURS',
      '地方节日只能登记在本地或所属的市（州）、省，请重新选择地区。',
      { regionCode: wish.regionCode },
    );
  const wrong = wish.dates.find((date) => !isCivilDate(date));
  if (wrong !== undefined || wish.dates.length === 0)
    throw new PlanDeskError('CALENDAR_DAY_INVALID', `“${wrong ?? ''}”不是有效日期，请核对。`, {
      date: wrong,
    });
  const after = wish.dates.map(
    (date): OverrideRow => ({
      regionCode: wish.regionCode,
      date,
      kind: wish.dayKind,
      name: wish.name,
      source: wish.source,
    }),
  );
  const keys = new Set(after.map(keyOf));
  return {
    kind: 'add-day',
    year: null,
    title: `${spanOf(wish.dates)} ${wish.name}`,
    source: wish.source,
    before: { overrides: allOverrides(db).filter((row) => keys.has(keyOf(row))) },
    after: { overrides: after },
    undoes: null,
  };
}

const spanOf = (dates: readonly string[]): string =>
  dates.length === 1 ? (dates[0] ?? '') : `${dates[0] ?? ''} 等${dates.length}天`;

function planRemoveDay(db: ReadDb, wish: { regionCode: string; date: string }): PlannedChange {
  const row = allOverrides(db).find((each) => keyOf(each) === keyOf(wish));
  if (row === undefined || row.regionCode === COUNTRY)
    throw new PlanDeskError('CALENDAR_DAY_UNKNOWN', '没有登记过这个地方节日，请刷新后重试。', { ...wish });
  return {
    kind: 'remove-day',
    year: null,
    title: `${row.date} ${row.name}`,
    source: row.source,
    before: { overrides: [row] },
    after: { overrides: [] },
    undoes: null,
  };
}

function planUndo(db: ReadDb): PlannedChange {
  const last = lastStandingImport(db);
  if (last === undefined) throw new PlanDeskError('CALENDAR_NOTHING_TO_UNDO', '没有可以撤销的日历导入。', {});
  return {
    kind: 'undo',
    year: last.year,
    title: last.title,
    source: last.source,
    before: last.after,
    after: last.before,
    undoes: last.id,
  };
}
