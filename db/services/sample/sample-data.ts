import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { FACILITY_KINDS, SHIFT_ROLES } from '../../domain/contact/codes';
import { FINDING_AREAS, FINDING_SEVERITIES } from '../../domain/drill/codes';
import { AFFILIATIONS, HAZARD_ACTIVITIES } from '../../domain/enterprise/facts';
import { GOVERNMENT_PLAN_KINDS } from '../../domain/plan/government/kinds';
import { TEAM_LEVELS, TEAM_RANKS } from '../../domain/team/codes';
import { readPack } from '../../law/read-pack';
import schemaText from '../../schema.sql?raw';

const words = z.array(z.string().min(1)).min(1);
const span = z.tuple([z.number(), z.number()]);

const unitKind = z.object({
  /** 监管行业类别, a name of resources/codes/supervision-categories.json. */
  category: z.string(),
  industryCode: z.string(),
  activities: z.array(z.enum(HAZARD_ACTIVITIES)),
  count: z.number().int().min(1),
  /** First two characters of the unified code: 91 companies, 92 individual traders, 93 cooperatives, 12 public bodies. */
  codePrefix: z.string().length(2),
  endings: words,
  /** Persons. */
  staff: span,
  /** 万元; null for public bodies. */
  revenueWan: span.nullable(),
  /** Letters in the licence number, null where none is needed. */
  licence: z.string().nullable(),
  /** Keys of `hazards` in plan-texts.json, the main one first. */
  hazards: words,
  /** Usually has a 安全生产标准化 grade. */
  standard: z.boolean(),
  /** May hold a 重大危险源. */
  majorHazard: z.boolean().default(false),
});
export type UnitKind = z.infer<typeof unitKind>;

const county = z.object({
  id: z.string(),
  version: z.string(),
  note: z.string(),
  office: z.object({
    name: z.string(),
    regionCode: z.string(),
    regionName: z.string(),
    userName: z.string(),
  }),
  officers: words,
  towns: z
    .array(z.object({ name: z.string(), weight: z.number(), longitude: z.number(), latitude: z.number() }))
    .min(1),
  streets: words,
  surnames: words,
  givenNames: words,
  brands: words,
  brandEndings: z.array(z.string()),
  affiliations: z.array(z.object({ value: z.enum(AFFILIATIONS), weight: z.number() })),
  kinds: z.array(unitKind),
  /** What a one-time notice names: key of resources/rules/filing-materials.json, and the clerk's words. */
  returnNotes: z.array(z.object({ material: z.string(), note: z.string() })).min(1),
  voidReasons: z
    .array(z.object({ kind: z.enum(['unit-closed', 'plan-withdrawn', 'mistake']), reason: z.string() }))
    .min(1),
  cancelReasons: words,
  postponeReasons: words,
  /** What drills have shown, and what was done about it. */
  drillFindings: z
    .array(
      z.object({
        title: z.string(),
        area: z.enum(FINDING_AREAS),
        severity: z.enum(FINDING_SEVERITIES),
        evidence: z.string(),
        correction: z.string(),
      }),
    )
    .min(1),
});

const hazard = z.object({
  name: z.string(),
  /** Names of resources/codes/accident-kinds.json. */
  accidentKinds: words,
  place: z.string(),
  signs: words,
  steps: words,
  gear: words,
  taboos: words,
});
const outline = z.array(
  z.object({ level: z.number().int(), heading: z.string(), paragraphs: z.array(z.string()) }),
);

const planTexts = z.object({
  hazards: z.record(z.string(), hazard),
  outlines: z.object({ comprehensive: outline, special: outline, onsite: outline }),
  /** Sentences that should not stand in a plan, for the checks of texts to find. */
  asides: z.object({ repealedLaw: z.string(), otherUnit: z.string() }),
  /** What a second version says otherwise: pieces of sentences, and paragraphs that come at the end of a section. */
  revision: z.object({
    replace: z.array(z.tuple([z.string(), z.string()])),
    add: words,
    /** A word of that section's heading. */
    under: z.string(),
  }),
});

/** Civil days before today. */
const ago = z.number().int().nullable();
const governmentPlan = z.object({
  key: z.string(),
  kind: z.enum(GOVERNMENT_PLAN_KINDS),
  title: z.string(),
  body: z.string(),
  /** Key of the plan above it. */
  upper: z.string().nullable().default(null),
  accidentKinds: z.array(z.string()),
  /** Highest first. */
  levels: words,
  versions: z
    .array(
      z.object({
        label: z.string(),
        approved: ago,
        printed: ago,
        /** Working days after printing; null: not yet. */
        filedAfter: z.number().int().nullable(),
        publishedAfter: z.number().int().nullable(),
      }),
    )
    .min(1),
  assessed: ago,
  drilled: z.array(z.number().int()),
  /** Comes with its file. */
  document: z.boolean(),
  /** Why it is no longer used. */
  withdrawn: z.string().optional(),
});
export type GovernmentPlan = z.infer<typeof governmentPlan>;

