import { describe, expect, it } from 'vitest';
import { enterpriseClock, filingClock } from '../../../db/domain/filing/clock';
import { d, makeFiling, shippedCalendar, shippedRules } from '../../builders/duty-subjects';

const office = (asOf: string, over: Parameters<typeof makeFiling>[0] = {}) =>
  filingClock(makeFiling({ receivedOn: d('2026-09-23'), ...over }), shippedCalendar, shippedRules, d(asOf));

describe('the office clock', () => {
  it.each([
    ['2026-09-23', 5, 'running'],
    ['2026-09-24', 4, 'running'],
    ['2026-09-27', 4, 'running'],
    ['2026-09-30', 1, 'last-days'],
    ['2026-10-07', 1, 'last-days'],
    ['2026-10-08', 0, 'last-days'],
    ['2026-10-09', -1, 'expired'],
    ['2026-10-10', -2, 'expired'],
  ])('on %s has %i working days left and is %s', (asOf, daysLeft, state) => {
    expect(office(asOf)).toMatchObject({
      due: '2026-10-08',
      expiresOn: '2026-10-09',
      workingDays: 5,
      daysLeft,
      state,
    });
  });

  it('lists what it skipped and names its rule', () => {
    const clock = office('2026-09-24');
    expect(clock?.skipped.map((day) => day.date)).toEqual([
      ...['2026-09-25', '2026-09-26', '2026-09-27'],
      ...['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'],
    ]);
    expect(clock?.rule).toMatchObject({ id: 'R-FILE-5WD', mark: 'P' });
  });

  it('stops with the decision, in time or late', () => {
    expect(office('2026-11-01', { state: 'filed', decidedOn: d('2026-10-08') })).toMatchObject({
      state: 'stopped',
      late: false,
    });
    expect(office('2026-11-01', { state: 'filed', decidedOn: d('2026-10-12') })).toMatchObject({
      state: 'stopped',
      late: true,
    });
    expect(office('2026-11-01', { state: 'returned', returnedOn: d('2026-09-28') })).toMatchObject({
      state: 'stopped',
      stoppedOn: '2026-09-28',
    });
    expect(office('2026-09-25', { state: 'filed', decidedOn: d('2026-09-28') })).toMatchObject({
      state: 'running',
    });
  });

  it('has not started before the receipt', () => {
    expect(office('2026-09-24', { receivedOn: null })).toBeNull();
  });

  it('is provisional where the holidays are not known', () => {
    expect(office('2027-01-04', { receivedOn: d('2026-12-30') })).toMatchObject({ provisional: true });
  });
});

describe('the enterprise clock', () => {
  it('runs twenty working days from publication to the hand-in', () => {
    const clock = (submittedOn: string | null, asOf: string) =>
      enterpriseClock(
        ['SET-A'],
        d('2026-09-21'),
        submittedOn === null ? null : d(submittedOn),
        shippedCalendar,
        shippedRules,
        d(asOf),
      );
    expect(clock(null, '2026-10-20')).toMatchObject({ due: '2026-10-26', daysLeft: 4, state: 'last-days' });
    // The warning is the rule's: five working days, where the office's own clock warns one ahead.
    expect(clock(null, '2026-10-16')).toMatchObject({ daysLeft: 6, state: 'running' });
    expect(clock(null, '2026-10-19')).toMatchObject({ daysLeft: 5, state: 'last-days' });
    expect(clock('2026-10-26', '2026-11-20')).toMatchObject({ state: 'stopped', late: false });
    expect(clock('2026-10-27', '2026-11-20')).toMatchObject({ state: 'stopped', late: true });
    expect(enterpriseClock(['SET-A'], null, null, shippedCalendar, shippedRules, d('2026-10-20'))).toBeNull();
  });

  it('does not run for units that need not file, nor for plans of before the rule', () => {
    const clock = (sets: Parameters<typeof enterpriseClock>[0], publishedOn: string) =>
      enterpriseClock(sets, d(publishedOn), null, shippedCalendar, shippedRules, d('2026-10-20'));
    expect(clock(['SET-C'], '2026-09-21')).toBeNull();
    expect(clock(['SET-A'], '2016-06-30')).toBeNull();
  });

  it('refuses a rule book without the rule', () => {
    const empty = { ...shippedRules, rules: [] };
    expect(() =>
      enterpriseClock(['SET-A'], d('2026-09-21'), null, shippedCalendar, empty, d('2026-10-20')),
    ).toThrowError(/filing/);
  });
});
