import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incidentNeeds } from '../../../db/domain/incident/aid-rules';
import { type Callee, callingOrder } from '../../../db/domain/incident/calling';
import {
  hazardsNear,
  holdingsOf,
  offerTeams,
  type SupplyFacts,
  type TeamFacts,
} from '../../../db/domain/incident/nearest';
import { distanceMetres, type Place } from '../../../db/domain/place/distance';
import { loadLaw } from '../../../db/law';

const law = loadLaw(join(import.meta.dirname, '../../../resources'));
const needsOf = (kind: string, activities: string[] = []) =>
  incidentNeeds({ kind, activities }, law.incidentAids, law.capabilities);
const SITE: Place = { longitude: 126.96, latitude: 44.41 };
const places = fc.record({
  longitude: fc.double({ min: 126, max: 128, noNaN: true }),
  latitude: fc.double({ min: 43.5, max: 45, noNaN: true }),
});
const codes = fc.uniqueArray(fc.constantFrom(...law.capabilities.capabilities.map(({ code }) => code)), {
  maxLength: 4,
});
const teams = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    name: fc.string(),
    place: fc.option(places, { freq: 4 }),
    fieldCode: fc.option(fc.constantFrom(...law.teams.fields.map(({ code }) => code))),
    capabilities: codes,
    guessed: codes,
    equipment: codes,
    coverageKm: fc.option(fc.double({ min: 1, max: 100, noNaN: true })),
    agreed: fc.boolean(),
    out: fc.nat(2),
  }),
  { selector: ({ id }) => id, maxLength: 25 },
);
const plainTeam: TeamFacts = {
  id: 't',
  name: '示例救援队',
  place: SITE,
  fieldCode: null,
  capabilities: [],
  guessed: [],
  equipment: [],
  coverageKm: null,
  agreed: false,
  out: 0,
};

describe('what an accident asks for', () => {
  it('parts what every accident asks for from what makes a team the right one', () => {
    const leak = needsOf('中毒和窒息', ['hazmat-storage']);
    expect(leak.capabilities).toContain('leak-stopping');
    expect(leak.capabilities).not.toContain('medical-aid');
    expect(leak.general).toContain('medical-aid');
    expect(leak.teamFields[0]).toBe('hazchem');
    expect(leak.generalFields).toEqual(['medical']);
    expect(leak.specialties).toEqual(expect.arrayContaining(['S04', 'S23']));
    expect(needsOf('没有这一类').capabilities).toEqual([]);
  });

  it('speaks of every kind of accident, and only of codes that exist', () => {
    const { kinds, activities, expertTask } = law.incidentAids;
    expect(kinds.map(({ name }) => name)).toEqual(law.accidentKinds.kinds.map(({ name }) => name));
    const fields = new Set(law.teams.fields.map(({ code }) => code));
    const specialties = new Set(law.specialties.specialties.map(({ code }) => code));
    for (const one of [...kinds, ...activities]) {
      expect(one.teamFields.filter((code) => !fields.has(code))).toEqual([]);
      expect(one.specialties.filter((code) => !specialties.has(code))).toEqual([]);
    }
    const known = new Set(law.supervisionCategories.activities.map(({ key }) => key as string));
    expect(activities.flatMap(({ keys }) => keys).filter((key) => !known.has(key))).toEqual([]);
    expect(law.specialties.tasks.map(({ code }) => code)).toContain(expertTask);
  });
});

