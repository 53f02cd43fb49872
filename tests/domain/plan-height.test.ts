import { describe, expect, it } from 'vitest';
import { heightOf, type PlanStand, standsAbove } from '../../db/domain/plan/plan-height';

const plan = (given: Partial<PlanStand>): PlanStand => ({
  kind: 'government',
  governmentKind: null,
  title: '应急预案',
  ownerName: '舒兰市人民政府',
  town: null,
  ...given,
});
const town = plan({ governmentKind: 'town', title: '白旗镇应急预案', ownerName: '白旗镇人民政府' });

describe('how high plans stand', () => {
  it('rises from the place of work to the whole of a government', () => {
    const kinds = ['onsite', 'special', 'comprehensive', 'department', 'government'] as const;
    const heights = kinds.map((kind) => heightOf({ kind, governmentKind: null }));
    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
    expect(heightOf(plan({ governmentKind: 'overall' }))).toBeGreaterThan(heightOf(plan({})));
  });

  it.each([
    ['a unit of the town', plan({ kind: 'onsite', town: '白旗镇' }), true],
    ['a unit of another town', plan({ kind: 'onsite', town: '小城镇' }), false],
    ['a unit without a town', plan({ kind: 'comprehensive' }), false],
    ['a village', plan({ governmentKind: 'village' }), true],
    ['the department', plan({ kind: 'department', governmentKind: 'department' }), false],
    ['itself', town, false],
  ])('puts the plan of a town above %s: %#', (_name, lower, above) => {
    expect(standsAbove(town, lower)).toBe(above);
  });

  it.each([
    ['another government', '吉林市人民政府', true],
    ['the same government', '舒兰市人民政府', false],
  ])('puts plans of one kind above each other for %s only', (_name, ownerName, above) => {
    const overall = { governmentKind: 'overall' };
    expect(standsAbove(plan({ ...overall, ownerName }), plan(overall))).toBe(above);
  });
});
