import { createReadStream } from 'node:fs';
import type { CellValue, Row } from './cells';
import { detectEncoding, detectSeparator } from './csv-detect';
import { type CsvRecord, RecordReader } from './csv-records';
import type { WorkbookLimits } from './limits';
import { refusal } from './refusals';
import { type RowBatch, sheetOf, type Workbook } from './types';

const PIECE = 512 * 1024;
/** Quotes that never close would swallow the rest of the file; no honest record is this long. */
const LONGEST_RECORD = 4 * 1024 * 1024;
/** How much text decides on the separator. */
const SAMPLE = 128 * 1024;

/**
 * A text table as a workbook of one sheet. Encoding: byte order mark, else UTF-16 by its shape, else UTF-8 when the file
 * is valid or nearly so, else GB18030. Separator: the one that cuts the
 * first records into equal numbers of fields. All cells are text or empty.
 *
 * `pieces` opens the bytes anew on every call.
 * @throws PlanDeskError FILE_DAMAGED (quotes that never close; `details.line`), FILE_TOO_LARGE, FILE_NOT_A_WORKBOOK
 */
export async function openCsv(
  pieces: () => AsyncIterable<Buffer>,
  totalBytes: number,
  limits: WorkbookLimits,
): Promise<Workbook> {
  const encoding = await detectEncoding(pieces);
  const sample = await textSample(pieces, encoding);
  const declared = /^sep=(.)\r?\n/i.exec(sample);
  const separator = declared?.[1] ?? detectSeparator(sample);
  const batches = async function* (): AsyncGenerator<RowBatch> {
    const parser = new CsvParser(separator, limits);
    if (declared !== null) parser.skipFirstRecord();
    const decoder = new TextDecoder(encoding);
    let read = 0;
    for await (const piece of pieces()) {
      read += piece.length;
      const rows = parser.push(decoder.decode(piece, { stream: true }));
      if (rows.length > 0) yield { rows, done: Math.min(1, read / Math.max(1, totalBytes)) };
    }
    const rows = parser.finish(decoder.decode());
    if (rows.length > 0) yield { rows, done: 1 };
  };
  return { format: 'csv', encoding, sheets: [sheetOf('', false, batches)], close: () => {} };
}

/** The pieces of a file, or of bytes at hand. */
export function piecesOf(source: string | Buffer): () => AsyncIterable<Buffer> {
  if (typeof source === 'string') return () => createReadStream(source, { highWaterMark: PIECE });
  return async function* () {
    for (let from = 0; from < source.length; from += PIECE) yield source.subarray(from, from + PIECE);
  };
}

async function textSample(pieces: () => AsyncIterable<Buffer>, encoding: string): Promise<string> {
  const decoder = new TextDecoder(encoding);
  let text = '';
  for await (const piece of pieces()) {
    text += decoder.decode(piece, { stream: true });
    if (text.length >= SAMPLE) break;
  }
  if (text.includes('\u0000')) throw refusal('FILE_NOT_A_WORKBOOK', { reason: 'binary' });
  return text;
}

/** Records from pieces of text, with record and line numbers. */
class CsvParser {
  private readonly reader: RecordReader;
  private readonly limits: WorkbookLimits;
  private carry = '';
  private record = 0;
  private line = 1;
  private cellCount = 0;
  private skip = false;

  constructor(separator: string, limits: WorkbookLimits) {
    this.reader = new RecordReader(separator);
    this.limits = limits;
  }

  /** The line `sep=;` is an instruction to Excel, not a record. */
  skipFirstRecord(): void {
    this.skip = true;
  }

  push(text: string): Row[] {
    return this.take(this.carry + text, false);
  }

  finish(text: string): Row[] {
    return this.take(this.carry + text, true);
  }

  private take(text: string, final: boolean): Row[] {
    const rows: Row[] = [];
    let at = 0;
    while (at < text.length) {
      const record = this.reader.read(text, at, final);
      if (record === null) break;
      if (this.skip) this.skip = false;
      else rows.push(this.row(record));
      this.line += record.lines;
      at = record.next;
    }
    this.carry = text.slice(at);
    if (this.carry.length > LONGEST_RECORD || (final && this.carry.length > 0)) {
      throw refusal('FILE_DAMAGED', { reason: 'open-quote', line: this.line });
    }
    return rows;
  }

  private row(record: CsvRecord): Row {
    this.record += 1;
    const { columns, cells } = this.limits;
    if (record.fields.length > columns) {
      throw refusal('FILE_TOO_LARGE', { reason: 'columns', line: this.line, limit: columns });
    }
    this.cellCount += record.fields.length;
    if (this.cellCount > cells)
      throw refusal('FILE_TOO_LARGE', { reason: 'cells', line: this.line, limit: cells });
    const values: CellValue[] = record.fields.map((field) => (field === '' ? null : field));
    return { row: this.record, line: this.line, cells: values };
  }
}
