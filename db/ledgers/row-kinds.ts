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
  /** Texts of the header rows, to recognise a header that is printed again on every page. */
  readonly header: readonly string[];
}

const TOTAL = /^(?:.{0,20}(?:小计|合计|总计|共计|累计)|.{0,12}(?:小计|合计|总计))(?:[:(].*)?$/;
/** The rows of our own templates that explain. */
const TEMPLATE_ROW = /^(?:填写说明|示例)$/;
const NOTE = /^(?:注|说明|备注|填表说明|填报说明|填写说明|附注|提示)\d{0,2}[:.、)]/;
const SIGNATURE =
  /^(?:填表人|制表人|制表|填报人|填报单位|填报日期|填表日期|填表|审核人|审核|复核人|复核|统计负责人|单位负责人|负责人|负责人签字|单位盖章|经办人|联系人|分管领导|主管领导|报送日期|上报日期|制表日期|制表单位)(?:\(.*\))?:/;

/** Signature lines and notes fill few cells, or all with one merged text; totals lack codes and dates. */
const WIDEST_FOOTER = 6;

/** Tells what a row is. */
export function rowKind(row: Row, context: RowContext): RowKind {
  const filled = row.cells.filter((cell) => !isBlankCell(cell));
  if (filled.length === 0) return 'blank';
  if (typeof row.cells[0] === 'string' && TEMPLATE_ROW.test(row.cells[0])) return 'note';
  const mapped = context.mapped.filter((column) => !isBlankCell(row.cells[column]));
  const isPlainlyData = filled.length > WIDEST_FOOTER && filled[0] !== filled.at(-1);
  if (isPlainlyData && context.proof.some((column) => !isBlankCell(row.cells[column]))) {
    return isRepeatedHeader(row, context) ? 'heading' : 'data';
  }
  const texts = distinctTexts(filled);
  if (texts.some((text) => NOTE.test(text))) return 'note';
  if (texts.some((text) => SIGNATURE.test(text))) return 'signature';
  if (texts.slice(0, 4).some((text) => TOTAL.test(text))) return 'subtotal';
  if (mapped.length === 0) return texts.length === 1 && typeof filled[0] === 'number' ? 'blank' : 'note';
  if (isRepeatedHeader(row, context)) return 'heading';
  const named = !isBlankCell(row.cells[context.nameColumn]);
  // 一、煤矿 over the whole width, or in a column that does not name anything.
  if (texts.length === 1 && (filled.length > 2 || !named)) return 'heading';
  return 'data';
}

function distinctTexts(cells: readonly CellValue[]): string[] {
  return [...new Set(cells.map((cell) => normaliseText(cellText(cell)).replaceAll(' ', '')))];
}

function isRepeatedHeader(row: Row, context: RowContext): boolean {
  let hits = 0;
  for (const column of context.mapped) {
    const cell = row.cells[column];
    if (typeof cell === 'string' && context.header.includes(cell)) hits += 1;
  }
  return hits >= 2 && hits * 2 > context.mapped.filter((column) => !isBlankCell(row.cells[column])).length;
}
