import { rename, rm, writeFile } from 'node:fs/promises';
import { fileFault } from './file-faults';

/**
 * Writes a file complete under another name first, then renames: a full disk never leaves half of it under the name the
 * user chose.
 * @throws PlanDeskError DISK_FULL, FILE_NOT_WRITABLE
 */
export async function writeWhole(content: Uint8Array | string, file: string): Promise<void> {
  const draft = `${file}.part`;
  try {
    await writeFile(draft, content, { flush: true });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw fileFault(error, file);
  }
}
