import { describe, expect, it } from 'vitest';
import { checkIdentityNumber, identityCheckCharacter } from '../../../db/domain/codes/identity-number';

describe('checkIdentityNumber', () => {
  it('reads birth and gender of the published sample', () => {
    expect(checkIdentityNumber('11010519491231002X')).toEqual({
      ok: true,
      value: { number: '11010519491231002X', birth: '1949-12-31', gender: 'female' },
    });
  });

  it.each(['229999 19590405 9914', '２２９９９９１９５９０４０５９９１４', "'229999195904059914"])(
    'accepts %j',
    (text) => {
      expect(checkIdentityNumber(text)).toMatchObject({
        ok: true,
        value: { birth: '1959-04-05', gender: 'male' },
      });
    },
  );

  it('accepts a small x', () => {
    expect(checkIdentityNumber('22999919600422996x')).toMatchObject({
      value: { number: '22999919600422996X' },
    });
  });

  it.each<[string | number, string]>([
    ['', 'id_missing'],
    [229999197705249920, 'id_scientific'],
    ['2.2999919770524992e+17', 'id_scientific'],
    ['229999770524991', 'id_length'],
    ['2299991977052499', 'id_length'],
    ['22999919770524991A', 'id_charset'],
    ['229999196802309910', 'id_date'],
    ['229999197601249970', 'id_check'],
    ['229999196911169911', 'id_check'],
  ])('refuses %j as %s', (value, code) => {
    const checked = checkIdentityNumber(value);
    expect(checked).toMatchObject({ ok: false, error: { code } });
    if (!checked.ok && value !== '') expect(checked.error.message).not.toContain(String(value));
  });

  it('notices every wrong check character', () => {
    const body = '22999919700101001';
    const right = identityCheckCharacter(body);
    for (const c of '0123456789X') expect(checkIdentityNumber(body + c).ok).toBe(c === right);
  });
});
