import { describe, expect, it } from 'vitest';
import {
  type ArrangementRow,
  arrangementOverrides,
  readArrangement,
} from '../../../db/domain/dates/calendar-arrangement';
import { changedDays, yearView } from '../../../db/domain/dates/calendar-view';
import { asCivilDate } from '../../../db/domain/dates/civil-date';
import { buildWorkingCalendar, type CalendarData } from '../../../db/domain/dates/working-calendar';
import data from '../../../resources/calendar/cn-2004-2026.json';
import { ARRANGEMENT_2027 } from '../../builders/arrangement';

type Given = readonly (readonly [date: string, kind: string, name: string])[];
const shipped = data as CalendarData;
const rowsOf = (given: Given): ArrangementRow[] =>
  given.map(([date, kind, name], i) => ({ row: i + 1, date, kind, name, source: '' }));
const read = (given: Given, year: number | null = null) =>
  readArrangement(rowsOf(given), { year, source: '示例通知' });
const codes = (given: Given, year: number | null = null) =>
  read(given, year).problems.map(({ row, code }) => [row, code]);

describe('a yearly arrangement', () => {
  it('takes dates and spans in every shape, and the words of both kinds', () => {
    const { arrangement, problems } = read(ARRANGEMENT_2027);
    expect(problems).toEqual([]);
    expect(arrangement?.year).toBe(2027);
    const days = arrangement?.days ?? [];
    expect(days).toHaveLength(3 + 8 + 1 + 3 + 5 + 1 + 1 + 1 + 7 + 1);
    expect(days.filter(({ kind }) => kind === 'workday').map(({ date }) => date)).toEqual([
      '2027-02-20',
      '2027-05-08',
      '2027-10-09',
    ]);
    expect(days.map(({ date }) => date)).toEqual(days.map(({ date }) => date).toSorted());
  });

  it.each<[string, Given[number], string]>([
    ['a wrong year', ['2028-01-01', '放假', '元旦'], 'year_wrong'],
    ['a day named twice', ['2027-10-03', '放假', '国庆节'], 'day_doubled'],
    ['a day that is both', ['2027-10-07', '上班', '国庆节'], 'day_is_both'],
    ['no day', ['2027-02-30', '放假', '春节'], 'date_impossible'],
    ['a month', ['2027年3月', '放假', '春节'], 'date_not_a_day'],
    ['nothing', ['', '放假', '春节'], 'date_empty'],
    ['no kind', ['2027-12-25', '', '圣诞'], 'kind_unknown'],
    ['a kind of both meanings', ['2027-12-25', '调休', '某日'], 'kind_unknown'],
    ['too long a span', ['2027-07-01至2027-08-31', '放假', '暑假'], 'span_too_long'],
    ['the wrong way round', ['2027-08-05至2027-08-01', '放假', '某节'], 'date_reversed'],
    ['no name', ['2027-12-25', '放假', ''], 'name_missing'],
    ['work on a Wednesday', ['2027-12-15', '上班', '某节'], 'workday_in_week'],
  ])('names %s with its row', (_, row, code) => {
    expect(codes([...ARRANGEMENT_2027, row])).toEqual([[ARRANGEMENT_2027.length + 1, code]]);
  });

  it('takes the end of December before New Year along', () => {
    const { arrangement, problems } = read([...ARRANGEMENT_2027, ['2026-12-31', '放假', '元旦']], 2027);
    expect(problems).toEqual([]);
    expect(arrangement?.days[0]?.date).toBe('2026-12-31');
  });

  it.each(['春节', '国庆节', '清明节'])('is not whole without %s', (name) => {
    const rest = ARRANGEMENT_2027.filter(([, kind, each]) => each !== name || kind === '上班');
    const found = read(rest).problems.filter(({ outcome }) => outcome === 'reject');
    expect(found).toMatchObject([{ row: null, code: 'year_incomplete', value: name }]);
  });

  it('asks for the missing days of a festival, for a notice, and for a year', () => {
    const short = ARRANGEMENT_2027.map((row) =>
      row[2] === '国庆节' ? (['2027-10-01至2027-10-02', row[1], row[2]] as const) : row,
    );
    expect(read(short).problems[0]?.message).toContain('国庆节只有2天');
    expect(readArrangement(rowsOf(ARRANGEMENT_2027), { year: null, source: '' }).problems).toMatchObject([
      { code: 'source_missing', outcome: 'warn' },
    ]);
    expect(codes([['5月1日', '放假', '劳动节']])).toEqual([[null, 'year_missing']]);
  });
});

describe('an arrangement on top of the shipped days', () => {
  it('puts back what a corrected year no longer names', () => {
    const year = 2026;
    const days = shipped.days.filter(({ date }) => date.startsWith('2026-') && date !== '2026-10-10');
    const before = buildWorkingCalendar(shipped);
    const after = buildWorkingCalendar(shipped, {
      overrides: arrangementOverrides(shipped.days, {
        year,
        source: '',
        days: days.filter(({ date }) => date !== '2026-10-07'),
      }),
    });
    expect(changedDays(before, after, asCivilDate('2026-01-01'), asCivilDate('2026-12-31'))).toEqual([
      { date: '2026-10-07', worked: true, name: '平日' },
      { date: '2026-10-10', worked: false, name: '周末' },
    ]);
  });

  it('shows every day of a year as what it is', () => {
    const view = yearView(buildWorkingCalendar(shipped), 2026);
    expect(view).toHaveLength(365);
    const kindOf = (date: string) => view.find((day) => day.date === date);
    expect(kindOf('2026-02-14')).toMatchObject({ kind: 'makeup', weekday: 6 });
    expect(kindOf('2026-02-15')).toMatchObject({ kind: 'holiday' });
    expect(kindOf('2026-02-17')).toMatchObject({ kind: 'holiday', name: '春节' });
    expect(kindOf('2026-11-21')).toMatchObject({ kind: 'weekend', name: '' });
    expect(kindOf('2026-11-20')).toMatchObject({ kind: 'workday', name: '' });
    expect(yearView(buildWorkingCalendar(shipped), 2028)).toHaveLength(366);
  });
});
