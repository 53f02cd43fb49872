import type { ViewedContent } from '../../../../electron/contract/reading';

/** Size of a page in CSS pixels at scale 1. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** CSS pixels of a point, the unit of PDF. */
export const PIXELS_PER_POINT = 96 / 72;

/** Stretch of the extracted text that a page holds; `page` from 1. */
export function textOfPage(content: ViewedContent, page: number): { from: number; to: number } {
  const { pages, text } = content;
  if (pages === null || pages.length === 0) return { from: 0, to: 0 };
  const at = pages.findIndex((entry) => entry.page === page);
  if (at < 0) return { from: 0, to: 0 };
  const from = pages[at]?.start ?? 0;
  const to = pages[at + 1]?.start ?? text.length;
  return { from, to: Math.max(from, to) };
}

/** Page on which a position stands, 1 when the document has no page map. */
export function pageAt(content: ViewedContent, offset: number): number {
  const { pages } = content;
  let found = 1;
  for (const { page, start } of pages ?? []) {
    if (start > offset) break;
    found = page;
  }
  return found;
}
