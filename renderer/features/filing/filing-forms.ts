import { z } from 'zod';
import { dateField, phoneField } from '../../ui/form/checks';

export const receiveForm = z
  .object({
    enterpriseId: z.string().min(1),
    planVersionIds: z.array(z.string()).min(1).max(100),
    submittedOn: dateField,
    receivedOn: dateField,
    contact: z.string().trim().max(200).nullable(),
    contactPhone: phoneField.nullable(),
    remark: z.string().trim().max(4000).nullable(),
  })
  .refine((values) => values.receivedOn >= values.submittedOn, {
    path: ['receivedOn'],
    params: { code: 'receivedBeforeSubmitted' },
  });
export type ReceiveEntry = z.input<typeof receiveForm>;

/** A step that needs only its day. */
export const dayForm = z.object({ onDate: dateField });

/** The one notice: its day, and words of its own; they are the reason where a later notice asks for something new. */
export const noticeForm = z.object({ onDate: dateField, note: z.string().trim().max(4000).nullable() });

export const endKinds = ['unit-closed', 'plan-withdrawn', 'withdrawn', 'mistake'] as const;

/** Why a case ends, on which day. */
export const endForm = z.object({
  endKind: z.enum(endKinds),
  onDate: dateField,
  reason: z.string().trim().min(2).max(500),
});

/** To whom a case of another level goes, on which day and why. */
export const transferForm = z.object({
  receiver: z.string().trim().min(2).max(200),
  onDate: dateField,
  reason: z.string().trim().min(2).max(500),
});

const day = dateField.nullable();
const fact = z.string().trim().max(200).nullable();

/** Days and facts that are put right; the reason stays with the entry. */
export const correctForm = z.object({
  submittedOn: day,
  receivedOn: day,
  returnedOn: day,
  decidedOn: day,
  certificateOn: day,
  contact: fact,
  contactPhone: fact,
  archiveNo: fact,
  remark: z.string().trim().max(4000).nullable(),
  reason: z.string().trim().min(2).max(500),
});
export type CorrectEntry = z.input<typeof correctForm>;
