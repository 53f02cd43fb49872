/** A piece of text as pdf.js gives it: position of its left end in points, origin bottom left. */
export interface PdfPiece {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly hasEOL: boolean;
}

/** One printed line. Points, origin bottom left. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** A page's lines in reading order as the file has them. */
export interface PdfPage {
  readonly height: number;
  readonly lines: readonly PdfLine[];
}

/** Puts the pieces of a page together to lines. Blank lines are dropped. */
export function linesOfPage(pieces: readonly PdfPiece[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let current: PdfPiece[] = [];
  const flush = (): void => {
    const line = toLine(current);
    current = [];
    if (line) lines.push(line);
  };
  for (const piece of pieces) {
    const before = current.at(-1);
    if (before && piece.str !== '' && movedToOtherLine(before, piece)) flush();
    if (piece.str !== '') current.push(piece);
    if (piece.hasEOL) flush();
  }
  flush();
  return lines;
}

/** pdf.js marks most line ends; a jump upwards (next table cell) or far down without a mark is one as well. */
function movedToOtherLine(before: PdfPiece, piece: PdfPiece): boolean {
  if (before.str.trim() === '' || piece.str.trim() === '') return false;
  return Math.abs(yOf(piece) - yOf(before)) > Math.max(sizeOf(piece), sizeOf(before)) * 0.7;
}

function toLine(pieces: readonly PdfPiece[]): PdfLine | null {
  const inked = pieces.filter((piece) => piece.str.trim() !== '');
  const first = inked[0];
  if (!first) return null;
  const text = pieces.map((piece) => piece.str).join('').trim();
  return {
    text,
    left: Math.min(...inked.map(xOf)),
    right: Math.max(...inked.map((piece) => xOf(piece) + piece.width)),
    y: yOf(first),
    size: Math.max(...inked.map(sizeOf)),
  };
}

const xOf = (piece: PdfPiece): number => piece.transform[4] ?? 0;
const yOf = (piece: PdfPiece): number => piece.transform[5] ?? 0;
const sizeOf = (piece: PdfPiece): number => Math.hypot(piece.transform[2] ?? 0, piece.transform[3] ?? 0) || 1;
