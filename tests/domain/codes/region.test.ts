import { describe, expect, it } from 'vitest';
import { parentRegion, type RegionData, regionLevel } from '../../../db/domain/codes/region';
import data from '../../../resources/regions/jilin.json';

const jilin: RegionData = data;

describe('region codes', () => {
  it.each([
    ['220000', 'province', null],
    ['220200', 'prefecture', '220000'],
    ['222400', 'prefecture', '220000'],
    ['220283', 'county', '220200'],
    ['220283100', 'town', '220283'],
    ['220283100000', 'town', '220283'],
    ['22028', null, null],
    ['000000', null, null],
    ['22028a', null, null],
  ])('%s is a %s under %s', (code, level, parent) => {
    expect(regionLevel(code)).toBe(level);
    expect(parentRegion(code)).toBe(parent);
  });
});

describe('regions of Jilin', () => {
  it('are one province, nine prefectures and sixty counties, each under a known parent', () => {
    const codes = new Set(jilin.regions.map((region) => region.code));
    expect(codes.size).toBe(jilin.regions.length);
    const count = (level: string) =>
      jilin.regions.filter((region) => regionLevel(region.code) === level).length;
    expect([count('province'), count('prefecture'), count('county')]).toEqual([1, 9, 60]);
    for (const code of codes) if (code !== '220000') expect(codes).toContain(parentRegion(code));
  });

  it('lead from codes of former times to those of today', () => {
    const codes = new Set(jilin.regions.map((region) => region.code));
    expect(jilin.former.find((region) => region.code === '220381')?.successor).toBe('220184');
    for (const region of jilin.former) expect(codes).toContain(region.successor);
  });
});