describe('the nearest teams', () => {
  it('are those that a search of all finds', () => {
    fc.assert(
      fc.property(
        fc.option(places, { freq: 9 }),
        fc.constantFrom(...law.accidentKinds.kinds.map(({ name }) => name)),
        teams,
        (from, kind, all) => {
          const needs = needsOf(kind);
          const offer = offerTeams(from, needs, all);
          const capable = (team: TeamFacts) => {
            const has = [...team.capabilities, ...team.equipment, ...team.guessed];
            return (
              needs.capabilities.some((code) => has.includes(code)) ||
              needs.teamFields.some((field) => field === team.fieldCode)
            );
          };
          const distance = (team: TeamFacts) =>
            from && team.place ? distanceMetres(from, team.place) : null;
          const fit = offer.placed.filter((one) => one.fit === 'fit');
          const expected = all
            .filter((team) => capable(team) && distance(team) !== null)
            .map((team) => distance(team) ?? 0)
            .sort((a, b) => a - b);
          expect(fit.map((one) => one.way?.metres)).toEqual(expected);
          expect(offer.unplaced.every(({ team }) => distance(team) === null)).toBe(true);
          expect(offer.placed.length + offer.unplaced.length + offer.unfit).toBe(all.length);
          // Nobody who could help is lost for want of coordinates.
          expect(offer.unplaced.filter((one) => one.fit === 'fit')).toHaveLength(
            all.filter((team) => capable(team) && distance(team) === null).length,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('tell agreement, call-ups, guesses and the service area without weighing them', () => {
    const near = { ...plainTeam, id: 'near', capabilities: ['fire-fighting'], out: 1 };
    const far = {
      ...plainTeam,
      id: 'far',
      place: { longitude: 127.2, latitude: 44.41 },
      guessed: ['fire-fighting'],
      agreed: true,
      coverageKm: 5,
    };
    const other = { ...plainTeam, id: 'other', fieldCode: 'rail', agreed: true };
    const offer = offerTeams(SITE, needsOf('火灾'), [far, near, other, { ...plainTeam, fieldCode: 'rail' }]);
    expect(offer.placed.map(({ team, fit }) => [team.id, fit])).toEqual([
      ['near', 'fit'],
      ['other', 'help'],
      ['far', 'fit'],
    ]);
    expect(offer.placed[2]).toMatchObject({
      covered: false,
      guessed: ['fire-fighting'],
      way: { direction: 'e' },
    });
    expect(offer.unfit).toBe(1);
    expect(offerTeams(null, needsOf('火灾'), [near]).unplaced).toHaveLength(1);
    expect(offerTeams(SITE, needsOf('火灾'), [plainTeam]).placed[0]?.fit).toBe('unknown');
  });
});

describe('what depots hold', () => {
  const supply = (over: Partial<SupplyFacts>): SupplyFacts => ({
    id: 's',
    name: '泡沫液',
    unit: '桶',
    capabilities: ['fire-fighting'],
    stock: 10,
    unfit: 0,
    expiresOn: null,
    ...over,
  });

  it('counts what is fit and in date, and shows the rest', () => {
    const [holding] = holdingsOf(
      [
        supply({ id: 'late', expiresOn: '2026-11-21', unfit: 1 }),
        supply({ id: 'last-day', expiresOn: '2026-11-22', stock: 0.3, unfit: 0.1 }),
        supply({ id: 'none', stock: 0 }),
        supply({ id: 'other', capabilities: ['lighting'] }),
      ],
      ['fire-fighting', 'drainage'],
      '2026-11-22',
    );
    expect(holding?.supplies).toEqual([
      { id: 'last-day', name: '泡沫液', unit: '桶', usable: 0.2, expired: 0, unfit: 0.1 },
      { id: 'late', name: '泡沫液', unit: '桶', usable: 0, expired: 9, unfit: 1 },
    ]);
  });
});

describe('hazards near an incident', () => {
  it('are those within the distance or that reach it, nearest first', () => {
    const hazard = fc.record({ place: places, reach: fc.option(fc.integer({ min: 1, max: 90_000 })) });
    fc.assert(
      fc.property(places, fc.array(hazard), fc.integer({ min: 1, max: 60_000 }), (from, all, metres) => {
        const found = hazardsNear(from, all, metres);
        const expected = all.filter(({ place, reach }) => {
          const away = distanceMetres(from, place);
          return away <= metres || (reach !== null && away <= reach);
        });
        expect(new Set(found.map((one) => one.hazard))).toEqual(new Set(expected));
        const ways = found.map((one) => one.way.metres);
        expect(ways).toEqual([...ways].sort((a, b) => a - b));
      }),
    );
  });
});

describe('the order of calls', () => {
  const callee = (over: Partial<Callee>): Callee => ({
    group: 'unit',
    source: 'enterprise',
    sourceId: 'e',
    field: 'phone',
    organisation: null,
    name: null,
    post: null,
    phone: '19900000001',
    personal: true,
    contactField: null,
    rank: 1,
    ...over,
  });

  it('goes from the own watch to the departments and rings each number once', () => {
    const lines = callingOrder([
      callee({ group: 'department', phone: '0432-00000001', organisation: '气象局', rank: 5 }),
      callee({ group: 'unit', phone: '1990 000 0002', name: '样一', rank: 2 }),
      callee({ group: 'unit', phone: '19900000003', name: '样二', rank: 1 }),
      callee({ group: 'watch', source: 'watch', phone: '19900000002', name: '示一' }),
      callee({ group: 'town', phone: ' ', name: '没有号码' }),
    ]);
    expect(lines.map(({ group, name, organisation }) => [group, name ?? organisation])).toEqual([
      ['watch', '示一'],
      ['unit', '样二'],
      ['department', '气象局'],
    ]);
    expect(lines[0]?.also).toEqual([{ group: 'unit', organisation: null, name: '样一', post: null }]);
  });
});
