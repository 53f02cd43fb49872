import type { PdfLine } from './lines';

/** What stands side by side on a page. One cell: ordinary text. Several: a table row, each cell with its lines. */
export type PdfRow = readonly (readonly PdfLine[])[];

/**
 * Groups the lines of a page: a line that starts to the right of the one before, at about its height or above, is the
 * next cell of the row; a line close below with the same edge or middle belongs to the same cell.
 */
export function rowsOfPage(lines: readonly PdfLine[]): PdfRow[] {
  const rows: PdfLine[][][] = [];
  for (const line of lines) {
    const row = rows.at(-1);
    const cell = row?.at(-1);
    const before = cell?.at(-1);
    if (row && cell && before && isRightOf(before, line)) row.push([line]);
    else if (cell && before && isStackedUnder(before, line, cell.length === 1)) cell.push(line);
    else rows.push([[line]]);
  }
  return rows;
}

function isRightOf(before: PdfLine, line: PdfLine): boolean {
  return line.left >= before.right - 1 && line.y > before.y - before.size * 2;
}

function isStackedUnder(before: PdfLine, line: PdfLine, mayIndent: boolean): boolean {
  const size = before.size;
  const drop = before.y - line.y;
  if (drop <= 0 || drop > size * 1.8 || Math.abs(line.size - size) > size * 0.15) return false;
  const outdent = before.left - line.left;
  const sameLeft = Math.abs(outdent) < size * 0.3 || (mayIndent && outdent > 0 && outdent < size * 3);
  const sameMiddle = Math.abs(before.left + before.right - line.left - line.right) < size * 0.6;
  return sameLeft || sameMiddle;
}

/** Text of a table cell: wrapped lines close up, lines that end early stay apart by a blank. */
export function textOfCell(cell: readonly PdfLine[]): string {
  let text = '';
  cell.forEach((line, index) => {
    const before = cell[index - 1];
    if (before) text += wrapsInCell(before, line) ? gapBetween(before.text, line.text) : ' ';
    text += line.text;
  });
  return text;
}

function wrapsInCell(before: PdfLine, line: PdfLine): boolean {
  const isFull = before.right - before.left >= line.right - line.left - before.size * 0.3;
  const isCutNumber = /\d-$/.test(before.text) && /^\d/.test(line.text);
  return isCutNumber || (isFull && !/[。；;！？]$/.test(before.text) && !startsItem(line.text));
}

/** Chinese runs on without a blank, and so does a number cut in two; Latin words were parted by one. */
export function gapBetween(before: string, after: string): string {
  return /[A-Za-z,.;:)]$/.test(before) && /^[A-Za-z0-9(]/.test(after) ? ' ' : '';
}

/** The line begins a numbered or dotted item. */
export function startsItem(text: string): boolean {
  return /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）).、．]|[①-⑳●■◆•·])/.test(text);
}
