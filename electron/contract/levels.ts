import { z } from 'zod';
import { LEAGUE_FIELDS, LEAGUE_FIGURES } from '../../db/domain/exchange/league';
import { OFFICE_FIGURES } from '../../db/domain/exchange/office-figures';
import { REPORTING_STATES } from '../../db/domain/exchange/reporting';
import { TOTALS_STANDINGS } from '../../db/domain/exchange/totals';
import { civilDate, count, fileGrant, id, shortText } from './common';
import { command, job, nothing, query } from './define';

const figures = z.record(z.enum(OFFICE_FIGURES), count);
/** Of a year with four digits before and after it, in which somebody may have reported. */
const period = z.string().regex(/^20\d{2}(H[12])?$/);
const days = z.object({ H1: z.string(), H2: z.string(), year: z.string() });

const figureList = z.object({
  list: z.enum(['enterprises', 'plans', 'filing-cases', 'duties', 'drills', 'teams', 'supplies', 'hazards']),
  filters: z.array(
    z.object({
      column: z.string(),
      values: z.array(z.union([z.string(), z.number()])).optional(),
      from: z.string().optional(),
      to: z.string().optional(),
    }),
  ),
});

const line = z.object({
  key: z.string(),
  parent: z.string().nullable(),
  depth: count,
  /** `own`: what an office with others below it keeps itself; `region`: nothing has come from it. */
  kind: z.enum(['office', 'own', 'region']),
  officeId: z.string().nullable(),
  name: z.string(),
  regionCode: z.string(),
  /** Reports past the office of the region that holds it. */
  past: z.boolean(),
  /** Its own records and all below it. */
  figures,
  lastPackageAt: z.string().nullable(),
  lastPeriod: z.string().nullable(),
  /** Owners by which registers are filtered for what this line counts. */
  owners: z.array(z.string()),
});

/** How an office's own totals stand beside the recount of its rows. */
const standing = z.object({
  officeId: id,
  name: z.string(),
  standing: z.enum(TOTALS_STANDINGS),
  /** Numbers that differ. */
  differing: count,
});

const league = z.object({
  figure: z.enum(LEAGUE_FIGURES).default('filing'),
  among: z.enum(LEAGUE_FIELDS).default('direct'),
});

/** One of the tables as a paper; the period is that of the gaps, the last ended one unless told. */
const paper = z.object({ table: z.enum(['regions', 'league', 'gaps']), period: period.optional() }).extend({
  figure: league.shape.figure,
  among: league.shape.among,
});

/** Letters that were kept. */
const letters = z.object({ ids: z.array(id).min(1).max(1000) });

/** What a city or a province sees of those below it. Worked out on a thread of its own. */
export const levels = {
  /** Who reports to whom, every line before those below it. */
  regions: query(
    nothing,
    z.object({
      asOf: civilDate,
      lines: z.array(line),
      /** The register that holds what a figure counts, before it is filtered by owners. */
      lists: z.record(z.enum(OFFICE_FIGURES), figureList),
    }),
  ),
  /** Everyone side by side, ranked by one figure. */
  league: query(
    league,
    z.object({
      asOf: civilDate,
      /** The period with which places are compared, and how many of them can be. */
      before: z.string(),
      known: count,
      /** Fewer than this are not ranked by a rate. */
      smallest: count,
      /** True where others report through those that report here. */
      deeper: z.boolean(),
      rows: z.array(
        z.object({
          line,
          part: z.number().nullable(),
          whole: z.number().nullable(),
          value: z.number().nullable(),
          place: count.nullable(),
          sharing: count,
          small: z.boolean(),
          /** Places gained; null where the earlier one is not known. */
          moved: z.number().int().nullable(),
          /** Of the office and of those that report through it, the worst first. */
          totals: z.array(standing),
        }),
      ),
      missing: z.array(z.object({ regionCode: z.string(), name: z.string() })),
    }),
  ),
  /** Who has reported a period, and who has not. */
  gaps: query(
    z.object({ period: period.optional() }),
    z.object({
      period: z.string(),
      periods: z.array(z.string()),
      dueOn: civilDate,
      days,
      rows: z.array(
        z.object({
          key: z.string(),
          officeId: z.string().nullable(),
          name: z.string(),
          regionCode: z.string(),
          state: z.enum(REPORTING_STATES),
          daysLate: count,
          reportedOn: civilDate.nullable(),
          mergedOn: civilDate.nullable(),
          lastPeriod: z.string().nullable(),
          lastOn: civilDate.nullable(),
          lastSequence: count,
          missingNumbers: z.array(count),
          /** Number of the package that was read here and waits to be merged. */
          lyingSequence: count.nullable(),
          /** The day on which a letter last asked for the period. */
          remindedOn: civilDate.nullable(),
          undoneAt: z.string().nullable(),
          below: z.array(z.string()),
          dutyPhone: z.string().nullable(),
          /** Of the office and of those that report through it, the worst first. */
          totals: z.array(standing),
        }),
      ),
      /** What this desk has sent up, recipient by recipient. */
      upward: z.array(
        z.object({
          recipient: z.string(),
          sequence: count,
          period: z.string().nullable(),
          madeOn: civilDate,
          /** Null where no receipt has come back. */
          receivedOn: civilDate.nullable(),
          /** Own rows that are new or changed since, by table. */
          waiting: z.array(z.object({ table: z.string(), rows: count })),
          /** Offices below whose packages were merged since, with the rows they brought. */
          offices: z.array(z.object({ name: z.string(), rows: count })),
        }),
      ),
    }),
  ),
  /** A letter to each chosen office that still owes the report of a period. */
  remind: command(
    z.object({
      period,
      /** Keys of the lines. */
      keys: z.array(shortText).min(1).max(1000),
      answerBy: civilDate,
      contact: shortText.nullable(),
      phone: shortText.nullable(),
    }),
    letters,
  ),
  /** Letters as they are printed. */
  letters: query(letters, z.object({ html: z.string(), title: z.string() })),
  /** Writes letters into one .docx, each on a page of its own. */
  writeLetters: job(letters.extend({ file: fileGrant }), z.object({ letters: count }), {
    permission: 'read',
  }),
  /** What the packages of one office brought, the latest first. */
  changes: query(
    z.object({ officeId: id }),
    z.object({
      packages: z.array(
        z.object({
          batchId: id,
          sequence: count.nullable(),
          period: z.string().nullable(),
          appliedAt: z.string(),
          /** 'full', or 'since:12'. */
          base: z.string(),
          tables: z.array(z.object({ table: z.string(), added: count, changed: count })),
        }),
      ),
    }),
  ),
  /** The records behind one of these counts, as they stand now. */
  changedRecords: query(
    z.object({
      batchId: id,
      table: z.string().max(60),
      outcome: z.enum(['added', 'changed']),
      offset: count.default(0),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    z.object({
      total: count,
      rows: z.array(z.object({ id, title: z.string(), fields: z.array(z.string()) })),
    }),
  ),
  /** One of the tables as it is printed. */
  paper: query(paper, z.object({ html: z.string(), title: z.string() })),
  /** Writes .xlsx or .docx, by the ending of the file's name. */
  writePaper: job(paper.extend({ file: fileGrant }), z.object({ rows: count }), { permission: 'read' }),
};
