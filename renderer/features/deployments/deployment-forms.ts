import i18next from 'i18next';
import { z } from 'zod';
import { momentOfWall, wallText } from '../../../electron/contract/clock';
import type { Answer, Question } from '../../api/contract';
import { dateField } from '../../ui/form/checks';

export type Deployment = Answer<'deployments', 'get'>;
export type DeploymentItem = Deployment['items'][number];
export type Claim = Deployment['claims'][number];
export type DeploymentRow = Answer<'deployments', 'list'>['deployments'][number];
export type Offer = Answer<'deployments', 'offers'>['offers'][number];
export type Wish = Question<'deployments', 'check'>['things'][number];

/** A moment (UTC) as the wall clock in China shows it: day and minutes. */
export function wallTime(moment: string): { on: string; time: string } {
  const [on = '', time = ''] = wallText(moment).split(' ');
  return { on, time };
}

/** The same in one line; '' while there is none. */
export function wallLine(moment: string | null): string {
  return moment === null ? '' : wallText(moment);
}

/** What a form holds as day and minutes, as a moment (UTC). */
export function momentOf({ on, time }: { on: string; time: string }): string {
  return momentOfWall(on, time);
}

/** Day and minutes of this moment. */
export const wallNow = () => wallTime(new Date().toISOString());

const words = z.string().trim().max(4000).nullable();
const short = z.string().trim().max(200).nullable();
/** 9:05 and 09:05; full-width signs are read too. */
const timeField = z
  .string()
  .transform((text) => text.normalize('NFKC').trim())
  .refine((text) => /^([01]?\d|2[0-3]):[0-5]\d$/.test(text), {
    error: () => i18next.t('deployments:problem.time'),
  });
const amount = z.number().min(0).max(1_000_000_000);
const filled = z
  .string()
  .trim()
  .max(200)
  .refine((text) => text.length >= 2, { error: () => i18next.t('deployments:problem.tooShort') });

export const orderForm = z.object({
  kind: z.enum(['call-up', 'requisition']),
  purpose: filled,
  destination: short,
  number: short,
  orderedBy: short,
  receiver: short,
  receiverPhone: short,
  on: dateField,
  time: timeField,
  returnDueOn: dateField.nullable(),
  headcount: z.number().int().min(0).nullable(),
  vehicles: z.number().int().min(0).nullable(),
  handOwner: short,
  remark: words,
});
export type OrderEntry = z.input<typeof orderForm>;

export const stepForm = z.object({ on: dateField, time: timeField });
export const handOverForm = stepForm.extend({ receiver: filled, receiverPhone: short });
export const returnForm = z.object({
  onDate: dateField,
  lines: z.array(
    z.object({
      itemId: z.string(),
      returned: amount.nullable(),
      damaged: amount.nullable(),
      consumed: amount.nullable(),
      lost: amount.nullable(),
      note: words,
    }),
  ),
});
export const correctForm = z.object({
  returned: amount.nullable(),
  damaged: amount.nullable(),
  consumed: amount.nullable(),
  lost: amount.nullable(),
  reason: filled,
});
export const costForm = z.object({
  kind: z.enum(['labour', 'vehicle', 'consumed', 'damage', 'loss', 'other']),
  description: filled,
  quantity: amount,
  unitPrice: amount,
  basis: short,
});
export const claimForm = z.object({
  payee: filled,
  claimed: amount,
  claimedOn: dateField,
  basis: words,
  remark: words,
});
export const agreeForm = z.object({ onDate: dateField, amount, by: filled, basis: words });
export const payForm = z.object({ onDate: dateField, amount, voucherNo: short });
