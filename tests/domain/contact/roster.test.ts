import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHIFT_ROLES, type ShiftKind, type ShiftRole } from '../../../db/domain/contact/codes';
import {
  proposeRoster,
  ROSTER_DAYS,
  type RosterDay,
  type RosterPerson,
  type RosterPlace,
  shiftsOverlap,
} from '../../../db/domain/contact/roster';
import { rosterProblems } from '../../../db/domain/contact/roster-problems';
import { addDays, asCivilDate } from '../../../db/domain/dates/civil-date';

const START = asCivilDate('2026-11-01');
const days = (kinds: readonly RosterDay['kind'][]): RosterDay[] =>
  kinds.map((kind, at) => ({ day: addDays(START, at), kind }));
const person = (key: string, told: Partial<RosterPerson> = {}): RosterPerson => ({
  key,
  roles: ['member'],
  refusals: [],
  load: 0,
  ...told,
});
const countOf = (places: readonly RosterPlace[], key: string, only: (place: RosterPlace) => boolean) =>
  places.filter((place) => place.person === key && only(place)).length;
const spread = (counts: readonly number[]): number => Math.max(...counts) - Math.min(...counts);

const shifts = fc.constantFrom<readonly ShiftKind[]>(['whole'], ['day', 'night'], ['night']);
const kinds = fc.array(fc.constantFrom(...ROSTER_DAYS), { minLength: 1, maxLength: 40 });

describe('a roster dealt in rotation', () => {
  it('goes round, and begins with whoever sat the least this year', () => {
    const made = proposeRoster(
      [person('甲', { load: 3 }), person('乙', { load: 1 }), person('丙', { load: 2 })],
      days(['workday', 'workday', 'workday', 'workday']),
      { shifts: ['whole'], places: { leader: 0, chief: 0, member: 1 } },
    );
    expect(made.map((place) => place.person)).toEqual(['乙', '丙', '甲', '乙']);
  });

  it('leaves a place open when everybody refuses, and says so', () => {
    const off = [{ from: '2026-11-01', to: '2026-11-01' }];
    const shape = { shifts: ['whole'], places: { leader: 1, chief: 0, member: 0 } } as const;
    const made = proposeRoster(
      [person('甲', { roles: ['leader'], refusals: off })],
      days(['holiday']),
      shape,
    );
    expect(made).toEqual([{ day: '2026-11-01', shift: 'whole', role: 'leader', person: null }]);
    expect(rosterProblems([], [START], shape, new Map())).toMatchObject([{ kind: 'vacant', role: 'leader' }]);
  });

  it('is even by one in all, on workdays, weekends and holidays where nobody refuses', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        kinds,
        shifts,
        fc.integer({ min: 1, max: 3 }),
        (size, kindsOfDays, chosen, places) => {
          fc.pre(places * chosen.length <= size || chosen.length === 1);
          fc.pre(places <= size);
          const people = Array.from({ length: size }, (_, at) => person(`p${at}`));
          const made = proposeRoster(people, days(kindsOfDays), {
            shifts: chosen,
            places: { leader: 0, chief: 0, member: places },
          });
          expect(made.every((place) => place.person !== null)).toBe(true);
          const loads = (only: (place: RosterPlace) => boolean) =>
            people.map(({ key }) => countOf(made, key, only));
          expect(spread(loads(() => true))).toBeLessThanOrEqual(1);
          for (const kind of ROSTER_DAYS) {
            const of = new Set(
              days(kindsOfDays)
                .filter((day) => day.kind === kind)
                .map(({ day }) => day),
            );
            expect(spread(loads(({ day }) => of.has(day)))).toBeLessThanOrEqual(1);
          }
          const off = days(kindsOfDays).filter(({ kind }) => kind !== 'workday');
          const offDays = new Set(off.map(({ day }) => day));
          expect(spread(loads(({ day }) => offDays.has(day)))).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('puts nobody at two places, on no refused day, and even as far as one change goes', () => {
    const refusal = fc
      .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 6 }))
      .map(([from, long]) => ({ from: addDays(START, from), to: addDays(START, from + long) }));
    const somebody = fc.record({
      roles: fc.subarray([...SHIFT_ROLES], { minLength: 1 }),
      refusals: fc.array(refusal, { maxLength: 3 }),
      load: fc.integer({ min: 0, max: 20 }),
    });
    const places = fc.record({
      leader: fc.integer({ min: 0, max: 1 }),
      chief: fc.integer({ min: 0, max: 1 }),
      member: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(somebody, { maxLength: 8 }), kinds, shifts, places, (told, of, chosen, each) => {
        const people = told.map((one, at) => ({ ...one, key: `p${at}` }));
        const shape = { shifts: chosen, places: each };
        const made = proposeRoster(people, days(of), shape);
        const seats = SHIFT_ROLES.reduce((sum, role) => sum + each[role], 0);
        expect(made).toHaveLength(of.length * chosen.length * seats);
        for (const [at, place] of made.entries()) {
          if (place.person === null) continue;
          const sitter = people.find(({ key }) => key === place.person);
          expect(sitter?.roles).toContain(place.role);
          expect(sitter?.refusals.some(({ from, to }) => from <= place.day && place.day <= to)).toBe(false);
          for (const other of made.slice(0, at))
            if (other.person === place.person) expect(shiftsOverlap(place, other)).toBe(false);
        }
        // Nobody who could have taken a shift has two fewer than whoever sits there.
        const of2 = (key: string, role: ShiftRole) => countOf(made, key, (place) => place.role === role);
        for (const place of made) {
          for (const other of people) {
            if (!other.roles.includes(place.role) || other.key === place.person) continue;
            const free =
              !other.refusals.some(({ from, to }) => from <= place.day && place.day <= to) &&
              !made.some((one) => one.person === other.key && shiftsOverlap(one, place));
            if (place.person === null) {
              // A later role may have taken the person who was free when this place was looked at, never the reverse.
              expect(free).toBe(false);
            } else if (free)
              expect(of2(place.person, place.role) - of2(other.key, place.role)).toBeLessThan(2);
          }
        }
        expect(proposeRoster(people, days(of), shape)).toEqual(made);
      }),
    );
  });
});

