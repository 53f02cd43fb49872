import { z } from 'zod';
import { documentRole } from './codes';
import { count, id, sha256 } from './common';
import { job, query } from './define';

export const documents = {
  /** What is known of a document without opening it, and where it belongs. */
  get: query(
    z.object({ sha256 }),
    z.object({
      sha256,
      fileName: z.string(),
      kind: z.string(),
      size: count,
      /** False when a package brought the row without the file. */
      stored: z.boolean(),
      /** What text extraction found: ok, no-text (scan), protected, damaged, pending … */
      textState: z.string(),
      notes: z.array(z.object({ code: z.string(), message: z.string() })),
      /** Plan versions it is attached to, newest first; the first one names the file. */
      places: z.array(
        z.object({
          documentId: id,
          role: documentRole,
          planId: id,
          planTitle: z.string(),
          versionLabel: z.string(),
          enterprise: z.string().nullable(),
        }),
      ),
    }),
  ),
  /**
   * Prepares a document for the viewer. Its parts are then fetched by the ticket through the program's own protocol:
   * `content` (text, page map, outline, blocks), `original` of a PDF, `picture-<n>`.
   */
  open: job(
    z.object({ sha256 }),
    z.object({
      ticket: z.string(),
      show: z.enum(['pdf', 'blocks', 'none']),
      reason: z.string().nullable(),
      size: count,
    }),
    { permission: 'read', audit: 'none' },
  ),
};
