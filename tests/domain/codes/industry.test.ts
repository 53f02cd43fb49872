import { describe, expect, it } from 'vitest';
import { parseIndustryCode, sectionOfDivision } from '../../../db/domain/codes/industry';

describe('parseIndustryCode', () => {
  it.each<[string | number, string]>([
    [610, 'B0610'],
    [313, 'A0313'],
    [1311, 'C1311'],
    [6, 'B06'],
    [26, 'C26'],
    ['C1311', 'C1311'],
    ['c1311', 'C1311'],
    ['Ｃ１３１１', 'C1311'],
    [' R9011 ', 'R9011'],
    ['0610', 'B0610'],
    ['B06', 'B06'],
    ['261', 'C261'],
    ['061', 'B061'],
    ['T97', 'T97'],
  ])('reads %j as %s', (value, code) => {
    expect(parseIndustryCode(value)).toMatchObject({ ok: true, value: { code, section: code[0] } });
  });

  it.each<[string | number, string]>([
    ['', 'industry_missing'],
    ['煤炭开采', 'industry_format'],
    ['C26145', 'industry_format'],
    ['X2614', 'industry_format'],
    ['0011', 'industry_unknown'],
    ['98', 'industry_unknown'],
  ])('refuses %j as %s', (value, code) => {
    expect(parseIndustryCode(value)).toMatchObject({ ok: false, error: { code } });
  });

  it('names the right section for a wrong letter', () => {
    expect(parseIndustryCode('C0610')).toMatchObject({
      error: { code: 'industry_section', suggestion: 'B0610' },
    });
  });

  it('gives every division one section', () => {
    const sections = Array.from({ length: 97 }, (_, i) => sectionOfDivision(i + 1));
    expect(sections.every((section) => section !== null)).toBe(true);
    expect([...new Set(sections)].join('')).toBe('ABCDEFGHIJKLMNOPQRST');
    expect([sectionOfDivision(0), sectionOfDivision(98)]).toEqual([null, null]);
  });
});
