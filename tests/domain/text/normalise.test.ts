import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactName, normaliseText, tidyLines, tidyValue } from '../../../db/domain/text/normalise';

describe('normaliseText', () => {
  it.each([
    ['９１２２０２８３ＭＡＸ', '91220283max'],
    ['ＰＤＦ　全角\u00A0空格', 'pdf 全角 空格'],
    ['⽣产安全⻓效', '生产安全长效'],
    ['⺠⻛⻚⻢⻰', '民风页马龙'],
    ['  多\t个\r\n空白  ', '多 个 空白'],
    ['零\u200B宽\uFEFF字', '零宽字'],
    ['示例\u0000有\u0007限\u202E公\u2069司', '示例有限公司'],
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

describe('tidyLines', () => {
  it('keeps breaks and drops what cannot be seen', () => {
    expect(tidyLines(' 第一行\u0000\n\t第二行\u202e ')).toBe('第一行\n\t第二行');
  });
});

describe('tidyValue', () => {
  it('drops what would end or turn a text', () => {
    expect(tidyValue('示例\u0000有限\u202E公司\u0007')).toBe('示例有限公司');
  });

  it('narrows letters and digits but leaves case and Chinese punctuation', () => {
    expect(tidyValue('　舒兰市　示例（集团）有限公司Ａ座１２－３ ')).toBe(
      '舒兰市 示例（集团）有限公司A座12-3',
    );
  });
});
