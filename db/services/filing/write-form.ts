import type { FormDefinition } from '../../documents/forms/definition';
import { writeWhole } from '../../ledgers/workbook/write-whole';

/**
 * Writes a form as an editable .docx in the shipped layout.
 * @throws PlanDeskError DISK_FULL, FILE_NOT_WRITABLE
 */
export function writeForm(form: FormDefinition, file: string): Promise<void> {
  return writeForms([form], file);
}

/**
 * Writes forms of one kind as one .docx, each beginning on a page of its own.
 * @throws PlanDeskError DISK_FULL, FILE_NOT_WRITABLE
 */
export async function writeForms(
  forms: readonly [FormDefinition, ...FormDefinition[]],
  file: string,
): Promise<void> {
  // Loaded on the first form: opening a database must not pay for the Word writer.
  const { renderFormsDocx } = await import('../../documents/forms/render-docx');
  await writeWhole(await renderFormsDocx(forms[0], forms), file);
}
