import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asCivilDate, dateParts, fromDayNumber, toDayNumber } from '../../../db/domain/dates/civil-date';
import { type ParseDateOptions, parseCivilDate, parsedDateText } from '../../../db/domain/dates/parse-date';

function read(value: string | number, options?: ParseDateOptions): string {
  const parsed = parseCivilDate(value, options);
  if (!parsed.ok) return parsed.error.code;
  return parsedDateText(parsed.value) + (parsed.value.assumed === null ? '' : ` (${parsed.value.assumed})`);
}

describe('parseCivilDate', () => {
  it.each<[string | number, string]>([
    ['2024.3.5', '2024-03-05'],
    ['2024.03.05', '2024-03-05'],
    ['2024/3/5', '2024-03-05'],
    ['2024-03-05', '2024-03-05'],
    ['2024年3月5日', '2024-03-05'],
    ['2024年03月05号', '2024-03-05'],
    ['2024-3-5日', '2024-03-05'],
    ['１９９７年３月１４日', '1997-03-14'],
    ['2009年\n9月12日', '2009-09-12'],
    [' 1989年 2月 2日 ', '1989-02-02'],
    ['2024. 3. 5', '2024-03-05'],
    ["'2024-03-05", '2024-03-05'],
    ['20240305', '2024-03-05'],
    [20240305, '2024-03-05'],
    ['2008-02-14 00:00:00', '2008-02-14'],
    ['2024-03-05T08:00:00.000Z', '2024-03-05'],
    ['2025年1月18日上午', '2025-01-18'],
    ['2025-02-12 9:00-10:30', '2025-02-12'],
    ['2025年3月5号14时30分', '2025-03-05'],
    ['2024年3月5日（星期二）', '2024-03-05'],
    ['二〇二四年十二月三十一日', '2024-12-31'],
    ['二○一二年三月七日', '2012-03-07'],
    ['24.3.5', '2024-03-05 (century)'],
    ['98年3月5日', '1998-03-05 (century)'],
    [33917, '1992-11-09'],
    [45700.75, '2025-02-12'],
    ['38652', '2005-10-27'],
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    ['2024-3', '2024-03'],
    ['2026年12月', '2026-12'],
    ['202612', '2026-12'],
    [202403, '2024-03'],
    ['2024年', '2024'],
    [2024, '2024'],
  ])('reads %j as %s', (value, expected) => {
    expect(read(value)).toBe(expected);
  });

  it.each<[string | number, string]>([
    ['2023-02-30', 'date_impossible'],
    ['2024.13.5', 'date_impossible'],
    ['2021年6月31日', 'date_impossible'],
    ['2019/2/29', 'date_impossible'],
    ['2026.2.29', 'date_impossible'],
    ['20240230', 'date_impossible'],
    [60, 'date_impossible'],
    ['0204-03-05', 'date_impossible'],
    ['3月5日', 'date_without_year'],
    ['3.5', 'date_without_year'],
    [2024.3, 'date_ambiguous'],
    ['若干', 'date_format'],
    ['长期', 'date_format'],
    ['2024 3 5', 'date_format'],
    [-3, 'date_format'],
    [Number.NaN, 'date_format'],
    [9_999_999, 'date_format'],
    ['  ', 'date_empty'],
  ])('refuses %j as %s', (value, expected) => {
    expect(read(value)).toBe(expected);
  });

  it('uses the year hint and the 1904 system only when told', () => {
    expect(read('3月5日', { year: 2025 })).toBe('2025-03-05 (year)');
    expect(read(0.5 + 1, { date1904: true })).toBe('1904-01-02');
  });

  it('names the day that does not exist', () => {
    const parsed = parseCivilDate('2019/2/29');
    expect(parsed.ok ? '' : parsed.error.message).toContain('2019年不是闰年');
  });

  it('gives first and last day of a month or a year', () => {
    expect(parseCivilDate('2026年2月')).toMatchObject({ value: { first: '2026-02-01', last: '2026-02-28' } });
    expect(parseCivilDate('2026')).toMatchObject({ value: { first: '2026-01-01', last: '2026-12-31' } });
  });

  const days = fc
    .integer({ min: toDayNumber(asCivilDate('1901-01-01')), max: toDayNumber(asCivilDate('2150-12-31')) })
    .map(fromDayNumber);

  it('reads back every way of writing a day', () => {
    fc.assert(
      fc.property(days, (date) => {
        const { year, month, day } = dateParts(date);
        const serial = toDayNumber(date) - toDayNumber(asCivilDate('1899-12-30'));
        for (const text of [
          `${year}.${month}.${day}`,
          `${year}/${month}/${day} 00:00`,
          `${year}年${month}月${day}日`,
          date.replaceAll('-', ''),
        ]) {
          expect(read(text)).toBe(date);
        }
        if (serial > 2199) expect(read(serial)).toBe(date);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 20 }), fc.double(), stringOfDateParts), (value) => {
        expect(read(value)).toBeTypeOf('string');
      }),
    );
  });
});

const stringOfDateParts = fc.string({
  unit: fc.constantFrom(...'0123459年月日.-/至~ 上午:'),
  maxLength: 16,
});
