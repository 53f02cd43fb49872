import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_ALPHABET, paperCode, readPaperCode } from '../../../db/domain/drill/paper-code';

const anyCode = fc.nat({ max: 5_000_000 }).map(paperCode);

describe('short codes of the paper kit', () => {
  it('use no characters that look alike', () => {
    expect(CODE_ALPHABET).not.toMatch(/[01BGILOQSUVYZ]/);
    expect(new Set(CODE_ALPHABET).size).toBe(23);
  });

  it('differ from sheet to sheet', () => {
    expect(new Set(Array.from({ length: 20_000 }, (_, n) => paperCode(n))).size).toBe(20_000);
  });

  it('are read however they are typed', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(readPaperCode(code)).toBe(code);
        expect(readPaperCode(` ${code.toLowerCase().replace('-', ' ')} `)).toBe(code);
        const wide = [...code].map((c) => (c === '-' ? '－' : String.fromCharCode(c.charCodeAt(0) + 0xfee0)));
        expect(readPaperCode(wide.join(''))).toBe(code);
      }),
    );
  });

  it('take a letter for the digit that it looks like', () => {
    const code = paperCode(
      Array.from({ length: 500 }, (_, n) => n).find((n) => /8.*5|5.*8/.test(paperCode(n))) ?? 0,
    );
    expect(readPaperCode(code.replace('8', 'B').replace('5', 's'))).toBe(code);
  });

  it('catch every single wrong character', () => {
    fc.assert(
      fc.property(anyCode, fc.nat({ max: 5 }), fc.constantFrom(...CODE_ALPHABET), (code, at, other) => {
        const plain = [...code.replace('-', '')];
        fc.pre(plain[at] !== other);
        plain[at] = other;
        expect(readPaperCode(plain.join(''))).toBeNull();
      }),
    );
  });

  it('catch every swap of two characters', () => {
    fc.assert(
      fc.property(anyCode, fc.nat({ max: 5 }), fc.nat({ max: 5 }), (code, a, b) => {
        const plain = [...code.replace('-', '')];
        fc.pre(plain[a] !== plain[b]);
        [plain[a], plain[b]] = [plain[b] ?? '', plain[a] ?? ''];
        expect(readPaperCode(plain.join(''))).toBeNull();
      }),
    );
  });

  it.each(['', 'K7M', 'K7M3-HXX', '演练', '0000-00'])('refuse %j', (typed) => {
    expect(readPaperCode(typed)).toBeNull();
  });
});
