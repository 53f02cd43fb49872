import { columnOf, integerOf, isoDate, numberOf, rowAttribute } from './cell-bytes';
import type { CellValue, Row } from './cells';
import type { WorkbookLimits } from './limits';
import type { NumberShows } from './number-formats';
import { refusal } from './refusals';
import {
  BANG,
  decodeRaw,
  decodeText,
  equalsAscii,
  GT,
  LT,
  localStart,
  nameEnd,
  readSpecial,
  SLASH,
  skipTag,
} from './xml-bytes';

const LONGEST_CELL = 16 * 1024 * 1024;
const BRIDGE = 2048;
const NUMBER = 0x6e;
const SHARED = 0x73;
const BOOLEAN = 0x62;
const ERROR = 0x65;
const DAY = 0x64;

export interface SheetContext {
  readonly sheet: string;
  readonly sharedStrings: readonly string[];
  readonly styles: readonly NumberShows[];
  readonly since1904: boolean;
  readonly limits: WorkbookLimits;
}

/**
 * Rows of one worksheet part, from pieces of its XML (see [Note: byte scanning] in xml-bytes.ts).
 * `push` pieces, take finished rows with `takeRows`, call `finish` at the end.
 */
export class SheetScanner {
  private readonly context: SheetContext;
  private rows: Row[] = [];
  private carry: Buffer = Buffer.alloc(0);
  private inData = false;
  private inRow = false;
  private rowNumber = 0;
  private cells: CellValue[] = [];
  private cellCount = 0;

  // The cell that is being read: set by attributes(), read by value().
  private column = 0;
  private style = 0;
  /** The letter of a type of one letter, 0 for `str` and `inlineStr`. */
  private type = NUMBER;

  constructor(context: SheetContext) {
    this.context = context;
  }

  push(chunk: Buffer): void {
    const rest = this.bridge(chunk);
    if (rest === null) return;
    const p = this.scan(rest, rest.length);
    this.carry = rest.subarray(p);
    if (this.carry.length > LONGEST_CELL) this.refuse('FILE_SUSPICIOUS', 'cell-size');
  }

  /**
   * Finishes what the last piece left open with as little of the new one as it takes: joining whole pieces would copy
   * every byte once more. Answers what remains of the new piece; null when it was all taken and more is needed.
   */
  private bridge(chunk: Buffer): Buffer | null {
    if (this.carry.length === 0) return chunk;
    for (let take = BRIDGE; ; take *= 4) {
      const open = this.carry.length;
      const joined = Buffer.concat([this.carry, chunk.subarray(0, take)]);
      const p = this.scan(joined, open);
      if (p >= open) return chunk.subarray(p - open);
      const isAll = take >= chunk.length;
      // What was read is read: only the open tag is tried again.
      this.carry = isAll ? joined.subarray(p) : this.carry.subarray(p);
      if (!isAll) continue;
      if (this.carry.length > LONGEST_CELL) this.refuse('FILE_SUSPICIOUS', 'cell-size');
      return null;
    }
  }

  /** Reads the tags that begin before `limit`; answers where the first unread one begins. */
  private scan(buf: Buffer, limit: number): number {
    const end = buf.length;
    let p = 0;
    while (p < limit) {
      if (buf[p] !== LT) {
        p += 1;
        continue;
      }
      const next = this.tag(buf, p, end);
      if (next < 0) break;
      p = next;
    }
    return p;
  }

