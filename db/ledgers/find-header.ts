import { headingKey } from './headings';
import type { TableShape } from './kinds/definition';
import { type HeadingPath, type MappedColumn, type MappingCorrection, mapColumns } from './map-columns';
import { type CellValue, isBlankCell, type Row } from './workbook/cells';

/** Titles, dates of issue and the like stand above the header; nobody puts more than this before it. */
export const HEADER_SEARCH_ROWS = 30;
const DEEPEST_HEADER = 3;

export interface FoundHeader {
  /** Row numbers of the header, one to three. */
  readonly headerRows: readonly number[];
  readonly columns: readonly MappedColumn[];
  /** How well the headings fit the kind: the sum of the confidences. */
  readonly score: number;
  /** The text above the header, top to bottom, without repeats. */
  readonly titles: readonly string[];
}

/**
 * Finds the header of a table among the first rows of a sheet: the one, two or three rows whose headings say most in the
 * terms of the kind. Upper headings that are merged over several columns, or only written in the first of them, count
 * for all of them. null when no rows look like a header of this kind.
 *
 * Corrections change what columns mean, not where the header is, unless they name its rows or nothing is found without.
 */
export function findHeader(
  definition: TableShape,
  rows: readonly Row[],
  correction: MappingCorrection = {},
): FoundHeader | null {
  const searched = rows.slice(0, HEADER_SEARCH_ROWS);
  const named = correction.headerRows;
  const at = named ?? search(definition, searched, {})?.headerRows;
  const found = at === undefined ? null : headerAt(definition, searched, at, correction);
  if (named !== undefined || (found !== null && isRecognised(definition, found.columns))) return found;
  return search(definition, searched, correction);
}

function search(
  definition: TableShape,
  rows: readonly Row[],
  correction: MappingCorrection,
): FoundHeader | null {
  let best: FoundHeader | null = null;
  for (let from = 0; from < rows.length; from += 1) {
    for (let depth = 1; depth <= DEEPEST_HEADER && from + depth <= rows.length; depth += 1) {
      const levels = rows.slice(from, from + depth);
      if (!levels.every(looksLikeHeadings)) break;
      const found = headerAt(
        definition,
        rows,
        levels.map((level) => level.row),
        correction,
      );
      // On a tie the fewer rows and the earlier ones.
      const isBetter = found !== null && (best === null || found.score > best.score + 0.01);
      if (isBetter && isRecognised(definition, found.columns)) best = found;
    }
  }
  return best;
}

function headerAt(
  definition: TableShape,
  rows: readonly Row[],
  headerRows: readonly number[],
  correction: MappingCorrection,
): FoundHeader | null {
  const levels = rows.filter((row) => headerRows.includes(row.row));
  if (levels.length === 0) return null;
  const columns = mapColumns(definition, headingPaths(levels), correction);
  const score = columns.reduce((sum, column) => sum + column.confidence, 0);
  const titles = textsOf(rows.filter((row) => row.row < (levels[0] as Row).row));
  return { headerRows: levels.map((level) => level.row), columns, score, titles };
}

/** Headings are short texts, now and then a year; a row with other numbers in it is something else. */
function looksLikeHeadings(row: Row): boolean {
  const filled = row.cells.filter((cell) => !isBlankCell(cell));
  return filled.length > 0 && filled.every(isHeadingCell);
}

function isHeadingCell(cell: CellValue): boolean {
  if (typeof cell === 'string') return cell.length <= 60;
  return typeof cell === 'number' && Number.isInteger(cell) && cell >= 1900 && cell <= 2199;
}

function isRecognised(definition: TableShape, columns: readonly MappedColumn[]): boolean {
  const fields = new Set(columns.flatMap((column) => column.field ?? []));
  return definition.recognisedBy.every((group) => group.some((field) => fields.has(field)));
}

/** The heading of every column from its upper level to its lower one. */
export function headingPaths(levels: readonly Row[]): HeadingPath[] {
  const width = Math.max(0, ...levels.map((level) => level.cells.length));
  const paths: string[][] = [];
  for (let column = 0; column < width; column += 1) {
    const path: string[] = [];
    levels.forEach((level, depth) => {
      const text = headingText(level.cells[column]);
      const isLast = depth === levels.length - 1;
      const own = text === '' && !isLast ? upperFromLeft(levels, depth, column) : text;
      // A heading merged over both levels is one level.
      if (own !== '' && own !== path.at(-1)) path.push(own);
    });
    paths.push(path);
  }
  return paths;
}

/** An upper heading that was not merged but written in the first column only belongs to the lower ones beside it. */
function upperFromLeft(levels: readonly Row[], depth: number, column: number): string {
  const lower = levels[depth + 1];
  if (lower === undefined || headingText(lower.cells[column]) === '') return '';
  for (let left = column - 1; left >= 0; left -= 1) {
    const below = headingText(lower.cells[left]);
    const upper = headingText(levels[depth]?.cells[left]);
    if (below === '' || below === upper) return '';
    if (upper !== '') return upper;
  }
  return '';
}

function headingText(cell: CellValue | undefined): string {
  return typeof cell === 'string' && headingKey(cell) !== '' ? cell : '';
}

function textsOf(rows: readonly Row[]): string[] {
  const texts = rows.flatMap((row) =>
    row.cells.filter((cell) => typeof cell === 'string' && !isBlankCell(cell)),
  );
  return [...new Set(texts as string[])];
}
