import type { Deps } from '../../core';
import { RULE_SETS } from '../../domain/enterprise/rule-set-ids';
import { PlanDeskError } from '../../domain/errors';
import { enterpriseTable } from '../../repositories/enterprise';
import { listSetOverrides, setOverrideTable } from '../../repositories/enterprise-set-override';
import { markDutiesDirty } from '../duties/refresh';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import type { Saved } from './save-enterprise';

/**
 * Decides by hand whether a unit is in a rule set, with the reason; `member` null lets the computed answer count again.
 * An earlier decision is voided and kept.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, SET_UNKNOWN
 */
export function overrideSet(
  deps: Deps,
  input: { id: string; set: string; member: boolean | null; reason: string },
): Saved {
  const enterprise = found(enterpriseTable.find(deps.db, input.id), '单位', input.id);
  assertEditable(deps, enterprise);
  if (!(RULE_SETS as readonly string[]).includes(input.set))
    throw new PlanDeskError('SET_UNKNOWN', '程序不认识这个单位类别，请刷新后重试。', {
      set: input.set.slice(0, 40),
    });
  const standing = listSetOverrides(deps.db, input.id).find((override) => override.setId === input.set);
  if (standing)
    setOverrideTable.update(deps.db, {
      ...nextBookkeeping(deps, standing),
      voidedAt: deps.clock.now(),
      voidReason: input.reason,
    });
  if (input.member !== null)
    setOverrideTable.insert(deps.db, {
      id: deps.newId(),
      enterpriseId: input.id,
      setId: input.set,
      member: input.member,
      reason: input.reason,
      decidedBy: deps.actor.name,
      ...newBookkeeping(deps),
    });
  const record = nextBookkeeping(deps, enterprise);
  enterpriseTable.update(deps.db, record);
  markDutiesDirty(deps.db, [input.id]);
  deps.changed('enterprises', [input.id]);
  return { id: record.id, version: record.version };
}
