import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bd09FromGcj02,
  gcj02FromBd09,
  gcj02FromWgs84,
  toWgs84,
  wgs84FromGcj02,
} from '../../../db/domain/place/datum';
import {
  bearingDegrees,
  boxAround,
  compassPoint,
  distanceMetres,
  EARTH_RADIUS,
  type Place,
  planeOffset,
} from '../../../db/domain/place/distance';
import { contains, placeDoubts } from '../../../db/domain/place/doubts';
import { readPlace } from '../../../db/domain/place/read-place';

const at = (longitude: number, latitude: number): Place => ({ longitude, latitude });
const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const inChina = fc.record({ longitude: degrees(75, 134), latitude: degrees(18, 53) });
const JILIN = { prefix: '22', name: '吉林省', west: 121, east: 132, south: 40, north: 47 };

/** The angle between two unit vectors: another way to the same distance. */
function byVectors(a: Place, b: Place): number {
  const vector = ({ longitude, latitude }: Place) => {
    const [east, north] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
    return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)] as const;
  };
  const [[ax, ay, az], [bx, by, bz]] = [vector(a), vector(b)];
  const cross = Math.hypot(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx);
  return EARTH_RADIUS * Math.atan2(cross, ax * bx + ay * by + az * bz);
}

describe('distances on the sphere', () => {
  it('agrees with known ways', () => {
    expect(distanceMetres(at(126, 44), at(126, 45))).toBeCloseTo(111_195.08, 1);
    expect(distanceMetres(at(0, 0), at(180, 0))).toBeCloseTo(Math.PI * EARTH_RADIUS, 0);
    // 吉林 to 长春, as maps measure it.
    expect(distanceMetres(at(126.55, 43.84), at(125.32, 43.82)) / 1000).toBeCloseTo(98.7, 0);
  });

  it('equals the angle between vectors, is the same both ways and nought only to itself', () => {
    fc.assert(
      fc.property(inChina, inChina, (a, b) => {
        expect(Math.abs(distanceMetres(a, b) - byVectors(a, b))).toBeLessThan(0.01);
        expect(distanceMetres(a, b)).toBe(distanceMetres(b, a));
        expect(distanceMetres(a, a)).toBe(0);
      }),
    );
  });

  it('puts everything within a distance into the box', () => {
    fc.assert(
      fc.property(inChina, inChina, degrees(0, 3_000_000), (middle, other, reach) => {
        if (distanceMetres(middle, other) <= reach)
          expect(contains(boxAround(middle, reach), other)).toBe(true);
      }),
    );
    const edge = boxAround(at(126, 44), 10_000);
    expect(distanceMetres(at(126, 44), at(126, edge.north))).toBeCloseTo(10_000, 0);
    expect(edge.east - 126).toBeLessThan(0.13);
    expect(boxAround(at(126, 89.99), 10_000).west).toBeLessThan(-180);
  });

  it.each([
    [at(126, 45), 0, 'n'],
    [at(127, 44), 89.7, 'e'],
    [at(126, 43), 180, 's'],
    [at(125, 44), 270.3, 'w'],
    [at(125.3, 44.5), 315, 'nw'],
  ] as const)('looks towards %j', (to, bearing, point) => {
    const found = bearingDegrees(at(126, 44), to);
    expect(Math.abs(found - bearing)).toBeLessThan(1);
    expect(compassPoint(found)).toBe(point);
  });

  it('keeps distance and direction in the plane of a view', () => {
    fc.assert(
      fc.property(inChina, inChina, (middle, place) => {
        const { east, north } = planeOffset(middle, place);
        expect(Math.hypot(east, north)).toBeCloseTo(distanceMetres(middle, place), 3);
      }),
    );
    expect(planeOffset(at(126, 44), at(126.01, 44)).east).toBeGreaterThan(790);
    expect(planeOffset(at(126, 44), at(126, 43.99)).north).toBeLessThan(-1100);
  });
});

