import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import {
  memo,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { Found } from '../../../../electron/contract/reading';
import { useIsNear, useNear } from '../hooks/use-near';
import { usePaneWidth } from '../hooks/use-pane-width';
import { lastAbove, useScrollPosition } from '../hooks/use-scroll-position';
import type { NearSheets } from '../near-sheets';
import { CanvasPool } from '../pdf/canvas-pool';
import { DrawQueue } from '../pdf/draw-queue';
import { type PageSize, PIXELS_PER_POINT, pageAt, textOfPage } from '../pdf/pages';
import { type Goal, READING_LINE, scrollTo } from '../scroll-to';
import type { SurfaceProps } from '../surface';
import { PdfSheet, type PdfSheetProps } from './PdfSheet';
import styles from './viewer.module.css';

/** A4, until the first page has told its size. */
const A4: PageSize = { width: 595 * PIXELS_PER_POINT, height: 842 * PIXELS_PER_POINT };
/** Room for the gaps beside a page, CSS pixels at any zoom. */
const BESIDE = 48;
const WIDEST = 2;
/** Pages whose size is asked for between two frames. */
const SIZES_AT_ONCE = 20;

/** The pages of a PDF one below the other; only those near the visible part are drawn. */
export const PdfSheets = memo(function PdfSheets({
  pdf,
  ...props
}: SurfaceProps & { readonly pdf: PDFDocumentProxy }) {
  const { content, pane, marks, zoom, surface, pageLayer, onPosition, onScale, onPages } = props;
  const { t } = useTranslation('documents');
  const [sizes, setSizes] = useState<readonly (PageSize | undefined)[]>([]);
  const { near, pace } = useNear(pane, 1);
  const [tools] = useState(() => ({ queue: new DrawQueue(), canvases: new CanvasPool() }));
  const wanted = useRef<{ place: Found; goal: Goal } | null>(null);
  const usual = sizes[1] ?? A4;
  const width = usePaneWidth(pane);
  const fit = Math.min(WIDEST, Math.max(0.2, (width - BESIDE) / usual.width));
  const scale = zoom ?? fit;
  useEffect(() => onScale(scale), [scale, onScale]);
  useEffect(() => onPages(pdf.numPages), [pdf, onPages]);
  useSizes(pdf, setSizes);

  const onSize = useCallback((number: number, size: PageSize) => {
    setSizes((known) => {
      const before = known[number];
      if (before && before.width === size.width && before.height === size.height) return known;
      const next = [...known];
      next[number] = size;
      return next;
    });
  }, []);
  /** Goes to the passage that was asked for, once the text of its page is there. */
  const settle = useCallback(() => {
    const asked = wanted.current;
    const range = asked && marks.rangeOf(asked.place);
    if (!range) return;
    wanted.current = null;
    scrollTo(pane.current, range, asked.goal);
  }, [marks, pane]);

  /** The page at the top of the pane and how much of it is above: kept when the pages get another size. */
  const held = useRef<{ page: number; above: number } | null>(null);
  const goToPage = useCallback(
    (page: number) => {
      // A zoom that is still being laid out must not go back to the page before.
      held.current = { page, above: 0 };
      near.bring(page);
      near.elementOf(page)?.scrollIntoView({ block: 'start' });
    },
    [near],
  );
  useImperativeHandle(
    surface,
    () => ({
      goToPage,
      reveal(place, goal) {
        wanted.current = { place, goal };
        const range = marks.rangeOf(place);
        if (!range) goToPage(pageAt(content, place.from));
        settle();
      },
    }),
    [goToPage, marks, content, settle],
  );

  useLayoutEffect(() => {
    const view = pane.current;
    const sheet = held.current && near.elementOf(held.current.page);
    if (view && sheet && held.current && scale > 0)
      view.scrollTop = sheet.offsetTop + held.current.above * sheet.offsetHeight;
  }, [pane, near, scale]);

  const look = () => {
    const view = pane.current;
    if (!view || width === 0) return;
    const top = (index: number) => near.elementOf(index + 1)?.offsetTop ?? 0;
    const upper = lastAbove(pdf.numPages, top, view.scrollTop) + 1;
    const sheet = near.elementOf(upper);
    held.current = sheet && {
      page: upper,
      above: (view.scrollTop - sheet.offsetTop) / (sheet.offsetHeight || 1),
    };
    const page = lastAbove(pdf.numPages, top, view.scrollTop + view.clientHeight / 2) + 1;
    const { from, to } = textOfPage(content, page);
    const line = view.getBoundingClientRect().top + view.clientHeight * READING_LINE + 1;
    const isRead = ({ offset, text }: { offset: number; text: string }) => {
      const place =
        offset >= from && offset < to && marks.rangeOf({ from: offset, to: offset + text.length });
      return place && place.getBoundingClientRect().top <= line;
    };
    onPosition({ page, offset: content.outline.findLast(isRead)?.offset ?? from });
  };
  const known = sizes.filter(Boolean).length;
  useScrollPosition(pane, look, `${width} ${scale} ${known}`);

  /** Pages from the middle of what is seen. */
  const away = useCallback(
    (number: number) => {
      const view = pane.current?.getBoundingClientRect();
      const own = near.elementOf(number)?.getBoundingClientRect();
      return view && own ? Math.abs(own.top + own.height / 2 - view.top - view.height / 2) / own.height : 0;
    },
    [pane, near],
  );
  const sheet = useMemo(
    () => ({ pdf, scale, content, marks, pace, away, ...tools, onText: settle, onSize }),
    [pdf, scale, content, marks, pace, away, tools, settle, onSize],
  );

  return (
    <div className={styles.sheets} role="document" aria-label={t('pages')}>
      {Array.from({ length: pdf.numPages }, (_empty, at) => at + 1).map((number) => {
        const size = sizes[number] ?? usual;
        return (
          <Place
            key={number}
            number={number}
            width={size.width * scale}
            height={size.height * scale}
            near={near}
            sheet={sheet}
            pageLayer={pageLayer}
          />
        );
      })}
    </div>
  );
});

interface PlaceProps {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly near: NearSheets;
  readonly sheet: Omit<PdfSheetProps, 'number'>;
  readonly pageLayer: SurfaceProps['pageLayer'];
}

/** The paper of a page; the page itself only while it is near what is seen. */
const Place = memo(function Place({ number, width, height, near, sheet, pageLayer }: PlaceProps) {
  const shown = useIsNear(near, number);
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    near.register(number, element.current);
    return () => near.register(number, null);
  }, [number, near]);
  return (
    <div ref={element} data-sheet={number} className={styles.pdfSheet} style={{ width, height }}>
      {shown && <PdfSheet {...sheet} number={number} />}
      {shown && pageLayer?.(number)}
    </div>
  );
});

/** Asks for the sizes of all pages behind the first paint, some at a time: plans mix upright and sideways pages. */
function useSizes(
  pdf: PDFDocumentProxy,
  setSizes: (change: (known: readonly (PageSize | undefined)[]) => readonly (PageSize | undefined)[]) => void,
): void {
  useEffect(() => {
    let left = false;
    const ask = async () => {
      for (let first = 1; first <= pdf.numPages && !left; first += SIZES_AT_ONCE) {
        const numbers = Array.from(
          { length: Math.min(SIZES_AT_ONCE, pdf.numPages - first + 1) },
          (_empty, at) => first + at,
        );
        const found = await Promise.all(
          numbers.map(async (number) => {
            const { width, height } = (await pdf.getPage(number)).getViewport({ scale: PIXELS_PER_POINT });
            return { width, height };
          }),
        );
        if (left) return;
        setSizes((known) => {
          const next = [...known];
          numbers.forEach((number, at) => {
            next[number] ??= found[at];
          });
          return next;
        });
      }
    };
    // A page that cannot be read keeps the usual size.
    ask().catch(() => undefined);
    return () => {
      left = true;
    };
  }, [pdf, setSizes]);
}
