import type { WorkbookLimits } from './limits';
import { type MergedArea, MergeSpreader, readMergedAreas } from './merged-cells';
import { readWorkbookParts, type WorkbookParts } from './package-parts';
import { refusal } from './refusals';
import { SharedStringScanner } from './shared-strings';
import { SheetScanner } from './sheet-scanner';
import { type RowBatch, sheetOf, type Workbook } from './types';
import { asUtf8 } from './utf8-stream';
import type { ZipParts } from './zip-parts';

/**
 * An .xlsx as streaming sheets. Held in memory: the shared strings and one piece of the sheet at a time.
 * Takes over `zip`: `close` closes it.
 */
export async function openXlsx(
  zip: ZipParts,
  limits: WorkbookLimits,
  spreadMerged: boolean,
): Promise<Workbook> {
  const parts = await readWorkbookParts(zip);
  let shared: Promise<readonly string[]> | undefined;
  const strings = () => {
    shared ??= readSharedStrings(zip, parts.sharedStrings, limits);
    return shared;
  };
  const sheets = parts.sheets.map((sheet) => {
    let areas: Promise<MergedArea[]> | undefined;
    return sheetOf(sheet.name, sheet.hidden, async function* () {
      areas ??= readMergedAreas(asUtf8(zip.chunks(sheet.part), sheet.part));
      const spreader = spreadMerged ? new MergeSpreader(await areas, limits.columns) : null;
      const context = { sheet: sheet.name, sharedStrings: await strings(), limits, ...stylesOf(parts) };
      yield* readBatches(zip, sheet.part, new SheetScanner(context), spreader);
    });
  });
  return { format: 'xlsx', sheets, close: () => zip.close() };
}

function stylesOf(parts: WorkbookParts) {
  return { styles: parts.styles, since1904: parts.since1904 };
}

async function* readBatches(
  zip: ZipParts,
  part: string,
  scanner: SheetScanner,
  spreader: MergeSpreader | null,
): AsyncGenerator<RowBatch> {
  const size = Math.max(1, zip.sizeOf(part));
  let read = 0;
  for await (const chunk of asUtf8(zip.chunks(part), part)) {
    read += chunk.length;
    scanner.push(chunk);
    const rows = scanner.takeRows();
    if (rows.length === 0) continue;
    yield {
      rows: spreader === null ? rows : rows.map((row) => spreader.spread(row)),
      done: Math.min(1, read / size),
    };
  }
  scanner.finish();
}

async function readSharedStrings(
  zip: ZipParts,
  part: string | null,
  limits: WorkbookLimits,
): Promise<readonly string[]> {
  if (part === null) return [];
  const bytes = zip.sizeOf(part);
  if (bytes > limits.sharedStringBytes) {
    throw refusal('FILE_TOO_LARGE', { entry: part, bytes, limit: limits.sharedStringBytes });
  }
  const scanner = new SharedStringScanner();
  for await (const chunk of asUtf8(zip.chunks(part), part)) scanner.push(chunk);
  return scanner.finish();
}
