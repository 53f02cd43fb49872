import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  buildWorkingCalendar,
  type CalendarData,
  countWorkingDays,
} from '../../../db/domain/dates/working-calendar';
import { filingClock } from '../../../db/domain/filing/clock';
import { clockStanding, dutyStanding } from '../../../db/domain/filing/clock-standing';
import data from '../../../resources/calendar/cn-2004-2026.json';
import { d, makeFiling, shippedRules } from '../../builders/duty-subjects';

// Every line of these tables was counted by hand on a wall calendar of 2026: 02-15..23 off with work on Sat 02-14 and
// 02-28; 09-25..27 off with work on Sun 09-20; 10-01..07 off with work on Sat 10-10.
const shipped = data as CalendarData;
const national = buildWorkingCalendar(shipped);
const yanbian = buildWorkingCalendar(shipped, {
  overrides: [{ date: '2026-09-03', kind: 'holiday', name: '州庆' }],
});
const with2027 = buildWorkingCalendar(shipped, {
  years: [2027],
  overrides: ['2027-01-01', '2027-01-02', '2027-01-03'].map((date) => ({
    date,
    kind: 'holiday',
    name: '元旦',
  })),
});

/** `02-15..02-17` as its days; a lone day as itself. */
function days(year: string, ...parts: string[]): string[] {
  return parts.flatMap((part) => {
    const [from = '', to = from] = part.split('..');
    const month = from.slice(0, 3);
    const first = Number(from.slice(3));
    return Array.from(
      { length: Number(to.slice(3)) - first + 1 },
      (_, i) => `${year}-${month}${String(first + i).padStart(2, '0')}`,
    );
  });
}
const spring = '02-15..02-23';

describe('working days counted by hand', () => {
  it.each([
    ['before the festival, over it', '2026-02-11', 5, '2026-02-25', [spring]],
    ['received on the make-up Saturday', '2026-02-14', 5, '2026-02-28', [spring]],
    ['received on a holiday', '2026-02-17', 5, '2026-02-28', ['02-18..02-23']],
    ['over the make-up Saturday behind it', '2026-02-27', 5, '2026-03-05', ['03-01']],
    ['twenty days over the festival', '2026-02-09', 20, '2026-03-13', [spring, '03-01', '03-07..03-08']],
    ['over Labour Day and its Saturday', '2026-04-30', 5, '2026-05-11', ['05-01..05-05', '05-10']],
    ['from Friday over the make-up Sunday', '2026-09-18', 5, '2026-09-24', ['09-19']],
    ['received on the make-up Sunday', '2026-09-20', 5, '2026-09-28', ['09-25..09-27']],
    ['on the eve of National Day', '2026-09-30', 5, '2026-10-13', ['10-01..10-07', '10-11']],
    ['received inside National Day', '2026-10-03', 5, '2026-10-13', ['10-04..10-07', '10-11']],
    ['received on its make-up Saturday', '2026-10-10', 5, '2026-10-16', ['10-11']],
    [
      'twenty days over both holidays, from one of them',
      '2026-09-25',
      20,
      '2026-10-29',
      ['09-26..09-27', '10-01..10-07', '10-11', '10-17..10-18', '10-24..10-25'],
    ],
  ])('%s: %s plus %i is %s', (_, start, count, due, skipped) => {
    const deadline = addWorkingDays(national, d(start), count);
    expect(deadline).toMatchObject({ due, provisional: false });
    expect(deadline.skipped.map(({ date }) => date)).toEqual(days('2026', ...skipped));
    // There and back again.
    expect(countWorkingDays(national, d(start), d(due))).toBe(count);
    expect(countWorkingDays(national, d(due), d(start))).toBe(-count);
  });

  it('skips New Year and works the Sunday behind it', () => {
    expect(addWorkingDays(national, d('2025-12-31'), 5)).toMatchObject({
      due: '2026-01-08',
      skipped: [{ date: '2026-01-01' }, { date: '2026-01-02' }, { date: '2026-01-03' }],
    });
  });

  it("skips the prefecture's own day where it holds, and nowhere else", () => {
    expect(addWorkingDays(national, d('2026-09-01'), 5).due).toBe('2026-09-08');
    const local = addWorkingDays(yanbian, d('2026-09-01'), 5);
    expect(local.due).toBe('2026-09-09');
    expect(local.skipped).toEqual([
      { date: '2026-09-03', why: '州庆' },
      { date: '2026-09-05', why: '星期六' },
      { date: '2026-09-06', why: '星期日' },
    ]);
  });

  it('is provisional past the last notice, and fixed once the year is known', () => {
    expect(addWorkingDays(national, d('2026-12-28'), 5)).toMatchObject({
      due: '2027-01-04',
      provisional: true,
    });
    const fixed = addWorkingDays(with2027, d('2026-12-28'), 5);
    expect(fixed).toMatchObject({ due: '2027-01-05', provisional: false });
    expect(fixed.skipped.map(({ date }) => date)).toEqual(days('2027', '01-01..01-03'));
  });
});

describe('how a clock stands', () => {
  const standing = (receivedOn: string, asOf: string, over: Parameters<typeof makeFiling>[0] = {}) => {
    const clock = filingClock(
      makeFiling({ receivedOn: d(receivedOn), ...over }),
      national,
      shippedRules,
      d(asOf),
    );
    return clock && { days: clock.daysLeft + 0, standing: clockStanding(clock) };
  };

  it.each([
    ['2026-02-13', 3, 'open'],
    ['2026-02-14', 2, 'open'],
    ['2026-02-20', 2, 'open'],
    ['2026-02-23', 2, 'open'],
    ['2026-02-24', 1, 'soon'],
    ['2026-02-25', 0, 'today'],
    ['2026-02-26', -1, 'overdue'],
    ['2026-02-28', -3, 'overdue'],
    ['2026-03-01', -3, 'overdue'],
  ])('over Spring Festival, on %s: %i working days, %s', (asOf, days, word) => {
    expect(standing('2026-02-11', asOf)).toEqual({ days, standing: word });
  });

  it('is overdue on days off right behind the last day, although no working day has passed', () => {
    // Received on a Friday, due on the next one, seen on Saturday.
    expect(standing('2026-11-13', '2026-11-21')).toEqual({ days: 0, standing: 'overdue' });
  });

  it('is nobody’s delay while the year is not known, and done once answered', () => {
    expect(standing('2026-12-30', '2027-01-20')?.standing).toBe('provisional');
    expect(
      standing('2026-02-11', '2026-03-20', { state: 'filed', decidedOn: d('2026-03-02') })?.standing,
    ).toBe('done');
  });

  it.each([
    ['met', -3, 'done'],
    ['provisional', 4, 'provisional'],
    ['overdue', -1, 'overdue'],
    ['open', 0, 'today'],
    ['due-soon', 0, 'today'],
    ['due-soon', 1, 'soon'],
    ['open', 9, 'open'],
    ['open', null, null],
    ['waived', 3, null],
    ['not-applicable', null, null],
  ] as const)('of a duty that is %s with %s days is %s', (state, daysLeft, word) => {
    expect(dutyStanding({ state, daysLeft })).toBe(word);
  });
});
