import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type EnterpriseFacts,
  HAZARD_ACTIVITIES,
  type HazardActivity,
  SIZE_TIERS,
} from '../../../db/domain/enterprise/facts';
import { RULE_SETS, type RuleSetId } from '../../../db/domain/enterprise/rule-set-ids';
import {
  computeRuleSets,
  definitionsInForce,
  memberSets,
  type RuleSetDefinition,
} from '../../../db/domain/enterprise/rule-sets';
import data from '../../../resources/rules/sets.json';
import { d } from '../../builders/duty-subjects';

const all = data.sets as unknown as RuleSetDefinition[];
const today = definitionsInForce(all, d('2026-11-21'));

function facts(over: Partial<EnterpriseFacts>): EnterpriseFacts {
  return {
    activities: [],
    sizeTier: null,
    sizeBasis: null,
    employees: null,
    revenueWan: null,
    assetsWan: null,
    supervisionCategory: null,
    industryCode: null,
    affiliation: null,
    establishedOn: null,
    status: 'active',
    majorHazardLevel: null,
    regionCode: '220283',
    ...over,
  };
}

const sets = (over: Partial<EnterpriseFacts>) => memberSets(computeRuleSets(facts(over), today)).join(' ');

describe('computeRuleSets', () => {
  it.each<[HazardActivity, string]>([
    ['coal-mine', 'SET-A SET-B SET-C SET-D SET-SEED-HR SET-COAL'],
    ['non-coal-mine', 'SET-A SET-B SET-C SET-D SET-SEED-HR'],
    ['tailings', 'SET-A SET-B SET-C SET-D SET-SEED-HR'],
    ['metal-smelting', 'SET-A SET-B SET-C SET-D SET-SEED-HR'],
    ['hazmat-production', 'SET-A SET-B SET-C SET-D SET-SEED-HR'],
    ['hazmat-trade', 'SET-A SET-C SET-D SET-SEED-HR'],
    ['hazmat-trade-storage', 'SET-A SET-B SET-C SET-D SET-SEED-HR'],
    ['hazmat-storage', 'SET-A SET-B SET-C SET-D SET-SEED-HR'],
    ['hazmat-transport', 'SET-A SET-B SET-C SET-D SET-SEED-HR'],
    ['hazmat-use', ''],
    ['hazmat-use-threshold', 'SET-B SET-C'],
    ['fireworks-production', 'SET-A SET-B SET-C SET-D SET-SEED-HR'],
    ['fireworks-wholesale', 'SET-A SET-B SET-C SET-D SET-SEED-HR'],
    ['fireworks-retail', 'SET-A SET-D SET-SEED-HR'],
    ['construction', 'SET-A SET-C SET-D SET-SEED-HR'],
    ['rail-transit', 'SET-A SET-D SET-SEED-HR'],
    ['hotel', 'SET-A'],
    ['mall', 'SET-A'],
    ['entertainment', 'SET-A'],
    ['tourist-site', 'SET-A'],
    ['other-crowded', 'SET-A'],
    ['school-hazmat', 'SET-E'],
    ['hospital-hazmat', 'SET-E'],
    ['research-hazmat', 'SET-E'],
  ])('%s: %s', (activity, expected) => {
    expect(sets({ activities: [activity] })).toBe(expected);
  });

  it('knows a school by its supervision category', () => {
    expect(sets({ supervisionCategory: '学校' })).toBe('SET-SCHOOL');
    expect(sets({ supervisionCategory: '医院' })).toBe('');
  });

  it('a unit of no listed activity is caught by its size from medium up', () => {
    expect(sets({})).toBe('');
    expect(sets({ sizeTier: 'small' })).toBe('');
    expect(sets({ sizeTier: 'medium' })).toBe('SET-B SET-C');
    expect(sets({ sizeTier: 'large' })).toBe('SET-B SET-C');
  });

  it('a builder left the review list in 2019, unless it is medium or larger', () => {
    expect(sets({ activities: ['construction'], sizeTier: 'small' })).not.toContain('SET-B');
    expect(sets({ activities: ['construction'], sizeTier: 'medium' })).toContain('SET-B');
    const then = definitionsInForce(all, d('2018-01-01'));
    expect(memberSets(computeRuleSets(facts({ activities: ['construction'] }), then))).toContain('SET-B');
    expect(memberSets(computeRuleSets(facts({ activities: ['hazmat-transport'] }), then))).not.toContain(
      'SET-B',
    );
  });

  it('a large or very dangerous hazmat unit owes a 24 hour duty', () => {
    expect(sets({ activities: ['hazmat-storage'], sizeTier: 'medium' })).toContain('SET-D24');
    expect(sets({ activities: ['hazmat-storage'], majorHazardLevel: 2 })).toContain('SET-D24');
    expect(sets({ activities: ['hazmat-storage'], majorHazardLevel: 3 })).not.toContain('SET-D24');
    expect(sets({ activities: ['hotel'], sizeTier: 'large' })).not.toContain('SET-D24');
  });

  it('names fact, wording, article and mark of every reason', () => {
    const [setA] = computeRuleSets(facts({ activities: ['coal-mine', 'hotel'] }), today);
    expect(setA?.why).toEqual([
      { fact: 'coal-mine', term: '矿山', article: '第七条', mark: 'V' },
      expect.objectContaining({ fact: 'hotel', article: '第七条', mark: 'V' }),
    ]);
  });

  it('marks what rests on our own reading', () => {
    const why = computeRuleSets(facts({ activities: ['hazmat'] }), today).flatMap((m) => m.why);
    expect(why.length).toBeGreaterThan(0);
    expect(new Set(why.map((reason) => reason.mark))).toEqual(new Set(['I']));
  });

  it('an override decides and leaves the computed answer to be seen', () => {
    const overrides = [{ set: 'SET-A' as RuleSetId, member: false, reason: '已停止经营' }];
    const [setA] = computeRuleSets(facts({ activities: ['hotel'] }), today, overrides);
    expect(setA).toMatchObject({ member: false, computed: true, overridden: { reason: '已停止经营' } });
    expect(setA?.why).toHaveLength(1);
  });

  it('is a member exactly when a reason or an override says so, and more facts never take a set away', () => {
    const someFacts = fc
      .record({
        activities: fc.subarray([...HAZARD_ACTIVITIES]),
        sizeTier: fc.constantFrom(...SIZE_TIERS, null),
        majorHazardLevel: fc.constantFrom(1, 2, 3, 4, null),
      })
      .map(facts);
    fc.assert(
      fc.property(someFacts, fc.constantFrom(...HAZARD_ACTIVITIES), (unit, more) => {
        const before = computeRuleSets(unit, today);
        for (const m of before) expect(m.computed).toBe(m.why.length > 0);
        const after = memberSets(computeRuleSets({ ...unit, activities: [...unit.activities, more] }, today));
        expect(after).toEqual(expect.arrayContaining(memberSets(before)));
      }),
    );
  });
});

describe('sets.json', () => {
  it('defines every set, once for each time, with sources', () => {
    expect(today.map((definition) => definition.id)).toEqual([...RULE_SETS]);
    const keys = all.map((definition) => `${definition.id} ${definition.effectiveFrom}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const definition of all) {
      expect(definition.source.title && definition.source.article).toBeTruthy();
      for (const criterion of definition.criteria) {
        expect(criterion.term && criterion.article).toBeTruthy();
        expect(['V', 'P', 'R', 'I']).toContain(criterion.mark);
        if (criterion.mark === 'I') expect(criterion.note).not.toBe('');
        for (const activity of criterion.activities ?? []) expect(HAZARD_ACTIVITIES).toContain(activity);
      }
    }
  });
});
