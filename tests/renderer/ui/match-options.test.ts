import { describe, expect, it } from 'vitest';
import { matchingOptions } from '../../../renderer/ui/form/match-options';

const options = [
  { code: '220283', name: '舒兰市', initials: 'sls' },
  { code: '220200', name: '吉林市', initials: 'jls' },
  { code: '220000', name: '吉林省', initials: 'jls' },
  { code: '220281', name: '蛟河市', initials: 'jhs' },
];
const names = (typed: string) => matchingOptions(options, typed).map((option) => option.name);

describe('options', () => {
  it.each([
    ['', ['舒兰市', '吉林市', '吉林省', '蛟河市']],
    ['jls', ['吉林市', '吉林省']],
    ['吉林', ['吉林市', '吉林省']],
    ['220281', ['蛟河市']],
    ['ｓｌｓ', ['舒兰市']],
    [' 兰 ', ['舒兰市']],
    ['无', []],
  ])('fit %j', (typed, found) => {
    expect(names(typed)).toEqual(found);
  });

  it('put an exact code before everything that begins like it', () => {
    expect(
      matchingOptions(
        [
          { code: 'B06', name: '煤炭' },
          { code: 'B', name: '采矿' },
        ],
        'b',
      ).map((option) => option.name),
    ).toEqual(['采矿', '煤炭']);
  });
});
