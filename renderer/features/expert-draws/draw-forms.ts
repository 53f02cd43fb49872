import { z } from 'zod';
import { drawFields } from '../../../electron/contract/expert-draws';
import type { Answer } from '../../api/contract';
import { dateField } from '../../ui/form/checks';

export type Draw = Answer<'expertDraws', 'get'>;
/** The office's usual figures, with which a new need begins. */
export type UsualFigures = Answer<'expertDraws', 'choices'>['usual'];
export type DrawPlace = Draw['places'][number];

const { settings, ...fields } = drawFields.shape;

/** A need as one flat form; units that wrote the plan stand a line each. */
export const drawForm = z.object({
  ...fields,
  ...settings.shape,
  title: fields.title.min(2),
  heldOn: dateField,
  needs: fields.needs.min(1),
  draftingUnits: z.string().max(2000),
});
export type DrawEntry = z.input<typeof drawForm>;

/** What the form says, as the contract takes it. */
export function fieldsOf(entry: z.output<typeof drawForm>) {
  const { employerYears, yearlyCap, declared, draftingUnits, ...others } = entry;
  return {
    ...others,
    draftingUnits: draftingUnits
      .split(/[\n;；]/)
      .map((name) => name.trim())
      .filter((name) => name.length >= 2),
    settings: { employerYears, yearlyCap, declared },
  };
}

/** A stored need as the form holds it; the usual values where there is none. */
export function entryOf(draw: Draw | null, usual: UsualFigures, start: Partial<DrawEntry> = {}): DrawEntry {
  return {
    reviewId: draw?.reviewId ?? null,
    enterpriseId: draw?.enterpriseId ?? null,
    title: draw?.title ?? '',
    heldOn: draw?.heldOn ?? '',
    needs: draw?.needs.map(({ specialty, count }) => ({ specialty, count })) ?? [],
    substitutes: draw?.substitutes ?? usual.substitutes,
    draftingUnits: draw?.draftingUnits.join('\n') ?? '',
    employerYears: draw?.settings.employerYears ?? usual.employerYears,
    yearlyCap: draw?.settings.yearlyCap ?? null,
    declared: draw?.settings.declared ?? [],
    remark: draw?.remark ?? null,
    ...start,
  };
}

export const holdForm = z.object({
  spoken: z.string().trim().max(200).nullable(),
  witness: z.string().trim().max(200).nullable(),
});
export const answerForm = z.object({
  answer: z.string().min(1),
  onDate: dateField,
  reason: z.string().trim().max(200).nullable(),
});
