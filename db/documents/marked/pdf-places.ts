import { openPdf } from '../pdf/open-pdf';
import type { PageStart } from '../types';
import { DrawnText } from './find-drawn';
import type { MarkingWork, PlacedMark } from './marks';
import { type Quad, type QuadPiece, quadOf } from './page-quads';

/** Where a mark is put: rectangles over its words on one page, in the page's own space. `page` from 1. */
export interface PdfPlace {
  readonly mark: PlacedMark;
  readonly page: number;
  readonly quads: readonly Quad[];
  /** The mark's words begin on an earlier page: its comment stands there. */
  readonly continued: boolean;
}

export interface PdfPlaces {
  readonly places: readonly PdfPlace[];
  /** Marks that were not found, with the page on which their note is to stand. */
  readonly aside: readonly { readonly mark: PlacedMark; readonly page: number }[];
}

/**
 * Finds the marks on the pages of a PDF. Boxes are fractions of the page as it is shown; words are looked for among the
 * drawn text of the pages that hold them. Throws what pdf.js throws for a file it cannot open.
 */
export async function findOnPages(
  bytes: Uint8Array,
  text: string,
  pages: readonly PageStart[] | null,
  marks: readonly PlacedMark[],
  work: MarkingWork & { readonly password?: string } = {},
): Promise<PdfPlaces> {
  const task = await openPdf(bytes, work.password);
  try {
    const document = await task.promise;
    const stretches = stretchesOf(pages, text.length, document.numPages);
    const places: PdfPlace[] = [];
    const found = new Set<PlacedMark>();
    for (let number = 1; number <= document.numPages; number++) {
      work.signal?.throwIfAborted();
      work.onProgress?.(number - 1, document.numPages);
      const stretch = stretches[number - 1] ?? { from: 0, to: 0 };
      const boxed = marks.filter(({ box, page }) => box !== null && (page ?? 1) === number);
      const worded = marks.filter(
        ({ box, place }) =>
          box === null && place !== null && place.from < stretch.to && place.to > stretch.from,
      );
      if (boxed.length === 0 && worded.length === 0) continue;
      const page = await document.getPage(number);
      const viewport = page.getViewport({ scale: 1 });
      for (const mark of boxed) {
        const { x, y, width, height } = mark.box as NonNullable<PlacedMark['box']>;
        const [left, top] = viewport.convertToPdfPoint(x * viewport.width, y * viewport.height) as [
          number,
          number,
        ];
        const [right, bottom] = viewport.convertToPdfPoint(
          (x + width) * viewport.width,
          (y + height) * viewport.height,
        ) as [number, number];
        places.push({
          mark,
          page: number,
          quads: [[left, top, right, top, left, bottom, right, bottom]],
          continued: false,
        });
        found.add(mark);
      }
      if (worded.length > 0) {
        const content = await page.getTextContent();
        const pieces = content.items.filter((item): item is typeof item & QuadPiece => 'str' in item);
        const drawn = new DrawnText(
          pieces.map((piece) => ({ text: piece.str, own: piece })),
          text,
          stretch,
        );
        for (const mark of worded) {
          const { from, to } = mark.place as NonNullable<PlacedMark['place']>;
          const parts = drawn.partsOf({ from: Math.max(from, stretch.from), to: Math.min(to, stretch.to) });
          if (parts.length === 0) continue;
          const quads = parts.map((part) => quadOf(part.own, part.from, part.to));
          places.push({ mark, page: number, quads, continued: found.has(mark) });
          found.add(mark);
        }
      }
      page.cleanup();
    }
    const aside = marks
      .filter((mark) => !found.has(mark))
      .map((mark) => ({ mark, page: Math.min(Math.max(1, mark.page ?? 1), document.numPages) }));
    return { places, aside };
  } finally {
    await task.destroy();
  }
}

/** The part of the text each page holds. */
function stretchesOf(
  pages: readonly PageStart[] | null,
  length: number,
  count: number,
): { from: number; to: number }[] {
  if (pages === null) return [];
  return Array.from({ length: count }, (_, at) => {
    const index = pages.findIndex(({ page }) => page === at + 1);
    const from = pages[index]?.start ?? length;
    return { from, to: Math.max(from, pages[index + 1]?.start ?? length) };
  });
}
