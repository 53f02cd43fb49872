import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_ALPHABET, readShortCode, shortCode } from '../../../db/domain/codes/short-code';

const anyCode = fc.nat({ max: 5_000_000 }).map(shortCode);

describe('short codes', () => {
  it('use no characters that look alike', () => {
    expect(CODE_ALPHABET).not.toMatch(/[01BGILOQSUVYZ]/);
    expect(new Set(CODE_ALPHABET).size).toBe(23);
  });

  it('differ from sheet to sheet', () => {
    expect(new Set(Array.from({ length: 20_000 }, (_, n) => shortCode(n))).size).toBe(20_000);
  });

  it('are read however they are typed', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(readShortCode(code)).toBe(code);
        expect(readShortCode(` ${code.toLowerCase().replace('-', ' ')} `)).toBe(code);
        const wide = [...code].map((c) => (c === '-' ? '－' : String.fromCharCode(c.charCodeAt(0) + 0xfee0)));
        expect(readShortCode(wide.join(''))).toBe(code);
      }),
    );
  });

  it('take a letter for the digit that it looks like', () => {
    const code = shortCode(
      Array.from({ length: 500 }, (_, n) => n).find((n) => /8.*5|5.*8/.test(shortCode(n))) ?? 0,
    );
    expect(readShortCode(code.replace('8', 'B').replace('5', 's'))).toBe(code);
  });

  it('catch every single wrong character', () => {
    fc.assert(
      fc.property(anyCode, fc.nat({ max: 5 }), fc.constantFrom(...CODE_ALPHABET), (code, at, other) => {
        const plain = [...code.replace('-', '')];
        fc.pre(plain[at] !== other);
        plain[at] = other;
        expect(readShortCode(plain.join(''))).toBeNull();
      }),
    );
  });

  it('catch every swap of two characters', () => {
    fc.assert(
      fc.property(anyCode, fc.nat({ max: 5 }), fc.nat({ max: 5 }), (code, a, b) => {
        const plain = [...code.replace('-', '')];
        fc.pre(plain[a] !== plain[b]);
        [plain[a], plain[b]] = [plain[b] ?? '', plain[a] ?? ''];
        expect(readShortCode(plain.join(''))).toBeNull();
      }),
    );
  });

  it.each(['', 'K7M', 'K7M3-HXX', '演练', '0000-00'])('refuse %j', (typed) => {
    expect(readShortCode(typed)).toBeNull();
  });
});