  takeRows(): Row[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  /** @throws PlanDeskError FILE_DAMAGED when the part ends inside a row. */
  finish(): void {
    if (this.carry.length > 0 || this.inRow || this.inData) this.refuse('FILE_DAMAGED', 'sheet-cut');
  }

  private tag(buf: Buffer, at: number, end: number): number {
    const first = buf[at + 1];
    if (first === undefined) return -1;
    if (first === BANG || first === 0x3f) return readSpecial(buf, at, end)?.next ?? -1;
    const closing = first === SLASH;
    const nameFrom = at + (closing ? 2 : 1);
    const nameTo = nameEnd(buf, nameFrom, end);
    if (nameTo < 0) return -1;
    const local = localStart(buf, nameFrom, nameTo);
    if (this.inRow && !closing && nameTo - local === 1 && buf[local] === 0x63)
      return this.cell(buf, nameTo, end);
    const next = skipTag(buf, at, end);
    if (next < 0) return -1;
    if (this.inData && equalsAscii(buf, local, nameTo, 'row')) {
      if (closing) this.endRow();
      else {
        this.startRow(buf, nameTo, next);
        if (buf[next - 2] === SLASH) this.endRow();
      }
    } else if (equalsAscii(buf, local, nameTo, 'sheetData')) {
      this.inData = !closing && buf[next - 2] !== SLASH;
    }
    return next;
  }

  private startRow(buf: Buffer, from: number, to: number): void {
    const number = rowAttribute(buf, from, to) ?? this.rowNumber + 1;
    // Rows out of order would break everything that relies on "the row above".
    if (number <= this.rowNumber || number > 1_048_576) this.refuse('FILE_DAMAGED', 'row-order', number);
    this.rowNumber = number;
    this.inRow = true;
    this.cells = [];
  }

  private endRow(): void {
    this.inRow = false;
    this.cellCount += this.cells.length;
    if (this.cellCount > this.context.limits.cells)
      this.refuse('FILE_TOO_LARGE', 'cells', this.context.limits.cells);
    this.rows.push({ row: this.rowNumber, cells: this.cells });
  }

  /** Reads one cell from behind its name; -1 = its end is not here yet, nothing has been changed. */
  private cell(buf: Buffer, from: number, end: number): number {
    const body = this.attributes(buf, from, end);
    if (body < 0) return -1;
    if (buf[body - 2] === SLASH) {
      this.put(null);
      return body;
    }
    let runFrom = 0;
    let runTo = 0;
    let text: string | null = null;
    let inValue = false;
    let inPhonetic = false;
    let p = body;
    for (;;) {
      let q = p;
      while (q < end && buf[q] !== LT) q += 1;
      if (q + 1 >= end) return -1;
      if (inValue && q > p) {
        if (runTo === 0 && text === null) {
          runFrom = p;
          runTo = q;
        } else {
          text = (text ?? decodeText(buf, runFrom, runTo)) + decodeText(buf, p, q);
        }
      }
      const first = buf[q + 1];
      if (first === BANG || first === 0x3f) {
        const special = readSpecial(buf, q, end);
        if (special === null) return -1;
        if (inValue && special.textTo > special.textFrom) {
          const before: string = text ?? (runTo === 0 ? '' : decodeText(buf, runFrom, runTo));
          text = before + decodeRaw(buf, special.textFrom, special.textTo);
        }
        p = special.next;
        continue;
      }
      const closing = first === SLASH;
      const nameFrom = q + (closing ? 2 : 1);
      const nameTo = nameEnd(buf, nameFrom, end);
      const next = nameTo < 0 ? -1 : skipTag(buf, q, end);
      if (next < 0) return -1;
      const local = localStart(buf, nameFrom, nameTo);
      if (nameTo - local === 1) {
        const letter = buf[local];
        if (letter === 0x63 && closing) {
          this.put(this.value(buf, runFrom, runTo, text));
          return next;
        }
        // <v> holds the value, <t> the text of an inline string; <f>, the formula, is passed over.
        if (letter === 0x76 || letter === 0x74) {
          inValue = !closing && !inPhonetic && !(buf[next - 2] === SLASH && buf[next - 1] === GT);
        }
      } else if (equalsAscii(buf, local, nameTo, 'rPh')) {
        inPhonetic = !closing;
      }
      p = next;
    }
  }

  /** Sets column, style and type; answers the position after `>`. */
  private attributes(buf: Buffer, from: number, end: number): number {
    let column = this.cells.length;
    this.style = 0;
    this.type = NUMBER;
    let i = from;
    for (;;) {
      while (i < end && (buf[i] as number) <= 0x20) i += 1;
      if (i >= end) return -1;
      const byte = buf[i] as number;
      if (byte === GT) break;
      if (byte === SLASH) {
        i += 1;
        continue;
      }
      const nameFrom = i;
      while (i < end && buf[i] !== 0x3d && (buf[i] as number) > 0x20) i += 1;
      const nameLength = i - nameFrom;
      while (i < end && buf[i] !== 0x22 && buf[i] !== 0x27) i += 1;
      if (i >= end) return -1;
      const quote = buf[i];
      const valueFrom = i + 1;
      i = valueFrom;
      while (i < end && buf[i] !== quote) i += 1;
      if (i >= end) return -1;
      if (nameLength === 1) {
        if (byte === 0x72) column = Math.max(0, columnOf(buf, valueFrom, i));
        else if (byte === 0x73) this.style = integerOf(buf, valueFrom, i);
        else if (byte === 0x74) this.type = i - valueFrom === 1 ? (buf[valueFrom] as number) : 0;
      }
      i += 1;
    }
    this.column = column;
    return i + 1;
  }

  private value(buf: Buffer, from: number, to: number, joined: string | null): CellValue {
    const empty = to === 0 && joined === null;
    switch (this.type) {
      case NUMBER:
        return empty ? null : this.number(joined === null ? numberOf(buf, from, to) : Number(joined));
      case SHARED: {
        if (empty) return null;
        const index = joined === null ? integerOf(buf, from, to) : Number(joined);
        const shared = this.context.sharedStrings[index];
        if (shared === undefined) this.refuse('FILE_DAMAGED', 'shared-string', index);
        return shared as string;
      }
      case BOOLEAN:
        return empty ? null : (joined ?? buf.toString('latin1', from, to)).trim() === '1';
      case ERROR:
        return empty ? null : { error: joined ?? decodeText(buf, from, to) };
      case DAY:
        return empty ? null : isoDate(joined ?? buf.toString('latin1', from, to));
      default:
        return empty ? '' : (joined ?? decodeText(buf, from, to));
    }
  }

  private number(value: number): CellValue {
    if (Number.isNaN(value)) this.refuse('FILE_DAMAGED', 'number');
    const shows = this.context.styles[this.style] ?? 'number';
    if (shows === 'number') return value;
    return { serial: this.context.since1904 ? value + 1462 : value, shows };
  }

  private put(value: CellValue): void {
    const column = this.column;
    if (column >= this.context.limits.columns) {
      // Styled but empty cells out to the last column are a habit of some programs; only content counts.
      if (value === null) return;
      this.refuse('FILE_TOO_LARGE', 'columns', this.context.limits.columns);
    }
    const cells = this.cells;
    if (value === null && column >= cells.length) return;
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  }

  private refuse(
    code: 'FILE_DAMAGED' | 'FILE_SUSPICIOUS' | 'FILE_TOO_LARGE',
    reason: string,
    value?: number,
  ): never {
    throw refusal(code, {
      reason,
      sheet: this.context.sheet,
      row: this.rowNumber,
      ...(value === undefined ? {} : { value }),
    });
  }
}
