import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlanDeskError } from '../../../db/domain/errors';
import {
  DEFAULT_FILING_NUMBER_TEMPLATE,
  formatFilingNumber,
  parseFilingNumber,
} from '../../../db/domain/filing/filing-number';

const parts = { region6: '220283', year: 2026, seq: 12 };

describe('filing numbers', () => {
  it.each([
    [DEFAULT_FILING_NUMBER_TEMPLATE, '220283-2026-0012'],
    ['AQ{region6}-{yyyy}-{seq:3}', 'AQ220283-2026-012'],
    ['舒应急备〔{yyyy}〕{seq}号', '舒应急备〔2026〕12号'],
    ['{yy}/{seq:2}', '26/12'],
  ])('%s writes %s and reads it back', (template, number) => {
    expect(formatFilingNumber(template, parts)).toBe(number);
    expect(parseFilingNumber(template, number)).toMatchObject({ year: 2026, seq: 12 });
  });

  it('keep a serial that has outgrown its width', () => {
    expect(formatFilingNumber('{yyyy}-{seq:2}', { ...parts, seq: 123 })).toBe('2026-123');
  });

  it('written in another style are not understood', () => {
    expect(parseFilingNumber(DEFAULT_FILING_NUMBER_TEMPLATE, '舒应急备〔2026〕12号')).toBeNull();
    expect(parseFilingNumber('{yyyy}.{seq}', '2026x12')).toBeNull();
  });

  it.each(['{region6}-{yyyy}', '{seq:4}', '{yyyy}-{serial}-{seq}', '{yyyy}-{seq', ''])(
    '%j is no template',
    (template) => {
      expect(() => formatFilingNumber(template, parts)).toThrowError(
        expect.toSatisfy((error: unknown) => isPlanDeskError(error, 'FILING_TEMPLATE_INVALID')),
      );
    },
  );

  it('differ for different serials and survive the way back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2004, max: 2099 }), fc.integer({ min: 1, max: 99999 }), (year, seq) => {
        const number = formatFilingNumber(DEFAULT_FILING_NUMBER_TEMPLATE, { region6: '220283', year, seq });
        expect(parseFilingNumber(DEFAULT_FILING_NUMBER_TEMPLATE, number)).toEqual({
          region6: '220283',
          year,
          seq,
        });
      }),
    );
  });
});
