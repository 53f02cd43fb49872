import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findInText, searchable, wordsOf } from '../../../db/domain/reading/find';
import { normaliseText } from '../../../db/domain/text/normalise';

const found = (text: string, words: string) =>
  findInText(searchable(text), words).map(({ from, to }) => text.slice(from, to));

describe('finding words in a document', () => {
  it.each([
    ['应急预案的应急响应', '应急', ['应急', '应急']],
    ['响应\n启动后', '响应启动', ['响应\n启动']],
    ['响 应 启 动', '响应启动', ['响 应 启 动']],
    ['ＡＢＣ公司', 'abc', ['ＡＢＣ']],
    ['⽣产安全', '生产', ['⽣产']],
    ['⻓春市', '长春', ['⻓春']],
    ['㎏以上', 'kg', ['㎏']],
    ['总指挥与副总指挥', '总指挥 副', ['总指挥', '副', '总指挥']],
    ['现场 指挥部', '“现场 指挥部”', ['现场 指挥部']],
    ['𠮷林', '𠮷', ['𠮷']],
    ['没有', '  ', []],
    ['没有', '水泵', []],
  ])('%j by %j', (text, words, expected) => {
    expect(found(text, words)).toEqual(expected);
  });

  it('finds exactly what stands in the normalised text', () => {
    const piece = fc.constantFrom('应', '急', '⽣', '生', 'Ａ', 'a', ' ', '\n', '\t', '，', '１', 'é', '𠮷');
    const word = fc.array(piece, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), word, (parts, term) => {
        const text = parts.join('');
        const [wanted] = wordsOf(term.replace(/\s/g, ''));
        if (wanted === undefined) return;
        const plain = normaliseText(text).replaceAll(' ', '');
        const hits = findInText(searchable(text), wanted);
        expect(hits.length > 0).toBe(plain.includes(wanted));
        for (const { from, to } of hits)
          expect(normaliseText(text.slice(from, to)).replaceAll(' ', '')).toBe(wanted);
        for (const [at, hit] of hits.entries())
          expect(hit.from).toBeGreaterThanOrEqual(hits[at - 1]?.to ?? 0);
      }),
    );
  });
});
