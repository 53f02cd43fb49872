import type { KeyboardEvent } from 'react';
import { sizes } from '../tokens';
import type { GridColumn, GridPlace, GridSelection } from './types';
import { toggleRange } from './use-selection';

interface GridKeyboard<R> {
  readonly place: GridPlace;
  readonly total: number;
  readonly columns: readonly GridColumn<R>[];
  readonly selection: GridSelection | undefined;
  pageRows(): number;
  rowAt(index: number): R | undefined;
  rowId(row: R): string;
  go(place: GridPlace): void;
  onSort: ((column: string) => void) | undefined;
  onResize: ((column: string, width: number) => void) | undefined;
  onOpen: ((row: R) => void) | undefined;
}

const resizeStep = 16;
const narrowest = 48;

/**
 * The keys of the grid. Home and End go to the first and last row, because a register is read by rows; with Ctrl they
 * go to the first and last column. Above the first row lies the header, where Enter sorts and Alt+arrows resize.
 */
export function useGridKeyboard<R>(grid: GridKeyboard<R>): (event: KeyboardEvent<HTMLElement>) => void {
  const { place, total, columns, selection } = grid;
  const lastRow = total - 1;
  const lastColumn = columns.length - 1;

  const toRow = (row: number, extend: boolean) => {
    const next = Math.max(-1, Math.min(lastRow, row));
    if (extend && selection && next >= 0 && place.row >= 0) {
      selection.set(toggleRange(selection.ids, grid.rowAt, grid.rowId, place.row, next));
    }
    grid.go({ ...place, row: next });
  };
  const toColumn = (column: number) =>
    grid.go({ ...place, column: Math.max(0, Math.min(lastColumn, column)) });
  const sideways = (event: KeyboardEvent, step: 1 | -1) => {
    const column = columns[place.column];
    if (event.altKey && place.row < 0 && column)
      grid.onResize?.(column.key, Math.max(narrowest, column.width + step * resizeStep));
    else if (event.ctrlKey) toColumn(step > 0 ? lastColumn : 0);
    else toColumn(place.column + step);
  };
  const enter = () => {
    const column = columns[place.column];
    if (place.row < 0) {
      if (column?.sortable) grid.onSort?.(column.key);
      return;
    }
    const row = grid.rowAt(place.row);
    if (row) grid.onOpen?.(row);
  };
  const select = () => {
    if (selection && place.row >= 0)
      selection.set(toggleRange(selection.ids, grid.rowAt, grid.rowId, place.row, place.row));
  };

  return (event) => {
    // Keys pressed in the header's own controls belong to them.
    if (event.target !== event.currentTarget || total === 0) return;
    const run = actionFor(event);
    if (!run) return;
    event.preventDefault();
    run();
  };

  function actionFor(event: KeyboardEvent): (() => void) | undefined {
    const extend = event.shiftKey;
    switch (event.key) {
      case 'ArrowDown':
        return () => toRow(place.row + 1, extend);
      case 'ArrowUp':
        return () => toRow(place.row - 1, extend);
      case 'PageDown':
        return () => toRow(place.row + grid.pageRows(), extend);
      case 'PageUp':
        return () => toRow(Math.max(0, place.row - grid.pageRows()), extend);
      case 'Home':
        return () => (event.ctrlKey ? toColumn(0) : toRow(0, extend));
      case 'End':
        return () => (event.ctrlKey ? toColumn(lastColumn) : toRow(lastRow, extend));
      case 'ArrowRight':
        return () => sideways(event, 1);
      case 'ArrowLeft':
        return () => sideways(event, -1);
      case 'Enter':
        return enter;
      case ' ':
        return select;
      case 'a':
      case 'A':
        if (!event.ctrlKey || !selection) return undefined;
        return () => selection.set(toggleRange(selection.ids, grid.rowAt, grid.rowId, 0, lastRow));
      case 'c':
      case 'C':
        return event.ctrlKey ? copy : undefined;
      case 'Escape':
        return selection && selection.ids.size > 0 ? () => selection.set(new Set()) : undefined;
      default:
        return undefined;
    }
  }

  /** Chosen rows go to the clipboard as a table that Excel takes; without a choice the one cell. */
  function copy(): void {
    const lines: string[] = [];
    if (selection && selection.ids.size > 0) {
      for (let at = 0; at < total; at += 1) {
        const row = grid.rowAt(at);
        if (row && selection.ids.has(grid.rowId(row)))
          lines.push(columns.map((column) => column.text(row)).join('\t'));
      }
    } else {
      const row = grid.rowAt(place.row);
      if (row) lines.push(columns[place.column]?.text(row) ?? '');
    }
    void navigator.clipboard.writeText(lines.join('\n'));
  }
}

/** Narrowest a column can be made, in CSS pixels. */
export const narrowestColumn = Math.max(narrowest, sizes.header);
