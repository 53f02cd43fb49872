import { z } from 'zod';
import { planFields, planVersionFields } from '../../../electron/contract/plans';
import { dateField } from '../../ui/form/checks';

/** A version with dates in any written shape. */
export const versionForm = planVersionFields.extend({
  reviewDate: dateField.nullable(),
  signedOn: dateField.nullable(),
  publishedOn: dateField.nullable(),
  expiresOn: dateField.nullable(),
});
export type VersionEntry = z.input<typeof versionForm>;

/** A plan is registered together with its first version. */
export const newPlanForm = z.object({ plan: planFields, version: versionForm });
export type NewPlanEntry = z.input<typeof newPlanForm>;

export const planForm = planFields;

/** A version of which only the name is known. */
export function emptyVersion(label: string): VersionEntry {
  return {
    label,
    reviewWay: null,
    reviewDate: null,
    reviewResult: null,
    signedOn: null,
    publishedOn: null,
    expiresOn: null,
    remark: null,
  };
}

export const assessmentForm = z.object({
  assessedOn: dateField,
  conclusion: z.enum(['keep', 'revise']),
  assessor: z.string().trim().max(200).nullable(),
  remark: z.string().trim().max(4000).nullable(),
});
export type AssessmentEntry = z.input<typeof assessmentForm>;
