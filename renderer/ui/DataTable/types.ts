import type { ReactNode } from 'react';
import type { Tone } from '../tokens';

export interface GridColumn<R> {
  readonly key: string;
  readonly label: string;
  /** CSS pixels; the person may change it. */
  readonly width: number;
  readonly align: 'start' | 'end';
  readonly sortable: boolean;
  /** Takes what width is left over. */
  readonly grow?: boolean;
  /** The cell that opens the row when pressed. */
  readonly opens?: boolean;
  /** What is drawn; the plain text when absent. */
  cell?(row: R): ReactNode;
  /** The cell as plain text: for the full-text tip, for copying. */
  text(row: R): string;
  /** Sum or other figure in the last line. */
  readonly footer?: ReactNode;
}

export interface GridSort {
  readonly column: string;
  readonly descending: boolean;
}

/** Which rows are chosen. Kept by id, so that sorting and paging do not lose it. */
export interface GridSelection {
  readonly ids: ReadonlySet<string>;
  set(ids: ReadonlySet<string>): void;
}

export interface ListFilter {
  readonly column: string;
  readonly values?: (string | number | null)[];
  readonly from?: string | number;
  readonly to?: string | number;
}

/** What is looked for in a register and in what order: the part of a view that changes the rows. */
export interface ListSpec {
  readonly text: string;
  readonly filters: readonly ListFilter[];
  readonly sort?: GridSort;
}

/** One row of a register: its id and its cells by column key. */
export interface ListRow {
  readonly id: string;
  readonly cells: Readonly<Record<string, string | number | null>>;
}

export interface BulkAction {
  readonly key: string;
  readonly label: string;
  readonly danger?: boolean;
  /** Gets the chosen ids; resolves when the selection may be cleared. */
  run(ids: readonly string[]): Promise<void>;
}

/** A mark at the left edge of a row: faulty, warned. */
export type RowTone<R> = (row: R) => Tone | undefined;

/** Where the keyboard is: a row (−1 is the header) and a column. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}
