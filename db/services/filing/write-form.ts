import { rename, rm, writeFile } from 'node:fs/promises';
import type { FormDefinition } from '../../documents/forms/definition';
import { fileFault } from '../../ledgers/workbook/file-faults';

/**
 * Writes a form as an editable .docx: complete under another name first, then renamed, so that a full disk never leaves
 * half a certificate under the name the user chose.
 * @throws PlanDeskError DISK_FULL, FILE_NOT_WRITABLE
 */
export async function writeForm(form: FormDefinition, file: string): Promise<void> {
  // Loaded on the first form: opening a database must not pay for the Word writer.
  const { renderFormDocx } = await import('../../documents/forms/render-docx');
  const draft = `${file}.part`;
  try {
    await writeFile(draft, await renderFormDocx(form), { flush: true });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw fileFault(error, file);
  }
}
