/**
 * Widths of bars and spaces of the symbols 0–105 in modules, a bar first (ISO/IEC 15417, table 1): six digits each, eleven
 * modules in all.
 */
const SYMBOLS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'
).split(' ');
const START_B = 104;
const STOP = '2331112';
const MODULUS = 103;
/** Code set B begins with the blank. */
const FIRST = 32;
const LAST = 126;

/** What must stay white at either side, in modules. */
export const QUIET_ZONE = 10;

/**
 * A text of printable ASCII as Code 128, code set B: widths in modules, bar and space by turns, a bar first and last; without
 * the quiet zones. null where a character cannot be coded or there is none.
 */
export function code128(text: string): readonly number[] | null {
  const values = [...text].map((character) => character.codePointAt(0) ?? 0);
  if (values.length === 0 || values.some((value) => value < FIRST || value > LAST)) return null;
  const coded = values.map((value) => value - FIRST);
  const check = coded.reduce((sum, value, at) => sum + (at + 1) * value, START_B) % MODULUS;
  const symbols = [START_B, ...coded, check].map((value) => SYMBOLS[value]);
  return [...symbols.join(''), ...STOP].map(Number);
}

/** Where the bars stand: their beginning and width in modules from the left edge, and the whole width with both quiet zones. */
export function barsOf(text: string): {
  readonly bars: readonly { readonly at: number; readonly width: number }[];
  readonly width: number;
} | null {
  const widths = code128(text);
  if (widths === null) return null;
  const bars: { at: number; width: number }[] = [];
  let at = QUIET_ZONE;
  widths.forEach((width, place) => {
    if (place % 2 === 0) bars.push({ at, width });
    at += width;
  });
  return { bars, width: at + QUIET_ZONE };
}
