import { z } from 'zod';
import { RULE_SETS } from '../../db/domain/enterprise/rule-set-ids';
import {
  FINDING_KINDS,
  INSPECTION_KINDS,
  INSPECTION_STATES,
  RECHECK_RESULTS,
  UNIT_STANDINGS,
} from '../../db/domain/inspection/codes';
import { FINDING_ACTIONS, FINDING_STATES } from '../../db/domain/inspection/finding-state';
import { INSPECTION_ACTIONS } from '../../db/domain/inspection/inspection-state';
import { ITEM_FACTS, ITEM_GROUPS, ITEM_OUTCOMES } from '../../db/domain/inspection/items';
import { STRATIFY_BY } from '../../db/domain/inspection/population';
import { dutyState } from './codes';
import {
  civilDate,
  count,
  expectedVersion,
  fileGrant,
  formPage,
  id,
  longText,
  reason,
  saved,
  sha256,
  shortText,
} from './common';
import { command, job, nothing, query } from './define';

const year = z.number().int().min(2000).max(2100);
const words = z.array(shortText.min(1)).max(200);

export const inspectionKind = z.enum(INSPECTION_KINDS);
export const findingKind = z.enum(FINDING_KINDS);
const findingState = z.enum(FINDING_STATES);
const standing = z.enum(UNIT_STANDINGS);
const state = z.enum(INSPECTION_STATES);

/** Who may be drawn, by what they are parted, and how many of each part. */
export const inspectionPopulation = z.object({
  sets: z.array(z.enum(RULE_SETS)).max(20),
  towns: words,
  categories: words,
  industries: words,
  notInspectedMonths: z.number().int().min(1).max(120).nullable(),
  stratifyBy: z.enum(STRATIFY_BY),
  overdueFirst: z.boolean(),
  quota: z.object({
    total: count.max(5000),
    least: count.max(100),
    given: z.record(z.string().max(220), count.max(5000)),
  }),
  substitutes: count.max(50),
});

export const campaignFields = z.object({
  year,
  title: shortText.min(2),
  kind: inspectionKind,
  basis: longText.nullable(),
  plannedFrom: civilDate.nullable(),
  plannedTo: civilDate.nullable(),
  target: count.max(100_000).nullable(),
  population: inspectionPopulation,
  remark: longText.nullable(),
});

const stratum = z.object({ key: z.string(), label: z.string(), size: count, take: count });
const progress = { units: count, visited: count, findings: count, closedFindings: count };
const itemAnswer = z.object({ outcome: z.enum(ITEM_OUTCOMES), note: longText });

const findingDays = {
  orderNo: z.string().nullable(),
  orderedOn: civilDate.nullable(),
  dueOn: civilDate.nullable(),
  correctedOn: civilDate.nullable(),
  recheckedOn: civilDate.nullable(),
  recheck: z.enum(RECHECK_RESULTS).nullable(),
  closedOn: civilDate.nullable(),
  state: findingState,
  daysLeft: z.number().int().nullable(),
  overdue: z.boolean(),
};

const findingView = z.object({
  id,
  inspectionId: id,
  unitId: id,
  campaign: z.string(),
  enterpriseId: id,
  enterpriseName: z.string(),
  visitedOn: civilDate.nullable(),
  kind: findingKind,
  description: z.string(),
  ...findingDays,
});

const candidate = z.object({ id, name: z.string(), stratum: z.string() });

/** All that is needed to compute a draw again; what `inspection draw` prints and `inspection verify` reads. */
export const drawRecord = z.object({
  method: z.literal('plandesk-inspection-draw/1'),
  title: z.string(),
  office: z.string(),
  seed: sha256,
  commitment: sha256,
  spoken: z.string().nullable(),
  witness: z.string().nullable(),
  drawnAt: z.string(),
  quota: inspectionPopulation.shape.quota,
  substitutes: count,
  strata: z.array(stratum),
  candidates: z.array(candidate),
  candidatesSha256: sha256,
  order: z.array(
    z.object({ stratum: z.string(), place: count, id, standing: z.enum(['drawn', 'substitute']) }),
  ),
});
const drawProblems = z.array(z.object({ code: z.string(), message: z.string() }));

const tallyRow = z.object({
  key: z.string(),
  enterprises: count,
  visits: count,
  byKind: z.record(findingKind, count),
  findings: count,
  ordered: count,
  penalised: count,
  unitIds: z.array(id),
  /** The findings behind the numbers. */
  rows: z.array(
    z.object({
      id,
      unitId: id,
      kind: findingKind,
      description: z.string(),
      ordered: z.boolean(),
      penalised: z.boolean(),
    }),
  ),
});
const tallyBy = z.enum(['region', 'town', 'category', 'industry']);
const tallyQuery = z.object({
  from: civilDate,
  to: civilDate,
  by: tallyBy,
  inspectionId: id.nullable().default(null),
});

