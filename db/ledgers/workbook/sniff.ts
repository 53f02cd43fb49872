/** What the bytes of a file are, whatever its name says. */
export type FileFormat = 'empty' | 'zip' | 'compound' | 'web-page' | 'xml' | 'text' | 'foreign';

/** First bytes of formats that people pick by mistake. */
const FOREIGN: readonly (readonly [name: string, ...bytes: number[]])[] = [
  ['pdf', 0x25, 0x50, 0x44, 0x46],
  ['png', 0x89, 0x50, 0x4e, 0x47],
  ['jpeg', 0xff, 0xd8, 0xff],
  ['gif', 0x47, 0x49, 0x46, 0x38],
  ['rar', 0x52, 0x61, 0x72, 0x21],
  ['7z', 0x37, 0x7a, 0xbc, 0xaf],
  ['gzip', 0x1f, 0x8b],
  ['program', 0x4d, 0x5a, 0x90],
  ['rtf', 0x7b, 0x5c, 0x72, 0x74, 0x66],
  ['sqlite', 0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
];

/** Tells the format from the first bytes (some KB are enough). `found` names a foreign format when it is known. */
export function sniffFormat(head: Buffer): { format: FileFormat; found?: string } {
  if (head.length === 0) return { format: 'empty' };
  if (isZip(head)) return { format: 'zip' };
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return { format: 'compound' };
  for (const [found, ...bytes] of FOREIGN) if (startsWith(head, bytes)) return { format: 'foreign', found };
  if (looksUtf16(head)) return { format: 'text' };
  const start = head
    .toString('latin1', 0, 2048)
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase();
  // Systems export a web page under the name .xls; Excel 2003 had an XML form of its own.
  if (/^(<!doctype html|<html|<table|<meta|<style|<head)/.test(start)) return { format: 'web-page' };
  if (start.startsWith('<?xml')) {
    if (start.includes('<html')) return { format: 'web-page' };
    return start.includes('urn:schemas-microsoft-com:office:spreadsheet') || start.includes('mso-application')
      ? { format: 'xml' }
      : { format: 'foreign', found: 'xml' };
  }
  return head.some(isNoText) ? { format: 'foreign' } : { format: 'text' };
}

/** A zip, or the first bytes of one that was cut off there. */
function isZip(head: Buffer): boolean {
  const marks = [
    [0x50, 0x4b, 0x03, 0x04],
    [0x50, 0x4b, 0x05, 0x06],
  ];
  return head.length > 1 && marks.some((mark) => startsWith(head, mark.slice(0, head.length)));
}

/** Control characters that no text table holds; tab, line ends, form feed and the old end mark 0x1A may be there. */
function isNoText(byte: number): boolean {
  return byte < 0x09 || (byte > 0x0d && byte < 0x1a) || byte === 0x1b;
}

/** UTF-16 by its mark, or without one by the zero bytes that every ASCII sign then brings. */
export function looksUtf16(head: Buffer): boolean {
  return utf16Label(head) !== null;
}

/** 'utf-16le', 'utf-16be' or null. */
export function utf16Label(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (startsWith(head, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(head, [0xfe, 0xff])) return 'utf-16be';
  const length = Math.min(head.length, 4096) & ~1;
  if (length < 4) return null;
  // Separators and line ends are ASCII in every table: their high byte is zero and on one side only.
  let evenSigns = 0;
  let oddSigns = 0;
  for (let i = 0; i < length; i += 2) {
    if (head[i] === 0 && isTableSign(head[i + 1])) oddSigns += 1;
    if (head[i + 1] === 0 && isTableSign(head[i])) evenSigns += 1;
  }
  if (evenSigns > 0 && oddSigns === 0) return 'utf-16le';
  if (oddSigns > 0 && evenSigns === 0) return 'utf-16be';
  return null;
}

function isTableSign(byte: number | undefined): boolean {
  return byte === 0x2c || byte === 0x3b || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x22;
}

function startsWith(head: Buffer, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}
