import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMasked, maskIdentityNumber, maskPhone } from '../../../db/domain/codes/mask';

describe('masking', () => {
  it.each([
    ['19900001234', '199****1234'],
    ['0432-00001234', '0432-****1234'],
    ['0432-0000123', '0432-***0123'],
    ['19900001234、0432-00005678', '199****1234、0432-****5678'],
    ['12350', '***50'],
    [null, null],
  ])('phone %s → %s', (phone, shown) => {
    expect(maskPhone(phone)).toBe(shown);
  });

  it('hides the birth date of an identity number', () => {
    expect(maskIdentityNumber('229999197601249970')).toBe('229999********9970');
    expect(maskIdentityNumber('2299')).toBe('****');
    expect(maskIdentityNumber(null)).toBeNull();
  });

  it('always hides something and can be told from a real value', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(1\d{10}|0\d{2,3}-\d{7,8}|\d{5,8})$/), (phone) => {
        expect(isMasked(phone)).toBe(false);
        expect(isMasked(maskPhone(phone))).toBe(true);
        expect(maskPhone(phone)).toHaveLength(phone.length);
      }),
    );
  });
});
