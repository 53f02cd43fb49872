import { normaliseText } from '../domain/text/normalise';
import { type CellValue, cellText, isBlankCell, type Row } from './workbook/cells';

/** What a row under the header is. Everything but `data` is passed over and counted. */
export type RowKind = 'data' | 'blank' | 'subtotal' | 'note' | 'signature' | 'heading';

/** What is needed to tell rows apart. */
export interface RowContext {
  /** Columns that hold fields; without the running number. */
  readonly mapped: readonly number[];
  /** The column that names the row. */
  readonly nameColumn: number;
  /** Columns where a code, a date or the like proves that the row is an entry. */
  readonly proof: readonly number[];
  /** Texts of the header without blanks, to recognise one that is printed again on every page. */
  readonly header: ReadonlySet<string>;
}

const TOTAL = /^(?:.{0,20}(?:小计|合计|总计|共计|累计)|.{0,12}(?:小计|合计|总计))(?:[:(].*)?$/;
/** The rows of our own templates that explain. */
const TEMPLATE_ROW = /^(?:填写说明|示例)$/;
const NOTE = /^(?:注|说明|备注|填表说明|填报说明|填写说明|附注|提示)\d{0,2}[:.、)]/;
const SIGNATURE =
  /^(?:填表人|制表人|制表|填报人|填报单位|填报日期|填表日期|填表|审核人|审核|复核人|复核|统计负责人|单位负责人|负责人|负责人签字|单位盖章|经办人|联系人|分管领导|主管领导|报送日期|上报日期|制表日期|制表单位)(?:\(.*\))?:/;

/** Signature lines and notes fill few cells, or all with one merged text; totals lack codes and dates. */
const WIDEST_FOOTER = 6;

/** Tells what a row is. The plain data row is told without a copy of its cells: there are a hundred thousand of them. */
export function rowKind(row: Row, context: RowContext): RowKind {
  const { cells } = row;
  let filled = 0;
  let first: CellValue = null;
  let last: CellValue = null;
  for (let column = 0; column < cells.length; column += 1) {
    const cell = cells[column] as CellValue;
    if (isBlankCell(cell)) continue;
    if (filled === 0) first = cell;
    last = cell;
    filled += 1;
  }
  if (filled === 0) return 'blank';
  if (typeof cells[0] === 'string' && TEMPLATE_ROW.test(cells[0])) return 'note';
  if (isRepeatedHeader(row, context)) return 'heading';
  if (filled > WIDEST_FOOTER && first !== last && isProven(row, context)) return 'data';
  return doubtfulKind(row, context, filled);
}

function isProven(row: Row, context: RowContext): boolean {
  return context.proof.some((column) => !isBlankCell(row.cells[column]));
}

/** Rows with few cells, or without anything that only an entry has. */
function doubtfulKind(row: Row, context: RowContext, filled: number): RowKind {
  const texts = distinctTexts(row.cells.filter((cell) => !isBlankCell(cell)));
  if (texts.some((text) => NOTE.test(text))) return 'note';
  if (texts.some((text) => SIGNATURE.test(text))) return 'signature';
  if (texts.slice(0, 4).some((text) => TOTAL.test(text))) return 'subtotal';
  const isMapped = context.mapped.some((column) => !isBlankCell(row.cells[column]));
  // Numbered in advance, or a remark beside the table: nothing that the ledger asks for.
  if (!isMapped) return texts.length === 1 && /^\d+$/.test(texts[0] ?? '') ? 'blank' : 'note';
  const named = !isBlankCell(row.cells[context.nameColumn]);
  // 一、煤矿 over the whole width, or in a column that does not name anything.
  if (texts.length === 1 && (filled > 2 || !named)) return 'heading';
  return 'data';
}

function distinctTexts(cells: readonly CellValue[]): string[] {
  return [...new Set(cells.map((cell) => normaliseText(cellText(cell)).replaceAll(' ', '')))];
}

/** The header printed again on every page: its name column holds its own heading. */
function isRepeatedHeader(row: Row, context: RowContext): boolean {
  const named = row.cells[context.nameColumn];
  if (typeof named !== 'string' || !context.header.has(named.replace(/\s+/g, ''))) return false;
  return context.mapped.filter((column) => isHeading(row.cells[column], context)).length >= 2;
}

function isHeading(cell: CellValue | undefined, context: RowContext): boolean {
  return typeof cell === 'string' && context.header.has(cell.replace(/\s+/g, ''));
}
