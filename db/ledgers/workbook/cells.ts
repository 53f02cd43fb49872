import { asCivilDate, fromDayNumber, isCivilDate, toDayNumber } from '../../domain/dates/civil-date';

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

/** Excel's day 0; serials up to 59 lie one day later, because Excel counts a 29 February 1900 that never was. */
const DAY_ZERO = toDayNumber(asCivilDate('1899-12-30'));
const PHANTOM_DAY = 60;
const LAST_SERIAL = 2_958_465;

/** The civil date of a serial; null when it lies outside 1900–9999 or on the day that never was. */
export function serialToDay(serial: number): string | null {
  const whole = Math.floor(serial);
  if (whole < 1 || whole > LAST_SERIAL || whole === PHANTOM_DAY) return null;
  return fromDayNumber(DAY_ZERO + whole + (whole < PHANTOM_DAY ? 1 : 0));
}

/** The serial of a civil date; null for text that is none, or for days that Excel counts wrongly. */
export function dayToSerial(text: string): number | null {
  if (!isCivilDate(text)) return null;
  const serial = toDayNumber(text) - DAY_ZERO;
  return serial > PHANTOM_DAY ? serial : null;
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
