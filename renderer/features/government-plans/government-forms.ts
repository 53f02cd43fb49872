import { z } from 'zod';
import {
  governmentPlanFields,
  governmentStepFields,
  governmentVersionFields,
} from '../../../electron/contract/government-plans';
import { dateField } from '../../ui/form/checks';

export const governmentPlanForm = governmentPlanFields;
export const governmentVersionForm = governmentVersionFields.extend({
  approvedOn: dateField.nullable(),
  publishedOn: dateField.nullable(),
});
export const newGovernmentPlanForm = z.object({ plan: governmentPlanForm, version: governmentVersionForm });
export type NewGovernmentPlanEntry = z.input<typeof newGovernmentPlanForm>;

/** Copies are typed into one field, parted by 、. */
export const stepForm = governmentStepFields
  .omit({ kind: true, copies: true })
  .extend({ doneOn: dateField, copies: z.string().trim().max(800).nullable() });
export type StepEntry = z.input<typeof stepForm>;

/** Bodies in one field, as a list. */
export function copiesOf(text: string | null): string[] {
  return (text ?? '')
    .split(/[、；;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
