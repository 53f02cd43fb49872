import { describe, expect, it } from 'vitest';
import { parsedDateText } from '../../../db/domain/dates/parse-date';
import { parseDateSpan } from '../../../db/domain/dates/parse-span';

function read(value: string | number, year?: number): string {
  const span = parseDateSpan(value, year === undefined ? {} : { year });
  if (!span.ok) return span.error.code;
  return `${parsedDateText(span.value.start)} ${parsedDateText(span.value.end)}`;
}

describe('parseDateSpan', () => {
  it.each<[string | number, string]>([
    ['2025年1月9日至1月10日', '2025-01-09 2025-01-10'],
    ['2025-02-03~2025-02-05', '2025-02-03 2025-02-05'],
    ['2021-06-12～2024-06-12', '2021-06-12 2024-06-12'],
    ['2025.2.4-2.5', '2025-02-04 2025-02-05'],
    ['2025.6.30-7.2', '2025-06-30 2025-07-02'],
    ['2025年2月11日—2月12日', '2025-02-11 2025-02-12'],
    ['2025年3月5日-7日', '2025-03-05 2025-03-07'],
    ['2025.2.4-5', '2025-02-04 2025-02-05'],
    ['2025-02-03-2025-02-05', '2025-02-03 2025-02-05'],
    ['2023/11/22-2026/11/22', '2023-11-22 2026-11-22'],
    ['2025年12月30日至1月2日', '2025-12-30 2026-01-02'],
    ['2025年3月5日上午9:00至3月6日下午17:00', '2025-03-05 2025-03-06'],
    ['2025-02-12 9:00 至 2025-02-13 11:00', '2025-02-12 2025-02-13'],
    ['2025-02-12 9:00-10:30', '2025-02-12 2025-02-12'],
    ['2025年1月18日上午', '2025-01-18 2025-01-18'],
    [45700, '2025-02-12 2025-02-12'],
    ['2021.7-2024.7', '2021-07 2024-07'],
    ['2024年11月起三年', '2024-11 2027-11'],
    ['2024年11月1日起，聘期3年', '2024-11-01 2027-11-01'],
  ])('reads %j as %s', (value, expected) => {
    expect(read(value)).toBe(expected);
  });

  it('takes a missing year from the hint and says so', () => {
    expect(read('3月5日至7日', 2025)).toBe('2025-03-05 2025-03-07');
    expect(parseDateSpan('3月5日至7日', { year: 2025 })).toMatchObject({
      value: { start: { assumed: 'year' }, end: { assumed: 'year' } },
    });
    expect(read('3月5日至7日')).toBe('date_without_year');
  });

  it.each([
    ['2024-3-5至2024-3-1', 'date_reversed'],
    ['2025.5.5-4.3', 'date_reversed'],
    ['2025.6.31-7.2', 'date_impossible'],
    ['2025.6.30-6.31', 'date_impossible'],
    ['2025年3月5日至', 'date_format'],
    ['2020.1.1-长期', 'date_format'],
    ['聘期三年', 'date_format'],
    ['', 'date_empty'],
  ])('refuses %j as %s', (value, expected) => {
    expect(read(value)).toBe(expected);
  });
});
