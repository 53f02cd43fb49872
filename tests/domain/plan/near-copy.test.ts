import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findNearCopies,
  fingerprintOf,
  likeness,
  longestShared,
} from '../../../db/domain/plan/text-checks/near-copy';

const WORDS = '应急处置人员立即撤离现场并向值班室报告险情设置警戒疏散周边群众启动响应程序';
/** Forty different sentences of a subject. */
const sentences = (subject: string, count = 40) =>
  Array.from(
    { length: count },
    (_, n) => `${subject}${WORDS.slice(n % 12, (n % 12) + 14)}${WORDS[n % 30]}${WORDS[(n * 7) % 31]}。`,
  );
const plan = (own: string, body: readonly string[]) =>
  `本预案适用于${own}的全部生产经营活动和外来施工。${body.join('')}`;
const print = (text: string, owner: string) => fingerprintOf(text, owner) ?? new Uint32Array(60);

describe('near copies', () => {
  const body = sentences('储罐区');
  const first = { id: 'a', owner: '甲甲甲公司', text: plan('甲甲甲公司', body) };
  const copied = { id: 'b', owner: '乙乙乙公司', text: plan('乙乙乙公司', body.slice(0, 34)) };
  const other = { id: 'c', owner: '丙丙丙公司', text: plan('丙丙丙公司', sentences('井下采掘工作面')) };
  const all = [first, copied, other].map(({ id, owner, text }) => ({
    id,
    owner,
    fingerprint: print(text, owner),
  }));

  it('are found between owners, from both ends, with about their share', () => {
    const found = findNearCopies(all);
    expect(found.map(({ id, other: of }) => [id, of])).toEqual([
      ['a', 'b'],
      ['b', 'a'],
    ]);
    expect(found[0]?.share).toBeGreaterThan(0.6);
  });

  it('a plan whose only change is the name is wholly alike', () => {
    const renamed = plan('丁丁丁公司', body);
    expect(likeness(print(first.text, first.owner), print(renamed, '丁丁丁公司'))).toBe(1);
  });

  it('one owner may repeat himself', () => {
    expect(findNearCopies(all.map((document) => ({ ...document, owner: 'same' })))).toEqual([]);
  });

  it('texts with hardly any sentence are not compared', () => {
    expect(fingerprintOf('1 总则\n1.1 适用范围\n见附件', null)).toBeNull();
  });

  it('the longest shared sentence is shown where it stands', () => {
    const shared = longestShared(first, copied);
    expect(shared?.quote.length).toBeGreaterThan(14);
    expect(first.text.slice(shared?.start)).toContain(shared?.quote);
    // The names differ and are looked past.
    expect(copied.text.replaceAll(copied.owner, first.owner)).toContain(shared?.quote);
    expect(
      longestShared(first, { text: '另一份预案的全部内容都写得完全不同而且很短。', owner: null }),
    ).toBeNull();
  });

  it('likeness is the same from both ends and 1 with oneself', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (m, n) => {
        const a = print(plan('甲', sentences('仓库', 6 + m)), '甲');
        const b = print(plan('乙', sentences('车间', 6 + n)), '乙');
        expect(likeness(a, b)).toBe(likeness(b, a));
        expect(likeness(a, a)).toBe(1);
      }),
      { numRuns: 20 },
    );
  });
});
