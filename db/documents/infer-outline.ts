import type { OutlineEntry } from './types';

/** A line of the text with what is known about its looks. Size in half points. */
export interface OutlineCandidate {
  readonly text: string;
  readonly offset: number;
  readonly inTable: boolean;
  readonly bold: boolean;
  readonly size: number | null;
}

const MAX_HEADING_CHARS = 60;
const CHINESE_DIGITS = '一二三四五六七八九十百';

const CHAPTER = new RegExp(`^第[${CHINESE_DIGITS}\\d]+[章篇]`);
const SECTION = new RegExp(`^第[${CHINESE_DIGITS}\\d]+节`);
const ANNEX = new RegExp(`^附[件录][${CHINESE_DIGITS}\\dA-Z]*(?:[\\s　：:.．]|$)`);
const DECIMAL = /^(\d{1,2}(?:[.．]\d{1,2}){0,4})[.．、]?[\s　]*(?=[^\d\s.．、])/;
const CHINESE_TOP = new RegExp(`^[${CHINESE_DIGITS}]+、`);
const CHINESE_SECOND = new RegExp(`^[（(][${CHINESE_DIGITS}]+[）)]`);
/** A line of a typed table of contents: leader, then the page. */
const LEADER = /(?:…{2,}|\.{4,}|·{4,}|\t)\s*\d+$/;

/**
 * Guesses the headings of a document without heading styles: short numbered lines set in bold or larger type.
 * Where a decimal numbering (1, 1.1, 1.1.1) runs through the document it decides, and 一、（一） inside it are taken
 * for list items; otherwise 第一章, 一、, （一） make the levels.
 */
export function inferOutline(lines: readonly OutlineCandidate[]): OutlineEntry[] {
  const body = bodySize(lines);
  const candidates = lines.filter((line) => isCandidate(line, body));
  const decimals = candidates.filter((line) => /[.．]/.test(DECIMAL.exec(line.text)?.[1] ?? '')).length;
  const hasChapters = candidates.some((line) => CHAPTER.test(line.text));
  const outline: OutlineEntry[] = [];
  for (const { text, offset } of candidates) {
    const level = decimals >= 2 ? decimalLevel(text) : chineseLevel(text, hasChapters);
    if (level !== null) outline.push({ level, text: text.replace(/\s+/g, ' '), offset });
  }
  return outline;
}

function isCandidate(line: OutlineCandidate, body: number | null): boolean {
  const stands = line.bold || (body !== null && line.size !== null && line.size > body);
  return (
    stands &&
    !line.inTable &&
    line.text.length <= MAX_HEADING_CHARS &&
    !/[。；;，,：:]$/.test(line.text) &&
    !LEADER.test(line.text)
  );
}

/** The size most characters have. */
function bodySize(lines: readonly OutlineCandidate[]): number | null {
  const weight = new Map<number, number>();
  for (const { size, text, inTable } of lines) {
    if (size !== null && !inTable) weight.set(size, (weight.get(size) ?? 0) + text.length);
  }
  return [...weight].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function decimalLevel(text: string): number | null {
  if (CHAPTER.test(text) || ANNEX.test(text)) return 1;
  if (SECTION.test(text)) return 2;
  const number = DECIMAL.exec(text)?.[1];
  return number === undefined ? null : number.split(/[.．]/).length;
}

function chineseLevel(text: string, hasChapters: boolean): number | null {
  if (CHAPTER.test(text) || ANNEX.test(text)) return 1;
  if (SECTION.test(text)) return 2;
  const below = hasChapters ? 1 : 0;
  if (CHINESE_TOP.test(text)) return 1 + below;
  if (CHINESE_SECOND.test(text)) return 2 + below;
  return null;
}
