import { z } from 'zod';
import { FILING_STATES } from '../../db/domain/filing/filing-state';
import { UNIT_FACTS, VERSION_FACTS } from '../../db/domain/filing/intake';
import { materialOutcome, planKind } from './codes';
import {
  civilDate,
  count,
  expectedVersion,
  fileGrant,
  id,
  packagePassword,
  saved,
  shortText,
} from './common';
import { command, job, nothing, query } from './define';
import { keyWord, packageProblem, packageView, tableCounts } from './exchange';
import { clockView } from './filing';

const text = z.string().nullable();

/** What the 申报表 says besides the plans. */
export const applicationFields = z.object({
  contact: shortText.nullable(),
  phone: shortText.nullable(),
  fax: shortText.nullable(),
  email: shortText.nullable(),
  legalPerson: shortText.nullable(),
  assetsWan: z.number().min(0).max(1e12).nullable(),
  industry: shortText.nullable(),
  employees: z.number().int().min(0).max(1e8).nullable(),
  address: shortText.nullable(),
  postcode: shortText.nullable(),
});

const materialFile = z.object({
  id,
  fileName: z.string(),
  sha256: z.string(),
  size: count,
  kind: z.string(),
  stored: z.boolean(),
  /** `case`: attached to the case; `plan`: comes with the plan version. */
  from: z.enum(['case', 'plan']),
  round: count,
});

const unitMaterial = z.object({
  key: z.string(),
  label: z.string(),
  needed: z.boolean(),
  why: z.string(),
  local: z.boolean(),
  /** Asked for in the notice that the case came back with. */
  requested: z.boolean(),
  note: text,
  /** Files can be attached now. */
  open: z.boolean(),
  outcome: z.enum(['present', 'missing', 'not-needed']),
  files: z.array(materialFile),
});

const unitPlan = z.object({
  versionId: id,
  planId: id,
  title: z.string(),
  kind: planKind,
  label: z.string(),
  publishedOn: civilDate.nullable(),
  /** The twenty working days from publication. */
  clock: clockView.nullable(),
});

const difference = { ours: text, theirs: text };
const unitFact = z.enum(UNIT_FACTS);
const versionFact = z.enum(VERSION_FACTS);

/** A decision of the unit about a rule set of its own that does not count here. */
const setDecision = z.object({
  set: z.string(),
  title: z.string(),
  theirs: z.object({ member: z.boolean(), reason: z.string(), by: z.string() }),
  /** `reason` of a decision made here; null: computed. */
  ours: z.object({ member: z.boolean(), reason: text }),
});

/** What of a hand-in replaces ours, fact by fact; everything else that differs is refused. */
const takeOver = z.object({
  unit: z.array(unitFact).max(UNIT_FACTS.length),
  /** By the id that a version has in the package. */
  versions: z.array(z.object({ id, fields: z.array(versionFact).min(1) })).max(1000),
  sets: z.array(z.string().max(40)).max(40),
});

/** What an office's database would become by receiving a hand-in. */
const intakeView = z.object({
  /** `known`: received before, nothing would change. */
  as: z.enum(['first', 'next-round', 'known', 'refused']),
  round: count,
  submittedOn: civilDate.nullable(),
  contact: text,
  remark: text,
  ownCaseId: id.nullable(),
  unit: z.object({
    name: z.string(),
    uscc: text,
    regionCode: z.string(),
    address: text,
    how: z.enum(['linked', 'code', 'name', 'chosen', 'none']),
    matched: z.object({ id, name: z.string(), uscc: text }).nullable(),
    differences: z.array(z.object({ field: unitFact, ...difference })),
  }),
  sets: z.array(setDecision),
  plans: z.array(
    z.object({
      /** The version's id in the package. */
      versionId: z.string(),
      title: z.string(),
      kind: planKind,
      label: z.string(),
      publishedOn: civilDate.nullable(),
      outcome: z.enum(['new-plan', 'new-version', 'known']),
      files: count,
      differences: z.array(z.object({ field: versionFact, ...difference })),
    }),
  ),
  materials: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      needed: z.boolean(),
      why: z.string(),
      local: z.boolean(),
      files: count,
    }),
  ),
});

/** What a unit's own case would become by receiving an office's answer. */
const resultView = z.object({
  ownCaseId: id.nullable(),
  known: z.boolean(),
  state: z.enum(FILING_STATES),
  filingNo: text,
  returnedOn: civilDate.nullable(),
  decidedOn: civilDate.nullable(),
  steps: z.array(z.object({ action: z.string(), onDate: civilDate, reason: text })),
  requested: z.array(z.object({ material: z.string(), outcome: materialOutcome, note: text })),
  papers: z.array(z.object({ material: z.string(), fileName: z.string() })),
});

