import { z } from 'zod';
import { STANDING_MARKS } from '../domain/duties/rule-book';
import { COMPLETENESS_SCOPES, type CompletenessTable } from '../domain/enterprise/completeness';
import type { RegionBounds } from '../domain/enterprise/coordinates';
import { nameInitials } from '../pinyin';
import { readPack } from './read-pack';

/** One entry of GB/T 4754: a section, a division or a group. */
export interface Industry {
  /** `B`, `B06`, `B061`. */
  readonly code: string;
  readonly name: string;
  readonly initials: string;
}

/** Data that the facts of a unit are checked and chosen with. */
export interface EnterpriseData {
  readonly industries: readonly Industry[];
  readonly completeness: CompletenessTable;
  readonly bounds: readonly RegionBounds[];
}

const source = z.object({ title: z.string().min(1), article: z.string().min(1) });
const head = {
  id: z.string().min(1),
  version: z.string().min(1),
  source,
  mark: z.enum(STANDING_MARKS),
  note: z.string(),
};
const entries = (code: RegExp) =>
  z.array(z.object({ code: z.string().regex(code), name: z.string().min(1) })).min(1);
const degrees = z.number().min(-180).max(180);

const industriesSchema = z.object({
  ...head,
  effectiveFrom: z.iso.date(),
  sections: entries(/^[A-T]$/).length(20),
  divisions: entries(/^[A-T]\d{2}$/).length(97),
  groups: entries(/^[A-T]\d{3}$/),
});

const completenessSchema = z.object({
  ...head,
  facts: z.array(
    z.object({
      fields: z.array(z.string().min(1)).min(1),
      weight: z.number().int().min(1),
      when: z.enum(COMPLETENESS_SCOPES).nullable(),
      why: z.string().min(4),
      rules: z.array(z.string().regex(/^R-[A-Z0-9-]+$/)),
    }),
  ),
});

const boundsSchema = z.object({
  ...head,
  bounds: z.array(
    z.object({
      prefix: z.string().regex(/^\d{0,6}$/),
      name: z.string().min(1),
      west: degrees,
      east: degrees,
      south: degrees,
      north: degrees,
    }),
  ),
});

/** Reads industries, what matters of a unit, and rough bounds of regions. @throws PlanDeskError RULE_PACK_DAMAGED */
export function loadEnterpriseData(resourcesFolder: string): EnterpriseData {
  const { sections, divisions, groups } = readPack(
    resourcesFolder,
    'codes/industries.json',
    industriesSchema,
  );
  return {
    industries: [...sections, ...divisions, ...groups]
      .map(({ code, name }) => ({ code, name, initials: nameInitials(name) }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
    completeness: readPack(resourcesFolder, 'rules/completeness.json', completenessSchema),
    bounds: readPack(resourcesFolder, 'regions/bounds.json', boundsSchema).bounds,
  };
}
