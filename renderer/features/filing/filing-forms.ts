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