describe('what is wrong with a roster', () => {
  const shift = (id: string, day: string, kind: ShiftKind, role: ShiftRole, name: string) => ({
    id,
    day: asCivilDate(day),
    shift: kind,
    role,
    person: name,
    name,
  });
  const shape = { shifts: ['day', 'night'], places: { leader: 0, chief: 0, member: 1 } } as const;

  it('names two places at a time, no rest, refusals and vacancies', () => {
    const kept = [
      shift('1', '2026-11-02', 'whole', 'leader', '示安'),
      shift('2', '2026-11-02', 'night', 'member', '示安'),
      shift('3', '2026-11-03', 'day', 'member', '示安'),
    ];
    const refusals = new Map([['示安', [{ from: '2026-11-03', to: '2026-11-04' }]]]);
    const days = [asCivilDate('2026-11-02'), asCivilDate('2026-11-03')];
    expect(
      rosterProblems(kept, days, shape, refusals).map(({ kind, day, shift }) => [kind, day, shift]),
    ).toEqual([
      ['twice', '2026-11-02', 'night'],
      ['vacant', '2026-11-02', 'day'],
      ['refused', '2026-11-03', 'day'],
      ['no-rest', '2026-11-03', 'day'],
      ['no-rest', '2026-11-03', 'day'],
      ['vacant', '2026-11-03', 'night'],
    ]);
  });

  it('counts a whole shift for the day and for the night', () => {
    const kept = [shift('1', '2026-11-02', 'whole', 'member', '例安')];
    expect(rosterProblems(kept, [asCivilDate('2026-11-02')], shape, new Map())).toEqual([]);
  });
});
