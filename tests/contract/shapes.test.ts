import { describe, expect, it } from 'vitest';
import {
  boolean,
  fallingBack,
  listOf,
  nothing,
  number,
  oneOf,
  orAbsent,
  orNull,
  record,
  type Shape,
  text,
} from '../../electron/main/shapes';

const accepts = (shape: Shape<unknown>, value: unknown): boolean => {
  try {
    shape(value);
    return true;
  } catch {
    return false;
  }
};

describe('shapes of what comes into the main process', () => {
  it.each<[string, Shape<unknown>, unknown[], unknown[]]>([
    ['text', text(3, { min: 1 }), ['a', '示例县'], ['', 'abcd', 1, null, undefined, ['a']]],
    ['text of a pattern', text(8, { pattern: /^[a-z]+$/ }), ['docx'], ['.docx', 'DOCX', '']],
    ['number', number(0.5, 3), [0.5, 3], [0.4, 3.1, Number.NaN, Number.POSITIVE_INFINITY, '1', null]],
    ['boolean', boolean, [true, false], [0, 'true', null, undefined]],
    ['nothing', nothing, [undefined], [null, 0, '', {}]],
    ['one of', oneOf('zh', 'en'), ['zh'], ['fr', '', null, 'toString', ['zh']]],
    ['or null', orNull(text(3)), [null, 'a'], [undefined, 4]],
    ['or absent', orAbsent(boolean), [undefined, true], [null]],
    ['list', listOf(text(1), 2), [[], ['a', 'b']], [['a', 'b', 'c'], ['ab'], 'a', { length: 0 }]],
    ['record', record({ a: text(1) }), [{ a: 'x' }, { a: 'x', b: 1 }], [{}, { a: 1 }, null, [], 'a']],
  ])('%s', (_name, shape, good, bad) => {
    for (const value of good) expect([value, accepts(shape, value)]).toEqual([value, true]);
    for (const value of bad) expect([value, accepts(shape, value)]).toEqual([value, false]);
  });

  it('keeps of an object what was checked and nothing it inherits', () => {
    const shape = record({ title: text(5) });
    expect(shape({ title: 'a', extra: () => 1 })).toEqual({ title: 'a' });
    expect(accepts(shape, Object.create({ title: 'a' }))).toBe(false);
  });

  it('falls back field by field', () => {
    const shape = record({
      zoom: fallingBack(number(0.5, 3), 1),
      theme: fallingBack(oneOf('light', 'dark'), 'light'),
    });
    expect(shape({ zoom: 9, theme: 'dark' })).toEqual({ zoom: 1, theme: 'dark' });
    expect(shape({})).toEqual({ zoom: 1, theme: 'light' });
  });
});
