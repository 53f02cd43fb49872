import { z } from 'zod';
import {
  civilDate,
  count,
  expectedVersion,
  fileGrant,
  id,
  longText,
  reason,
  saved,
  shortText,
} from './common';
import { command, job, nothing, query } from './define';

const lines = z.array(z.string().trim().max(200)).max(30);

export const cardFields = z.object({
  post: shortText.min(2),
  risk: shortText.min(2),
  signs: lines,
  /** In their order. */
  steps: lines.min(1),
  gear: lines,
  never: lines,
  contacts: lines,
  issuedOn: civilDate.nullable(),
  remark: longText.nullable(),
});
/** A card being written may still lack what it must have in the end. */
const draftFields = cardFields.extend({ post: shortText, risk: shortText, steps: lines });
const layout = z.enum(['wallet', 'sheet']);
const scope = z.object({ of: z.enum(['card', 'plan', 'enterprise']), id });
const page = z.object({ html: z.string(), title: z.string() });

export const responseCards = {
  /** Cards of a plan, and the posts that its text names without one (R-PLAN-CARD). */
  forPlan: query(
    z.object({ planId: id }),
    z.object({
      planId: id,
      title: z.string(),
      enterprise: z.object({ id, name: z.string() }).nullable(),
      ours: z.boolean(),
      cards: z.array(cardFields.extend({ id, version: count, updatedAt: z.string() })),
      missingPosts: z.array(z.string()),
      readFrom: z.string().nullable(),
      law: z.object({ text: z.string(), source: z.string(), article: z.string(), mark: z.string() }),
    }),
  ),
  /** Cards to start from, by kind of accident. */
  templates: query(
    nothing,
    z.object({
      templates: z.array(
        cardFields.omit({ contacts: true, issuedOn: true, remark: true }).extend({ kind: z.string() }),
      ),
    }),
  ),
  /** Measures found in the plan's own text. */
  suggest: query(
    z.object({ planId: id }),
    z.object({
      fileName: z.string().nullable(),
      steps: z.array(z.object({ text: z.string(), heading: z.string(), offset: count })),
    }),
  ),
  contacts: query(
    z.object({ planId: id }),
    z.object({
      options: z.array(
        z.object({
          key: z.string(),
          name: z.string(),
          duty: z.string(),
          phone: z.string(),
          group: z.enum(['enterprise', 'team']),
        }),
      ),
    }),
  ),
  /** One of them as a line of the card, the number in full; logged. */
  takeContact: command(z.object({ planId: id, key: z.string().max(80) }), z.object({ line: z.string() }), {
    permission: 'reveal',
  }),
  make: command(z.object({ planId: id, fields: cardFields }), saved),
  update: command(z.object({ id, expectedVersion, fields: cardFields }), saved),
  void: command(z.object({ id, expectedVersion, reason }), saved),
  /** As printed: a complete, script-free page. */
  preview: query(z.object({ scope, layout }), page),
  draft: query(z.object({ planId: id, fields: draftFields, layout }), page),
  /** Writes the cards as editable .docx. */
  form: job(z.object({ scope, layout, file: fileGrant }), z.object({ fileName: z.string() }), {
    permission: 'read',
  }),
};
