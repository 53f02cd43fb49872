import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  asCivilDate,
  civilDate,
  dateParts,
  daysBetween,
  endOfMonth,
  formatChineseDate,
  fromDayNumber,
  isCivilDate,
  toDayNumber,
  weekday,
} from '../../../db/domain/dates/civil-date';
import { isPlanDeskError } from '../../../db/domain/errors';

const dayNumbers = fc.integer({
  min: toDayNumber(asCivilDate('0001-01-01')),
  max: toDayNumber(asCivilDate('9999-12-31')),
});

describe('civil dates', () => {
  it('agree with the platform for every day number', () => {
    fc.assert(
      fc.property(dayNumbers, (n) => {
        const date = fromDayNumber(n);
        expect(date).toBe(new Date(n * 86_400_000).toISOString().slice(0, 10));
        expect(toDayNumber(date)).toBe(n);
        expect(weekday(date) % 7).toBe(new Date(n * 86_400_000).getUTCDay());
      }),
    );
  });

  it('compare as text in their order in time', () => {
    fc.assert(
      fc.property(dayNumbers, dayNumbers, (a, b) => {
        expect(fromDayNumber(a) < fromDayNumber(b)).toBe(a < b);
        expect(daysBetween(fromDayNumber(a), fromDayNumber(b))).toBe(b - a);
      }),
    );
  });

  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2024-13-01', false],
    ['2024-06-31', false],
    ['2024-6-1', false],
    ['20240601', false],
  ])('%s is a date: %s', (text, expected) => {
    expect(isCivilDate(text)).toBe(expected);
  });

  it('refuses a wrong date by name', () => {
    expect(() => asCivilDate('2023-02-30')).toThrowError(
      expect.toSatisfy((error: unknown) => isPlanDeskError(error, 'DATE_INVALID')),
    );
    expect(civilDate(2023, 2, 30)).toBeNull();
    expect(civilDate(2023, 1.5, 3)).toBeNull();
  });

  it('moves by days, months and years', () => {
    expect(addDays(asCivilDate('2024-02-28'), 2)).toBe('2024-03-01');
    expect(addDays(asCivilDate('2024-01-01'), -1)).toBe('2023-12-31');
    expect(addMonths(asCivilDate('2024-01-31'), 1)).toBe('2024-02-29');
    expect(addMonths(asCivilDate('2024-01-31'), -2)).toBe('2023-11-30');
    expect(addYears(asCivilDate('2024-02-29'), 3)).toBe('2027-02-28');
    expect(endOfMonth(2026, 2)).toBe('2026-02-28');
    expect(dateParts(asCivilDate('0987-06-05'))).toEqual({ year: 987, month: 6, day: 5 });
    expect(formatChineseDate(asCivilDate('2026-03-05'))).toBe('2026年3月5日');
  });
});
