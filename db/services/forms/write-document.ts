import { rename, rm, writeFile } from 'node:fs/promises';
import { fileFault } from '../../ledgers/workbook/file-faults';

/**
 * Writes bytes complete under another name first, then renames: a full disk never leaves half a paper under the name the
 * user chose.
 * @throws PlanDeskError DISK_FULL, FILE_NOT_WRITABLE
 */
export async function writeWhole(bytes: Uint8Array, file: string): Promise<void> {
  const draft = `${file}.part`;
  try {
    await writeFile(draft, bytes, { flush: true });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw fileFault(error, file);
  }
}
