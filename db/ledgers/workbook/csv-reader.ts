import { createReadStream } from 'node:fs';
import type { CellValue, Row } from './cells';
import type { WorkbookLimits } from './limits';
import { refusal } from './refusals';
import { utf16Label } from './sniff';
import { type RowBatch, sheetOf, type Workbook } from './types';

const PIECE = 512 * 1024;
const QUOTE = '"';
const SEPARATORS = [',', '\t', ';', '|'] as const;
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

async function detectEncoding(pieces: () => AsyncIterable<Buffer>): Promise<string> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const piece of pieces()) {
      if (first) {
        const label = utf16Label(piece);
        if (label !== null) return label;
        first = false;
      }
      strict.decode(piece, { stream: true });
    }
    strict.decode();
    return 'utf-8';
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  return (await isDentedUtf8(pieces)) ? 'utf-8' : 'gb18030';
}

/**
 * A file that is not quite UTF-8, cut off or patched in one place, is still UTF-8: of Chinese text in GB18030 hardly a
 * character survives the attempt, while nearly any bytes can be read as GB18030.
 */
async function isDentedUtf8(pieces: () => AsyncIterable<Buffer>): Promise<boolean> {
  const decoder = new TextDecoder('utf-8');
  let unreadable = 0;
  let foreign = 0;
  const add = (text: string) => {
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 0xfffd) unreadable += 1;
      else if (code > 0x7f) foreign += 1;
    }
  };
  for await (const piece of pieces()) add(decoder.decode(piece, { stream: true }));
  add(decoder.decode());
  return unreadable * 20 < foreign;
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

function detectSeparator(sample: string): string {
  let best = ',';
  let bestScore = 0;
  for (const separator of SEPARATORS) {
    const score = evenness(sample, separator);
    if (score > bestScore) {
      best = separator;
      bestScore = score;
    }
  }
  return best;
}

/** Share of the first records that have the most frequent number of fields, if that is more than one. */
function evenness(sample: string, separator: string): number {
  const reader = new RecordReader(separator);
  const counts = new Map<number, number>();
  let records = 0;
  for (let at = 0; records < 50; ) {
    const record = reader.read(sample, at, false);
    if (record === null || record.next === at) break;
    at = record.next;
    if (record.fields.length === 1 && record.fields[0] === '') continue;
    records += 1;
    counts.set(record.fields.length, (counts.get(record.fields.length) ?? 0) + 1);
  }
  if (records === 0) {
    // One line without an end: the number of separators decides.
    return reader.read(sample, 0, true)?.fields.length ?? 0;
  }
  let score = 0;
  for (const [fields, times] of counts) {
    // Evenness first; among equals the finer cut.
    if (fields > 1) score = Math.max(score, times / records + Math.min(fields, 100) / 1000);
  }
  return score;
}

interface CsvRecord {
  fields: string[];
  next: number;
  /** Line ends inside and behind the record. */
  lines: number;
}

/** One record at a position of a text; null = its end is not in the text yet. */
class RecordReader {
  private readonly separator: string;

  constructor(separator: string) {
    this.separator = separator;
  }

  read(text: string, from: number, final: boolean): CsvRecord | null {
    const fields: string[] = [];
    let lines = 0;
    let p = from;
    for (;;) {
      let field = '';
      if (text[p] === QUOTE) {
        const close = this.closingQuote(text, p + 1, final);
        if (close < 0) return null;
        field = text.slice(p + 1, close);
        if (field.includes(QUOTE)) field = field.replaceAll('""', QUOTE);
        lines += countLines(field);
        p = close + 1;
      }
      // What follows a closing quote before the next separator belongs to the field: some exports quote only a part.
      const stop = this.fieldEnd(text, p);
      if (stop >= text.length && !final) return null;
      if (stop > p) field += text.slice(p, stop);
      fields.push(field);
      if (stop >= text.length) return { fields, next: text.length, lines };
      if (text[stop] === this.separator) {
        p = stop + 1;
        continue;
      }
      if (text[stop] === '\r' && stop + 1 >= text.length && !final) return null;
      const next = text[stop] === '\r' && text[stop + 1] === '\n' ? stop + 2 : stop + 1;
      return { fields, next, lines: lines + 1 };
    }
  }

  private closingQuote(text: string, from: number, final: boolean): number {
    let p = from;
    for (;;) {
      const quote = text.indexOf(QUOTE, p);
      if (quote < 0) return -1;
      if (quote + 1 >= text.length) return final ? quote : -1;
      if (text[quote + 1] !== QUOTE) return quote;
      p = quote + 2;
    }
  }

  private fieldEnd(text: string, from: number): number {
    const separator = this.separator.charCodeAt(0);
    for (let i = from; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code === separator || code === 0x0a || code === 0x0d) return i;
    }
    return text.length;
  }
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
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
