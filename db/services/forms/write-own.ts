import type { ReadDb } from '../../connection';
import { convertToPdf } from '../../documents/convert-doc';
import type { FormDefinition } from '../../documents/forms/definition';
import { fillTemplate } from '../../documents/forms/own/fill-template';
import { joinFilled } from '../../documents/forms/own/join-filled';
import type { FormValues } from '../../documents/forms/pack/kind';
import { writeWhole } from '../../ledgers/workbook/write-whole';
import { writeForms } from '../filing/write-form';
import { ownLayout, templateBytes } from './own-template';

/** Names that end so are written as PDF, by the LibreOffice of this PC. */
const PDF = /\.pdf$/i;

/**
 * Writes forms of one kind in an office's own layout, each on a page of its own: as .docx, or as PDF by the ending.
 * @throws PlanDeskError CONVERTER_MISSING, CONVERTER_FAILED, CONVERTER_TIMEOUT, DISK_FULL, FILE_NOT_WRITABLE
 */
export async function writeOwn(
  template: Uint8Array,
  values: readonly FormValues[],
  file: string,
): Promise<void> {
  const filled: Uint8Array[] = [];
  for (const each of values) filled.push(await fillTemplate(template, each));
  const word = await joinFilled(filled);
  await writeWhole(PDF.test(file) ? await convertToPdf(word) : word, file);
}

/**
 * Writes forms of one kind, each on a page of its own: in the office's own layout where it has one, otherwise as shipped.
 * For worker threads: a template is a stranger's file.
 * @throws PlanDeskError DISK_FULL, FILE_NOT_WRITABLE, CONVERTER_MISSING, CONVERTER_FAILED, CONVERTER_TIMEOUT
 */
export async function writeInOfficeLayout(
  db: ReadDb,
  forms: readonly [FormDefinition, ...FormDefinition[]],
  file: string,
): Promise<void> {
  const own = ownLayout(db, forms);
  if (own === null) await writeForms(forms, file);
  else await writeOwn(templateBytes(db, own.sha256), own.values, file);
}
