import { open, readFile, stat } from 'node:fs/promises';
import { openCsv, piecesOf } from './workbook/csv-reader';
import { DEFAULT_LIMITS, type WorkbookLimits } from './workbook/limits';
import { refusal } from './workbook/refusals';
import { openWithSheetJs } from './workbook/sheetjs-reader';
import { sniffFormat } from './workbook/sniff';
import type { Workbook } from './workbook/types';
import { openXlsx } from './workbook/xlsx-reader';
import { openZip } from './workbook/zip-parts';

export type { CellValue, Row } from './workbook/cells';
export { cellText } from './workbook/cells';
export type { Workbook } from './workbook/types';

export interface OpenWorkbookOptions {
  /** Ceilings; what is not named keeps its default. */
  limits?: Partial<WorkbookLimits>;
  /** Repeat the value of a merged area in all its cells (default). */
  spreadMerged?: boolean;
}

const HEAD_BYTES = 8192;

/**
 * Opens a ledger file whatever its name says: .xlsx (streamed), .xls, .xlsb, .ods, Excel 2003 XML, a web page named .xls, or text
 * with separators in UTF-8, UTF-16 or GB18030. Rows are read when a sheet is walked through; a fault deep in the file
 * appears there, under the same error codes. Call `close` when done.
 *
 * @param source a path or the bytes
 * @throws PlanDeskError FILE_NOT_FOUND, FILE_UNREADABLE, FILE_EMPTY, FILE_NOT_A_WORKBOOK, FILE_TRUNCATED, FILE_DAMAGED,
 *   FILE_PROTECTED, FILE_TOO_LARGE, FILE_SUSPICIOUS; `details` say where
 */
export async function openWorkbook(
  source: string | Uint8Array,
  options: OpenWorkbookOptions = {},
): Promise<Workbook> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const spreadMerged = options.spreadMerged ?? true;
  const input =
    typeof source === 'string' ? source : Buffer.from(source.buffer, source.byteOffset, source.length);
  const { head, size } = await readHead(input);
  if (size > limits.fileBytes) throw refusal('FILE_TOO_LARGE', { bytes: size, limit: limits.fileBytes });
  const { format, found } = sniffFormat(head);
  switch (format) {
    case 'empty':
      throw refusal('FILE_EMPTY');
    case 'foreign':
      throw refusal('FILE_NOT_A_WORKBOOK', found === undefined ? {} : { found });
    case 'zip':
      return openZipped(input, size, limits, spreadMerged);
    case 'text':
      return openCsv(piecesOf(input), size, limits);
    default:
      return openWithSheetJs(await wholeFile(input, size, limits), format, limits, spreadMerged);
  }
}

async function openZipped(
  input: string | Buffer,
  size: number,
  limits: WorkbookLimits,
  spreadMerged: boolean,
): Promise<Workbook> {
  const zip = await openZip(input, limits);
  try {
    const names = zip.names.map((name) => name.toLowerCase());
    if (zip.has('xl/workbook.bin') || zip.has('content.xml')) {
      const isText =
        zip.has('mimetype') && !/spreadsheet/.test((await zip.bytes('mimetype', 1024)).toString('latin1'));
      if (isText) throw refusal('FILE_NOT_A_WORKBOOK', { found: 'odt' });
      zip.close();
      return await openWithSheetJs(await wholeFile(input, size, limits), 'zip', limits, spreadMerged);
    }
    if (names.some((name) => name.startsWith('word/')))
      throw refusal('FILE_NOT_A_WORKBOOK', { found: 'docx' });
    if (names.some((name) => name.startsWith('ppt/')))
      throw refusal('FILE_NOT_A_WORKBOOK', { found: 'pptx' });
    return await openXlsx(zip, limits, spreadMerged);
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function wholeFile(input: string | Buffer, size: number, limits: WorkbookLimits): Promise<Buffer> {
  if (size > limits.wholeFileBytes)
    throw refusal('FILE_TOO_LARGE', { bytes: size, limit: limits.wholeFileBytes });
  return typeof input === 'string' ? await readFile(input) : input;
}

async function readHead(input: string | Buffer): Promise<{ head: Buffer; size: number }> {
  if (typeof input !== 'string') return { head: input.subarray(0, HEAD_BYTES), size: input.length };
  try {
    const info = await stat(input);
    if (!info.isFile()) throw refusal('FILE_NOT_A_WORKBOOK', { reason: 'not-a-file' });
    // Files of the system that tell no size may have no end, or nothing to give until somebody writes.
    if (info.size === 0) throw refusal('FILE_EMPTY');
    const file = await open(input, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return { head: buffer.subarray(0, bytesRead), size: info.size };
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw refusal('FILE_NOT_FOUND', { path: input }, error);
    if (code === 'EACCES' || code === 'EPERM' || code === 'EBUSY' || code === 'EIO') {
      throw refusal('FILE_UNREADABLE', { path: input, reason: code }, error);
    }
    throw error;
  }
}
