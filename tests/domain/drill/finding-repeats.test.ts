import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ComparedFinding,
  chainOf,
  findRepeats,
  firstOfChain,
  inSameSection,
} from '../../../db/domain/drill/finding-repeats';

const finding = (id: string, changes: Partial<ComparedFinding> = {}): ComparedFinding => ({
  id,
  title: '警戒区没有设置明显标志',
  area: 'response',
  sectionPath: [],
  heldOn: '2025-06-01',
  repeatsId: null,
  ...changes,
});

describe('repeats', () => {
  it.each([
    ['the same words', '警戒区没有设置明显标志', {}, true],
    ['the same matter in other words', '警戒区未设置明显的标志', {}, true],
    ['the same words in another order', '警戒区标志设置不明显', {}, true],
    ['filling words and marks do not part them', '存在警戒区没有设置明显标志的情况。', {}, true],
    ['another matter', '通信联络中断后没有启用备用手段', {}, false],
    [
      'looser words about the same section',
      '警戒区的标志设置不够',
      { sectionPath: ['5 应急响应', '5.2 警戒疏散'] },
      true,
    ],
    ['looser words elsewhere', '警戒区的标志设置不够', { sectionPath: ['3 预警'] }, false],
  ] as const)('%s', (_, title, changes, expected) => {
    const earlier = [finding('a', { sectionPath: ['四、应急响应', '4.3 警戒疏散'] })];
    const found = findRepeats({ ...finding('new'), title, ...changes }, earlier);
    expect(found.length > 0).toBe(expected);
    if (expected) expect(found[0]?.firstId).toBe('a');
  });

  it('tells a section by its name, not by its number', () => {
    expect(inSameSection(['4 响应', '4.3 警戒疏散'], ['第五章 响应', '5.2 警戒疏散'])).toBe(true);
    expect(inSameSection(['4 响应'], ['4 保障'])).toBe(false);
    expect(inSameSection([], [])).toBe(false);
  });

  it('names a chain once, by its first finding', () => {
    const earlier = [
      finding('third', { heldOn: '2025-06-01', repeatsId: 'second' }),
      finding('first', { heldOn: '2023-06-01', title: '警戒区标志设置不明显' }),
      finding('second', { heldOn: '2024-06-01', repeatsId: 'first' }),
    ];
    const found = findRepeats(finding('new'), earlier);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ firstId: 'first', score: 1 });
    expect(chainOf('second', earlier).map(({ id }) => id)).toEqual(['first', 'second', 'third']);
  });

  it('ends in every chain, also one that runs in a circle or leads out of what is known', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const any = fc.uniqueArray(fc.record({ id, repeatsId: fc.option(id) }), { selector: (one) => one.id });
    fc.assert(
      fc.property(any, (links) => {
        const all = links.map(({ id: own, repeatsId }) => finding(own, { repeatsId }));
        const byId = new Map(all.map((one) => [one.id, one]));
        for (const one of all) {
          expect(byId.has(firstOfChain(one.id, byId))).toBe(true);
          expect(findRepeats(finding('new'), all).length).toBeLessThanOrEqual(3);
        }
      }),
    );
  });
});
