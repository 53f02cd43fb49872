import type { Row } from './cells';

/** Some rows that were read together. */
export interface RowBatch {
  readonly rows: readonly Row[];
  /** How much of the sheet has been read, 0 to 1. */
  readonly done: number;
}

export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows that exist in the file, in order, in batches: the fast way for long sheets. Can be called again. */
  batches(): AsyncGenerator<RowBatch>;
  /** The same row by row. */
  rows(): AsyncGenerator<Row>;
}

export interface Workbook {
  readonly format: 'xlsx' | 'xls' | 'csv' | 'other';
  /** csv only: how the text was encoded. */
  readonly encoding?: string;
  readonly sheets: readonly WorkbookSheet[];
  close(): void;
}

/** Gives `rows` to a sheet that has `batches`. */
export function sheetOf(
  name: string,
  hidden: boolean,
  batches: () => AsyncGenerator<RowBatch>,
): WorkbookSheet {
  return {
    name,
    hidden,
    batches,
    async *rows() {
      for await (const batch of batches()) yield* batch.rows;
    },
  };
}
