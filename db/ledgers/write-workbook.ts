import { PlanDeskError } from '../domain/errors';
import { dayToSerial } from './workbook/cells';
import {
  type CellStyle,
  cellXml,
  columnLetters,
  type OutputCell,
  type SheetFrame,
  STYLE,
  sheetEnd,
  sheetStart,
} from './workbook/sheet-xml';
import { type SheetMarkup, writeXlsx } from './workbook/xlsx-writer';

export type { OutputCell } from './workbook/sheet-xml';

export interface TableColumn {
  readonly label: string;
  /** `date`: civil dates become real dates; `code` and `text` are formatted as text. Numbers stay numbers in every column. */
  readonly type?: 'text' | 'code' | 'number' | 'date';
  /** In characters; 14 by default. */
  readonly width?: number;
}

export interface TableOptions {
  readonly file: string;
  readonly sheetName: string;
  /** A line above the heading. */
  readonly title?: string;
  readonly columns: readonly TableColumn[];
  /** Values in the order of the columns. */
  readonly rows: Iterable<readonly OutputCell[]> | AsyncIterable<readonly OutputCell[]>;
  /** Marks single cells, by row index (0-based) and column index. */
  readonly styleOf?: (row: number, column: number) => CellStyle | undefined;
  /** For the progress bar; unknown when left out. */
  readonly total?: number;
  readonly onProgress?: (progress: { rows: number; done: number | null }) => void;
  readonly signal?: AbortSignal;
  /** Rows of one sheet, the heading counted; Excel's own limit by default. Longer tables go on in a further sheet. */
  readonly rowsPerSheet?: number;
}

const PIECE = 64 * 1024;
const EXCEL_ROWS = 1_048_576;
const TITLE_ROW = 1;
const PROGRESS_EVERY = 2000;

/**
 * Writes a table of any length as .xlsx in constant memory and answers the number of rows written. The file appears under
 * its name only when it is complete.
 *
 * @throws PlanDeskError CANCELLED, DISK_FULL, FILE_NOT_WRITABLE
 */
export async function writeTable(options: TableOptions): Promise<number> {
  const writer = new TableWriter(options);
  const sheets: SheetMarkup[] = [writer.sheet(sheetName(options.sheetName))];
  writer.onFull = () => sheets.push(writer.sheet(sheetName(options.sheetName, sheets.length + 1)));
  await writeXlsx(options.file, sheets);
  return writer.written;
}

/** Excel allows 31 characters and none of `[]:*?/\`. */
function sheetName(name: string, number = 1): string {
  const suffix = number === 1 ? '' : ` (${number})`;
  const clean =
    name
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Sheet1';
  return `${clean.slice(0, 31 - suffix.length)}${suffix}`;
}

class TableWriter {
  written = 0;
  /** Called when a sheet is full and rows remain. */
  onFull: () => void = () => {};
  private readonly options: TableOptions;
  private readonly letters: readonly string[];
  private readonly frame: SheetFrame;
  private readonly source: Iterator<readonly OutputCell[]> | AsyncIterator<readonly OutputCell[]>;
  private pending: readonly OutputCell[] | null = null;

  constructor(options: TableOptions) {
    this.options = options;
    this.letters = options.columns.map((_, index) => columnLetters(index));
    const headingRow = options.title === undefined ? TITLE_ROW : TITLE_ROW + 1;
    this.frame = { widths: options.columns.map((column) => column.width ?? 14), headingRow };
    const rows = options.rows as AsyncIterable<readonly OutputCell[]> & Iterable<readonly OutputCell[]>;
    this.source = rows[Symbol.asyncIterator]?.() ?? rows[Symbol.iterator]();
  }

  sheet(name: string): SheetMarkup {
    return { name, pieces: () => this.pieces() };
  }

  private async *pieces(): AsyncGenerator<string> {
    const { title, columns, onProgress, signal, total } = this.options;
    const limit = Math.min(this.options.rowsPerSheet ?? EXCEL_ROWS, EXCEL_ROWS);
    let piece = sheetStart(this.frame);
    if (title !== undefined)
      piece += `<row r="${TITLE_ROW}">${cellXml('A', TITLE_ROW, title, STYLE.title)}</row>`;
    let row = this.frame.headingRow;
    piece += this.rowXml(
      row,
      columns.map((column) => column.label),
      () => STYLE.heading,
    );
    for (;;) {
      // Waiting for a row that is already there would cost more than writing it.
      const step = this.next();
      const cells = step instanceof Promise ? await step : step;
      if (cells === null) break;
      if (row >= limit) {
        this.pending = cells;
        this.onFull();
        break;
      }
      row += 1;
      piece += this.dataRow(row, cells);
      this.written += 1;
      if (this.written % PROGRESS_EVERY === 0) {
        if (signal?.aborted) throw new PlanDeskError('CANCELLED', '已取消，文件没有写出。');
        onProgress?.({ rows: this.written, done: total ? Math.min(1, this.written / total) : null });
      }
      if (piece.length >= PIECE) {
        yield piece;
        piece = '';
      }
    }
    yield piece + sheetEnd(this.frame, row, title === undefined ? [] : [TITLE_ROW]);
  }

  private next(): readonly OutputCell[] | null | Promise<readonly OutputCell[] | null> {
    if (this.pending !== null) {
      const cells = this.pending;
      this.pending = null;
      return cells;
    }
    const step = this.source.next();
    if (step instanceof Promise) return step.then(({ done, value }) => (done ? null : value));
    return step.done ? null : step.value;
  }

  private dataRow(row: number, cells: readonly OutputCell[]): string {
    const { columns, styleOf } = this.options;
    let xml = `<row r="${row}">`;
    for (let index = 0; index < columns.length; index += 1) {
      const type = columns[index]?.type;
      let value = cells[index];
      let style: CellStyle = typeof value === 'number' ? STYLE.number : STYLE.text;
      if (type === 'date' && typeof value === 'string') {
        const serial = dayToSerial(value);
        if (serial !== null) {
          value = serial;
          style = STYLE.day;
        }
      }
      const marked = styleOf?.(this.written, index);
      xml += cellXml(this.letters[index] as string, row, value, marked ?? style);
    }
    return `${xml}</row>`;
  }

  private rowXml(row: number, cells: readonly OutputCell[], styleAt: (column: number) => CellStyle): string {
    const markup = cells.map((value, index) =>
      cellXml(this.letters[index] as string, row, value, styleAt(index)),
    );
    return `<row r="${row}" ht="30" customHeight="1">${markup.join('')}</row>`;
  }
}
