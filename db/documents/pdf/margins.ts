import type { PdfLine, PdfPage } from './lines';

/** Share of the page height, at top and bottom, in which a repeated line counts as header or footer. */
const MARGIN = 0.12;
const MIN_PAGES = 3;

export interface StrippedPages {
  readonly pages: readonly PdfPage[];
  readonly headersFooters: readonly string[];
}

/**
 * Takes running headers, footers and page numbers out of the pages: lines in the page margins that recur, digits
 * aside, on at least half of the pages. They would otherwise cut sentences that run over a page end.
 */
export function stripMargins(pages: readonly PdfPage[]): StrippedPages {
  if (pages.length < MIN_PAGES) return { pages, headersFooters: [] };
  const seen = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(page.lines.filter((line) => inMargin(line, page)).map(keyOf))) {
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
  }
  const needed = Math.max(MIN_PAGES, pages.length / 2);
  const recurs = (line: PdfLine, page: PdfPage): boolean =>
    inMargin(line, page) && (seen.get(keyOf(line)) ?? 0) >= needed;
  const texts = new Map<string, string>();
  const stripped = pages.map((page) => ({
    ...page,
    lines: page.lines.filter((line) => {
      if (!recurs(line, page)) return true;
      const key = keyOf(line);
      if (!texts.has(key) && /[^\s#第页共/—\-－·.]/.test(key)) texts.set(key, line.text);
      return false;
    }),
  }));
  return { pages: stripped, headersFooters: [...texts.values()] };
}

function inMargin(line: PdfLine, page: PdfPage): boolean {
  return line.y > page.height * (1 - MARGIN) || line.y < page.height * MARGIN;
}

function keyOf(line: PdfLine): string {
  return line.text.replace(/\s+/g, '').replace(/\d+/g, '#');
}
