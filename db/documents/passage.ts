import type { PageStart } from './types';

/** A stretch of text around a hit; `before` and `after` end in … where more text follows. */
export interface Passage {
  readonly before: string;
  readonly hit: string;
  readonly after: string;
}

/** Characters shown on each side of a hit. */
const AROUND = 40;

/**
 * Cuts a snippet for the hit at `offset` (in UTF-16 units, as string indices are), on one line. Characters outside
 * the basic plane are never cut in half. Offsets outside the text are moved inside.
 */
export function passageAround(
  text: string,
  offset: number,
  length: number,
  around: number = AROUND,
): Passage {
  const start = wholeCharacter(text, clamp(offset, 0, text.length), -1);
  const end = wholeCharacter(text, clamp(offset + length, start, text.length), 1);
  const from = wholeCharacter(text, Math.max(0, start - around), 1);
  const to = wholeCharacter(text, Math.min(text.length, end + around), -1);
  return {
    before: (from > 0 ? '…' : '') + oneLine(text.slice(Math.min(from, start), start)),
    hit: oneLine(text.slice(start, end)),
    after: oneLine(text.slice(end, Math.max(to, end))) + (to < text.length ? '…' : ''),
  };
}

/** Page (from 1) on which the character at `offset` stands; null when the document has no page map. */
export function pageOf(pages: readonly PageStart[] | null, offset: number): number | null {
  if (pages === null || pages.length === 0) return null;
  let low = 0;
  let high = pages.length - 1;
  // The last page whose start is not behind the offset; empty pages share a start, so the later one holds the text.
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pages[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return pages[low]?.page ?? null;
}

/** Moves a position that lies between the two halves of a surrogate pair by one, in the given direction. */
function wholeCharacter(text: string, at: number, direction: 1 | -1): number {
  const low = text.charCodeAt(at);
  const high = text.charCodeAt(at - 1);
  const splits = low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff;
  return splits ? at + direction : at;
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(Math.max(value, lowest), highest);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
