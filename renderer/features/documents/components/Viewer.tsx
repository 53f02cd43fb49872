import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Found, ViewedContent } from '../../../../electron/contract/reading';
import { useShortcut } from '../../../ui/shortcuts';
import type { ViewerCompanion } from '../companion';
import { HighlightBook } from '../highlights';
import { useFind } from '../hooks/use-find';
import { useOutlineWidth } from '../hooks/use-outline-width';
import { usePrint } from '../hooks/use-print';
import { useZoom } from '../hooks/use-zoom';
import { ReadingPlace } from '../reading-place';
import type { Surface } from '../surface';
import { BlockSheets } from './BlockSheets';
import { OutlinePane } from './OutlinePane';
import { ViewerToolbar } from './ViewerToolbar';
import styles from './viewer.module.css';

/** pdf.js is half a megabyte: it is loaded with the first PDF. */
const PdfSheets = lazy(async () => ({ default: (await import('./PdfSheets')).PdfSheets }));

interface ViewerProps {
  readonly fileName: string;
  readonly ticket: string;
  readonly size: number;
  readonly content: ViewedContent;
  /** The opened PDF; null for a document drawn from blocks. */
  readonly pdf: PDFDocumentProxy | null;
  /** Position to open at, and words to look for. */
  readonly at: number | null;
  readonly words: string;
  /** Leaves the outline pane out where there is nothing in it: forms have a page or two. */
  readonly bare?: boolean;
  /** The pages take the keyboard when they appear. */
  readonly focus?: boolean;
  readonly companion?: ViewerCompanion | undefined;
}

/** A passage that was asked for without words is marked up to here. */
const PASSAGE = 80;

/** Outline, pages, find bar: the same for every kind of document. */
export function Viewer({
  fileName,
  ticket,
  size,
  content,
  pdf,
  at,
  words,
  bare = false,
  focus = true,
  companion,
}: ViewerProps) {
  const pane = useRef<HTMLDivElement>(null);
  const findBox = useRef<HTMLInputElement>(null);
  const surface = useRef<Surface>(null);
  const [marks] = useState(() => new HighlightBook());
  const [place] = useState(() => new ReadingPlace({ page: pdf ? 1 : null, offset: 0 }));
  const [pages, setPages] = useState(0);
  const outline = useOutlineWidth();
  const { zoom, scale, setScale, step, fit } = useZoom();
  const finding = useFind(
    content,
    { words, at },
    useCallback(() => place.get().offset, [place]),
  );
  const { hits, now } = finding;
  const passage = useMemo(
    () => (at === null || words !== '' ? null : passageAt(content.text, at)),
    [at, words, content],
  );

  useEffect(() => {
    const hit = hits[now] ?? null;
    marks.show(hits, hit ?? passage);
    const goal = hit ?? passage;
    if (goal && pages >= 0) surface.current?.reveal(goal, 'sight');
  }, [hits, now, passage, marks, pages]);
  useEffect(() => () => marks.clear(), [marks]);
  useEffect(() => {
    if (focus) pane.current?.focus({ preventScroll: true });
  }, [focus]);

  const shownHit = useRef<Found | null>(null);
  useEffect(() => {
    shownHit.current = hits[now] ?? null;
  }, [hits, now]);
  const onHandle = companion?.onHandle;
  useEffect(() => {
    onHandle?.({
      ...{ content, isPdf: pdf !== null, pane, marks, place },
      reveal: (goal, how) => surface.current?.reveal(goal, how),
      goToPage: (page) => surface.current?.goToPage(page),
      hit: () => shownHit.current,
    });
    return () => onHandle?.(null);
  }, [onHandle, content, pdf, marks, place]);

  const openFind = useCallback(() => {
    findBox.current?.focus();
    findBox.current?.select();
  }, []);
  const toPane = useCallback(() => pane.current?.focus({ preventScroll: true }), []);
  useShortcut('filter', content.text === '' ? undefined : openFind);
  useShortcut('find-next', () => finding.step(1));
  useShortcut('find-previous', () => finding.step(-1));
  useShortcut('zoom-in', () => step(1));
  useShortcut('zoom-out', () => step(-1));
  useShortcut('zoom-fit', fit);
  const printing = usePrint(fileName, ticket, content, pdf);
  useShortcut('print', printing.busy ? undefined : () => void printing.print());

  const common = {
    ticket,
    size,
    content,
    pane,
    marks,
    zoom,
    surface,
    pageLayer: companion?.pageLayer,
    onPosition: place.set,
    onScale: setScale,
    onPages: setPages,
  };
  const entries = content.outline;
  const onWidth = useCallback((width: number) => outline.change({ width }), [outline.change]);
  const onJump = useCallback(
    (index: number) => {
      const entry = entries[index];
      if (entry)
        surface.current?.reveal({ from: entry.offset, to: entry.offset + entry.text.length }, 'head');
    },
    [entries],
  );
  return (
    <div className={styles.viewer}>
      <ViewerToolbar
        outlineShown={outline.shown}
        place={place}
        pages={pages}
        scale={scale}
        fits={zoom === null}
        searchable={content.text !== ''}
        finding={finding}
        findBox={findBox}
        onOutline={() => outline.change({ shown: !outline.shown })}
        onPage={(page) => surface.current?.goToPage(page)}
        onZoom={step}
        onFit={fit}
        printing={printing.busy}
        printReady={printing.ready}
        onPrint={() => void printing.print()}
        onLeaveFind={toPane}
      />
      <div className={styles.panes}>
        {outline.shown && (entries.length > 0 || !bare) && (
          <OutlinePane
            outline={entries}
            width={outline.width}
            place={place}
            onWidth={onWidth}
            onJump={onJump}
          />
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <div ref={pane} className={styles.pages} data-pages tabIndex={0}>
          <Suspense>{pdf ? <PdfSheets {...common} pdf={pdf} /> : <BlockSheets {...common} />}</Suspense>
          {companion?.overlay}
        </div>
      </div>
    </div>
  );
}

/** The line of the text at a position, for marking where somebody was sent. */
function passageAt(text: string, at: number): { from: number; to: number } {
  const from = Math.min(Math.max(0, at), text.length);
  const end = text.slice(from, from + PASSAGE).search(/[\n\t]/);
  return { from, to: from + (end < 1 ? Math.min(PASSAGE, text.length - from) : end) };
}
