import { z } from 'zod';
import { civilDate, count, fileGrant, formPage, id } from './common';
import { command, job, query } from './define';

const month = z.string().regex(/^\d{4}-\d{2}$/);
const sheet = z.object({ enterpriseId: id, month });

/** Monthly risk analyses of all units; one unit's are read and noted by `plans.riskAnalyses`, `plans.recordRiskAnalysis`. */
export const riskAnalyses = {
  /** Units with the months they have analysed, those with the most missing months first. */
  grid: query(
    z.object({
      year: z.number().int().min(2004).max(2100),
      text: z.string().max(200).default(''),
      missingOnly: z.boolean().default(false),
      offset: count.default(0),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    z.object({
      total: count,
      /** Of all units that fit the words. */
      withMissing: count,
      rows: z.array(
        z.object({
          id,
          name: z.string(),
          town: z.string().nullable(),
          ours: z.boolean(),
          months: z.array(count),
          missing: z.number(),
        }),
      ),
    }),
  ),
  /** Notes the analysis of a month for units that reported it on paper. */
  recordMonth: command(
    z.object({ enterpriseIds: z.array(id).min(1).max(500), month, doneOn: civilDate }),
    z.object({ noted: count, left: count }),
  ),
  preview: query(sheet, formPage),
  exportSheet: job(sheet.extend({ file: fileGrant }), z.object({ fileName: z.string() }), {
    permission: 'read',
  }),
};
