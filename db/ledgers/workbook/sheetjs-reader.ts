import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import type { CellValue, Row } from './cells';
import { checkCompoundFile } from './compound-check';
import type { WorkbookLimits } from './limits';
import { MergeSpreader } from './merged-cells';
import { formatCodeShows, numberShows } from './number-formats';
import { refusal } from './refusals';
import { type RowBatch, sheetOf, type Workbook } from './types';

const BATCH = 500;
const ERROR_NAMES: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

type SheetJs = typeof import('@e965/xlsx');

/**
 * Files that the streaming reader does not know: .xls (Excel 97 and older), .xlsb, .ods, Excel 2003 XML, and web pages named .xls.
 * The whole file is in memory, hence the lower ceiling; the cells come out in the same form as from an .xlsx.
 *
 * @throws PlanDeskError FILE_PROTECTED, FILE_NOT_A_WORKBOOK, FILE_TRUNCATED, FILE_DAMAGED, FILE_TOO_LARGE
 */
export async function openWithSheetJs(
  bytes: Buffer,
  kind: 'compound' | 'zip' | 'web-page' | 'xml',
  limits: WorkbookLimits,
  spreadMerged: boolean,
): Promise<Workbook> {
  if (bytes.length > limits.wholeFileBytes) {
    throw refusal('FILE_TOO_LARGE', { bytes: bytes.length, limit: limits.wholeFileBytes });
  }
  const xlsx: SheetJs = await import('@e965/xlsx');
  if (kind === 'compound') await prepareCompound(xlsx, bytes);
  const book = parse(xlsx, bytes, kind);
  const since1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.flatMap((name, index) => {
    const sheet = book.Sheets[name];
    if (sheet === undefined) return [];
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0;
    return [sheetOf(name, hidden, () => batchesOf(name, sheet, { limits, spreadMerged, since1904 }))];
  });
  return { format: kind === 'compound' ? 'xls' : 'other', sheets, close: () => {} };
}

/** Looks into the compound file first: a Word document or an encrypted workbook must not be called damaged. */
async function prepareCompound(xlsx: SheetJs, bytes: Buffer): Promise<void> {
  checkCompoundFile(bytes);
  let names: string[];
  try {
    names = xlsx.CFB.read(bytes, { type: 'buffer' }).FullPaths.map((path: string) =>
      path.replace(/^.*?\//, ''),
    );
  } catch (cause) {
    throw refusal('FILE_TRUNCATED', { reason: String(cause) }, cause);
  }
  if (names.includes('EncryptedPackage')) throw refusal('FILE_PROTECTED', { reason: 'encrypted-package' });
  if (names.some((name) => name === 'Workbook' || name === 'Book')) {
    // Excel 95 and older write text in the code page of the PC.
    xlsx.set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
    return;
  }
  throw refusal('FILE_NOT_A_WORKBOOK', { found: names.includes('WordDocument') ? 'doc' : 'compound' });
}

function parse(xlsx: SheetJs, bytes: Buffer, kind: string): WorkBook {
  const options = {
    dense: true,
    cellNF: true,
    cellText: false,
    cellHTML: false,
    cellFormula: false,
    UTC: true,
  } as const;
  try {
    // `raw`: an 18-digit code in a web page must stay text.
    if (kind === 'web-page') return xlsx.read(decodePage(bytes), { ...options, type: 'string', raw: true });
    return xlsx.read(bytes, { ...options, type: 'buffer' });
  } catch (cause) {
    const reason = String(cause);
    if (/password|encrypt/i.test(reason)) throw refusal('FILE_PROTECTED', { reason }, cause);
    throw refusal('FILE_DAMAGED', { reason }, cause);
  }
}

function decodePage(bytes: Buffer): string {
  const declared = /charset\s*=\s*["']?([\w-]+)/i.exec(bytes.toString('latin1', 0, 4096))?.[1];
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: what the page declares, if that is anything else, or the usual encoding of Chinese systems.
    const label = declared === undefined || /^utf-?8$/i.test(declared) ? 'gb18030' : declared;
    return new TextDecoder(label).decode(bytes);
  }
}

interface Context {
  limits: WorkbookLimits;
  spreadMerged: boolean;
  since1904: boolean;
}

async function* batchesOf(name: string, sheet: WorkSheet, context: Context): AsyncGenerator<RowBatch> {
  const data = (sheet['!data'] ?? []) as ((CellObject | undefined)[] | undefined)[];
  const areas = (sheet['!merges'] ?? [])
    .map(({ s, e }) => ({ top: s.r + 1, left: s.c, bottom: e.r + 1, right: e.c }))
    .sort((a, b) => a.top - b.top || a.left - b.left);
  const spreader = context.spreadMerged ? new MergeSpreader(areas, context.limits.columns) : null;
  let rows: Row[] = [];
  let cellCount = 0;
  for (let index = 0; index < data.length; index += 1) {
    const source = data[index];
    if (source === undefined) continue;
    const cells = cellsOf(source, context.since1904);
    cellCount += cells.length;
    if (cells.length > context.limits.columns || cellCount > context.limits.cells) {
      throw refusal('FILE_TOO_LARGE', { reason: 'cells', sheet: name, row: index + 1 });
    }
    const row = { row: index + 1, cells };
    rows.push(spreader === null ? row : spreader.spread(row));
    if (rows.length < BATCH) continue;
    yield { rows, done: (index + 1) / data.length };
    rows = [];
  }
  if (rows.length > 0) yield { rows, done: 1 };
}

function cellsOf(source: readonly (CellObject | undefined)[], since1904: boolean): CellValue[] {
  const cells: CellValue[] = [];
  for (let column = 0; column < source.length; column += 1) {
    const value = cellOf(source[column], since1904);
    if (value === null && column >= cells.length) continue;
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  }
  return cells;
}

function cellOf(cell: CellObject | undefined, since1904: boolean): CellValue {
  if (cell === undefined || cell.v === undefined || cell.t === 'z') return null;
  if (cell.t === 'e') return { error: ERROR_NAMES[cell.v as number] ?? String(cell.w ?? cell.v) };
  if (cell.v instanceof Date) {
    const serial = cell.v.getTime() / 86_400_000 + 25_569;
    return { serial, shows: Number.isInteger(serial) ? 'date' : 'date-time' };
  }
  if (typeof cell.v !== 'number') return cell.v;
  const format = cell.z;
  const shows =
    typeof format === 'number' ? numberShows(format, undefined) : formatCodeShows(format ?? 'General');
  if (shows === 'number') return cell.v;
  return { serial: since1904 ? cell.v + 1462 : cell.v, shows };
}
