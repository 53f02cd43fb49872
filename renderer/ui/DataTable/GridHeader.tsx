// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid of positioned rows cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active cell
import ArrowDownwardIcon from '@mui/icons-material/ArrowDownward';
import ArrowUpwardIcon from '@mui/icons-material/ArrowUpward';
import { type DragEvent, type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './DataTable.module.css';
import type { GridColumn, GridSort } from './types';
import { narrowestColumn } from './use-grid-keyboard';

interface GridHeaderProps<R> {
  readonly gridId: string;
  readonly columns: readonly GridColumn<R>[];
  readonly sort: GridSort | undefined;
  /** Column of the keyboard's place, −1 when it is not in the header. */
  readonly activeColumn: number;
  readonly selectAll: { readonly checked: boolean; readonly some: boolean; toggle(): void } | undefined;
  onSort: ((column: string) => void) | undefined;
  onResize: ((column: string, width: number) => void) | undefined;
  onMove: ((column: string, before: string) => void) | undefined;
}

const dragType = 'text/x-plandesk-column';

/** Column names: press to sort, drag to move, drag the edge to make wider. */
export function GridHeader<R>({
  gridId,
  columns,
  sort,
  activeColumn,
  selectAll,
  onSort,
  onResize,
  onMove,
}: GridHeaderProps<R>) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.header} role="row" aria-rowindex={1}>
      {selectAll && (
        <div className={styles.selectCell} role="columnheader">
          <input
            type="checkbox"
            tabIndex={-1}
            className={styles.box}
            aria-label={t('table.selectLoaded')}
            checked={selectAll.checked}
            ref={(box) => {
              if (box) box.indeterminate = selectAll.some && !selectAll.checked;
            }}
            onChange={selectAll.toggle}
          />
        </div>
      )}
      {columns.map((column, at) => (
        <HeaderCell
          key={column.key}
          id={`${gridId}--1-${at}`}
          column={column}
          at={at}
          active={activeColumn === at}
          pinned={at === 0 ? (selectAll ? 'after-select' : 'first') : undefined}
          descending={sort?.column === column.key ? sort.descending : undefined}
          onSort={onSort}
          onResize={onResize}
          onMove={onMove}
        />
      ))}
    </div>
  );
}

interface HeaderCellProps<R> extends Pick<GridHeaderProps<R>, 'onSort' | 'onResize' | 'onMove'> {
  readonly id: string;
  readonly column: GridColumn<R>;
  readonly at: number;
  readonly active: boolean;
  /** The first column stays at the left while the others move. */
  readonly pinned: 'first' | 'after-select' | undefined;
  /** Undefined when the rows are not ordered by this column. */
  readonly descending: boolean | undefined;
}

function HeaderCell<R>({
  id,
  column,
  at,
  active,
  pinned,
  descending,
  onSort,
  onResize,
  onMove,
}: HeaderCellProps<R>) {
  const [over, setOver] = useState(false);
  const SortIcon = descending ? ArrowDownwardIcon : ArrowUpwardIcon;
  const sorted = descending === undefined ? 'none' : descending ? 'descending' : 'ascending';
  const content = (
    <>
      <span className={styles.headText}>{column.label}</span>
      {descending !== undefined && <SortIcon className={styles.sortIcon} aria-hidden />}
    </>
  );

  const drop = (event: DragEvent) => {
    setOver(false);
    const moved = event.dataTransfer.getData(dragType);
    if (moved && moved !== column.key) onMove?.(moved, column.key);
  };
  return (
    <div
      id={id}
      className={styles.headCell}
      role="columnheader"
      aria-colindex={at + 1}
      aria-sort={column.sortable ? sorted : undefined}
      data-header={column.key}
      data-align={column.align}
      data-pinned={pinned}
      data-active={active || undefined}
      data-over={over || undefined}
      draggable={onMove !== undefined}
      onDragStart={(event) => event.dataTransfer.setData(dragType, column.key)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(dragType)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {column.sortable ? (
        <button
          type="button"
          tabIndex={-1}
          className={styles.headButton}
          onClick={() => onSort?.(column.key)}
        >
          {content}
        </button>
      ) : (
        <span className={styles.headButton}>{content}</span>
      )}
      {onResize && <ResizeHandle width={column.width} onResize={(width) => onResize(column.key, width)} />}
    </div>
  );
}

/** The right edge of a header cell. Moving it redraws the grid's one template, not the rows. */
function ResizeHandle({ width, onResize }: { width: number; onResize(width: number): void }) {
  const start = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    event.stopPropagation();
    const handle = event.currentTarget;
    const from = event.clientX;
    const real = handle.parentElement?.getBoundingClientRect().width ?? width;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) =>
      onResize(Math.max(narrowestColumn, Math.round(real + moved.clientX - from)));
    const end = () => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('pointerup', end);
      handle.removeEventListener('pointercancel', end);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', end);
    handle.addEventListener('pointercancel', end);
  };
  return (
    // A draggable parent would take the pointer; the edge is no part of the drag.
    <span
      className={styles.resize}
      onPointerDown={start}
      onDragStart={(event) => event.preventDefault()}
      draggable={false}
      aria-hidden
    />
  );
}
