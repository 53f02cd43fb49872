import { unifyRadicals } from '../../text/radicals';

const WIDE = /[\uFF01-\uFF5E\u3000\u2E80-\u2FD5〔〕［］【】—–―－‐‑−]/g;

/**
 * A text of the same length in which spellings agree: half width, lower case, one kind of bracket and dash, radicals
 * of PDF text as ordinary characters. Positions in it are positions in the original.
 */
export function foldInPlace(text: string): string {
  const plain = text.replace(WIDE, (character) => {
    const code = character.charCodeAt(0);
    if ('〔［【'.includes(character)) return '[';
    if ('〕］】'.includes(character)) return ']';
    if ('—–―－‐‑−'.includes(character)) return '-';
    if (code === 0x3000) return ' ';
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
    const unified = unifyRadicals(character.normalize('NFKC'));
    return unified.length === 1 ? unified : character;
  });
  // Some capitals grow when lowered (İ); only the Latin ones of document numbers matter here.
  return plain.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** How many characters of the passage are shown before and behind a place. */
const AROUND = 28;

/** The passage around a place on one line, cut at the ends of its paragraph. */
export function passageAt(text: string, start: number, length: number): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineBreak = text.indexOf('\n', start + length);
  const from = Math.max(lineStart, start - AROUND);
  const to = Math.min(lineBreak < 0 ? text.length : lineBreak, start + length + AROUND);
  const inside = text.slice(from, to).replace(/\s+/g, ' ').trim();
  return `${from > lineStart ? '…' : ''}${inside}${to < (lineBreak < 0 ? text.length : lineBreak) ? '…' : ''}`;
}
