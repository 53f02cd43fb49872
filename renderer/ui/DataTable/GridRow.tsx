// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid of positioned rows cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active cell
import { memo } from 'react';
import type { Tone } from '../tokens';
import styles from './DataTable.module.css';
import type { GridColumn } from './types';

interface GridRowProps<R> {
  readonly gridId: string;
  readonly index: number;
  /** Distance from the first row in CSS pixels. */
  readonly top: number;
  readonly row: R | undefined;
  readonly columns: readonly GridColumn<R>[];
  readonly selectable: boolean;
  readonly selected: boolean;
  /** Column of the keyboard's place, −1 when it is in another row. */
  readonly activeColumn: number;
  readonly tone: Tone | undefined;
}

function GridRowView<R>({
  gridId,
  index,
  top,
  row,
  columns,
  selectable,
  selected,
  activeColumn,
  tone,
}: GridRowProps<R>) {
  return (
    <div
      className={styles.row}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selectable ? selected : undefined}
      data-row={index}
      data-active={activeColumn >= 0 || undefined}
      data-tone={tone}
      style={{ transform: `translateY(${top}px)` }}
    >
      {selectable && (
        <div className={styles.selectCell} role="gridcell" data-select>
          <input
            type="checkbox"
            tabIndex={-1}
            checked={selected}
            readOnly
            aria-hidden
            className={styles.box}
          />
        </div>
      )}
      {columns.map((column, at) => (
        <div
          key={column.key}
          id={`${gridId}-${index}-${at}`}
          className={styles.cell}
          role="gridcell"
          aria-colindex={at + 1}
          data-cell={at}
          data-align={column.align}
          data-pinned={at === 0 ? (selectable ? 'after-select' : 'first') : undefined}
          data-active={activeColumn === at || undefined}
          onPointerEnter={row && showWholeText}
        >
          <CellContent row={row} column={column} />
        </div>
      ))}
    </div>
  );
}

/** What stands in a cell; a cell that draws itself may draw nothing. */
function CellContent<R>({ row, column }: { row: R | undefined; column: GridColumn<R> }) {
  if (row === undefined) return <span className={styles.waiting} />;
  const drawn = column.cell ? column.cell(row) : undefined;
  if (column.opens) {
    return (
      <span className={styles.opens} data-open>
        {drawn ?? column.text(row)}
      </span>
    );
  }
  return column.cell ? drawn : <span className={styles.text}>{column.text(row)}</span>;
}

/** Gives a cut cell its whole text on hovering; asked only then because measuring every cell would slow scrolling. */
function showWholeText(event: { currentTarget: HTMLElement }): void {
  const cell = event.currentTarget;
  const inner = cell.firstElementChild as HTMLElement | null;
  if (inner && (inner.scrollWidth > inner.clientWidth || inner.scrollHeight > inner.clientHeight + 1))
    cell.title = cell.textContent ?? '';
  else cell.removeAttribute('title');
}

/** One row; redrawn only when its own data, choice or place changes. */
export const GridRow = memo(GridRowView) as typeof GridRowView;
