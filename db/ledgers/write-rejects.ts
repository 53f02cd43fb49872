import { PlanDeskError } from '../domain/errors';
import type { LedgerTable } from './find-tables';
import type { RowProblem } from './kinds/types';
import { cellText, type Row } from './workbook/cells';
import { type CellStyle, type OutputCell, STYLE } from './workbook/sheet-xml';
import { writeTable } from './write-workbook';

/** What the rejects workbook needs to know of a staged row. */
export interface RejectedRow {
  readonly sheet: string;
  readonly row: number;
  readonly problems: readonly RowProblem[];
}

export interface RejectsOptions {
  readonly file: string;
  /** The tables the rows came from; their workbook must still be open. */
  readonly tables: readonly LedgerTable[];
  readonly rejected: Iterable<RejectedRow>;
  readonly signal?: AbortSignal;
}

/**
 * Gives the refused rows back as a workbook that can be mended and imported again: the original headings and cells, the
 * wrong cells marked, and at the end where the row stood and what is wrong with it. Answers the number of rows.
 *
 * @throws PlanDeskError CANCELLED, DISK_FULL, FILE_NOT_WRITABLE, and what reading the source throws
 */
export async function writeRejects(options: RejectsOptions): Promise<number> {
  const wanted = new Map<string, RejectedRow>();
  for (const rejected of options.rejected) wanted.set(`${rejected.sheet}\u0001${rejected.row}`, rejected);
  const [table] = options.tables;
  if (table === undefined) throw new PlanDeskError('LEDGER_HEADER_NOT_FOUND', '没有可以写回的表格。');
  // Sheets of one kind may have their columns in another order: headings of the first, the others put in place by field.
  const layout = table.columns.map((column) => ({
    ...column,
    heading: column.heading || `第${column.column + 1}列`,
  }));
  const marks: (ReadonlySet<number> | undefined)[] = [];
  const rows = rejectedRows(options.tables, wanted, layout, marks);
  return writeTable({
    file: options.file,
    sheetName: '未导入的行',
    columns: [
      ...layout.map(({ heading }) => ({
        label: heading,
        width: Math.min(30, Math.max(10, heading.length * 2 + 2)),
      })),
      { label: '原位置', width: 18 },
      { label: '原因', width: 60 },
    ],
    rows,
    styleOf: (row, column): CellStyle | undefined => {
      if (marks[row]?.has(column)) return STYLE.wrong;
      return column === layout.length + 1 ? STYLE.reason : undefined;
    },
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
}

type Layout = readonly { readonly column: number; readonly field: string | null; readonly heading: string }[];

async function* rejectedRows(
  tables: readonly LedgerTable[],
  wanted: ReadonlyMap<string, RejectedRow>,
  layout: Layout,
  marks: (ReadonlySet<number> | undefined)[],
): AsyncGenerator<readonly OutputCell[]> {
  for (const table of tables) {
    const columns = layout.map((place) => columnIn(table, place));
    for await (const batch of table.sheet.batches()) {
      for (const row of batch.rows) {
        const rejected = wanted.get(`${table.sheet.name}\u0001${row.row}`);
        if (rejected === undefined) continue;
        marks.push(wrongColumns(layout, rejected.problems));
        yield [...cellsOf(row, columns), place(rejected, row), reasons(rejected.problems)];
      }
    }
  }
}

/** The column of this table that holds what stands in a place of the layout. */
function columnIn(table: LedgerTable, place: Layout[number]): number | null {
  const found =
    place.field === null
      ? table.columns.find((column) => column.heading === place.heading)
      : table.columns.find((column) => column.field === place.field);
  return found?.column ?? null;
}

/** Cells as people saw them; codes and the like stay text so that nothing is lost a second time. */
function cellsOf(row: Row, columns: readonly (number | null)[]): OutputCell[] {
  return columns.map((column) => {
    const cell = column === null ? null : (row.cells[column] ?? null);
    return typeof cell === 'number' && Math.abs(cell) < 1e9 ? cell : cellText(cell);
  });
}

function wrongColumns(layout: Layout, problems: readonly RowProblem[]): ReadonlySet<number> {
  const wrong = new Set<number>();
  for (const problem of problems) {
    layout.forEach((place, index) => {
      if (place.field === problem.field) wrong.add(index);
    });
  }
  return wrong;
}

function place(rejected: RejectedRow, row: Row): string {
  const where = row.line === undefined ? `第${row.row}行` : `第${row.line}行（第${row.row}条）`;
  return rejected.sheet === '' ? where : `${rejected.sheet} ${where}`;
}

function reasons(problems: readonly RowProblem[]): string {
  return problems
    .map((problem) => (problem.column === '' ? problem.message : `【${problem.column}】${problem.message}`))
    .join('\n');
}
