import { type PDFDocumentProxy, type RenderTask, TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef } from 'react';
import type { ViewedContent } from '../../../../electron/contract/reading';
import type { HighlightBook } from '../highlights';
import { PageText } from '../pdf/page-text';
import { type PageSize, PIXELS_PER_POINT, textOfPage } from '../pdf/pages';
import styles from './viewer.module.css';

/** A page that is scrolled past faster than this is not drawn, milliseconds: drawing it would only hold up the scrolling. */
const SETTLES_MS = 80;
/** A picture of a page never has more points than this, however far one zooms in. */
const MOST_POINTS = 16_000_000;

interface PdfSheetProps {
  readonly pdf: PDFDocumentProxy;
  /** From 1. */
  readonly number: number;
  readonly scale: number;
  readonly content: ViewedContent;
  readonly marks: HighlightBook;
  /** Its text can be marked and jumped to from now on. */
  onText(number: number): void;
  onSize(number: number, size: PageSize): void;
}

/** A page of a PDF: its picture, and over it its text, invisible, for selecting, copying and marking. */
export function PdfSheet({ pdf, number, scale, content, marks, onText, onSize }: PdfSheetProps) {
  const place = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const holder = place.current;
    const layer = text.current;
    if (!holder || !layer) return undefined;
    let task: RenderTask | null = null;
    let words: TextLayer | null = null;
    let left = false;
    const draw = async () => {
      const page = await pdf.getPage(number);
      if (left) return;
      const natural = page.getViewport({ scale: PIXELS_PER_POINT });
      onSize(number, { width: natural.width, height: natural.height });
      const viewport = page.getViewport({ scale: PIXELS_PER_POINT * scale });
      const wished = Math.max(1, window.devicePixelRatio);
      const density = Math.min(wished, Math.sqrt(MOST_POINTS / (viewport.width * viewport.height)));
      const canvas = document.createElement('canvas');
      canvas.width = Math.floor(viewport.width * density);
      canvas.height = Math.floor(viewport.height * density);
      canvas.className = styles.picture ?? '';
      task = page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] });
      await task.promise;
      if (left) return;
      // The picture of the size before stays until the sharp one is done.
      holder.replaceChildren(canvas);
      layer.replaceChildren();
      layer.style.setProperty('--total-scale-factor', String(viewport.scale));
      words = new TextLayer({ textContentSource: await page.getTextContent(), container: layer, viewport });
      await words.render();
      if (left) return;
      const pieces = words.textDivs.flatMap((element) =>
        element.firstChild ? [{ text: element.textContent ?? '', node: element.firstChild }] : [],
      );
      const own = new PageText(pieces);
      marks.put(number, {
        ...textOfPage(content, number),
        rangeOf: (stretch) => own.rangeOf(content.text, stretch),
      });
      onText(number);
    };
    const begin = () => {
      draw().catch((error: unknown) => {
        // Left before it was done, or a page that cannot be drawn: the paper stays white, the others are shown.
        if (!left) console.warn(`page ${number}`, error);
      });
    };
    const timer = number === 1 ? null : setTimeout(begin, SETTLES_MS);
    if (timer === null) begin();
    return () => {
      left = true;
      if (timer !== null) clearTimeout(timer);
      task?.cancel();
      words?.cancel();
    };
  }, [pdf, number, scale, content, marks, onText, onSize]);

  useEffect(() => () => marks.remove(number), [marks, number]);

  return (
    <>
      <div ref={place} className={styles.pictureHolder} aria-hidden />
      <div ref={text} className={styles.textLayer} />
    </>
  );
}
