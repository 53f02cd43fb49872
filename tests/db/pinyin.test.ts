import fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { nameInitials, personInitials } from '../../db/pinyin';

describe('pinyin initials', () => {
  it.each([
    ['舒兰市示恒煤矿有限公司', 'slsshmkyxgs'],
    ['示例农村商业银行', 'slncsyyh'],
    ['长春样通第2加油站', 'ccytd2jyz'],
    ['（例）重庆 Ａ厂', 'lcqac'],
    ['厦门测试娱乐城', 'xmcsylc'],
    ['', ''],
  ])('%s → %s', (name, letters) => {
    expect(nameInitials(name)).toBe(letters);
  });

  it.each([
    ['单示例', 'ssl'],
    ['解样', 'xy'],
    ['尉迟测', 'ycc'],
    ['示 例', 'sl'],
  ])('reads surnames as surnames: %s → %s', (name, letters) => {
    expect(personInitials(name)).toBe(letters);
  });

  it('agrees with the dictionary on single characters', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0x4e00, max: 0x9fa5 }), (point) => {
        const character = String.fromCodePoint(point);
        const letter = pinyin(character, { pattern: 'first', toneType: 'none' }).toLowerCase();
        fc.pre(/^[a-z]$/.test(letter));
        expect(nameInitials(character)).toBe(letter);
      }),
    );
  });
});
