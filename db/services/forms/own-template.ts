import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import type { FormDefinition } from '../../documents/forms/definition';
import type { FormValues } from '../../documents/forms/pack/kind';
import { PlanDeskError } from '../../domain/errors';
import { type PackedDocument, readPackedDocument, storeDocument } from '../../repositories/document';
import {
  activeTemplate,
  addTemplate,
  findTemplate,
  useTemplate as putInUse,
} from '../../repositories/form-template';
import { unpackDocument } from '../plans/pack-document';
import { formKind } from './form-pack';

/**
 * Keeps a checked template as the next version of a form and uses it from now on.
 * @throws PlanDeskError FORM_UNKNOWN
 */
export function adoptTemplate(
  deps: Deps,
  input: { form: string; fileName: string; packed: PackedDocument },
): { number: number } {
  const { id } = formKind(input.form);
  const now = deps.clock.now();
  storeDocument(deps.db, input.packed, 'docx', now);
  const number = addTemplate(deps.db, {
    form: id,
    fileName: input.fileName,
    sha256: input.packed.sha256,
    createdAt: now,
  });
  putInUse(deps.db, id, number);
  deps.changed('settings');
  return { number };
}

/**
 * Goes back to an earlier version, or with null to the shipped form. Every version stays.
 * @throws PlanDeskError FORM_UNKNOWN, NOT_FOUND
 */
export function chooseTemplate(deps: Deps, input: { form: string; number: number | null }): void {
  const { id } = formKind(input.form);
  if (input.number !== null && !findTemplate(deps.db, id, input.number))
    throw new PlanDeskError('NOT_FOUND', '找不到这一版模板，请刷新后重试。', { ...input });
  putInUse(deps.db, id, input.number);
  deps.changed('settings');
}

/** Where the bytes of a version lie. @throws PlanDeskError FORM_UNKNOWN, NOT_FOUND */
export function templateDocument(
  db: ReadDb,
  form: string,
  number: number,
): { sha256: string; fileName: string } {
  const template = findTemplate(db, formKind(form).id, number);
  if (!template) throw new PlanDeskError('NOT_FOUND', '找不到这一版模板，请刷新后重试。', { form, number });
  return template;
}

/** What fills an office's own layout of forms of one kind; null while the shipped one is used. */
export function ownLayout(
  db: ReadDb,
  forms: readonly FormDefinition[],
): { sha256: string; fileName: string; values: FormValues[] } | null {
  const values = forms.flatMap((form) => form.values ?? []);
  const [first] = forms;
  const template = first && values.length === forms.length ? activeTemplate(db, first.id) : null;
  return template ? { sha256: template.sha256, fileName: template.fileName, values } : null;
}

/** The template's bytes. @throws PlanDeskError DOCUMENT_NOT_STORED, DOCUMENT_DAMAGED */
export function templateBytes(db: ReadDb, sha256: string): Uint8Array {
  const packed = readPackedDocument(db, sha256);
  if (!packed) throw new PlanDeskError('DOCUMENT_NOT_STORED', '库中没有这份文件的原件。', { sha256 });
  return unpackDocument(packed);
}
