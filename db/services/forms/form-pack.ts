import type { ReadDb } from '../../connection';
import { FORM_KINDS, FORM_PACK_VERSION, findFormKind } from '../../documents/forms/pack/index';
import type { FormKind, SlotSource } from '../../documents/forms/pack/kind';
import { PlanDeskError } from '../../domain/errors';
import { type FormTemplateRecord, listTemplates } from '../../repositories/form-template';

/** A form with what an office has made of it. */
export interface PackedForm {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly basis: string;
  readonly source: string;
  readonly mark: FormKind['mark'];
  readonly orientation: 'portrait' | 'landscape';
  readonly slots: readonly { name: string; list: string | null; by: SlotSource; from: string }[];
  readonly lists: readonly { name: string; from: string }[];
  readonly templates: readonly Omit<FormTemplateRecord, 'form'>[];
}

/** The form pack as it stands at this desk: the shipped forms, and the versions of an office's own beside each. */
export function readFormPack(db: ReadDb): { version: string; forms: PackedForm[] } {
  const own = listTemplates(db);
  return {
    version: FORM_PACK_VERSION,
    forms: FORM_KINDS.map((kind) => ({
      id: kind.id,
      name: kind.name,
      version: kind.version,
      basis: kind.basis,
      source: kind.source,
      mark: kind.mark,
      orientation: kind.orientation ?? 'portrait',
      slots: [
        ...kind.slots.map((slot) => ({ ...slot, list: null })),
        ...kind.lists.flatMap(({ name, slots }) => slots.map((slot) => ({ ...slot, list: name }))),
      ],
      lists: kind.lists.map(({ name, from }) => ({ name, from })),
      templates: own.filter(({ form }) => form === kind.id).map(({ form: _form, ...template }) => template),
    })),
  };
}

/** A form of the pack. @throws PlanDeskError FORM_UNKNOWN */
export function formKind(id: string): FormKind {
  const kind = findFormKind(id);
  if (!kind) throw new PlanDeskError('FORM_UNKNOWN', '没有这种文书，请刷新后重试。', { form: id });
  return kind;
}