const government = z.object({
  plans: z.array(governmentPlan),
  recipients: z.record(z.enum(GOVERNMENT_PLAN_KINDS), z.string()),
  copies: words,
  publishedAt: z.string(),
  outline,
});

const means = z.object({
  experts: z.object({
    count: z.number().int(),
    specialties: words,
    employers: words,
    titles: words,
    educations: words,
  }),
  teams: z.array(
    z.object({
      name: z.string(),
      field: z.string(),
      nature: z.string(),
      members: z.number(),
      fullTime: z.number(),
      mainEquipment: z.string(),
    }),
  ),
  /** Teams of the province that the county can ask for help. */
  regionalTeams: z.array(
    z.object({
      name: z.string(),
      hostUnit: z.string(),
      fieldCode: z.string(),
      natureCode: z.string(),
      level: z.enum(TEAM_LEVELS),
      unitRank: z.enum(TEAM_RANKS).nullable(),
      grade: z.string().nullable(),
      regionCode: z.string().length(6),
      base: z.string(),
      longitude: z.number(),
      latitude: z.number(),
      members: z.number(),
      fullTime: z.number(),
      mainEquipment: z.string(),
      capabilities: z.array(z.string()),
      coverageKm: z.number(),
    }),
  ),
  teamTrainings: words,
  equipment: z.array(z.object({ name: z.string(), models: words, unit: z.string(), quantity: span })),
  supplies: z.object({
    depots: z
      .array(
        z.object({
          name: z.string(),
          /** Name of the depot it belongs to; that one stands before it. */
          parent: z.string().nullable(),
          town: z.string(),
          street: z.string(),
          longitude: z.number(),
          latitude: z.number(),
          phone: z.string(),
          /** Square metres. */
          area: z.number(),
        }),
      )
      .min(1),
    items: z.array(
      z.object({
        category: z.string(),
        name: z.string(),
        spec: z.string(),
        unit: z.string(),
        stock: span,
        minimum: z.number(),
        /** null: does not expire. */
        lifeYears: z.number().nullable(),
      }),
    ),
  }),
});

const contacts = z.object({
  people: z.array(
    z.object({ name: z.string(), post: z.string(), roles: z.array(z.enum(SHIFT_ROLES)).min(1) }),
  ),
  departments: z.array(
    z.object({ organisation: z.string(), field: z.string(), phone: z.string(), order: z.number().int() }),
  ),
  facilities: z.array(
    z.object({
      kind: z.enum(FACILITY_KINDS),
      name: z.string(),
      grade: z.string().nullable(),
      beds: z.number().nullable(),
      capabilities: z.array(z.string()),
      phone: z.string().nullable(),
      town: z.string(),
      longitude: z.number(),
      latitude: z.number(),
    }),
  ),
});

/** Word lists and kinds of units that the sample county is made from: resources/sample. */
export interface SampleData {
  readonly county: z.infer<typeof county>;
  readonly texts: z.infer<typeof planTexts>;
  readonly means: z.infer<typeof means>;
  readonly government: z.infer<typeof government>;
  readonly contacts: z.infer<typeof contacts>;
  /** SHA-256 of the schema and of these files: a kept sample that was made from others is made anew. */
  readonly madeFrom: string;
}

const FILES = {
  county: 'sample/county.json',
  texts: 'sample/plan-texts.json',
  means: 'sample/means.json',
  government: 'sample/government.json',
  contacts: 'sample/contacts.json',
};

/** @throws PlanDeskError RULE_PACK_DAMAGED {file, finding} */
export function readSampleData(resourcesFolder: string): SampleData {
  return {
    county: readPack(resourcesFolder, FILES.county, county),
    texts: readPack(resourcesFolder, FILES.texts, planTexts),
    means: readPack(resourcesFolder, FILES.means, means),
    government: readPack(resourcesFolder, FILES.government, government),
    contacts: readPack(resourcesFolder, FILES.contacts, contacts),
    madeFrom: sampleSource(resourcesFolder),
  };
}

function sampleSource(resourcesFolder: string): string {
  const hash = createHash('sha256').update(schemaText);
  for (const file of Object.values(FILES)) hash.update(readFileSync(join(resourcesFolder, file)));
  return hash.digest('hex');
}
