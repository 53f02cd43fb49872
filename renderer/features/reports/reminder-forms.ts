import { z } from 'zod';
import { dateField } from '../../ui/form/checks';

const words = z.string().trim().max(200).nullable();

/** What all letters of one go have in common. */
export const remindForm = z.object({
  issuedOn: dateField,
  dueOn: dateField,
  cause: words,
  contact: words,
  phone: words,
});

/** What a call came to. */
export const callForm = z.object({
  on: dateField,
  outcome: z.enum(['reached', 'no-answer', 'wrong-number']),
  said: words,
  promisedOn: dateField.nullable(),
});

/** How letters arrived. */
export const deliverForm = z.object({ deliveredOn: dateField, deliveredHow: words });

/** Fourteen days on: the term that is proposed, and may be changed. */
export function proposedTerm(today: string): string {
  return new Date(Date.parse(today) + 14 * 86_400_000).toISOString().slice(0, 10);
}
