// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid of positioned rows cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active cell
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { sizes } from '../tokens';
import styles from './DataTable.module.css';
import { GridHeader } from './GridHeader';
import { GridRow } from './GridRow';
import { OverflowTip } from './OverflowTip';
import type { GridColumn, GridPlace, GridSelection, GridSort, RowTone } from './types';
import { useGridKeyboard } from './use-grid-keyboard';
import { toggleRange } from './use-selection';

interface GridProps<R> {
  readonly label: string;
  readonly columns: readonly GridColumn<R>[];
  readonly total: number;
  readonly sort?: GridSort | undefined;
  readonly selection?: GridSelection | undefined;
  readonly rowTone?: RowTone<R> | undefined;
  /** Shown instead of rows: loading failed, nothing here, nothing matches. */
  readonly instead?: ReactNode;
  readonly busy?: boolean;
  /** Undefined while the row is not loaded yet. */
  rowAt(index: number): R | undefined;
  rowId(row: R): string;
  onSort?(column: string): void;
  onResize?(column: string, width: number): void;
  onMove?(column: string, before: string): void;
  onOpen?(row: R): void;
  onRange?(first: number, last: number): void;
}

const overscan = 4;
const footerPossible = (columns: readonly GridColumn<never>[]) =>
  columns.some((column) => column.footer !== undefined);

/** The one grid: virtual rows of equal height, a header that stays, everything reachable by keys. */
export function Grid<R>(props: GridProps<R>) {
  const {
    label,
    columns,
    total,
    sort,
    selection,
    rowTone,
    instead,
    busy,
    rowAt,
    rowId,
    onSort,
    onResize,
    onMove,
    onOpen,
    onRange,
  } = props;
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 });
  const [focused, setFocused] = useState(false);

  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => sizes.row,
    overscan,
    // The header lies over the first rows of the viewport.
    scrollPaddingStart: sizes.header,
    initialRect: { width: sizes.formWidth, height: sizes.row * 20 },
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onRange?.(first, last), [first, last, onRange]);

  // A shorter list (a filter was set) must not leave the place behind its end.
  const row = Math.min(place.row, Math.max(0, total - 1));
  const column = Math.min(place.column, columns.length - 1);

  const onKeyDown = useGridKeyboard({
    place: { row, column },
    total,
    columns,
    selection,
    pageRows: () =>
      Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - sizes.header) / sizes.row) - 1),
    rowAt,
    rowId,
    go(next) {
      setPlace(next);
      if (next.row >= 0) virtualizer.scrollToIndex(next.row, { align: 'auto' });
      scroller.current
        ?.querySelector(`[data-header="${CSS.escape(columns[next.column]?.key ?? '')}"]`)
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    },
    onSort,
    onResize,
    onOpen,
  });

  const latest = useRef({ rowAt, rowId, selection, onOpen, row });
  useEffect(() => {
    latest.current = { rowAt, rowId, selection, onOpen, row };
  });

  const onPress = useCallback((event: MouseEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    const at = Number(target.closest<HTMLElement>('[data-row]')?.dataset.row ?? Number.NaN);
    if (Number.isNaN(at)) return;
    // A press on a box in a row must leave the keyboard with the grid.
    scroller.current?.focus({ preventScroll: true });
    const now = latest.current;
    const pressed = now.rowAt(at);
    if (!pressed) return;
    const columnAt = Number(target.closest<HTMLElement>('[data-cell]')?.dataset.cell ?? 0);
    const onBox = target.closest('[data-select]') !== null;
    if (now.selection && (onBox || event.ctrlKey || event.metaKey || event.shiftKey)) {
      const ids = toggleRange(now.selection.ids, now.rowAt, now.rowId, event.shiftKey ? now.row : at, at);
      now.selection.set(ids);
    } else if (now.onOpen && (event.detail === 2 || target.closest('[data-open]') !== null)) {
      now.onOpen(pressed);
    }
    setPlace({ row: at, column: columnAt });
  }, []);

  const layout = useMemo(() => {
    const tracks = columns.map((item) => (item.grow ? `minmax(${item.width}px, 1fr)` : `${item.width}px`));
    const select = selection ? sizes.selectColumn : 0;
    // Told in pixels: measured from the contents, a long name would make its row wider than the header.
    const width = columns.reduce((sum, item) => sum + item.width, select);
    return {
      '--local-columns': [...(selection ? [`${select}px`] : []), ...tracks].join(' '),
      '--local-width': `${width}px`,
    } as CSSProperties;
  }, [columns, selection]);

  const allChosen = selection !== undefined && total > 0 && selection.ids.size >= total;
  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        className={styles.grid}
        role="grid"
        id={gridId}
        tabIndex={0}
        aria-label={label}
        aria-rowcount={total + 1}
        aria-colcount={columns.length}
        aria-multiselectable={selection !== undefined}
        aria-busy={busy}
        aria-activedescendant={
          focused && total > 0 ? `${gridId}-${place.row < 0 ? -1 : row}-${column}` : undefined
        }
        style={layout}
        onKeyDown={onKeyDown}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      >
        <GridHeader
          gridId={gridId}
          columns={columns}
          sort={sort}
          activeColumn={focused && place.row < 0 ? column : -1}
          selectAll={
            selection && {
              checked: allChosen,
              some: selection.ids.size > 0,
              toggle: () =>
                selection.set(selection.ids.size > 0 ? new Set() : loadedIds(total, rowAt, rowId)),
            }
          }
          onSort={onSort}
          onResize={onResize}
          onMove={onMove}
        />
        {instead ? (
          // A grid owns rows and nothing else: what is said instead of them stands in a row of its own.
          <div role="rowgroup">
            <div role="row">
              <div role="gridcell">{instead}</div>
            </div>
          </div>
        ) : (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers the keys
          <div
            className={styles.body}
            role="rowgroup"
            style={{ height: virtualizer.getTotalSize() }}
            onClick={onPress}
          >
            {items.map((item) => {
              const data = rowAt(item.index);
              return (
                <GridRow
                  key={item.index}
                  gridId={gridId}
                  index={item.index}
                  top={item.start}
                  row={data}
                  columns={columns}
                  selectable={selection !== undefined}
                  selected={data !== undefined && (selection?.ids.has(rowId(data)) ?? false)}
                  activeColumn={place.row >= 0 && item.index === row ? column : -1}
                  tone={data && rowTone?.(data)}
                />
              );
            })}
          </div>
        )}
        {!instead && footerPossible(columns as readonly GridColumn<never>[]) && (
          <div className={styles.footer} role="row">
            {selection && <div className={styles.cell} role="gridcell" />}
            {columns.map((item, at) => (
              <div
                key={item.key}
                className={styles.cell}
                role="gridcell"
                data-align={item.align}
                data-pinned={at === 0 ? (selection ? 'after-select' : 'first') : undefined}
              >
                {item.footer}
              </div>
            ))}
          </div>
        )}
      </div>
      {focused && place.row >= 0 && (
        <OverflowTip cellId={`${gridId}-${row}-${column}`} watch={`${row}-${column}-${first}`} />
      )}
    </div>
  );
}

function loadedIds<R>(
  total: number,
  rowAt: (index: number) => R | undefined,
  rowId: (row: R) => string,
): Set<string> {
  const ids = new Set<string>();
  for (let at = 0; at < total; at += 1) {
    const row = rowAt(at);
    if (row) ids.add(rowId(row));
  }
  return ids;
}
