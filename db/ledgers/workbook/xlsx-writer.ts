import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { fileFault } from './file-faults';
import { frameParts } from './sheet-xml';
import { ZipWriter } from './zip-writer';

/** Text pieces of one sheet's markup. */
export interface SheetMarkup {
  readonly name: string;
  pieces(): AsyncIterable<string>;
}

/** Markup compresses well at once; above this level much time buys little size. */
const COMPRESSION_LEVEL = 3;

/**
 * Writes sheets into an .xlsx, under a temporary name beside `file` that is renamed when everything is on the disk: a full
 * disk or a pulled stick leaves no half workbook. `sheets` may still grow while its last sheet is being written.
 *
 * @throws PlanDeskError DISK_FULL, FILE_NOT_WRITABLE; whatever `pieces` throws
 */
export async function writeXlsx(file: string, sheets: readonly SheetMarkup[]): Promise<void> {
  const draft = `${file}.tmp`;
  let output: FileHandle | undefined;
  try {
    output = await open(draft, 'w');
    const zip = new ZipWriter(output, COMPRESSION_LEVEL);
    for (let index = 0; index < sheets.length; index += 1) {
      const sheet = sheets[index] as SheetMarkup;
      await zip.add(`xl/worksheets/sheet${index + 1}.xml`, sheet.pieces());
    }
    for (const [name, content] of frameParts(sheets.map((sheet) => sheet.name)))
      await zip.add(name, [content]);
    await zip.finish();
    await output.sync();
    await output.close();
    output = undefined;
    await rename(draft, file);
  } catch (error) {
    await output?.close().catch(() => {});
    await rm(draft, { force: true });
    throw fileFault(error, file);
  }
}
