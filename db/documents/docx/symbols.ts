/**
 * Symbol-font characters that carry meaning in forms and checklists, by font and code: boxes ticked and empty.
 * Other symbols are ornaments and are dropped.
 */
const SYMBOLS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  wingdings: { A8: '□', '6F': '□', FE: '☑', FD: '☒', FC: '√', FB: '×' },
  'wingdings 2': { A3: '□', '2A': '□', '52': '☑', '54': '☒', '50': '√', '4F': '×' },
};

/** Text for a symbol; `code` is hexadecimal, with or without the private-use offset F000. */
export function symbolText(font: string, code: string): string {
  const low = code.toUpperCase().replace(/^F0(?=..$)/, '');
  return SYMBOLS[font.toLowerCase()]?.[low] ?? '';
}
