import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  inMergeOrder,
  type QueuedPackage,
  sameFiles,
  senderSequences,
} from '../../../db/domain/exchange/queue';

const sender = (level: string, regionCode: string) => ({
  id: `o${regionCode}`,
  name: `示例${regionCode}`,
  level,
  regionCode,
});
let items = 0;
const one = (level: string, region: string, sequence: number, more: Partial<QueuedPackage> = {}) => {
  items += 1;
  return {
    item: `i${items}`,
    fileName: `f${items}.yjpkg`,
    packageId: `p${region}-${sequence}`,
    sha256: `h${region}-${sequence}`,
    kind: 'upload',
    sender: sender(level, region),
    recipientName: '示例省应急管理厅',
    sequence,
    createdAt: '2026-11-20T00:00:00.000Z',
    ...more,
  };
};

describe('the order of a queue of packages', () => {
  const queue = [
    one('province', '220000', 1, { kind: 'receipt' }),
    one('city', '220200', 2),
    one('county', '220283', 10),
    one('county', '220283', 9),
    one('county', '220281', 1),
    one('city', '220200', 1, { kind: 'receipt', sha256: 'r1' }),
    one('city', '220200', 1),
  ];
  const wanted = ['p220281-1', 'p220283-9', 'p220283-10', 'p220200-1', 'p220200-2', 'p220200-1', 'p220000-1'];

  test('is by level, sender and number, counties before the cities that forward them', () => {
    expect(inMergeOrder(queue).map(({ packageId }) => packageId)).toEqual(wanted);
  });

  test('does not depend on the order in which the files came', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(queue, { minLength: queue.length }), (shuffled) => {
        expect(inMergeOrder(shuffled)).toEqual(inMergeOrder(queue));
        expect(senderSequences(shuffled, () => [])).toEqual(senderSequences(queue, () => []));
      }),
    );
  });

  test('finds the same bytes under two names', () => {
    const copy = one('county', '220283', 9, { item: 'z', fileName: 'z.yjpkg' });
    expect([...sameFiles([copy, ...queue]).keys()]).toEqual(['z']);
    expect(sameFiles(queue).size).toBe(0);
  });
});

describe('numbers of one sender over a queue', () => {
  test.each([
    ['complete', [1, 2, 3], [], { missing: [], repeated: [], mergedUpTo: 0 }],
    ['with a gap', [1, 4], [], { missing: [2, 3], repeated: [], mergedUpTo: 0 }],
    ['going on from what was merged', [3, 5], [1, 2], { missing: [4], repeated: [], mergedUpTo: 2 }],
    ['merged before', [2], [1, 2], { missing: [], repeated: [], mergedUpTo: 2 }],
  ] as const)('%s', (_name, numbers, merged, expected) => {
    const queue = numbers.map((number) => one('county', '220283', number));
    const before = merged.map((sequence) => ({
      id: `p220283-${sequence}`,
      sequence,
      sha256: `h220283-${sequence}`,
      series: 'upload 示例省应急管理厅',
      createdAt: '2026-11-20T00:00:00.000Z',
    }));
    expect(senderSequences(queue, () => before)).toMatchObject([{ packages: numbers.length, ...expected }]);
  });

  test('borne by two packages are named, in the queue and against what was merged', () => {
    const queue = [
      one('county', '220283', 2),
      one('county', '220283', 2, { sha256: 'other', packageId: 'other' }),
      one('county', '220283', 3, { sha256: 'new' }),
    ];
    const before = { id: 'x', sequence: 3, sha256: 'old', createdAt: '2026-11-20T00:00:00.000Z' };
    const [found] = senderSequences(queue, () => [
      { ...before, series: 'upload 示例省应急管理厅' },
      { ...before, sequence: 2, series: 'upload 别处' },
    ]);
    expect(found?.repeated).toEqual([2, 3]);
  });

  test('are counted by kind and by recipient', () => {
    const queue = [
      one('city', '220200', 1),
      one('city', '220200', 2, { kind: 'roster', recipientName: '各县（市、区）应急管理局' }),
      one('city', '220200', 3, { kind: 'receipt' }),
    ];
    expect(senderSequences(queue, () => []).map(({ kind, missing }) => [kind, missing])).toEqual([
      ['upload', []],
      ['roster', [1]],
      ['receipt', [1, 2]],
    ]);
  });

  test('do not list more than anybody reads', () => {
    expect(senderSequences([one('county', '220283', 9999)], () => [])[0]?.missing).toHaveLength(50);
  });
});
