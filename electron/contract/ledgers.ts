import { z } from 'zod';
import { ENTERPRISE_PLAN_KINDS } from '../../db/domain/plan/kinds';
import { batchKind, drillContent, drillForm, drillLevel, drillPurpose, ledgerKind } from './codes';
import { count, fileGrant, id } from './common';
import { command, job, query } from './define';

export const ledgerProblem = z.object({
  column: z.string(),
  field: z.string().nullable(),
  value: z.string(),
  code: z.string(),
  message: z.string(),
  outcome: z.enum(['reject', 'warn']),
});

export const stagedOutcome = z.enum(['create', 'update', 'unchanged', 'duplicate', 'reject']);

/** What a wording of a drill ledger means on each axis; axes that are left out are read by the program. */
const wordingChoice = z.object({
  form: drillForm.nullable().optional(),
  planKind: z.enum(ENTERPRISE_PLAN_KINDS).nullable().optional(),
  content: drillContent.nullable().optional(),
  level: drillLevel.nullable().optional(),
  purpose: drillPurpose.nullable().optional(),
  noNotice: z.boolean().optional(),
});
/** A cell as long as the readers take one, and the kind of plan behind it. */
const wordingText = z.string().max(8_100);

export const stagedSummary = z.object({
  stagingId: id,
  kind: ledgerKind,
  fileName: z.string(),
  /** Every sheet of the file and whether it is read. */
  sheets: z.array(
    z.object({
      name: z.string(),
      used: z.boolean(),
      headerRow: count,
      /** Heading (upper level / lower level) → field, as understood or as corrected by the user. */
      columns: z.array(
        z.object({
          index: count,
          heading: z.string(),
          field: z.string().nullable(),
          confidence: z.number(),
          sample: z.array(z.string()),
        }),
      ),
    }),
  ),
  /** Fields of this kind: the choices for correcting a column. */
  fields: z.array(z.object({ key: z.string(), label: z.string(), required: z.boolean() })),
  counts: z.object({
    read: count,
    created: count,
    updated: count,
    unchanged: count,
    duplicate: count,
    rejected: count,
    warned: count,
  }),
  /** Drills only: every wording once, the unsure ones first. */
  wordings: z.array(
    z.object({
      key: z.string(),
      text: z.string(),
      rows: count,
      read: z.object({
        form: drillForm.nullable(),
        planKind: z.enum(ENTERPRISE_PLAN_KINDS).nullable(),
        content: drillContent.nullable(),
        level: drillLevel.nullable(),
        purpose: drillPurpose.nullable(),
        noNotice: z.boolean(),
        /** 0 to 1: how surely the form is told. */
        confidence: z.number(),
      }),
      chosen: wordingChoice,
      unsure: z.boolean(),
    }),
  ),
});

export const stagedRow = z.object({
  seq: count,
  sheet: z.string(),
  row: count,
  outcome: stagedOutcome,
  name: z.string(),
  values: z.record(z.string(), z.unknown()),
  /** For updates: field → [before, after]. */
  changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
  problems: z.array(ledgerProblem),
});

/** Import in three steps: stage (nothing is written), look and correct, apply as one transaction that can be undone. */
export const ledgers = {
  template: job(z.object({ kind: ledgerKind, file: fileGrant }), z.object({ fileName: z.string() }), {
    permission: 'read',
    withoutDatabase: true,
    audit: 'none',
  }),
  stage: job(
    z.object({
      kind: ledgerKind,
      file: fileGrant,
      /** Corrections: sheet name → column index → field key, or null to leave the column out. */
      mapping: z.record(z.string(), z.record(z.string(), z.string().nullable())).optional(),
      /** Drills: what wordings mean, by key; stands before the desk's own mapping and joins it once the import is written. */
      wordings: z.record(wordingText, wordingChoice).optional(),
    }),
    stagedSummary,
    { audit: 'none' },
  ),
  rows: query(
    z.object({
      stagingId: id,
      outcomes: z.array(stagedOutcome).default([]),
      onlyProblems: z.boolean().default(false),
      offset: count,
      limit: count.max(500),
    }),
    z.object({ total: count, rows: z.array(stagedRow) }),
  ),
  apply: job(
    z.object({ stagingId: id }),
    z.object({ batchId: id, created: count, updated: count, unchanged: count, rejected: count }),
  ),
  rejects: job(z.object({ stagingId: id, file: fileGrant }), z.object({ rows: count })),
  discard: command(z.object({ stagingId: id }), z.object({})),
  batches: query(
    z.object({}),
    z.object({
      batches: z.array(
        z.object({
          id,
          kind: batchKind,
          fileName: z.string(),
          appliedAt: z.string(),
          actor: z.string(),
          counts: z.record(z.string(), count),
          undoneAt: z.string().nullable(),
          canUndo: z.boolean(),
          why: z.string().nullable(),
        }),
      ),
    }),
  ),
  undo: job(z.object({ batchId: id }), z.object({ restored: count, removed: count })),
};
