/** Ceilings for a workbook that comes from outside; beyond them it is refused, not read in part. */
export interface WorkbookLimits {
  /** Bytes of the file. */
  readonly fileBytes: number;
  /** Bytes of a file that has to be held in memory as a whole (.xls, .ods, web pages named .xls). */
  readonly wholeFileBytes: number;
  /** Entries in the zip. */
  readonly entries: number;
  /** Bytes of one part after inflating. */
  readonly partBytes: number;
  /** Bytes of the table of shared strings after inflating: it is the one part that is held in memory. */
  readonly sharedStringBytes: number;
  /** Inflated size over stored size of a part larger than `ratioFrom`. Plain deflate cannot exceed about 1030. */
  readonly ratio: number;
  readonly ratioFrom: number;
  readonly columns: number;
  /** Cells of one sheet, the empty ones between them counted. */
  readonly cells: number;
}

const MEGABYTE = 1024 * 1024;

export const DEFAULT_LIMITS: WorkbookLimits = {
  fileBytes: 300 * MEGABYTE,
  wholeFileBytes: 60 * MEGABYTE,
  entries: 4000,
  partBytes: 2048 * MEGABYTE,
  sharedStringBytes: 512 * MEGABYTE,
  // A sheet of repeated rows reaches about 100; a bomb sits close to the ceiling of deflate.
  ratio: 400,
  ratioFrom: 16 * MEGABYTE,
  columns: 2000,
  cells: 20_000_000,
};
