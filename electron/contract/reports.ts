import { z } from 'zod';
import { ALL_REPORT_IDS, OPEN_IDS } from '../../db/domain/reports/definition';
import { FACT_KINDS, OWN_CUTS, REPORT_CUTS } from '../../db/domain/reports/facts';
import { CALL_OUTCOMES, MISSING_REASONS } from '../../db/domain/reports/missing';
import { cell, civilDate, count, fileGrant, formPage, id, shortText } from './common';
import { command, job, query } from './define';

/** `2026`, `2026H1`, `2026Q3`, `2026-10`, or a day: the year up to it. */
const period = z.string().max(12);
const cut = z.enum([...REPORT_CUTS, ...OWN_CUTS]);
const request = z.object({
  report: z.enum(ALL_REPORT_IDS),
  period,
  /** A cut that the table does not have stands for its first one. */
  by: cut.default('region'),
  /** Of T5, T6 and T8: their sums by the cut instead of their rows. */
  sums: z.boolean().default(false),
});

const periodPaper = z.object({ form: z.enum(['filing-register', 'archive-register']), period });

/** Who signs; null leaves a blank. */
const signers = z.object({
  preparedBy: shortText.nullable().default(null),
  reviewedBy: shortText.nullable().default(null),
  head: shortText.nullable().default(null),
});

export const reportView = z.object({
  report: z.enum(ALL_REPORT_IDS),
  title: z.string(),
  by: cut,
  period: z.object({ text: z.string(), label: z.string(), from: civilDate, to: civilDate, asOf: civilDate }),
  office: z.string(),
  madeOn: civilDate,
  columns: z.array(
    z.object({
      key: z.string(),
      heading: z.string(),
      kind: z.enum(['text', 'number', 'date', 'rate', 'average']),
      width: z.number(),
    }),
  ),
  /** Lines of tables of counts by their key, those of registers by the id of what they list; T10 is a text, its numbers in `parts`. */
  lines: z.array(
    z.object({
      key: z.string(),
      cells: z.array(cell),
      parts: z
        .array(
          z.object({
            text: z.string(),
            source: z
              .object({ report: z.string(), column: z.string(), line: z.string().nullable() })
              .nullable(),
          }),
        )
        .optional(),
    }),
  ),
  total: z.array(cell).nullable(),
  notes: z.array(z.string()),
  /** From these rates in per cent on charts paint a cell as good, or as middling. */
  bands: z.object({ good: z.number(), middling: z.number() }),
});

/** At most so many units are reminded in one go. */
const units = z.array(id).min(1).max(10_000);
/** The letters of one go, or chosen ones. */
const letters = z.object({ batch: id.optional(), ids: z.array(id).max(10_000).optional() });
const reasons = z.array(z.enum(MISSING_REASONS)).min(1);

export const reports = {
  /** A table worked out from the registers, on a thread of its own. */
  view: query(request, reportView),
  /** The rows behind one number of a table: the same predicate that counted it. */
  rows: query(
    z.object({
      report: z.enum([...OPEN_IDS, 'T7', 'C2', 'C3']),
      period,
      by: cut.default('region'),
      /** Key of a line; null for the total. */
      line: z.string().max(200).nullable(),
      column: z.string().max(40),
      offset: count.default(0),
      limit: z.number().int().min(1).max(1000).default(500),
    }),
    z.object({
      total: count,
      kind: z.enum(FACT_KINDS).nullable(),
      rows: z.array(
        z.object({
          opens: z.enum([
            'enterprise',
            'filing',
            'plan',
            'inspection',
            'drill',
            'team',
            'supply',
            'equipment',
            'hazard',
            'expert',
            'incident',
            'none',
          ]),
          id,
          unitId: id,
          unitName: z.string(),
          town: z.string().nullable(),
          category: z.string().nullable(),
          title: z.string(),
          date: z.string().nullable(),
          note: z.string(),
          amount: z.number().nullable(),
        }),
      ),
    }),
  ),
  /** The table as it is printed. */
  preview: query(
    request.extend({ signers: signers.prefault({}) }),
    z.object({ html: z.string(), title: z.string() }),
  ),
  /** Writes .xlsx or .docx, by the ending of the file's name. */
  export: job(
    request.extend({ signers: signers.prefault({}), file: fileGrant }),
    z.object({ fileName: z.string(), lines: count }),
    { permission: 'read' },
  ),
  /** Writes a chart as it was drawn; nothing but a PNG is taken. */
  savePicture: job(
    z.object({
      file: fileGrant,
      png: z
        .string()
        .max(12_000_000)
        .regex(/^iVBORw0KGgo[A-Za-z0-9+/]*={0,2}$/),
    }),
    z.object({ fileName: z.string() }),
    { permission: 'read' },
  ),

  /** The register of filings or the list of case files of a period, as it is printed; a line a case. */
  periodPaper: query(periodPaper, formPage.extend({ cases: count })),
  /** The same as .xlsx or .docx, in the office's own layout also as .pdf, by the ending of the file's name. */
  exportPeriodPaper: job(
    periodPaper.extend({ file: fileGrant }),
    z.object({ fileName: z.string(), cases: count }),
    { permission: 'read' },
  ),

  /** One letter a unit, each a notice with its number; all in one .docx. Giving up takes all of them back. */
  remind: job(
    z.object({
      unitIds: units,
      reasons,
      issuedOn: civilDate,
      dueOn: civilDate,
      cause: shortText.nullable(),
      contact: shortText.nullable(),
      phone: shortText.nullable(),
    }),
    z.object({ batch: id, letters: count, left: count }),
  ),
  /** The letters of one go, or some of them, again: what they said when they were written. */
  letters: job(letters.extend({ file: fileGrant }), z.object({ fileName: z.string(), letters: count }), {
    permission: 'read',
  }),
  /** Letters as they are printed, at most 200 at once, from the one at `from` (0 is the first) on. */
  letterPreview: query(
    letters.extend({ from: count.default(0) }),
    formPage.extend({ from: count, shown: count, letters: count }),
  ),
  /** Takes back those letters that nobody has received yet. */
  undoReminders: job(letters, z.object({ undone: count, kept: count })),
  deliver: command(
    z.object({
      ids: z.array(id).min(1).max(500),
      deliveredOn: civilDate,
      deliveredHow: shortText.nullable(),
    }),
    z.object({ delivered: count }),
  ),
  /** 电话催报单 as .docx or .xlsx, telephones in full; logged. */
  callList: job(
    z.object({ unitIds: units, reasons, file: fileGrant }),
    z.object({ fileName: z.string(), units: count }),
    { permission: 'reveal' },
  ),
  /** The same as it is printed; logged like it. */
  callListPreview: job(
    z.object({ unitIds: units, reasons }),
    z.object({ html: z.string(), title: z.string(), units: count }),
    { permission: 'reveal' },
  ),
  /** What a call came to. */
  recordCall: command(
    z.object({
      enterpriseId: id,
      on: civilDate,
      outcome: z.enum(CALL_OUTCOMES),
      said: shortText.nullable(),
      promisedOn: civilDate.nullable(),
    }),
    z.object({ id, version: count }),
  ),
  /** Whom the contact of a row is reached by, in full; logged. */
  revealContact: command(
    z.object({ enterpriseId: id }),
    z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
    { permission: 'reveal' },
  ),
};
