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
import { sizes } from '../../../ui/tokens';
import { type Chunk, toChunks } from '../chunks';
import { DrawnBlocks } from '../drawn-blocks';
import { useIsNear, useNear } from '../hooks/use-near';
import { usePaneWidth } from '../hooks/use-pane-width';
import { lastAbove, useScrollPosition } from '../hooks/use-scroll-position';
import type { NearSheets } from '../near-sheets';
import { type Goal, READING_LINE, scrollTo } from '../scroll-to';
import type { SurfaceProps } from '../surface';
import { Block } from './Block';
import styles from './viewer.module.css';

const BESIDE = 48;
const WIDEST = 1.5;

/** A document drawn from our own blocks on one long sheet; only the chunks near the visible part are drawn. */
export const BlockSheets = memo(function BlockSheets(props: SurfaceProps) {
  const { ticket, content, pane, marks, zoom, surface, onPosition, onScale, onPages } = props;
  const { t } = useTranslation('documents');
  const chunks = useMemo(() => toChunks(content.blocks, content.text.length), [content]);
  const { near } = useNear(pane, 0);
  const drawn = useRef(new Map<number, DrawnBlocks>());
  const wanted = useRef<{ place: Found; goal: Goal } | null>(null);
  const width = usePaneWidth(pane);
  const fit = Math.min(WIDEST, Math.max(0.3, (width - BESIDE) / sizes.paper));
  const scale = zoom ?? fit;
  useEffect(() => onScale(scale), [scale, onScale]);
  useEffect(() => onPages(0), [onPages]);

  // Before the pane has its width the sheet is drawn small, and what is far down seems in sight.
  const laidOut = useRef(false);
  const settle = useCallback(() => {
    const asked = laidOut.current ? wanted.current : null;
    const range = asked && marks.rangeOf(asked.place);
    if (!range) return;
    wanted.current = null;
    scrollTo(pane.current, range, asked.goal);
  }, [marks, pane]);
  useEffect(() => {
    laidOut.current = width > 0;
    settle();
  }, [width, settle]);
  const onDrawn = useCallback(
    (index: number, element: HTMLElement | null) => {
      const chunk = chunks[index];
      if (!element || !chunk) {
        drawn.current.delete(index);
        marks.remove(index);
        return;
      }
      const own = new DrawnBlocks(element);
      drawn.current.set(index, own);
      marks.put(index, {
        from: chunk.from,
        to: chunk.to,
        rangeOf: (place) => own.rangeOf(place),
        placeOf: (selected) => own.placeOf(selected),
      });
      settle();
    },
    [chunks, marks, settle],
  );
  useImperativeHandle(
    surface,
    () => ({
      goToPage: () => undefined,
      reveal(place, goal) {
        wanted.current = { place, goal };
        if (!marks.rangeOf(place)) {
          const index = lastAbove(chunks.length, (at) => chunks[at]?.from ?? 0, place.from);
          near.bring(index);
          near.elementOf(index)?.scrollIntoView({ block: 'start' });
        }
        settle();
      },
    }),
    [marks, chunks, near, settle],
  );
  const look = () => {
    const view = pane.current;
    if (!view || width === 0 || chunks.length === 0) return;
    const { top } = view.getBoundingClientRect();
    const topOf = (at: number) => near.elementOf(at)?.getBoundingClientRect().top ?? 0;
    const line = top + view.clientHeight * READING_LINE + 1;
    const index = lastAbove(chunks.length, topOf, line);
    const offset = drawn.current.get(index)?.offsetAt(line);
    onPosition({ page: null, offset: offset ?? chunks[index]?.from ?? 0 });
  };
  useScrollPosition(pane, look, `${width} ${scale}`);

  return (
    <div className={styles.sheets} role="document" aria-label={t('pages')}>
      <div className={styles.paper} style={{ zoom: scale }}>
        {chunks.map((chunk, index) => (
          <ChunkView
            // biome-ignore lint/suspicious/noArrayIndexKey: the chunks of a document never change
            key={index}
            index={index}
            chunk={chunk}
            ticket={ticket}
            near={near}
            onDrawn={onDrawn}
          />
        ))}
      </div>
    </div>
  );
});

interface ChunkProps {
  readonly index: number;
  readonly chunk: Chunk;
  readonly ticket: string;
  readonly near: NearSheets;
  onDrawn(index: number, element: HTMLElement | null): void;
}

const ChunkView = memo(function ChunkView({ index, chunk, ticket, near, onDrawn }: ChunkProps) {
  const shown = useIsNear(near, index);
  const place = useRef<HTMLDivElement>(null);
  /** Its true height, once known: going back up must not make the page jump. */
  const [height, setHeight] = useState(chunk.height);
  useLayoutEffect(() => {
    const element = place.current;
    near.register(index, element);
    return () => near.register(index, null);
  }, [index, near]);
  useLayoutEffect(() => {
    const element = place.current;
    if (!shown || !element) return undefined;
    onDrawn(index, element);
    return () => {
      // `offsetHeight` counts in the element's own pixels, whatever the zoom.
      if (element.offsetHeight > 0) setHeight(element.offsetHeight);
      onDrawn(index, null);
    };
  }, [shown, index, onDrawn]);
  return (
    <div ref={place} data-sheet={index} style={shown ? undefined : { height }}>
      {shown &&
        chunk.blocks.map((block, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a chunk never change
          <Block key={at} block={block} ticket={ticket} />
        ))}
    </div>
  );
});
