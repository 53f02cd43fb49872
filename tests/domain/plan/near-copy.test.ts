import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findNearCopies,
  fingerprintOf,
  likeness,
  MOST_COPIES,
  passagesOf,
  sharedPassages,
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

  const passages = ({ text, owner }: { text: string; owner: string | null }) => passagesOf(text, owner);

  it('the longest passage is the longest run of sentences, with its place in both', () => {
    const { longest, compared, shared } = sharedPassages(passages(first), passages(copied));
    if (!longest) throw new Error('a passage');
    const quote = first.text.slice(longest.start, longest.start + longest.length);
    // The names differ and are looked past; what follows each other is one passage.
    const there = copied.text.slice(longest.otherStart, longest.otherStart + longest.length);
    expect(there.replaceAll(copied.owner, first.owner)).toBe(quote);
    expect(quote.split('。').length).toBeGreaterThan(30);
    expect(shared).toBeLessThan(compared);
    expect(shared).toBeGreaterThan(compared * 0.7);
    const strange = { text: '另一份预案的全部内容都写得完全不同而且很短。', owner: null };
    expect(sharedPassages(passages(first), passages(strange))).toMatchObject({ longest: null, shared: 0 });
  });

  it('a run ends where the other text goes on otherwise', () => {
    const [one, two, three, four] = sentences('仓库', 4);
    const [own, other] = [
      { text: `${one}${two}${three}${four}`, owner: null },
      { text: `${one}这里写的是另外一件事情与前文无关。${two}${three}`, owner: null },
    ];
    const { longest } = sharedPassages(passages(own), passages(other));
    expect(longest).toMatchObject({
      start: own.text.indexOf(two ?? ''),
      otherStart: other.text.indexOf(two ?? ''),
    });
    expect(longest?.length).toBe(`${two}${three}`.length - 1);
  });

  it('of a template that many use, everyone is named a few others', () => {
    const many = Array.from({ length: 150 }, (_, n) => {
      const owner = `第${n}示例公司`;
      return { id: `p${n}`, owner, fingerprint: print(plan(owner, body), owner) };
    });
    const counts = new Map<string, number>();
    for (const { id } of findNearCopies(many)) counts.set(id, (counts.get(id) ?? 0) + 1);
    expect(counts.size).toBe(many.length);
    expect(new Set(counts.values())).toEqual(new Set([MOST_COPIES]));
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
