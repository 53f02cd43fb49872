import { z } from 'zod';
import { count, id } from './common';
import { job, nothing, query } from './define';

/** Where something stands in a document: character of its text and page, where it has pages. */
const place = { offset: count.nullable(), page: count.nullable() };

const outlineList = z.object({
  id: z.string(),
  title: z.string(),
  source: z.object({ title: z.string(), article: z.string() }),
  mark: z.string(),
  /** recommended (a standard) or obligatory (a measure with force of law). */
  standing: z.string(),
  note: z.string(),
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      depth: count,
      mark: z.string(),
      /** Advised, not asked for. */
      advisory: z.boolean(),
      outcome: z.enum(['found', 'missing', 'empty']),
      heading: z.string().nullable(),
      /** Written as in the 2013 edition. */
      former: z.boolean(),
      /** Told inside another section or by a table. */
      inText: z.boolean(),
      ...place,
    }),
  ),
});

const documentCheck = z.object({
  documentId: id,
  sha256: z.string(),
  fileName: z.string(),
  versionLabel: z.string(),
  textState: z.string(),
  /** False while the background check has not come to it. */
  checked: z.boolean(),
  lists: z.array(outlineList),
  extras: z.array(z.object({ heading: z.string(), ...place })),
  laws: z.array(
    z.object({
      title: z.string(),
      number: z.string(),
      kind: z.string(),
      repealedOn: z.string(),
      replacedBy: z.string(),
      mark: z.string(),
      note: z.string(),
      quote: z.string(),
      ...place,
    }),
  ),
  /** Names of other enterprises; without an offset they stand in a page header. */
  names: z.array(z.object({ name: z.string(), quote: z.string(), ...place })),
  /** The owner's own name stands nowhere in the document. */
  ownerAbsent: z.boolean(),
});

/** Checks of what is written in plans: hints for a reader, never a verdict. */
export const planChecks = {
  forPlan: query(z.object({ planId: id }), z.object({ documents: z.array(documentCheck) })),
  /** Figures of the county-wide page. */
  summary: query(
    nothing,
    z.object({ checked: count, counts: z.array(z.object({ profile: z.string(), count })) }),
  ),
  /** Checks what waits; `all` begins anew, because the register of names has grown. */
  run: job(z.object({ all: z.boolean() }), z.object({ checked: count })),
};
