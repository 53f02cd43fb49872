import { z } from 'zod';
import { civilDate, count, fileGrant, id, shortText } from './common';
import { command, job, query } from './define';

const unitPick = z.object({ id, name: z.string() });
const enterprisePlanKind = z.enum(['comprehensive', 'special', 'onsite']);

/** Where a file's document goes; a plan that is known already is named. */
export const bulkTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('new-plan') }),
  z.object({ kind: z.literal('new-version'), planId: id, planTitle: z.string() }),
  z.object({ kind: z.literal('same-version'), planId: id, planTitle: z.string(), versionId: id }),
]);

/** What the program suggests for one file of the folder. */
export const bulkProposal = z.object({
  seq: count,
  /** Below the chosen folder. */
  path: z.string(),
  size: count,
  documentKind: z.string(),
  textState: z.string(),
  action: z.enum(['register', 'skip']),
  owner: unitPick.nullable(),
  confidence: z.enum(['certain', 'likely', 'unsure']),
  ownerReason: z.object({ code: z.string(), message: z.string(), where: z.string().nullable() }),
  choices: z.array(unitPick),
  kind: enterprisePlanKind.nullable(),
  title: z.string(),
  publishedOn: civilDate.nullable(),
  versionLabel: z.string().nullable(),
  target: bulkTarget.nullable(),
  /** Why it is skipped, or what to look at. */
  remarks: z.array(z.object({ code: z.string(), message: z.string() })),
});

const place = {
  enterpriseId: id,
  kind: enterprisePlanKind,
  title: z.string().trim().min(2).max(400),
  publishedOn: civilDate.nullable(),
};

/** Registration of a folder of plan documents: read and suggest, look and correct, register as one step that can be undone. */
export const bulk = {
  /** Reads every file of a folder and of the folders in it; nothing is written. */
  readFolder: job(
    z.object({ folder: fileGrant }),
    z.object({
      stagingId: id,
      folderName: z.string(),
      files: z.array(bulkProposal),
      /** Files beyond what one folder may hold; they were not read. */
      left: count,
    }),
    { audit: 'none' },
  ),
  /** Where a corrected row would go now. */
  place: query(z.object(place), bulkTarget),
  /** Registers the rows that were decided; the others are skipped. Refused as a whole when a row cannot be registered. */
  register: job(
    z.object({
      stagingId: id,
      rows: z
        .array(z.object({ seq: count, ...place, versionLabel: shortText.min(1).nullable() }))
        .min(1)
        .max(2000),
    }),
    z.object({ batchId: id, plans: count, versions: count, documents: count }),
  ),
  discard: command(z.object({ stagingId: id }), z.object({})),
};
