/** A piece of text as pdf.js gives it: position of its left end in points, origin bottom left. */
export interface PdfPiece {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly hasEOL: boolean;
}

/** Text printed on one line without a wide gap: a line of a paragraph, or the line of a table cell. Points. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** A page's lines in the order in which the file draws them, which is the reading order. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PdfLine[];
}

/** A gap this wide (in type sizes) parts two cells or columns; narrower ones are blanks. */
const CELL_GAP = 1.5;
/** Word and Writer put about a quarter of the size between Chinese and Latin characters; nobody typed that blank. */
const AUTO_GAP = 0.3;

/** Puts the pieces of a page together to lines. Blank ones are dropped. */
export function linesOfPage(pieces: readonly PdfPiece[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let current: PdfPiece[] = [];
  const flush = (): void => {
    if (current.length > 0) lines.push(toLine(current));
    current = [];
  };
  for (const piece of pieces) {
    const before = current.at(-1);
    if (piece.str.trim() !== '') {
      if (before && startsNewLine(before, piece)) flush();
      current.push(piece);
    }
    if (piece.hasEOL) flush();
  }
  flush();
  return lines;
}

function startsNewLine(before: PdfPiece, piece: PdfPiece): boolean {
  const size = Math.max(sizeOf(piece), sizeOf(before));
  const gap = xOf(piece) - rightOf(before);
  return Math.abs(yOf(piece) - yOf(before)) > size * 0.7 || gap > size * CELL_GAP || gap < -size * 2;
}

function toLine(pieces: readonly PdfPiece[]): PdfLine {
  let text = '';
  pieces.forEach((piece, index) => {
    const before = pieces[index - 1];
    if (before && hasBlankBetween(before, piece, index === 1)) text += ' ';
    text += piece.str.trim();
  });
  return {
    text: closeUp(text),
    left: Math.min(...pieces.map(xOf)),
    right: Math.max(...pieces.map(rightOf)),
    y: yOf(pieces[0] as PdfPiece),
    size: Math.max(...pieces.map(sizeOf)),
  };
}

/** `afterFirst`: the blank behind a leading number ("3.1 启动程序") is kept even when it is narrow. */
function hasBlankBetween(before: PdfPiece, piece: PdfPiece, afterFirst: boolean): boolean {
  const size = Math.max(sizeOf(piece), sizeOf(before));
  const gap = xOf(piece) - rightOf(before);
  if (gap < size * 0.1) return false;
  const latinBefore = /[A-Za-z0-9]$/.test(before.str.trimEnd());
  const latinAfter = /^[A-Za-z0-9]/.test(piece.str.trimStart());
  if (latinBefore === latinAfter || gap > size * AUTO_GAP) return true;
  return afterFirst && /^[\d.]+$/.test(before.str.trim());
}

/** Justified lines can be spaced out character by character; single characters parted by blanks close up again. */
function closeUp(text: string): string {
  return text.replace(
    /(?:[\u3001\u3002\u4e00-\u9fff\uff0c\uff1a\uff1b] ){4,}(?=[\u3001\u3002\u4e00-\u9fff\uff0c\uff1a\uff1b])/g,
    (run) => run.replaceAll(' ', ''),
  );
}

const xOf = (piece: PdfPiece): number => piece.transform[4] ?? 0;
const yOf = (piece: PdfPiece): number => piece.transform[5] ?? 0;
const rightOf = (piece: PdfPiece): number => xOf(piece) + piece.width;
const sizeOf = (piece: PdfPiece): number => Math.hypot(piece.transform[2] ?? 0, piece.transform[3] ?? 0) || 1;
