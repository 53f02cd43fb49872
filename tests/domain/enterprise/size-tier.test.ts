import { describe, expect, it } from 'vitest';
import { type SizeTierTable, suggestSizeTier } from '../../../db/domain/enterprise/size-tier';
import data from '../../../resources/rules/size-tiers.json';

const table = data as unknown as SizeTierTable;
const tier = (
  industryCode: string | null,
  employees: number | null,
  revenueWan: number | null,
  assetsWan: number | null = null,
) => suggestSizeTier({ industryCode, employees, revenueWan, assetsWan }, table);

describe('suggestSizeTier', () => {
  it.each([
    ['A0111', null, 20000, 'large'],
    ['A0111', null, 500, 'medium'],
    ['A0111', null, 499, 'small'],
    ['B0610', 1000, 40000, 'large'],
    ['B0610', 999, 40000, 'medium'],
    ['B0610', 300, 2000, 'medium'],
    ['B0610', 5000, 1999, 'small'],
    ['B0610', 19, 2000, 'micro'],
    ['C2614', 300, 1999.99, 'small'],
    ['F5112', 20, 5000, 'medium'],
    ['F5211', 50, 500, 'medium'],
    ['G5431', 300, 3000, 'medium'],
    ['G5930', 100, 1000, 'medium'],
    ['G6010', 300, 2000, 'medium'],
    ['H6110', 100, 2000, 'medium'],
    ['H6210', 300, 10000, 'large'],
    ['I6311', 100, 1000, 'medium'],
    ['I6510', 300, 10000, 'large'],
    ['Q8411', 100, null, 'medium'],
  ])('%s with %s persons and %s万元: %s', (code, employees, revenue, expected) => {
    expect(tier(code, employees, revenue).tier).toBe(expected);
  });

  it('reads revenue and assets for builders and developers', () => {
    expect(tier('E4710', null, 6000, 5000).tier).toBe('medium');
    expect(tier('E4710', null, 80000, 79999).tier).toBe('medium');
    expect(tier('E4710', null, 80000, 80000).tier).toBe('large');
    expect(tier('K7010', null, 1000, 5000).tier).toBe('medium');
  });

  it('does not propose anything while a needed figure is missing', () => {
    expect(tier('B0610', 300, null)).toMatchObject({ tier: null, missing: ['revenueWan'] });
    expect(tier('B0610', 300, null).basis).toContain('营业收入');
    expect(tier(null, 300, 2000)).toMatchObject({ tier: null, sector: null });
    expect(tier('G5310', 300, 2000)).toMatchObject({ tier: null, sector: null });
  });

  it('words the comparison so that it can be kept as the basis', () => {
    expect(tier('H6110', 120, 2500).basis).toBe(
      '住宿业：从业人员120人，营业收入2500万元，按统计上大中小微型企业划分办法（2017）为中型。',
    );
  });

  it('has limits that fall from tier to tier', () => {
    for (const { name, large, medium, small } of table.sectors) {
      for (const key of ['employees', 'revenueWan', 'assetsWan'] as const) {
        const [l, m, s] = [large[key], medium[key], small[key]];
        if (l === null || m === null || s === null) expect([l, m, s], name).toEqual([null, null, null]);
        else expect(l > m && m > s, name).toBe(true);
      }
    }
  });
});
