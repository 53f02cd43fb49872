import { z } from 'zod';
import { count, fileGrant, formPage, id, shortText } from './common';
import { command, job, nothing, query } from './define';

const form = z.string().max(40);
const number = z.number().int().min(1).max(100_000);
const caseLetter = z.enum([
  'deemed-notice',
  'refusal-notice',
  'transfer-letter',
  'copy-letter',
  'archive-list',
]);
/** `noticeId`: which of several copies, by the letter that was kept; the latest unless told. */
const letter = z.object({ caseId: id, form: caseLetter, noticeId: id.optional() });
/** A PDF that is laid out, for the viewer: its parts are fetched by the ticket. */
const paper = z.object({ ticket: z.string(), title: z.string(), pages: count, size: count });
const problem = z.object({ code: z.string(), message: z.string(), place: z.string().nullable() });
const checked = z.object({
  problems: z.array(problem),
  /** Placeholders of the form that the template uses, those of a list as `列表.项`. */
  used: z.array(z.string()),
  unused: z.array(z.string()),
});

export const forms = {
  /** The pack: every form with its values, where they come from, and the office's own versions, newest first. */
  pack: query(
    nothing,
    z.object({
      version: z.string(),
      forms: z.array(
        z.object({
          id: form,
          name: z.string(),
          version: count,
          basis: z.string(),
          source: z.string(),
          mark: z.enum(['V', 'P', 'R', 'I']),
          orientation: z.enum(['portrait', 'landscape']),
          slots: z.array(
            z.object({
              name: z.string(),
              list: z.string().nullable(),
              by: z.enum(['register', 'desk', 'hand']),
              from: z.string(),
            }),
          ),
          lists: z.array(z.object({ name: z.string(), from: z.string() })),
          templates: z.array(
            z.object({
              number,
              fileName: z.string(),
              sha256: z.string(),
              active: z.boolean(),
              createdAt: z.string(),
            }),
          ),
        }),
      ),
    }),
  ),
  /** The shipped form on sample values: a complete, script-free page. */
  sample: query(z.object({ form }), z.object({ html: z.string(), title: z.string() })),
  /** Writes the shipped form with placeholders instead of values: what an office's own layout begins with. */
  starter: job(z.object({ form, file: fileGrant }), z.object({ fileName: z.string() }), {
    permission: 'read',
  }),
  /** Looks a template over without keeping it. */
  check: job(z.object({ form, file: fileGrant }), checked, { permission: 'administer', audit: 'none' }),
  /** Checks a template, keeps it as the next version and uses it from now on. */
  adopt: job(z.object({ form, file: fileGrant }), z.object({ number }), { permission: 'administer' }),
  /** Goes back to an earlier version, or with null to the shipped form. */
  choose: command(z.object({ form, number: number.nullable() }), z.object({}), {
    permission: 'administer',
  }),
  /** Fills a template, chosen or kept, with sample values and lays it out for the window as blocks. */
  tryOut: job(
    z.object({ form, from: z.union([z.object({ file: fileGrant }), z.object({ number })]) }),
    z.object({ ticket: z.string(), size: count }),
    { permission: 'read', audit: 'none' },
  ),
  /** Lays a complete page of the core's forms out as the sheets it will be printed on. */
  layOut: job(z.object({ title: shortText, html: z.string().max(60_000_000) }), paper, {
    permission: 'read',
    audit: 'none',
  }),
  /** The same for a form of a case, its telephones in full; logged. */
  layOutCase: job(
    z.object({ caseId: id, form: z.enum(['certificate', 'receipt', 'supplement-notice', 'application']) }),
    paper,
    { permission: 'read' },
  ),
  /** A file of a case, such as a certificate that an office has issued, as the sheets it will be printed on. */
  layOutPaper: job(z.object({ documentId: id }), paper, { permission: 'read' }),
  /** All papers of a case as one PDF: cover with list, application, opinion, plans, assessments, in order, with bookmarks. */
  paperSet: job(
    z.object({ caseId: id }),
    paper.extend({
      parts: z.array(
        z.object({ title: z.string(), from: count, pages: count, trouble: z.string().nullable() }),
      ),
    }),
    { permission: 'read' },
  ),
  /** Saves pages that are laid out. */
  savePdf: job(
    z.object({ ticket: z.string().max(64), file: fileGrant }),
    z.object({ fileName: z.string() }),
    {
      permission: 'read',
    },
  ),
  /** A letter or list of a case that is not one of its four filing forms: a complete, script-free page. */
  letter: query(letter, formPage),
  exportLetter: job(letter.extend({ file: fileGrant }), z.object({ fileName: z.string() }), {
    permission: 'read',
  }),
};
