import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkUscc,
  innerCheckCharacter,
  normaliseUscc,
  usccCheckCharacter,
} from '../../../db/domain/codes/uscc';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const codes = fc
  .tuple(
    fc.constantFrom('91', '92', '93'),
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 6, maxLength: 6 }),
    fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 8, maxLength: 8 }),
  )
  .map(([prefix, region, body]) => {
    const first17 = prefix + region + body + innerCheckCharacter(body);
    return first17 + usccCheckCharacter(first17);
  });

describe('checkUscc', () => {
  it.each(['11220000013544357T', '91350100M000100Y43'])('accepts the published code %s', (code) => {
    expect(checkUscc(code)).toEqual({ ok: true, value: code });
  });

  it.each<[string | number, string]>([
    ['', 'uscc_missing'],
    ['无', 'uscc_missing'],
    ['正在办理', 'uscc_missing'],
    ['/', 'uscc_missing'],
    ['9.12203E+17', 'uscc_scientific'],
    ['9.122028399213034e+17', 'uscc_scientific'],
    [912202839921303400, 'uscc_scientific'],
    ['220283000001382', 'uscc_length'],
    [220283000001382, 'uscc_length'],
    ['91350100M000100Y4', 'uscc_length'],
    ['9I350100M000100Y43', 'uscc_charset'],
    ['91350100M000100Y44', 'uscc_check'],
  ])('names the fault of %j: %s', (value, code) => {
    expect(checkUscc(value)).toMatchObject({ ok: false, error: { code } });
  });

  it('tells a wrong organisation code from a wrong last character', () => {
    const first17 = '91220283MAX000019';
    const body = first17.slice(8, 16);
    const wrong = first17.slice(0, 16) + (innerCheckCharacter(body) === '9' ? '8' : '9');
    expect(checkUscc(wrong + usccCheckCharacter(wrong))).toMatchObject({
      error: { code: 'uscc_inner_check' },
    });
  });

  it('suggests the code that was meant when a confused letter is the only fault', () => {
    expect(checkUscc('9I350IOOM000I00Y43')).toMatchObject({ error: { suggestion: '91350100M000100Y43' } });
    expect(checkUscc('91350100M000100Y4你')).toMatchObject({ error: { suggestion: null } });
  });

  it('accepts every generated code in any of its careless spellings', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const wide = Array.from(code, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
        for (const text of [code, code.toLowerCase(), ` ${code}\u00A0`, `'${code}`, `\t${code}`, wide]) {
          expect(checkUscc(text)).toEqual({ ok: true, value: code });
        }
        expect(normaliseUscc(`${code.slice(0, 4)} ${code.slice(4)}`)).toBe(code);
      }),
    );
  });

  it('notices every change of a single character', () => {
    fc.assert(
      fc.property(codes, fc.integer({ min: 0, max: 17 }), fc.constantFrom(...ALPHABET), (code, at, other) => {
        fc.pre(code[at] !== other);
        expect(checkUscc(code.slice(0, at) + other + code.slice(at + 1)).ok).toBe(false);
      }),
    );
  });
});