describe('the datums of public maps', () => {
  it('agrees with published pairs', () => {
    // 天安门: the pair that the open formulas are tried with.
    const moved = gcj02FromWgs84(at(116.391, 39.907));
    expect(moved.longitude).toBeCloseTo(116.39724, 4);
    expect(moved.latitude).toBeCloseTo(39.9084, 4);
    const baidu = bd09FromGcj02(at(116.404, 39.915));
    expect(baidu.longitude).toBeCloseTo(116.41036949371029, 8);
    expect(baidu.latitude).toBeCloseTo(39.92133699351021, 8);
  });

  it('leaves places abroad alone and comes back to where it began', () => {
    expect(gcj02FromWgs84(at(2.35, 48.85))).toEqual(at(2.35, 48.85));
    expect(wgs84FromGcj02(at(2.35, 48.85))).toEqual(at(2.35, 48.85));
    fc.assert(
      fc.property(inChina, (place) => {
        const gcj = gcj02FromWgs84(place);
        expect(distanceMetres(place, gcj)).toBeLessThan(1000);
        expect(distanceMetres(place, wgs84FromGcj02(gcj))).toBeLessThan(0.01);
        expect(distanceMetres(gcj, gcj02FromBd09(bd09FromGcj02(gcj)))).toBeLessThan(0.01);
        expect(distanceMetres(place, toWgs84(bd09FromGcj02(gcj), 'bd09'))).toBeLessThan(0.2);
        expect(toWgs84(place, 'wgs84')).toBe(place);
      }),
    );
  });
});

describe('a pasted pair', () => {
  it.each([
    ['126.96,44.41', at(126.96, 44.41), null, false],
    ['126.965123, 44.418211', at(126.965123, 44.418211), null, true],
    ['１２６．９６，４４．４１', at(126.96, 44.41), null, false],
    ['东经126°57′36″ 北纬44°24′36″', at(126.96, 44.41), null, false],
    ['126度57分36秒，44度24分36秒', at(126.96, 44.41), null, false],
    ['N44.41 E126.96', at(126.96, 44.41), null, false],
    ['44.41°N, 126.96°E', at(126.96, 44.41), null, false],
    ['纬度：44.41 经度：126.96', at(126.96, 44.41), null, false],
    ['百度坐标 126.965123,44.418211', at(126.965123, 44.418211), 'bd09', true],
    ['GCJ-02: 126.96, 44.41', at(126.96, 44.41), 'gcj02', false],
    ['126.96, 44.41 (CGCS2000)', at(126.96, 44.41), 'wgs84', false],
    // A swap is asked about, not guessed.
    ['44.41,126.96', at(44.41, 126.96), null, false],
  ] as const)('reads %s', (text, place, datum, fromMap) => {
    expect(readPlace(text)).toEqual({ place, datum, fromMap });
  });

  it.each(['', '126.96', '舒兰市', '2026-11-22', '400.1, 44.41'])('takes %j for no pair', (text) => {
    expect(readPlace(text)).toBeNull();
  });
});

describe('what is asked about a place', () => {
  const ask = (place: Place, more = {}) => placeDoubts(place, { bounds: JILIN, ...more });

  it('asks about exchanged degrees and places elsewhere', () => {
    expect(ask(at(126.96, 44.41))).toEqual([]);
    expect(ask(at(44.41, 126.96))).toEqual([{ code: 'swapped', answer: at(126.96, 44.41) }]);
    expect(ask(at(12.696, 44.41))).toEqual([{ code: 'outside', bounds: JILIN }]);
    expect(placeDoubts(at(12.696, 44.41), { bounds: null })).toEqual([]);
  });

  it('asks about the datum where something speaks for another one, and only then', () => {
    const truth = at(126.96, 44.41);
    const moved = gcj02FromWgs84(truth);
    expect(ask(moved)).toEqual([]);
    expect(ask(moved, { known: [at(126.5, 44.2)] })).toEqual([]);
    expect(ask(truth, { known: [truth] })).toEqual([]);
    expect(ask(truth, { fromMap: true, known: [truth] })).toEqual([]);
    expect(ask(moved, { datum: 'wgs84', fromMap: true })).toEqual([]);
    const [near] = ask(moved, { known: [truth] });
    expect(near).toMatchObject({ code: 'datum', why: 'near-known', answers: [{ datum: 'gcj02' }] });
    const [said] = ask(bd09FromGcj02(moved), { datum: 'bd09' });
    if (said?.code !== 'datum') throw new Error('no question about the datum');
    expect(distanceMetres(said.answers[0]?.place ?? moved, truth)).toBeLessThan(0.2);
    expect(ask(moved, { fromMap: true })).toMatchObject([
      { code: 'datum', why: 'from-map', answers: [{ datum: 'gcj02' }, { datum: 'bd09' }] },
    ]);
  });
});
