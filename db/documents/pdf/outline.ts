import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { OutlineEntry } from '../types';
import type { PdfText } from './paragraphs';

/** A bookmark of the file; `page` is null when its target cannot be resolved. */
export interface Bookmark {
  readonly level: number;
  readonly title: string;
  readonly page: number | null;
}

/** A caller that keeps thousands of bookmarks open gains nothing. */
const MAX_BOOKMARKS = 5_000;

type OutlineNode = NonNullable<Awaited<ReturnType<PDFDocumentProxy['getOutline']>>>[number];

/** Bookmarks of a PDF in order, nested ones one level deeper. */
export async function readBookmarks(document: PDFDocumentProxy): Promise<Bookmark[]> {
  const result: Bookmark[] = [];
  const visit = async (nodes: readonly OutlineNode[], level: number): Promise<void> => {
    for (const node of nodes) {
      if (result.length >= MAX_BOOKMARKS) return;
      const title = node.title.replace(/\s+/g, ' ').trim();
      if (title !== '') result.push({ level, title, page: await pageOfTarget(document, node.dest) });
      await visit(node.items, level + 1);
    }
  };
  await visit((await document.getOutline()) ?? [], 1);
  return result;
}

async function pageOfTarget(document: PDFDocumentProxy, dest: OutlineNode['dest']): Promise<number | null> {
  try {
    const target = typeof dest === 'string' ? await document.getDestination(dest) : dest;
    const page: unknown = target?.[0];
    if (typeof page === 'number') return page + 1;
    if (typeof page !== 'object' || page === null) return null;
    return (await document.getPageIndex(page as Parameters<typeof document.getPageIndex>[0])) + 1;
  } catch {
    // A bookmark to a page that does not exist is harmless: it is placed by its title alone.
    return null;
  }
}

/**
 * Finds the bookmarks' titles in the text: on their page, blanks aside, never before the previous one. A title that
 * is not printed there stands at the beginning of its page.
 */
export function locateOutline(bookmarks: readonly Bookmark[], document: PdfText): OutlineEntry[] {
  const { squeezed, positions } = squeeze(document.text);
  const startOf = new Map(document.pages.map((page) => [page.page, page.start]));
  let from = 0;
  return bookmarks.map(({ level, title, page }) => {
    const pageStart = page === null ? from : (startOf.get(page) ?? 0);
    const pageEnd = page === null ? document.text.length : (startOf.get(page + 1) ?? document.text.length);
    const start = lowerBound(positions, Math.max(pageStart, from));
    const hit = squeezed.indexOf(title.replace(/\s/g, ''), start);
    const found = hit >= 0 ? (positions[hit] ?? 0) : -1;
    const offset = found >= 0 && found <= pageEnd ? found : pageStart;
    if (offset === found) from = found + 1;
    return { level, text: title, offset };
  });
}

/** Text without blanks, and for each of its characters the place in the original. */
function squeeze(text: string): { squeezed: string; positions: number[] } {
  const positions: number[] = [];
  const kept: string[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (/\s/.test(char)) continue;
    kept.push(char);
    positions.push(i);
  }
  return { squeezed: kept.join(''), positions };
}

/** Index of the first value not below `value` in an ascending list. */
function lowerBound(values: readonly number[], value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
