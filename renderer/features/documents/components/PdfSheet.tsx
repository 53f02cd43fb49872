import { type PDFDocumentProxy, type RenderTask, TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef } from 'react';
import type { ViewedContent } from '../../../../electron/contract/reading';
import type { HighlightBook } from '../highlights';
import type { Pace } from '../pace';
import type { CanvasPool } from '../pdf/canvas-pool';
import type { DrawQueue } from '../pdf/draw-queue';
import { PageText } from '../pdf/page-text';
import { type PageSize, PIXELS_PER_POINT, textOfPage } from '../pdf/pages';
import styles from './viewer.module.css';

/** Faster than this, pixels a millisecond, a page is not drawn: some three pages a second. */
const TOO_FAST_TO_SEE = 3;
/** Faster than this nobody selects text, and its many small elements would only hold up the scrolling. */
const TOO_FAST_TO_SELECT = 1;
/** A picture of a page never has more points than this, however far one zooms in. */
const MOST_POINTS = 16_000_000;

export interface PdfSheetProps {
  readonly pdf: PDFDocumentProxy;
  /** From 1. */
  readonly number: number;
  readonly scale: number;
  readonly content: ViewedContent;
  readonly marks: HighlightBook;
  readonly pace: Pace;
  readonly queue: DrawQueue;
  readonly canvases: CanvasPool;
  /** How far a page is from the middle of what is seen. */
  away(number: number): number;
  /** Its text can be marked and jumped to from now on. */
  onText(number: number): void;
  onSize(number: number, size: PageSize): void;
}

/** A page of a PDF: its picture, and over it its text, invisible, for selecting, copying and marking. */
export function PdfSheet(props: PdfSheetProps) {
  const { pdf, number, scale, content, marks, pace, queue, canvases, away, onText, onSize } = props;
  const place = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const shown = useRef<HTMLCanvasElement | null>(null);

  useEffect(() => {
    const holder = place.current;
    const layer = text.current;
    if (!holder || !layer) return undefined;
    let task: RenderTask | null = null;
    let words: TextLayer | null = null;
    let left = false;
    const endings = new Set<() => void>();
    /** Waits until one scrolls no faster than this and it is this page's turn; null when it was left meanwhile. */
    const turn = async (limit: number): Promise<(() => void) | null> => {
      await new Promise<void>((go) => endings.add(pace.whenBelow(limit, go)));
      if (left) return null;
      const end = await queue.enter(() => away(number));
      endings.add(end);
      if (left) end();
      return left ? null : end;
    };
    const draw = async () => {
      const end = await turn(TOO_FAST_TO_SEE);
      if (!end) return;
      const page = await pdf.getPage(number);
      if (left) return;
      const natural = page.getViewport({ scale: PIXELS_PER_POINT });
      onSize(number, { width: natural.width, height: natural.height });
      const viewport = page.getViewport({ scale: PIXELS_PER_POINT * scale });
      const wished = Math.max(1, window.devicePixelRatio);
      const density = Math.min(wished, Math.sqrt(MOST_POINTS / (viewport.width * viewport.height)));
      const canvas = canvases.take(
        Math.floor(viewport.width * density),
        Math.floor(viewport.height * density),
      );
      canvas.className = styles.picture ?? '';
      task = page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] });
      // Drawn in slices of a few milliseconds; while pages fly past, not even those.
      task.onContinue = (go: () => void) => endings.add(pace.whenBelow(TOO_FAST_TO_SEE, go));
      try {
        await task.promise;
      } catch (error) {
        canvases.give(canvas);
        throw error;
      }
      if (left) {
        canvases.give(canvas);
        return;
      }
      // The picture of the size before stays until the sharp one is done.
      holder.replaceChildren(canvas);
      if (shown.current) canvases.give(shown.current);
      shown.current = canvas;
      end();
      const endText = await turn(TOO_FAST_TO_SELECT);
      if (!endText) return;
      const source = await page.getTextContent();
      if (left) return;
      layer.replaceChildren();
      layer.style.setProperty('--total-scale-factor', String(viewport.scale));
      words = new TextLayer({ textContentSource: source, container: layer, viewport });
      await words.render();
      if (left) return;
      const pieces = words.textDivs.flatMap((element) =>
        element.firstChild ? [{ text: element.textContent ?? '', node: element.firstChild }] : [],
      );
      const stretch = textOfPage(content, number);
      const own = new PageText(pieces, stretch);
      marks.put(number, {
        ...stretch,
        rangeOf: (place) => own.rangeOf(content.text, place),
        placeOf: (selected) => own.placeOf(content.text, selected),
      });
      onText(number);
      endText();
    };
    draw().catch((error: unknown) => {
      for (const end of endings) end();
      // Left before it was done, or a page that cannot be drawn: the paper stays white, the others are shown.
      if (!left) console.warn(`page ${number}`, error);
    });
    return () => {
      left = true;
      task?.cancel();
      words?.cancel();
      for (const end of endings) end();
    };
  }, [pdf, number, scale, content, marks, pace, queue, canvases, away, onText, onSize]);

  useEffect(
    () => () => {
      marks.remove(number);
      if (shown.current) canvases.give(shown.current);
      shown.current = null;
    },
    [marks, number, canvases],
  );

  return (
    <>
      <div ref={place} className={styles.pictureHolder} aria-hidden />
      <div ref={text} className={styles.textLayer} />
    </>
  );
}
