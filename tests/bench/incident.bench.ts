import { performance } from 'node:perf_hooks';
import { distanceMetres } from '../../db/domain/place/distance';
import type { ListRequest } from '../../db/repositories/lists/conditions';
import { findList } from '../../db/repositories/lists/index';
import { queryFacet, queryPage } from '../../db/repositories/lists/query';
import {
  dangersAround,
  depotsAround,
  expertsAround,
  facilitiesAround,
  needsOf,
  teamsAround,
} from '../../db/services/incidents/find-around';
import { spotOf } from '../../db/services/incidents/find-spot';
import { fillAidCounty } from '../builders/aid-county';
import { makeCore } from '../builders/database';
import { median } from './support/numbers';

const TODAY = '2026-11-20';
const ROUNDS = 9;
const SIZE = { enterprises: 5_000, teams: 2_000, depots: 400, supplies: 50_000, hazards: 20_000 };
const ALL: ListRequest = { text: '', filters: [] };
const HERE = { longitude: 126.95, latitude: 44.41 };

/** What is near an incident and the lists of stock in a large county, beside a plain look at every row in JavaScript. */
export async function run(): Promise<void> {
  const place = makeCore({ today: TODAY });
  fillAidCounty(place.core.write, place.self, SIZE);
  place.core.write.run('ANALYZE');
  const { read, law } = place.core;
  const spot = spotOf(
    read,
    { of: 'place', accidentKind: '火灾', enterpriseId: 'e0000010', regionCode: null, town: null, ...HERE },
    '220283',
  );
  const look = { db: read, law, today: TODAY };
  const needs = needsOf(law, spot);

  // Every row of the same four registers brought into JavaScript, its capabilities read and its distance measured.
  const plain = () =>
    ['team', 'depot', 'hazard', 'enterprise'].map((table) =>
      read
        .all<{ longitude: number | null; latitude: number | null }>(
          `SELECT id, name, longitude, latitude FROM ${table} WHERE voided_at IS NULL`,
        )
        .map(({ longitude, latitude }) =>
          longitude === null || latitude === null ? Infinity : distanceMetres(HERE, { longitude, latitude }),
        )
        .sort((a, b) => a - b),
    ).length +
    read
      .all<{ capabilities: string }>(
        'SELECT id, name, stock, capabilities FROM supply WHERE voided_at IS NULL',
      )
      .filter(({ capabilities }) => (JSON.parse(capabilities) as string[]).includes('fire-fighting')).length;

  const list = (name: 'supplies' | 'sharedSupplies') => {
    const found = findList(name);
    const page =
      (request: Partial<ListRequest>, offset = 0) =>
      () =>
        queryPage(read, found, { ...ALL, ...request }, { offset, limit: 100, today: TODAY });
    return { page, facet: (column: string) => () => queryFacet(read, found, ALL, column, TODAY) };
  };
  const stock = list('supplies');
  const shared = list('sharedSupplies');
  const works = {
    'plain look at every row': plain,
    teams: () => teamsAround(look, spot, needs),
    depots: () => depotsAround(look, spot, needs),
    facilities: () => facilitiesAround(look, spot),
    experts: () => expertsAround(look, spot, needs),
    'dangers, usual reach': () => dangersAround(look, spot, null),
    'dangers within 5 km': () => dangersAround(look, spot, 5_000),
    'dangers within 20 km': () => dangersAround(look, spot, 20_000),
    'supplies, first page': stock.page({}),
    'supplies, page in the middle': stock.page({}, 25_000),
    'supplies, by days to expiry': stock.page({ sort: { column: 'daysToExpiry', descending: false } }),
    'supplies, searched': stock.page({ text: '物资12' }),
    'supplies, facet depot': stock.facet('depot'),
    'supplies, facet category': stock.facet('category'),
    'sharedSupplies, first page': shared.page({}),
    'sharedSupplies, by quantity': shared.page({ sort: { column: 'fit', descending: true } }),
    'sharedSupplies, searched': shared.page({ text: '物资12' }),
    'sharedSupplies, facet category': shared.facet('category'),
  };
  const times = new Map<string, number[]>(Object.keys(works).map((name) => [name, []]));
  // Interleaved: what else the machine does hits all alike.
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, work] of Object.entries(works)) {
      const start = performance.now();
      work();
      times.get(name)?.push(performance.now() - start);
    }
  place.close();
  const middle = (name: string) => median(times.get(name) ?? []);
  const yardstick = middle('plain look at every row');
  console.log(
    Object.entries(SIZE)
      .map(([name, rows]) => `${rows} ${name}`)
      .join(', '),
  );
  for (const name of times.keys())
    console.log(
      `${name.padEnd(34)} ${middle(name).toFixed(1).padStart(7)} ms  ratio ${(middle(name) / yardstick).toFixed(3)}`,
    );
}
