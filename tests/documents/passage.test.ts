import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageOf, passageAround } from '../../db/documents/passage';

describe('passageAround', () => {
  it('shows the hit with its surroundings on one line', () => {
    const text = `${'前'.repeat(50)}\n应急\n预案${'后'.repeat(50)}`;
    expect(passageAround(text, 51, 2, 5)).toEqual({ before: '…前前前前 ', hit: '应急', after: ' 预案后后…' });
  });

  it('adds no dots at the ends of the text', () => {
    expect(passageAround('应急预案', 0, 4)).toEqual({ before: '', hit: '应急预案', after: '' });
  });

  it.each([
    [-5, 2],
    [100, 2],
    [1, 100],
    [0, 0],
  ])('moves offset %i, length %i into the text', (offset, length) => {
    const { before, hit, after } = passageAround('应急预案', offset, length);
    expect(before + hit + after).toBe('应急预案');
  });

  it('never cuts a character in half', () => {
    const text = fc
      .array(fc.constantFrom('𠮷', '预', '\n', 'a', '䶮'), { maxLength: 60 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(80), fc.nat(10), fc.nat(12), (value, offset, length, around) => {
        const passage = passageAround(value, offset, length, around);
        expect(Object.values(passage).every((part) => part.isWellFormed())).toBe(true);
      }),
    );
  });
});

describe('pageOf', () => {
  const pages = [
    { page: 1, start: 0 },
    { page: 2, start: 10 },
    { page: 3, start: 10 },
    { page: 4, start: 25 },
  ];

  it.each([
    [0, 1],
    [9, 1],
    [10, 3],
    [24, 3],
    [25, 4],
    [999, 4],
  ])('offset %i is on page %i', (offset, page) => {
    expect(pageOf(pages, offset)).toBe(page);
  });

  it('knows no page where there is no map', () => {
    expect(pageOf(null, 3)).toBeNull();
    expect(pageOf([], 3)).toBeNull();
  });
});
