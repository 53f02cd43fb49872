import { createRequire } from 'node:module';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  addDays,
  asCivilDate,
  type CivilDate,
  fromDayNumber,
  toDayNumber,
} from '../../../db/domain/dates/civil-date';
import {
  addWorkingDays,
  buildWorkingCalendar,
  type CalendarData,
  calendarCoverage,
  countWorkingDays,
  isWorkingDay,
  nextWorkingDay,
} from '../../../db/domain/dates/working-calendar';
import { isPlanDeskError } from '../../../db/domain/errors';
import data from '../../../resources/calendar/cn-2004-2026.json';

// The package is the source of the data and the yardstick for the arithmetic. It works in local time.
interface ChineseDays {
  isWorkday(date: string): boolean;
  findWorkday(count: number, date: string): string;
}
const shipped = data as CalendarData;
const calendar = buildWorkingCalendar(shipped);
const d = asCivilDate;
const daysBetween = (from: string, to: string) =>
  fc.integer({ min: toDayNumber(d(from)), max: toDayNumber(d(to)) }).map(fromDayNumber);

describe('working days', () => {
  let chineseDays: ChineseDays;
  beforeAll(() => {
    const load = createRequire(import.meta.url);
    const loaded: { default?: ChineseDays } & ChineseDays = load('chinese-days');
    chineseDays = loaded.default ?? loaded;
  });

  it.each([
    ['2026-09-21', 20, '2026-10-26'],
    ['2026-09-25', 5, '2026-10-09'],
    ['2026-11-22', 1, '2026-11-23'],
  ])('%s plus %i is %s', (start, count, due) => {
    expect(addWorkingDays(calendar, d(start), count)).toMatchObject({ due, provisional: false });
  });

  it('names every skipped day of the National Day stretch and works the make-up Saturday', () => {
    const { skipped } = addWorkingDays(calendar, d('2026-09-21'), 20);
    expect(skipped.map((day) => day.date)).toEqual([
      ...['2026-09-25', '2026-09-26', '2026-09-27'],
      ...['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'],
      ...['2026-10-11', '2026-10-17', '2026-10-18', '2026-10-24', '2026-10-25'],
    ]);
    expect(skipped[0]?.why).toBe('中秋');
    expect(skipped.at(-1)?.why).toBe('星期日');
  });

  it.each(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])(
    '%s is a working weekend day',
    (date) => {
      expect(isWorkingDay(calendar, d(date))).toBe(true);
    },
  );

  it.each([
    ['2026-01-01', '2026-01-03'],
    ['2026-02-15', '2026-02-23'],
    ['2026-04-04', '2026-04-06'],
    ['2026-05-01', '2026-05-05'],
    ['2026-06-19', '2026-06-21'],
    ['2026-09-25', '2026-09-27'],
    ['2026-10-01', '2026-10-07'],
  ])('%s to %s is free', (from, to) => {
    for (let day = d(from); day <= to; day = addDays(day, 1)) expect(isWorkingDay(calendar, day)).toBe(false);
  });

  it.each(['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'])(
    '%s of 2025 is worked',
    (date) => {
      expect(isWorkingDay(calendar, d(date))).toBe(true);
    },
  );

  it('agrees with chinese-days on every day of its years', () => {
    for (let day = d('2004-01-01'); day <= '2026-12-31'; day = addDays(day, 1)) {
      if (isWorkingDay(calendar, day) !== chineseDays.isWorkday(day)) expect.fail(day);
    }
  });

  it('agrees with chinese-days on deadlines', () => {
    fc.assert(
      fc.property(
        daysBetween('2004-01-01', '2026-10-31'),
        fc.integer({ min: 1, max: 30 }),
        (start, count) => {
          expect(addWorkingDays(calendar, start, count).due).toBe(chineseDays.findWorkday(count, start));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('counts one by one what it looks up, inside and outside the covered years', () => {
    fc.assert(
      fc.property(
        daysBetween('2001-01-01', '2030-12-31'),
        fc.integer({ min: 1, max: 40 }),
        (start, count) => {
          const { due, skipped } = addWorkingDays(calendar, start, count);
          let left = count;
          let day: CivilDate = start;
          while (left > 0) {
            day = addDays(day, 1);
            if (isWorkingDay(calendar, day)) left -= 1;
          }
          expect(due).toBe(day);
          expect(skipped.length + count).toBe(toDayNumber(due) - toDayNumber(start));
          expect(countWorkingDays(calendar, start, due)).toBe(count);
          expect(countWorkingDays(calendar, due, start)).toBe(-count);
        },
      ),
    );
  });
});

describe('coverage', () => {
  it('is the shipped years', () => {
    expect(calendarCoverage(calendar)).toEqual({ from: '2004-01-01', to: '2026-12-31' });
  });

  it('beyond it weekdays count and the answer is provisional', () => {
    expect(addWorkingDays(calendar, d('2026-12-25'), 5)).toMatchObject({
      due: '2027-01-01',
      provisional: true,
    });
    expect(addWorkingDays(calendar, d('2026-12-24'), 5)).toMatchObject({
      due: '2026-12-31',
      provisional: false,
    });
    expect(addWorkingDays(calendar, d('2003-09-30'), 1)).toMatchObject({
      due: '2003-10-01',
      provisional: true,
    });
    expect(isWorkingDay(calendar, d('2027-01-02'))).toBe(false);
  });

  it('an imported year makes the answer firm and changes the version', () => {
    const longer = buildWorkingCalendar(shipped, {
      years: [2027],
      overrides: [{ date: '2027-01-01', kind: 'holiday', name: '元旦' }],
    });
    expect(addWorkingDays(longer, d('2026-12-25'), 5)).toMatchObject({
      due: '2027-01-04',
      provisional: false,
    });
    expect(longer.version).not.toBe(calendar.version);
  });

  it('refuses a gap between years and a day that does not exist', () => {
    const isInvalid = (error: unknown) => isPlanDeskError(error, 'CALENDAR_INVALID');
    expect(() => buildWorkingCalendar(shipped, { years: [2028] })).toThrowError(expect.toSatisfy(isInvalid));
    const overrides = [{ date: '2026-02-30', kind: 'holiday' as const, name: '无' }];
    expect(() => buildWorkingCalendar(shipped, { overrides })).toThrowError(expect.toSatisfy(isInvalid));
  });

  it('refuses a count that is no positive whole number', () => {
    for (const count of [0, -1, 1.5]) {
      expect(() => addWorkingDays(calendar, d('2026-03-02'), count)).toThrowError(
        expect.toSatisfy((error: unknown) => isPlanDeskError(error, 'WORKING_DAYS_INVALID')),
      );
    }
  });
});

describe('regional days', () => {
  it('move a deadline only where they are given', () => {
    const overrides = [{ date: '2026-09-03', kind: 'holiday' as const, name: '州庆' }];
    const regional = buildWorkingCalendar(shipped, { overrides });
    expect(addWorkingDays(calendar, d('2026-09-01'), 2).due).toBe('2026-09-03');
    expect(addWorkingDays(regional, d('2026-09-01'), 2)).toMatchObject({
      due: '2026-09-04',
      skipped: [{ date: '2026-09-03', why: '州庆' }],
    });
    expect(nextWorkingDay(regional, d('2026-09-03'))).toBe('2026-09-04');
    expect(nextWorkingDay(calendar, d('2026-09-03'))).toBe('2026-09-03');
  });

  it('count local days of years that no notice covers yet, provisionally', () => {
    const local = buildWorkingCalendar(shipped, {
      overrides: [{ date: '2028-09-04', kind: 'holiday', name: '本地节日' }],
    });
    // Friday 2028-09-01: Monday is the local day, the weekend lies before it.
    expect(addWorkingDays(local, d('2028-09-01'), 1)).toMatchObject({ due: '2028-09-05', provisional: true });
    expect(addWorkingDays(local, d('2028-09-04'), 5).due).toBe('2028-09-11');
    expect(countWorkingDays(local, d('2028-09-01'), d('2028-09-11'))).toBe(5);
    expect(calendarCoverage(local).to).toBe('2026-12-31');
  });
});
