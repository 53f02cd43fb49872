import type { PageStart } from '../types';
import type { PdfLine, PdfPage } from './lines';
import { gapBetween, rowsOfPage, startsItem, textOfCell } from './rows';

/** Edges of the text column and height of its pages. Points. */
interface Column {
  readonly left: number;
  readonly right: number;
  readonly height: number;
}

/** A column narrower than this share of the page is no column of running text: only short lines were found. */
const NARROWEST_COLUMN = 0.4;

/** Text of the whole document and where each page begins in it. */
export interface PdfText {
  readonly text: string;
  readonly pages: readonly PageStart[];
}

/**
 * Puts printed lines together to paragraphs and table rows. A PDF knows lines only, and a phrase broken by the end of
 * a line would not be found; so a line that fills its column is joined to the next when that one starts at the left
 * edge, also over the end of a page.
 */
export function joinPages(pages: readonly PdfPage[]): PdfText {
  const columns = columnsByWidth(pages);
  const writer = new TextWriter();
  for (const [index, page] of pages.entries()) {
    const column = columns.get(Math.round(page.width)) ?? { left: 0, right: page.width, height: page.height };
    writer.startPage(index + 1);
    for (const row of rowsOfPage(page.lines)) {
      if (row.length > 1) writer.addRow(row.map(textOfCell).join('\t'));
      else for (const line of row[0] ?? []) writer.addLine(line, column);
    }
    writer.endPage();
  }
  return writer.finish();
}

class TextWriter {
  readonly #pieces: string[] = [];
  readonly #pages: PageStart[] = [];
  #length = 0;
  #page = 1;
  #pageIsOpen = false;
  #before: PdfLine | null = null;
  /** First line of the paragraph that `#before` belongs to. */
  #first: PdfLine | null = null;

  startPage(page: number): void {
    this.#page = page;
    this.#pageIsOpen = false;
  }

  addRow(text: string): void {
    this.#put('\n', text);
    this.#before = null;
  }

  addLine(line: PdfLine, column: Column): void {
    const before = this.#before;
    const first = this.#first;
    const continues =
      before !== null && first !== null && runsOn(before, line, first, column, !this.#pageIsOpen);
    this.#put(continues ? gapBetween(before.text, line.text) : '\n', line.text);
    if (!continues) this.#first = line;
    this.#before = line;
  }

  /** A page without text shares the start of what follows. */
  endPage(): void {
    if (!this.#pageIsOpen) this.#pages.push({ page: this.#page, start: this.#length });
  }

  finish(): PdfText {
    return { text: this.#pieces.join(''), pages: this.#pages };
  }

  #put(separator: string, text: string): void {
    const gap = this.#length === 0 ? '' : separator;
    this.#length += gap.length;
    if (!this.#pageIsOpen) {
      this.#pages.push({ page: this.#page, start: this.#length });
      this.#pageIsOpen = true;
    }
    this.#length += text.length;
    this.#pieces.push(gap, text);
  }
}

/** Whether `line` goes on with the paragraph of `before`, whose first line is `first`. */
function runsOn(before: PdfLine, line: PdfLine, first: PdfLine, column: Column, newPage: boolean): boolean {
  const size = before.size;
  const drop = before.y - line.y;
  if (Math.abs(line.size - size) > size * 0.15 || endsWithPageNumber(before.text)) return false;
  // Over a page end the paragraph must reach the foot of one page and go on at the head of the next.
  const isNear = newPage
    ? before.y < column.height * 0.3 && line.y > column.height * 0.7
    : drop > 0 && drop <= size * 2.4;
  if (!isNear) return false;
  const isFull = before.left - column.left < size * 4 && before.right > column.right - size * 1.6;
  if (!isFull) return false;
  // The next paragraph would begin indented; a wrapped line begins at the edge of the column.
  if (Math.abs(line.left - column.left) < size * 0.6) return true;
  const hangs = before === first && Math.abs(line.left - before.left) < size * 0.6;
  return hangs && before.left - column.left < size * 1.5 && !startsItem(line.text);
}

/** A line of a table of contents. */
function endsWithPageNumber(text: string): boolean {
  return /(?:…{2,}|\.{4,}|·{4,})\s*\d+$/.test(text);
}

/** Upright and sideways pages have columns of their own. */
function columnsByWidth(pages: readonly PdfPage[]): Map<number, Column> {
  const groups = new Map<number, PdfPage[]>();
  for (const page of pages) {
    const width = Math.round(page.width);
    groups.set(width, [...(groups.get(width) ?? []), page]);
  }
  return new Map([...groups].map(([width, group]) => [width, columnOf(group)]));
}

/** The outermost edges that at least one fiftieth of the text keeps to; single lines may stick out. */
function columnOf(pages: readonly PdfPage[]): Column {
  const lines = pages.flatMap((page) => page.lines);
  const total = lines.reduce((sum, line) => sum + line.text.length, 0);
  const edge = (of: (line: PdfLine) => number, order: 1 | -1): number => {
    const weights = new Map<number, number>();
    for (const line of lines) {
      const at = Math.round(of(line));
      weights.set(at, (weights.get(at) ?? 0) + line.text.length);
    }
    const sorted = [...weights].sort((a, b) => (a[0] - b[0]) * order);
    return sorted.find(([, weight]) => weight >= total / 50)?.[0] ?? sorted[0]?.[0] ?? 0;
  };
  const { width, height } = pages[0] ?? { width: 0, height: 0 };
  const left = edge((line) => line.left, 1);
  const right = edge((line) => line.right, -1);
  return { left, right: right - left < width * NARROWEST_COLUMN ? width : right, height };
}
