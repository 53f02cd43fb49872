import type { CellValue, Row } from './cells';
import { isBlankCell } from './cells';
import { refusal } from './refusals';

/** A merged area, 0-based columns, 1-based rows as Excel shows them. */
export interface MergedArea {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const MOST_AREAS = 200_000;
const MARK = Buffer.from('mergeCell ');
/** A merge tag is some fifty bytes long; what is kept of a piece must hold the longest beginning of one. */
const OVERLAP = 512;

/**
 * The merged areas of a worksheet part. They are written behind the rows, so a first pass looks for nothing else;
 * it also proves that the part can be inflated to its end before the first row is handed out.
 */
export async function readMergedAreas(chunks: AsyncIterable<Buffer>): Promise<MergedArea[]> {
  const areas: MergedArea[] = [];
  let carry: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const buf = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
    let done = 0;
    for (let at = buf.indexOf(MARK); at >= 0; at = buf.indexOf(MARK, at + 1)) {
      if (buf.length - at < OVERLAP && buf.indexOf('>', at) < 0) break;
      done = at + MARK.length;
      const area = areaAt(buf, at);
      if (area !== null) areas.push(area);
      if (areas.length > MOST_AREAS)
        throw refusal('FILE_SUSPICIOUS', { reason: 'merged-areas', limit: MOST_AREAS });
    }
    carry = buf.subarray(Math.max(done, buf.length - OVERLAP));
  }
  return areas.sort((a, b) => a.top - b.top || a.left - b.left);
}

function areaAt(buf: Buffer, at: number): MergedArea | null {
  // Only a tag counts: text may hold the same letters, but never the sign that opens a tag.
  const before = buf.toString('latin1', Math.max(0, at - 40), at);
  if (!/<(?:[\w.-]+:)?$/.test(before)) return null;
  const match = /\bref\s*=\s*["']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)["']/i.exec(
    buf.toString('latin1', at, at + OVERLAP),
  );
  if (match === null) return null;
  const [, left, top, right, bottom] = match as unknown as [string, string, string, string, string];
  return { top: Number(top), left: columnIndex(left), bottom: Number(bottom), right: columnIndex(right) };
}

/** `AA` → 26. */
export function columnIndex(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

interface OpenArea extends MergedArea {
  value: CellValue;
}

/**
 * Repeats the value of a merged area in its empty cells, row after row: a town merged over its units, or an upper heading
 * over its columns, then reads like a table without merged cells.
 */
export class MergeSpreader {
  private next = 0;
  private open: OpenArea[] = [];
  private readonly areas: readonly MergedArea[];
  private readonly columnLimit: number;

  constructor(areas: readonly MergedArea[], columnLimit: number) {
    this.areas = areas;
    this.columnLimit = columnLimit;
  }

  /** Rows must come in ascending order. */
  spread(row: Row): Row {
    while (this.next < this.areas.length && (this.areas[this.next] as MergedArea).top <= row.row) {
      const area = this.areas[this.next] as MergedArea;
      this.next += 1;
      if (area.bottom < row.row) continue;
      // An area whose first row was not written has no value to repeat.
      this.open.push({ ...area, value: area.top === row.row ? (row.cells[area.left] ?? null) : null });
    }
    if (this.open.length === 0) return row;
    const cells = [...row.cells];
    for (const area of this.open) this.fill(cells, area);
    this.open = this.open.filter((area) => area.bottom > row.row);
    return { ...row, cells };
  }

  private fill(cells: CellValue[], area: OpenArea): void {
    if (isBlankCell(area.value)) return;
    const right = Math.min(area.right, this.columnLimit - 1);
    for (let column = area.left; column <= right; column += 1) {
      while (cells.length < column) cells.push(null);
      if (isBlankCell(cells[column])) cells[column] = area.value;
    }
  }
}
