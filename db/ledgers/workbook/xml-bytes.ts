import { refusal } from './refusals';

/**
 * The pieces of XML that the big parts of a workbook need, read straight from UTF-8 bytes.
 *
 * [Note: byte scanning] A sheet of 100,000 rows is 70 MB of markup around a few MB of values. A general parser turns all
 * of it into strings and events; here only the values become strings. Every function answers a position, or -1 when the
 * bytes at hand end inside the thing it reads: the caller then keeps the beginning and comes back with the next piece.
 * Whatever a well-formed part may contain is understood (comments, CDATA, entities, quotes of both kinds, prefixes);
 * document type declarations are refused, since workbooks have none and entities are an old attack.
 */

export const LT = 0x3c;
export const GT = 0x3e;
export const SLASH = 0x2f;
export const BANG = 0x21;
const QUESTION = 0x3f;
const COLON = 0x3a;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

/** Position after the `>` of the tag that begins at `from`, or -1. */
export function skipTag(buf: Buffer, from: number, end: number): number {
  let i = from + 1;
  while (i < end) {
    const byte = buf[i];
    if (byte === GT) return i + 1;
    if (byte === QUOTE || byte === APOSTROPHE) {
      i += 1;
      while (i < end && buf[i] !== byte) i += 1;
    }
    i += 1;
  }
  return -1;
}

/** Where the element name ends that begins at `from`, or -1. */
export function nameEnd(buf: Buffer, from: number, end: number): number {
  for (let i = from; i < end; i += 1) {
    const byte = buf[i] as number;
    if (byte <= 0x20 || byte === GT || byte === SLASH) return i;
  }
  return -1;
}

/** Where the name without its prefix begins: most writers use none, some write `x:row`. */
export function localStart(buf: Buffer, from: number, to: number): number {
  for (let i = to - 1; i > from; i -= 1) if (buf[i] === COLON) return i + 1;
  return from;
}

export function equalsAscii(buf: Buffer, from: number, to: number, word: string): boolean {
  if (to - from !== word.length) return false;
  for (let i = 0; i < word.length; i += 1) if (buf[from + i] !== word.charCodeAt(i)) return false;
  return true;
}

/** What begins with `<!` or `<?` at `from`: its end, and for CDATA where its text lies. */
export interface Special {
  next: number;
  textFrom: number;
  textTo: number;
}

/** Reads a comment, CDATA section or processing instruction; null = not complete yet. */
export function readSpecial(buf: Buffer, from: number, end: number): Special | null {
  if (buf[from + 1] === QUESTION) return closedBy(buf, '?>', from + 2, end);
  if (end - from < 9) return null;
  if (equalsAscii(buf, from, from + 4, '<!--')) return closedBy(buf, '-->', from + 4, end);
  if (!equalsAscii(buf, from, from + 9, '<![CDATA[')) throw refusal('FILE_SUSPICIOUS', { reason: 'doctype' });
  const close = buf.indexOf(']]>', from + 9);
  if (close < 0 || close >= end) return null;
  return { next: close + 3, textFrom: from + 9, textTo: close };
}

function closedBy(buf: Buffer, mark: string, from: number, end: number): Special | null {
  const close = buf.indexOf(mark, from);
  if (close < 0 || close + mark.length > end) return null;
  return { next: close + mark.length, textFrom: 0, textTo: 0 };
}

/** Text between tags: UTF-8, entities and line ends resolved, Excel's `_x000D_` escapes undone. */
export function decodeText(buf: Buffer, from: number, to: number): string {
  const text = buf.toString('utf8', from, to);
  return text.indexOf('&') < 0 && text.indexOf('\r') < 0 && text.indexOf('_x') < 0
    ? text
    : unescapeText(text);
}

/** Text of a CDATA section: no entities in it. */
export function decodeRaw(buf: Buffer, from: number, to: number): string {
  return undoExcelEscapes(buf.toString('utf8', from, to).replace(/\r\n?/g, '\n'));
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Resolves entities in text or an attribute value; an unknown one stays as it is. */
export function unescapeText(text: string): string {
  const resolved = text
    .replace(/\r\n?/g, '\n')
    .replace(/&(?:#(\d+)|#x([\da-fA-F]+)|(\w+));/g, (whole, decimal, hex, name) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
  return undoExcelEscapes(resolved);
}

function undoExcelEscapes(text: string): string {
  if (text.indexOf('_x') < 0) return text;
  return text.replace(/_x([\da-fA-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
