import type { PageStart } from '../types';
import type { PdfLine, PdfPage } from './lines';

/** Edges of the text column, the most common left and the outermost common right. Points. */
interface Column {
  readonly left: number;
  readonly right: number;
}

/** Text of the whole document and where each page begins in it. */
export interface PdfText {
  readonly text: string;
  readonly pages: readonly PageStart[];
}

/**
 * Puts printed lines together to paragraphs. A PDF knows lines only, and a phrase that is broken by the end of a
 * line would not be found; so a line that fills its column is joined to the next when that one starts at the left
 * edge, also over the end of a page.
 */
export function joinPages(pages: readonly PdfPage[]): PdfText {
  const column = columnOf(pages);
  const starts: PageStart[] = [];
  const pieces: string[] = [];
  let length = 0;
  let before: PdfLine | null = null;
  let paragraphStart: PdfLine | null = null;
  const push = (text: string): void => {
    pieces.push(text);
    length += text.length;
  };
  pages.forEach((page, index) => {
    let opensPage = true;
    for (const line of page.lines) {
      const continues = before !== null && paragraphStart !== null && runsOn(before, line, paragraphStart, column, opensPage);
      if (before !== null) push(continues ? gapBetween(before.text, line.text) : '\n');
      if (opensPage) starts.push({ page: index + 1, start: length });
      opensPage = false;
      push(line.text);
      if (!continues) paragraphStart = line;
      before = line;
    }
    // A page without text shares the start of what follows.
    if (opensPage) starts.push({ page: index + 1, start: length });
  });
  return { text: pieces.join(''), pages: starts };
}

function runsOn(before: PdfLine, line: PdfLine, first: PdfLine, column: Column, newPage: boolean): boolean {
  const size = before.size;
  if (Math.abs(line.size - size) > size * 0.15 || endsWithPageNumber(before.text)) return false;
  const drop = before.y - line.y;
  if (!newPage && (drop <= 0 || drop > size * 2.4)) return false;

  const inColumn = Math.abs(before.left - column.left) < size * 4 && before.right > column.right - size * 1.6;
  if (inColumn) {
    // The next paragraph would begin indented; a wrapped line begins at the edge of the column.
    const atEdge = Math.abs(line.left - column.left) < size * 0.6;
    const underFirst = before === first && Math.abs(line.left - before.left) < size * 0.6 && before.left - column.left > size * 0.6;
    return atEdge || (underFirst && !startsItem(line.text));
  }
  if (newPage || drop > size * 1.8) return false;
  // Inside a table cell: same left edge or same middle, and the upper line at least as long.
  const sameLeft = Math.abs(before.left - line.left) < size * 0.3;
  const sameMiddle = Math.abs(before.left + before.right - line.left - line.right) < size * 0.6;
  const isFull = before.right - before.left >= line.right - line.left - size * 0.3;
  return (sameLeft || sameMiddle) && isFull && !/[。；;！？]$/.test(before.text) && !startsItem(line.text);
}

/** Chinese runs on without a blank; two Latin words or numbers were parted by one. */
function gapBetween(before: string, after: string): string {
  return /[A-Za-z0-9,.;:)]$/.test(before) && /^[A-Za-z0-9(]/.test(after) && !/\d$/.test(before) ? ' ' : '';
}

/** A line of a table of contents. */
function endsWithPageNumber(text: string): boolean {
  return /(?:…{2,}|\.{4,}|·{4,})\s*\d+$/.test(text);
}

function startsItem(text: string): boolean {
  return /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）).、．]|[①-⑳●■◆•·])/.test(text);
}

function columnOf(pages: readonly PdfPage[]): Column {
  const lefts = new Map<number, number>();
  const rights = new Map<number, number>();
  for (const line of pages.flatMap((page) => page.lines)) {
    const weight = line.text.length;
    lefts.set(Math.round(line.left), (lefts.get(Math.round(line.left)) ?? 0) + weight);
    rights.set(Math.round(line.right), (rights.get(Math.round(line.right)) ?? 0) + weight);
  }
  return { left: heaviest(lefts), right: heaviest(rights) };
}

function heaviest(weights: ReadonlyMap<number, number>): number {
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
