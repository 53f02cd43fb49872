import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import {
  blocksHtml,
  picturesHtml,
  type ViewBlock,
  type ViewedContent,
} from '../../../../electron/contract/reading';
import { pictureUrl } from '../../../api/document-parts';
import { PIXELS_PER_POINT } from '../pdf/pages';

/** Dots an inch of a printed page: a form is as sharp as the printer; of a long document a page stays below a megabyte. */
const DOTS = 150;
const FORM_DOTS = 300;
const FORM_PAGES = 12;
const QUALITY = 0.75;
/** The printing window takes no larger page; longer documents are printed by the PC's own program. */
const MOST_CHARACTERS = 95_000_000;

/**
 * What is printed: the blocks of a document, or pictures of the pages of a PDF. Null when it is too long to print here.
 * `progress` is told of each page that is ready.
 */
export async function printableHtml(
  title: string,
  ticket: string,
  content: ViewedContent,
  pdf: PDFDocumentProxy | null,
  progress: (page: number) => void,
): Promise<string | null> {
  if (pdf) return pagesHtml(title, pdf, progress);
  const pictures = new Map<number, string>();
  for (const picture of picturesIn(content.blocks))
    pictures.set(picture, await asDataUrl(await (await fetch(pictureUrl(ticket, picture))).blob()));
  const html = blocksHtml(title, content.blocks, pictures);
  return html.length > MOST_CHARACTERS ? null : html;
}

async function pagesHtml(
  title: string,
  pdf: PDFDocumentProxy,
  progress: (page: number) => void,
): Promise<string | null> {
  const pages: string[] = [];
  let characters = 0;
  const dots = pdf.numPages <= FORM_PAGES ? FORM_DOTS : DOTS;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale: (PIXELS_PER_POINT * dots) / 96 });
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    await page.render({ canvas, viewport, intent: 'print' }).promise;
    const picture = canvas.toDataURL('image/jpeg', QUALITY);
    characters += picture.length;
    if (characters > MOST_CHARACTERS) return null;
    pages.push(picture);
    progress(number);
  }
  return picturesHtml(title, pages);
}

function picturesIn(blocks: readonly ViewBlock[]): Set<number> {
  const found = new Set<number>();
  for (const block of blocks) {
    if (block.kind === 'table')
      for (const cell of block.rows.flat()) for (const each of picturesIn(cell.blocks)) found.add(each);
    if (block.kind === 'paragraph')
      for (const span of block.spans)
        if (typeof span !== 'string' && 'picture' in span) found.add(span.picture);
  }
  return found;
}

function asDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
