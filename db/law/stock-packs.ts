import { z } from 'zod';
import { STANDING_MARKS } from '../domain/duties/rule-book';
import { civilDateText } from './schemas';

const text = z.string().min(1);
const mark = z.enum(STANDING_MARKS);
const source = z.object({ title: text, article: z.string() });

/** resources/codes/capabilities.json; a capability belongs to a group of the list or to none. */
export const capabilitiesSchema = z
  .object({
    id: text,
    version: text,
    source,
    mark,
    note: z.string(),
    groups: z.array(z.object({ key: text, label: text, source, mark })).min(1),
    capabilities: z
      .array(
        z.object({
          code: z.string().regex(/^[a-z-]+$/),
          label: text,
          group: z.string().nullable(),
          accidentKinds: z.array(text).min(1),
          words: z.array(text).min(1),
        }),
      )
      .min(1)
      .refine((all) => new Set(all.map(({ code }) => code)).size === all.length),
  })
  .refine(({ groups, capabilities }) =>
    capabilities.every(({ group }) => group === null || groups.some(({ key }) => key === group)),
  );

/** resources/codes/supply-classes.json */
export const supplyClassesSchema = z.object({
  id: text,
  version: text,
  effectiveFrom: civilDateText,
  source,
  mark,
  note: z.string(),
  layers: z.array(z.object({ label: text, digits: z.number().int().min(1) })).min(1),
  other: text,
  classes: z.array(z.object({ code: z.string().regex(/^\d$/), name: text })).min(1),
});
