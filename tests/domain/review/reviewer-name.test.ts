import { describe, expect, it } from 'vitest';
import { isSameReviewer } from '../../../db/domain/review/reviewer-name';

describe('the name of a reviewer', () => {
  it.each([
    ['示例一', '示例一'],
    ['示 例　一', '示例一'],
    ['示例一（组长）', '示例一'],
    ['示例一(高级工程师)', '示例一老师'],
    ['示例一评审专家', '示例一'],
    ['ＳＭＩＴＨ', 'smith'],
  ])('is the same in %s and %s', (one, other) => {
    expect(isSameReviewer(one, other)).toBe(true);
    expect(isSameReviewer(other, one)).toBe(true);
  });

  it.each([
    ['示例一', '示例二'],
    ['', ''],
    ['（组长）', '专家'],
    ['示例', '示例一'],
  ])('is another in %s and %s', (one, other) => {
    expect(isSameReviewer(one, other)).toBe(false);
  });
});