/** Hand-ins of units and answers of offices, as packages, and the unit's way to a hand-in. */
export const filingPackages = {
  /** The unit's desk: its own units with what could be handed in, and every case with how it stands. */
  desk: query(
    nothing,
    z.object({
      units: z.array(
        z.object({
          id,
          name: z.string(),
          uscc: text,
          candidates: z.array(unitPlan.extend({ openCase: id.nullable() })),
        }),
      ),
      cases: z.array(
        z.object({
          id,
          unit: z.string(),
          plans: z.array(z.string()),
          state: z.enum(FILING_STATES),
          round: count,
          submittedOn: civilDate.nullable(),
          filingNo: text,
          updatedAt: z.string(),
        }),
      ),
    }),
  ),
  /** One hand-in: what this unit must give and why, the form, the files, what is missing, the clocks. */
  get: query(
    z.object({ id }),
    z.object({
      id,
      version: count,
      state: z.enum(FILING_STATES),
      round: count,
      unit: z.object({ id, name: z.string(), uscc: text, sets: z.array(z.string()) }),
      plans: z.array(unitPlan),
      fields: applicationFields,
      materials: z.array(unitMaterial),
      gaps: z.array(z.object({ key: z.string(), label: z.string() })),
      submittedOn: civilDate.nullable(),
      returnedOn: civilDate.nullable(),
      decidedOn: civilDate.nullable(),
      filingNo: text,
      /** Offices that answers have come from. */
      offices: z.array(z.string()),
      /** Certificates and notices as the office issued them. */
      papers: z.array(materialFile.extend({ material: z.string() })),
    }),
  ),
  begin: command(z.object({ enterpriseId: id, planVersionIds: z.array(id).min(1).max(100) }), saved),
  save: command(z.object({ id, expectedVersion, fields: applicationFields }), saved),
  attach: job(z.object({ id, expectedVersion, material: z.string().max(40), file: fileGrant }), saved),
  detach: command(z.object({ id, expectedVersion, documentId: id }), saved),
  /** Hands in: draft to submitted, or after a notice to resubmitted. */
  submit: job(z.object({ id, expectedVersion, onDate: civilDate }), saved),
  /** Opens a file of a case as a copy in the PC's own program. */
  openFile: job(z.object({ documentId: id }), z.object({ file: fileGrant }), {
    permission: 'read',
    audit: 'none',
  }),
  /** Writes the case as a package: at a unit's desk for an office, at an office's desk the answer for the unit. */
  write: job(
    z.object({
      id,
      /** The office; an answer goes back where the case came from. */
      recipientName: shortText.nullable().default(null),
      password: packagePassword.optional(),
      file: fileGrant,
    }),
    packageView,
    { permission: 'exchange' },
  ),
  /** The packages among chosen or dropped files, those in folders included, in the order of their names. */
  find: job(
    z.object({ files: z.array(fileGrant).min(1).max(500) }),
    z.object({
      files: z.array(z.object({ grant: fileGrant, name: z.string(), size: count })),
      /** Files that are no packages, and what a folder holds too much of. */
      others: count,
    }),
    { permission: 'exchange', audit: 'none' },
  ),
  /** Proves a package and says what receiving it would do; nothing is written. */
  rehearse: job(
    z.object({ file: fileGrant, password: packagePassword.optional() }),
    z.object({
      rehearsalId: id,
      package: packageView,
      warnings: z.array(packageProblem),
      blocks: z.array(packageProblem),
      intake: intakeView.nullable(),
      result: resultView.nullable(),
    }),
    { permission: 'exchange', audit: 'none' },
  ),
  /** The same once a person has matched the unit by hand; null: it is to be created. */
  rematch: query(
    z.object({ rehearsalId: id, unitId: id.nullable() }),
    z.object({ warnings: z.array(packageProblem), blocks: z.array(packageProblem), intake: intakeView }),
    { permission: 'exchange' },
  ),
  /**
   * Receives what was rehearsed, in one transaction. `unitId`: matched by hand, null to create the unit, absent for the
   * one that was found. Receiving again changes nothing and answers with the batch that did.
   */
  receive: job(
    z.object({
      rehearsalId: id,
      ...keyWord,
      unitId: id.nullable().optional(),
      receivedOn: civilDate.optional(),
      takeOver: takeOver.default({ unit: [], versions: [], sets: [] }),
    }),
    z.object({ batchId: id.nullable(), caseId: id, enterpriseId: id, tables: z.array(tableCounts) }),
    { permission: 'exchange', audit: 'elsewhere' },
  ),
};
