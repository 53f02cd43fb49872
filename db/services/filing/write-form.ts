import type { FormDefinition } from '../../documents/forms/definition';
import { writeWhole } from '../../ledgers/workbook/write-whole';

/**
 * Writes a form as an editable .docx in the shipped layout.
 * @throws PlanDeskError DISK_FULL, FILE_NOT_WRITABLE
 */
export async function writeForm(form: FormDefinition, file: string): Promise<void> {
  // Loaded on the first form: opening a database must not pay for the Word writer.
  const { renderFormDocx } = await import('../../documents/forms/render-docx');
  await writeWhole(await renderFormDocx(form), file);
}
