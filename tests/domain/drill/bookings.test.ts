import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate, fromDayNumber } from '../../../db/domain/dates/civil-date';
import {
  type BookedDrill,
  type Booking,
  doubleBookings,
  overlaps,
  spanOf,
} from '../../../db/domain/drill/bookings';

const person = (name: string, refId: string | null = null): Booking => ({
  kind: 'person',
  refId,
  nameKey: name,
  name,
  quantity: null,
});
const team = (refId: string): Booking => ({
  kind: 'team',
  refId,
  nameKey: refId,
  name: refId,
  quantity: null,
});
const pumps = (quantity: number | null): Booking => ({
  kind: 'equipment',
  refId: 'pump',
  nameKey: '水泵',
  name: '水泵',
  quantity,
});
const drill = (id: string, told: Partial<BookedDrill> = {}): BookedDrill => ({
  id,
  ownerId: 'unit-1',
  from: '2026-06-10' as CivilDate,
  to: '2026-06-10' as CivilDate,
  startsAt: null,
  endsAt: null,
  minutes: null,
  bookings: [],
  ...told,
});

describe('the time a drill takes', () => {
  it.each([
    ['no hours: the whole day', {}, '2026-06-10T00:00', '2026-06-10T24:00'],
    ['both hours', { startsAt: '09:00', endsAt: '10:30' }, '2026-06-10T09:00', '2026-06-10T10:30'],
    ['beginning and length', { startsAt: '09:00', minutes: 90 }, '2026-06-10T09:00', '2026-06-10T10:30'],
    ['past midnight', { startsAt: '23:30', minutes: 60 }, '2026-06-10T23:30', '2026-06-11T00:30'],
    ['beginning alone', { startsAt: '14:00' }, '2026-06-10T14:00', '2026-06-10T24:00'],
    [
      'an end before the beginning is unknown',
      { startsAt: '14:00', endsAt: '09:00' },
      '2026-06-10T14:00',
      '2026-06-10T24:00',
    ],
    ['days the wrong way round', { to: '2026-06-01' as CivilDate }, '2026-06-10T00:00', '2026-06-10T24:00'],
  ] as const)('%s', (_name, told, start, end) => {
    expect(spanOf(drill('a', told))).toEqual({ start, end });
  });
});

describe('double bookings', () => {
  const morning = { startsAt: '09:00', endsAt: '10:00' };
  const later = { startsAt: '10:00', endsAt: '11:00' };

  it('names the drills that need one team at a time, of whichever units', () => {
    const found = doubleBookings([
      drill('b', { bookings: [team('t')], ownerId: 'unit-2', startsAt: '09:30', endsAt: '10:30' }),
      drill('a', { bookings: [team('t')], ...morning }),
    ]);
    expect(found).toEqual([{ kind: 'team', refId: 't', name: 't', drills: ['a', 'b'], date: '2026-06-10' }]);
  });

  it('lets a team go from one drill to the next at the hour', () => {
    const drills = [
      drill('a', { bookings: [team('t')], ...morning }),
      drill('b', { bookings: [team('t')], ...later }),
    ];
    expect(doubleBookings(drills)).toEqual([]);
  });

  it('takes a name given by hand for the same person within one unit only', () => {
    const a = drill('a', { bookings: [person('示小明')] });
    expect(doubleBookings([a, drill('b', { bookings: [person('示小明')] })])).toHaveLength(1);
    expect(doubleBookings([a, drill('b', { bookings: [person('示小明')], ownerId: 'unit-2' })])).toEqual([]);
  });

  it('says nothing of gear that stands in no register', () => {
    const hoses = { ...pumps(null), refId: null };
    expect(doubleBookings([drill('a', { bookings: [hoses] }), drill('b', { bookings: [hoses] })])).toEqual(
      [],
    );
  });

  it('finds no clash of a drill with itself', () => {
    expect(doubleBookings([drill('a', { bookings: [person('示小明'), person('示小明')] })])).toEqual([]);
  });

  it.each([
    ['two and two of five', [2, 2], 5, 0],
    ['two, two and two of five', [2, 2, 2], 5, 2],
    ['three and three of five', [3, 3], 5, 1],
    ['all of them twice', [null, 1], 5, 1],
  ] as const)('counts equipment against what there is: %s', (_name, asked, there, clashes) => {
    const drills = asked.map((quantity, at) => drill(String(at), { bookings: [pumps(quantity)] }));
    expect(doubleBookings(drills, new Map([['pump', there]]))).toHaveLength(clashes);
  });

  it('finds exactly the pairs that share a thing and a moment', () => {
    const day = fc.integer({ min: 0, max: 6 }).map((n) => fromDayNumber(20_600 + n));
    const clock = fc.option(fc.constantFrom('00:00', '08:00', '09:30', '12:00', '23:00'), { nil: null });
    const any = fc.record({
      from: day,
      days: fc.integer({ min: 0, max: 2 }),
      startsAt: clock,
      minutes: fc.option(fc.integer({ min: 1, max: 900 }), { nil: null }),
      teams: fc.uniqueArray(fc.constantFrom('t1', 't2', 't3'), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 9 }), (told) => {
        const drills = told.map(({ from, days, startsAt, minutes, teams }, at) =>
          drill(`d${at}`, {
            from,
            to: addDays(from, days),
            startsAt,
            minutes,
            bookings: teams.map(team),
          }),
        );
        const expected = drills.flatMap((a, at) =>
          drills
            .slice(at + 1)
            .flatMap((b) =>
              overlaps(spanOf(a), spanOf(b))
                ? a.bookings
                    .filter(({ refId }) => b.bookings.some((other) => other.refId === refId))
                    .map(({ refId }) => `${refId} ${[a.id, b.id].sort().join()}`)
                : [],
            ),
        );
        const found = doubleBookings(drills).map(
          ({ refId, drills: pair }) => `${refId} ${[...pair].sort().join()}`,
        );
        expect(found.sort()).toEqual(expected.sort());
      }),
    );
  });
});
