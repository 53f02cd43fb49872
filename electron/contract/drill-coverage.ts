import { z } from 'zod';
import { COVERAGE_STATES } from '../../db/domain/drill/coverage';
import { civilDate, count, fileGrant, id } from './common';
import { job, query } from './define';

const drill = z.object({ id, title: z.string(), on: civilDate });
const cell = z.object({ state: z.enum(COVERAGE_STATES), last: drill.nullable(), next: drill.nullable() });

/** null: the own office with its plans of governments and departments. */
const owner = z.object({ enterpriseId: id.nullable() });

/** Which kinds of accident were drilled by which plan and team, and when last. */
export const drillCoverage = {
  matrix: query(
    owner,
    z.object({
      ownerName: z.string(),
      teams: z.array(z.string()),
      rows: z.array(
        cell.extend({
          /** null: the plan names no kind. */
          kind: z.string().nullable(),
          /** null: drilled without any plan for it. */
          plan: z.object({ id, title: z.string() }).nullable(),
          /** In the order of `teams` above. */
          teams: z.array(cell),
        }),
      ),
      gaps: count,
    }),
  ),
  /** Kinds of accident to choose from: those of the owner's plans first. */
  accidentKinds: query(owner, z.object({ kinds: z.array(z.string()) })),
  /** The matrix as a workbook. */
  save: job(owner.extend({ file: fileGrant }), z.object({ rows: count, fileName: z.string() })),
};
