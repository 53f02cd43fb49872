import { z } from 'zod';
import type { ContactFields } from '../domain/contact/fields';
import { STANDING_MARKS } from '../domain/duties/rule-book';
import { readPack } from './read-pack';

const text = z.string().min(1);
const mark = z.enum(STANDING_MARKS);
const source = z.object({ title: text, article: z.string() });
const words = z.array(text).min(1);
const kinds = z.array(text);

const contactFieldsSchema = z.object({
  id: text,
  version: text,
  source,
  mark,
  note: z.string(),
  fields: z
    .array(
      z.object({
        code: text,
        label: text,
        words,
        kinds,
        always: z.boolean(),
        why: text,
        mark,
        source: source.optional(),
      }),
    )
    .min(1)
    .refine((entries) => new Set(entries.map(({ code }) => code)).size === entries.length),
  facilityCapabilities: z.array(z.object({ code: text, label: text, words, kinds })).min(1),
  confirmDays: z.object({ value: z.number().int().min(1).max(3650), unit: text, mark, note: z.string() }),
});

const watchCardSchema = z.object({
  id: text,
  version: text,
  source,
  mark,
  effectiveFrom: text,
  effectiveTo: text.nullable(),
  note: z.string(),
  clocks: z.array(z.object({ title: text, text, source, mark })).min(1),
  questions: z.object({ source, mark, items: z.array(text).min(1) }),
});

/** What the card of a shift says of reporting an accident. */
export type WatchCardWords = z.output<typeof watchCardSchema>;

/** Packs of the directory and of the watch. */
export interface ContactRules {
  /** Fields of neighbour offices, what hospitals can do, and how long a confirmed number holds. */
  readonly contactFields: ContactFields;
  /** Terms and questions printed on the card of a shift. */
  readonly watchCard: WatchCardWords;
}

/** @throws PlanDeskError RULE_PACK_DAMAGED */
export function loadContactRules(resourcesFolder: string): ContactRules {
  return {
    contactFields: readPack(resourcesFolder, 'codes/contact-fields.json', contactFieldsSchema),
    watchCard: readPack(resourcesFolder, 'rules/watch-card.json', watchCardSchema),
  };
}
