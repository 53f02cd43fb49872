import type { ReadDb } from '../../connection';
import type { RuleSetDefinition } from '../../domain/enterprise/rule-sets';
import { VERSION_FACTS, type VersionFact } from '../../domain/filing/intake';
import { compactName } from '../../domain/text/normalise';
import type { DeskLaw } from '../../law/desk-law';
import {
  type EnterpriseRecord,
  enterpriseTable,
  findEnterpriseByUscc,
  findEnterprisesByNameKey,
} from '../../repositories/enterprise';
import { findPlansByTitle, type PlanRecord, planTable } from '../../repositories/plan';
import { listPlanVersions, type PlanVersionRecord } from '../../repositories/plan-version';
import { differences, type FieldDifference } from './intake-facts';
import type { MatterRows } from './matter-rows';
import type { SourceLinks } from './source-links';

export interface IntakeContext {
  db: ReadDb;
  law: DeskLaw;
  /** Law.setDefinitions. */
  definitions: readonly RuleSetDefinition[];
  self: string;
  today: string;
  sender: string;
  /** Whom the package is addressed to; without an id before the sender knows ours. */
  recipient: { id: string | null; name: string };
}

export interface UnitMatch {
  /** `linked`: by an earlier package of this desk; `code`, `name`: by the register; `chosen`: by a person. */
  how: 'linked' | 'code' | 'name' | 'chosen' | 'none';
  unit: EnterpriseRecord | null;
}

/** A version in the package with our own plan and version, as far as they are here. */
export interface PlanMatch {
  theirs: { plan: PlanRecord; version: PlanVersionRecord };
  plan: PlanRecord | null;
  version: PlanVersionRecord | null;
  differences: FieldDifference<VersionFact>[];
}

/** The unit of ours that a hand-in is of; `own`: what it goes on with here. */
export function matchUnit(
  { db, self }: Pick<IntakeContext, 'db' | 'self'>,
  { unit }: Pick<MatterRows, 'unit'>,
  links: SourceLinks,
  own: { enterpriseId: string } | null,
  chosen: string | null | undefined,
): UnitMatch {
  // A case stays with the unit it was opened for, whatever a later round says.
  const settled = own?.enterpriseId ?? links.own('enterprise', unit.id);
  const linked = settled === null ? undefined : standingRecord(db, settled);
  if (linked && (own !== null || chosen === undefined)) return { how: 'linked', unit: linked };
  if (chosen === null) return { how: 'none', unit: null };
  if (chosen !== undefined) return { how: 'chosen', unit: standingRecord(db, chosen) ?? null };
  const byCode = unit.uscc === null ? undefined : findEnterpriseByUscc(db, self, unit.uscc);
  if (byCode) return { how: 'code', unit: byCode };
  const [byName, another] = findEnterprisesByNameKey(db, self, compactName(unit.name));
  // Two codes are two units, whatever their names.
  const contradicted = byName !== undefined && byName.uscc !== null && unit.uscc !== null;
  return byName && !another && !contradicted ? { how: 'name', unit: byName } : { how: 'none', unit: null };
}

/** The record itself, or the one that it was merged into. */
function standingRecord(db: ReadDb, id: string): EnterpriseRecord | undefined {
  const seen = new Set<string>();
  let record = enterpriseTable.find(db, id);
  while (record?.mergedIntoId && !seen.has(record.id)) {
    seen.add(record.id);
    record = enterpriseTable.find(db, record.mergedIntoId);
  }
  return record?.voidedAt === null ? record : undefined;
}

/** The plans and versions of ours that those of a hand-in are. */
export function matchPlans(
  { db, self }: IntakeContext,
  rows: MatterRows,
  links: SourceLinks,
  unit: EnterpriseRecord | null,
): PlanMatch[] {
  return rows.versions.flatMap((theirVersion): PlanMatch[] => {
    const theirPlan = rows.plans.find((plan) => plan.id === theirVersion.planId);
    if (!theirPlan) return [];
    const theirs = { plan: theirPlan, version: theirVersion };
    if (unit === null) return [{ theirs, plan: null, version: null, differences: [] }];
    const linkedPlan = links.own('plan', theirPlan.id);
    const kept = linkedPlan === null ? undefined : planTable.find(db, linkedPlan);
    const owner = { origin: self, enterpriseId: unit.id };
    const plan =
      (kept?.voidedAt === null && kept.enterpriseId === unit.id ? kept : undefined) ??
      findPlansByTitle(db, owner, theirPlan.kind, compactName(theirPlan.title))[0] ??
      null;
    const linkedVersion = links.own('plan_version', theirVersion.id);
    const versions = plan === null ? [] : listPlanVersions(db, plan.id);
    const version =
      versions.find(({ id }) => id === linkedVersion) ??
      versions.find(({ label }) => label === theirVersion.label) ??
      null;
    return [
      {
        theirs,
        plan,
        version,
        differences: version === null ? [] : differences(VERSION_FACTS, version, theirVersion),
      },
    ];
  });
}