/** Printed forms: the plan of a year, the record of a draw, a check form (blank or filled), an order, results. */
export const inspectionForm = z.discriminatedUnion('form', [
  z.object({ form: z.literal('plan'), year }),
  z.object({ form: z.literal('draw'), id }),
  z.object({ form: z.literal('paper'), id }),
  z.object({ form: z.literal('check'), unitId: id }),
  z.object({ form: z.literal('order'), unitId: id }),
  z.object({ form: z.literal('results'), id, by: tallyBy.default('town') }),
]);

export const inspections = {
  /** The plan of a year. */
  year: query(
    z.object({ year }),
    z.object({
      rows: z.array(
        campaignFields
          .omit({ year: true, population: true, remark: true })
          .extend({ id, version: count, state, cancelled: z.boolean(), ...progress }),
      ),
    }),
  ),
  /** Facts a population can be chosen by. */
  choices: query(
    nothing,
    z.object({
      towns: z.array(z.string()),
      categories: z.array(z.string()),
      industries: z.array(z.string()),
    }),
  ),
  /** Sizes of the strata and what each would give; names nobody. */
  preview: query(z.object({ population: inspectionPopulation }), z.object({ strata: z.array(stratum) })),
  get: query(
    z.object({ id }),
    z.object({
      id,
      version: count,
      ours: z.boolean(),
      voidedAt: z.string().nullable(),
      voidReason: z.string().nullable(),
      fields: campaignFields,
      state,
      closedOn: civilDate.nullable(),
      commitment: sha256.nullable(),
      seed: sha256.nullable(),
      spoken: z.string().nullable(),
      witness: z.string().nullable(),
      drawnAt: z.string().nullable(),
      candidatesSha256: sha256.nullable(),
      candidates: count.nullable(),
      strata: z.array(stratum),
      units: z.array(
        z.object({
          id,
          version: count,
          enterpriseId: id,
          name: z.string(),
          town: z.string().nullable(),
          category: z.string().nullable(),
          stratum: z.string(),
          place: count,
          standing,
          reason: z.string().nullable(),
          visitedOn: civilDate.nullable(),
          findings: count,
          openFindings: count,
        }),
      ),
      actions: z.array(
        z.object({
          action: z.enum(INSPECTION_ACTIONS),
          blockers: z.array(z.object({ code: z.string(), message: z.string() })),
        }),
      ),
    }),
  ),
  unit: query(
    z.object({ id }),
    z.object({
      id,
      version: count,
      ours: z.boolean(),
      inspection: z.object({ id, title: z.string(), kind: inspectionKind, state }),
      enterprise: z.object({
        id,
        name: z.string(),
        uscc: z.string().nullable(),
        town: z.string().nullable(),
      }),
      standing,
      reason: z.string().nullable(),
      visitedOn: civilDate.nullable(),
      inspectors: z.array(z.string()),
      receivedBy: z.string().nullable(),
      /** The drill that the visit is about, and those it may be about; none in a check of filings. */
      drillId: id.nullable(),
      drills: z.array(z.object({ id, title: z.string(), date: civilDate.nullable(), held: z.boolean() })),
      remark: z.string().nullable(),
      items: z.array(
        z.object({
          id: z.string(),
          code: z.string(),
          group: z.enum(ITEM_GROUPS),
          title: z.string(),
          ask: z.string(),
          finding: findingKind,
          source: z.string(),
          article: z.string(),
          mark: z.string(),
          answer: itemAnswer.nullable(),
          known: z.array(z.object({ fact: z.enum(ITEM_FACTS), count, latest: civilDate.nullable() })),
          duties: z.array(
            z.object({
              rule: z.string(),
              ruleTitle: z.string(),
              period: z.string(),
              refTitle: z.string(),
              due: civilDate.nullable(),
              state: dutyState,
            }),
          ),
        }),
      ),
      findings: z.array(
        z.object({
          id,
          version: count,
          kind: findingKind,
          item: z.string().nullable(),
          description: z.string(),
          penalty: z.string().nullable(),
          penalisedOn: civilDate.nullable(),
          remark: z.string().nullable(),
          ...findingDays,
          actions: z.array(z.enum(FINDING_ACTIONS)),
        }),
      ),
      /** The usual day for an order given today. */
      usualDue: z.object({ due: civilDate, workingDays: count, provisional: z.boolean() }),
      /** The number that an order given today would bear. */
      nextOrderNo: z.string(),
    }),
  ),
  /** Corrections that run, for the home screen. */
  inbox: query(
    nothing,
    z.object({
      groups: z.array(z.object({ key: z.enum(['overdue', 'recheck', 'open']), rows: z.array(findingView) })),
    }),
  ),
  forEnterprise: query(
    z.object({ enterpriseId: id }),
    z.object({
      visits: z.array(
        z.object({
          unitId: id,
          inspectionId: id,
          campaign: z.string(),
          kind: inspectionKind,
          state,
          standing,
          visitedOn: civilDate.nullable(),
          findings: count,
        }),
      ),
      findings: z.array(findingView),
    }),
  ),
  plan: command(z.object({ fields: campaignFields }), saved),
  update: command(z.object({ id, expectedVersion, fields: campaignFields }), saved),
  copyYear: command(z.object({ from: year, to: year }), z.object({ ids: z.array(id) })),
  cancel: command(z.object({ id, expectedVersion, reason }), saved, { permission: 'decide' }),
  /** Fixes the seed; `seed` is for tests and the command line, otherwise chance gives it. */
  commitSeed: command(
    z.object({ id, expectedVersion, seed: sha256.optional() }),
    saved.extend({ commitment: sha256 }),
  ),
  /** Lists the candidates on a thread of its own, draws, and keeps the units in one transaction. */
  draw: job(
    z.object({ id, expectedVersion, spoken: shortText.nullable(), witness: shortText.nullable() }),
    saved.extend({ drawn: count, substitutes: count }),
  ),
  record: query(z.object({ id }), drawRecord),
  /** Computes a kept draw again. */
  verify: query(z.object({ id }), z.object({ problems: drawProblems })),
  /** The same for a record from a file. */
  verifyRecord: query(z.object({ record: drawRecord }), z.object({ problems: drawProblems }), {
    withoutDatabase: true,
  }),
  /** Writes the record of a draw as JSON. */
  saveRecord: job(z.object({ id, file: fileGrant }), z.object({ fileName: z.string() })),
  replaceUnit: command(z.object({ unitId: id, expectedVersion, reason }), z.object({ substituteId: id })),
  addUnit: command(z.object({ inspectionId: id, enterpriseId: id, reason }), z.object({ id })),
  /** Has a drill seen in a campaign: its unit joins the list, or is visited for this drill. */
  seeDrill: command(z.object({ inspectionId: id, drillId: id, reason }), z.object({ id })),
  start: command(z.object({ id, expectedVersion }), saved),
  checkUnit: command(
    z.object({
      unitId: id,
      expectedVersion,
      fields: z.object({
        visitedOn: civilDate,
        inspectors: z.array(shortText).max(20),
        receivedBy: shortText.nullable(),
        drillId: id.nullable().optional(),
        answers: z.record(z.string().max(60), itemAnswer),
        remark: longText.nullable(),
      }),
    }),
    saved.extend({ findings: count }),
  ),
  close: command(z.object({ id, expectedVersion, onDate: civilDate }), saved, { permission: 'decide' }),
  order: command(
    z.object({
      unitId: id,
      findingIds: z.array(id).min(1).max(100),
      onDate: civilDate,
      dueOn: civilDate,
    }),
    z.object({ noticeId: id, orderNo: z.string() }),
    { permission: 'decide' },
  ),
  stepFinding: command(
    z.object({
      id,
      expectedVersion,
      action: z.enum(['correct', 'recheck-passed', 'recheck-failed', 'close', 'settle']),
      onDate: civilDate,
      remark: longText.nullable(),
    }),
    saved,
  ),
  penalise: command(z.object({ id, expectedVersion, penalty: longText.min(2), onDate: civilDate }), saved, {
    permission: 'decide',
  }),
  results: query(tallyQuery, z.object({ rows: z.array(tallyRow), total: tallyRow })),
  formPreview: query(inspectionForm, formPage),
  form: job(z.object({ what: inspectionForm, file: fileGrant }), z.object({ fileName: z.string() })),
  /** The plan of a year as a workbook. */
  exportPlan: job(z.object({ year, file: fileGrant }), z.object({ rows: count, fileName: z.string() })),
  exportResults: job(
    tallyQuery.extend({
      file: fileGrant,
      title: shortText.min(1),
      /** Words of the sheet: headings by key, kinds of findings, `none` for units without the fact. */
      labels: z.record(z.string().max(60), z.string().max(200)),
    }),
    z.object({ rows: count, fileName: z.string() }),
  ),
};
