import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactName, normaliseText, tidyValue } from '../../../db/domain/text/normalise';

describe('normaliseText', () => {
  it.each([
    ['９１２２０２８３ＭＡＸ', '91220283max'],
    ['ＰＤＦ　全角\u00A0空格', 'pdf 全角 空格'],
    ['⽣产安全⻓效', '生产安全长效'],
    ['⺠⻛⻚⻢⻰', '民风页马龙'],
    ['  多\t个\r\n空白  ', '多 个 空白'],
    ['零\u200B宽\uFEFF字', '零宽字'],
    ['Ⅳ级 ﬁre ㎡ ①', 'iv级 fire m2 1'],
    ['（示例）', '(示例)'],
    ['已经规整', '已经规整'],
  ])('%j becomes %j', (text, expected) => {
    expect(normaliseText(text)).toBe(expected);
  });

  it('changes nothing when applied twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const once = normaliseText(text);
        expect(normaliseText(once)).toBe(once);
      }),
    );
  });
});

describe('compactName', () => {
  it('takes blanks out, so that a stretched name equals the plain one', () => {
    expect(compactName('测　立 凡')).toBe(compactName('测立凡'));
    expect(compactName('舒兰市示例（集团）有限公司')).toBe(compactName('舒兰市 示例(集团)\n有限公司'));
  });
});

describe('tidyValue', () => {
  it('narrows letters and digits but leaves case and Chinese punctuation', () => {
    expect(tidyValue('　舒兰市　示例（集团）有限公司Ａ座１２－３ ')).toBe(
      '舒兰市 示例（集团）有限公司A座12-3',
    );
  });
});
