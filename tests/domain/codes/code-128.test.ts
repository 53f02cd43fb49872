import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barsOf, code128, QUIET_ZONE } from '../../../db/domain/codes/code-128';

const printable = fc.string({
  minLength: 1,
  maxLength: 30,
  unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
});
/** Symbols of eleven modules each, without the stop pattern of thirteen. */
const symbolsOf = (text: string) => {
  const widths = code128(text) ?? [];
  const symbols: string[] = [];
  for (let at = 0; at < widths.length - 7; at += 6) symbols.push(widths.slice(at, at + 6).join(''));
  return { symbols, stop: widths.slice(-7).join('') };
};

describe('Code 128', () => {
  it('draws known texts as the standard has them', () => {
    // 104 + 48·1 + 42·2 + 42·3 + 17·4 + 18·5 + 19·6 + 35·7 = 879; 879 mod 103 = 55.
    expect(symbolsOf('PJJ123C')).toEqual({
      symbols: ['211214', '313121', '112133', '112133', '123221', '223211', '221132', '131321', '311321'],
      stop: '2331112',
    });
    // 104 + 40·1 + 69·2 + 76·3 + 76·4 + 79·5 = 1209; 1209 mod 103 = 76.
    expect(symbolsOf('Hello').symbols.at(-1)).toBe('221114');
  });

  it('refuses what it cannot code', () => {
    for (const text of ['', '标签', 'Ａ', 'a\n']) expect(code128(text)).toBeNull();
    expect(barsOf('标')).toBeNull();
  });

  it('makes symbols of eleven modules with an even number of dark ones, one for each character', () => {
    fc.assert(
      fc.property(printable, (text) => {
        const { symbols, stop } = symbolsOf(text);
        expect(stop).toBe('2331112');
        expect(symbols).toHaveLength([...text].length + 2);
        for (const symbol of symbols) {
          const widths = [...symbol].map(Number);
          expect(widths.reduce((sum, width) => sum + width, 0)).toBe(11);
          expect(widths.filter((_, at) => at % 2 === 0).reduce((sum, width) => sum + width, 0) % 2).toBe(0);
        }
      }),
    );
  });

  it('gives every character another symbol', () => {
    const all = Array.from({ length: 95 }, (_, at) => symbolsOf(String.fromCharCode(32 + at)).symbols[1]);
    expect(new Set(all).size).toBe(95);
  });

  it('places bars between quiet zones', () => {
    const drawn = barsOf('K7M3HX');
    expect(drawn?.width).toBe(2 * QUIET_ZONE + 8 * 11 + 13);
    expect(drawn?.bars[0]).toEqual({ at: QUIET_ZONE, width: 2 });
    const last = drawn?.bars.at(-1);
    expect((last?.at ?? 0) + (last?.width ?? 0)).toBe((drawn?.width ?? 0) - QUIET_ZONE);
  });
});
