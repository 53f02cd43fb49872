import * as xlsx from '@e965/xlsx';
import type { CellValue, Row } from '../../db/ledgers/read-workbook';
import { openWorkbook } from '../../db/ledgers/read-workbook';

/** One cell as both readers can say it: type, value, and whether it is shown as a date. */
export type PlainCell = string;

function plain(value: CellValue): PlainCell | null {
  if (value === null) return null;
  if (typeof value === 'object' && 'serial' in value) return `date ${value.serial}`;
  if (typeof value === 'object') return `error ${value.error}`;
  return `${typeof value} ${String(value)}`;
}

/** Every filled cell of every sheet by our reader, `sheet!A1` → cell. */
export async function cellsByReader(bytes: Uint8Array): Promise<Map<string, PlainCell>> {
  const cells = new Map<string, PlainCell>();
  const book = await openWorkbook(bytes, { spreadMerged: false });
  for (const sheet of book.sheets) {
    for await (const row of sheet.rows()) addRow(cells, sheet.name, row);
  }
  book.close();
  return cells;
}

function addRow(cells: Map<string, PlainCell>, sheet: string, row: Row): void {
  row.cells.forEach((value, column) => {
    const cell = plain(value);
    if (cell !== null) cells.set(`${sheet}!${xlsx.utils.encode_cell({ r: row.row - 1, c: column })}`, cell);
  });
}

/** The same by SheetJS. */
export function cellsBySheetJs(bytes: Uint8Array): Map<string, PlainCell> {
  const book = xlsx.read(bytes, { type: 'buffer', cellNF: true, cellText: true, UTC: true });
  const cells = new Map<string, PlainCell>();
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name] as xlsx.WorkSheet;
    for (const [address, cell] of Object.entries(sheet) as [string, xlsx.CellObject][]) {
      if (address.startsWith('!') || cell.v === undefined || cell.t === 'z') continue;
      cells.set(`${name}!${address}`, plainSheetJs(cell));
    }
  }
  return cells;
}

function plainSheetJs(cell: xlsx.CellObject): PlainCell {
  if (cell.t === 'e') return `error ${cell.w}`;
  if (cell.t === 'n' && xlsx.SSF.is_date(String(cell.z ?? ''))) return `date ${cell.v}`;
  return `${typeof cell.v} ${String(cell.v)}`;
}
