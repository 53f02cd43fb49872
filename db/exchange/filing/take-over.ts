import type { Deps } from '../../core';
import type { UnitFact, VersionFact } from '../../domain/filing/intake';
import { enterpriseTable } from '../../repositories/enterprise';
import { overrideSet } from '../../services/enterprises/override-set';
import { fieldsOf } from '../../services/enterprises/read-enterprise';
import { type FieldChanges, updateEnterprise } from '../../services/enterprises/save-enterprise';
import { found } from '../../services/own-row';
import { versionFieldsOf } from '../../services/plans/check-fields';
import { updateVersion } from '../../services/plans/save-plan';
import type { IntakeLook } from './look-at-intake';
import type { MatterRows } from './matter-rows';

/** What of a hand-in replaces ours, one by one; whatever else differs is refused and stays as it is. */
export interface TakeOver {
  unit: readonly UnitFact[];
  /** By the id that a version has in the package. */
  versions: readonly { id: string; fields: readonly VersionFact[] }[];
  /** Rule sets in which the unit's decision counts from now on. */
  sets: readonly string[];
}

/** What was taken over and what refused, for the audit log. */
export interface TakenOver {
  unit: FieldChanges;
  versions: { planId: string; changes: FieldChanges }[];
  sets: { set: string; member: boolean; reason: string }[];
  /** Names of the facts and sets that differ and were not taken over. */
  refused: string[];
}

/**
 * Replaces facts of our register by those of a hand-in, checked like those that a clerk enters. What no longer differs
 * is left alone.
 * @throws PlanDeskError those of `updateEnterprise`, `updateVersion` and `overrideSet`
 */
export function takeOver(
  deps: Deps,
  { unit: theirs }: Pick<MatterRows, 'unit'>,
  look: IntakeLook,
  order: { enterpriseId: string; sender: string; wish: TakeOver },
): TakenOver {
  const { enterpriseId, sender, wish } = order;
  const taken: TakenOver = { unit: {}, versions: [], sets: [], refused: [] };
  const facts = new Set<string>(wish.unit);
  const differing = look.differences.map(({ field }) => field);
  taken.refused.push(...differing.filter((field) => !facts.has(field)));
  const ours = found(enterpriseTable.find(deps.db, enterpriseId), '单位', enterpriseId);
  const replaced = differing.filter((field) => facts.has(field));
  if (replaced.length > 0)
    taken.unit = updateEnterprise(deps, {
      id: enterpriseId,
      expectedVersion: ours.version,
      fields: {
        ...fieldsOf(ours),
        ...Object.fromEntries(replaced.map((field) => [field, theirs[field]])),
      },
    }).changes;
  for (const { theirs: their, version, differences } of look.plans) {
    if (version === null) continue;
    const wished = new Set<string>(wish.versions.find(({ id }) => id === their.version.id)?.fields);
    const fields = differences.map(({ field }) => field);
    taken.refused.push(...fields.filter((field) => !wished.has(field)));
    const changed = fields.filter((field) => wished.has(field));
    if (changed.length === 0) continue;
    const { planId, changes } = updateVersion(deps, {
      versionId: version.id,
      expectedVersion: version.version,
      fields: {
        ...versionFieldsOf(version),
        ...Object.fromEntries(changed.map((field) => [field, their.version[field]])),
      },
    });
    taken.versions.push({ planId, changes });
  }
  for (const { set, theirs: decision } of look.sets) {
    if (!wish.sets.includes(set)) {
      taken.refused.push(set);
      continue;
    }
    const reason = `${sender}申报：${decision.reason}`.slice(0, 500);
    overrideSet(deps, { id: enterpriseId, set, member: decision.member, reason });
    taken.sets.push({ set, member: decision.member, reason });
  }
  return taken;
}
