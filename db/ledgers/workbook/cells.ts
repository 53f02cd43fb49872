/**
 * What a workbook cell holds after reading, whatever the file format.
 *
 * Numbers stay numbers (a code kept as a number shows its damage), text stays as stored (no trimming, full-width kept),
 * and a number shown as a date keeps its serial, because the office sees a date and the ledger needs the day.
 */
export type CellValue = string | number | boolean | DateCell | ErrorCell | null;

/** A number that its format shows as a date or a time of day. */
export interface DateCell {
  /** Days in the 1900 system, 1 = 1900-01-01, with Excel's non-existent 1900-02-29; the fraction is the time of day. */
  readonly serial: number;
  readonly shows: 'date' | 'date-time' | 'time';
}

/** #N/A, #REF! … : a formula that failed. */
export interface ErrorCell {
  readonly error: string;
}

export interface Row {
  /** As Excel shows it; for csv the record number, the header counted. */
  readonly row: number;
  /** csv only: the physical line on which the record begins. */
  readonly line?: number;
  /** From column A on; cells of a merged area repeat its value. */
  readonly cells: readonly CellValue[];
}

export function isDateCell(cell: CellValue): cell is DateCell {
  return typeof cell === 'object' && cell !== null && 'serial' in cell;
}

export function isErrorCell(cell: CellValue): cell is ErrorCell {
  return typeof cell === 'object' && cell !== null && 'error' in cell;
}

/** True when nothing is in the cell, blanks of every width included. */
export function isBlankCell(cell: CellValue | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

/** Year, month and day of a serial; null when it lies outside 1900–9999 (Excel's 1900-02-29 included). */
export function serialToDay(serial: number): string | null {
  const whole = Math.floor(serial);
  if (whole < 1 || whole > 2_958_465 || whole === 60) return null;
  // Days since 1970-01-01; serials after the phantom leap day are one too high.
  const days = whole - 25_569 + (whole < 60 ? 1 : 0);
  // Civil-from-days on 400-year eras of 146,097 days beginning on 1 March of the year 0.
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function timeOfDay(serial: number): string {
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400) % 86_400;
  const two = (value: number) => String(value).padStart(2, '0');
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? text : `${text}:${two(seconds % 60)}`;
}

/** The cell as text for people, problem lists and rejects workbooks; empty for an empty cell. */
export function cellText(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  // As the office sees it: digits beyond the fifteenth are invented, whatever number is printed.
  if (typeof cell === 'number') return Math.abs(cell) < 1e15 ? String(cell) : cell.toExponential();
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if ('error' in cell) return cell.error;
  const day = serialToDay(cell.serial);
  if (cell.shows === 'time' || day === null)
    return day === null ? String(cell.serial) : timeOfDay(cell.serial);
  return cell.shows === 'date' ? day : `${day} ${timeOfDay(cell.serial)}`;
}
