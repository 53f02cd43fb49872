import { cellText } from '../workbook/cells';
import type { RowReader } from './row-reader';

/** PLACEHOLDER until domain/codes/industry lands */
export function industryCode(row: RowReader, field: string): string | null {
  const t = row.text(field);
  if (t === null) return null;
  let s = cellText(row.cell(field)).trim();
  if (/^\d{3}$/.test(s)) s = `0${s}`;
  return s;
}
