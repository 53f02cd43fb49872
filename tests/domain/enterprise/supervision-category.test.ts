import { describe, expect, it } from 'vitest';
import { HAZARD_ACTIVITIES } from '../../../db/domain/enterprise/facts';
import {
  findSupervisionCategory,
  type SupervisionCategories,
} from '../../../db/domain/enterprise/supervision-category';
import data from '../../../resources/codes/supervision-categories.json';

const list = data as SupervisionCategories;

describe('supervision categories', () => {
  it('name only known activities and word every one of them', () => {
    expect(list.activities.map((a) => a.key)).toEqual([...HAZARD_ACTIVITIES]);
    for (const category of list.categories) {
      for (const activity of category.activities) expect(HAZARD_ACTIVITIES).toContain(activity);
    }
  });

  it('have unique names and aliases', () => {
    const names = list.categories.flatMap((c) => [c.name, ...c.aliases]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are found by name, alias and careless spelling', () => {
    expect(findSupervisionCategory(list, '煤矿')?.activities).toEqual(['coal-mine']);
    expect(findSupervisionCategory(list, '非煤矿山')?.name).toBe('金属非金属矿山');
    expect(findSupervisionCategory(list, ' 危险化学品 经营')?.activities).toEqual(['hazmat-trade']);
    expect(findSupervisionCategory(list, '烟花爆竹经营（批发）')?.name).toBe('烟花爆竹批发');
    expect(findSupervisionCategory(list, '无此类别')).toBeNull();
    expect(findSupervisionCategory(list, '')).toBeNull();
  });
});
