import { z } from 'zod';
import type { Answer } from '../../api/contract';
import { dateField } from '../../ui/form/checks';

const lines = z.array(z.string().max(200)).max(30);

/** A card as a person writes it; blank lines are dropped on saving. */
export const cardForm = z.object({
  post: z.string().trim().min(2).max(200),
  risk: z.string().trim().min(2).max(200),
  signs: lines,
  steps: lines.refine((steps) => steps.some((step) => step.trim() !== ''), { params: { code: 'required' } }),
  gear: lines,
  never: lines,
  contacts: lines,
  issuedOn: dateField.nullable(),
  remark: z.string().trim().max(4000).nullable(),
});
export type CardEntry = z.input<typeof cardForm>;
export type Card = Answer<'responseCards', 'forPlan'>['cards'][number];
export type CardTemplate = Answer<'responseCards', 'templates'>['templates'][number];

/** Lists of a card in the order in which they are written. */
export const cardLists = ['signs', 'steps', 'gear', 'never', 'contacts'] as const;
export type CardList = (typeof cardLists)[number];

/** A card on which only the post may be known. */
export function emptyCard(post: string, today: string): CardEntry {
  return {
    post,
    risk: '',
    signs: [''],
    steps: ['', '', ''],
    gear: [''],
    never: [''],
    contacts: [''],
    issuedOn: today,
    remark: null,
  };
}

/** A card as it is edited. */
export function entryOf({ id, version, updatedAt, ...fields }: Card): CardEntry {
  return fields;
}

/** What the preview may be asked for while somebody is still writing. */
export function draftOf(entry: CardEntry) {
  const kept = (items: readonly string[]) => items.map((item) => item.trim()).filter((item) => item !== '');
  return {
    post: (entry.post ?? '').trim().slice(0, 200),
    risk: (entry.risk ?? '').trim().slice(0, 200),
    signs: kept(entry.signs),
    steps: kept(entry.steps),
    gear: kept(entry.gear),
    never: kept(entry.never),
    contacts: kept(entry.contacts),
    issuedOn: /^\d{4}-\d{2}-\d{2}$/.test(entry.issuedOn ?? '') ? entry.issuedOn : null,
    remark: null,
  };
}
