import type { Deps } from '../../core';
import { maskPhone } from '../../domain/codes/mask';
import { PlanDeskError } from '../../domain/errors';
import {
  countEnterpriseRecords,
  type EnterpriseRecord,
  enterpriseTable,
} from '../../repositories/enterprise';
import { markDutiesDirty } from '../duties/refresh';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { reindex, reindexUnit } from '../search/reindex';
import { checkEnterpriseFields, type EnterpriseFields } from './check-fields';

/** A saved row: its id and the version it has now. */
export interface Saved {
  id: string;
  version: number;
}

/** Field → [before, after], as the audit log and the record's timeline keep it; phones shortened. */
export type FieldChanges = Record<string, [unknown, unknown]>;

const PHONES: ReadonlySet<string> = new Set(['legalPhone', 'principalPhone', 'safetyOfficerPhone']);
const DERIVED: ReadonlySet<string> = new Set(['nameKey', 'nameInitials', 'sets', 'version', 'updatedAt']);

/** What differs between two states of a unit. */
export function changedFields(before: EnterpriseRecord, after: EnterpriseRecord): FieldChanges {
  const changes: FieldChanges = {};
  for (const key of Object.keys(after) as (keyof EnterpriseRecord)[]) {
    if (DERIVED.has(key) || JSON.stringify(before[key]) === JSON.stringify(after[key])) continue;
    const show = (value: unknown) =>
      PHONES.has(key) && typeof value === 'string' ? maskPhone(value) : value;
    changes[key] = [show(before[key]), show(after[key])];
  }
  return changes;
}

/** Announces a change of a unit and keeps search and duties right, in the same transaction. */
function afterChange(deps: Deps, id: string): void {
  reindex(deps.db, 'enterprise', [id]);
  markDutiesDirty(deps.db, [id]);
  deps.changed('enterprises', [id]);
}

/**
 * Registers a unit.
 * @throws PlanDeskError as `checkEnterpriseFields`
 */
export function createEnterprise(deps: Deps, fields: EnterpriseFields): Saved {
  const record: EnterpriseRecord = {
    ...checkEnterpriseFields(deps, fields, null),
    id: deps.newId(),
    sets: [],
    ...newBookkeeping(deps),
  };
  enterpriseTable.insert(deps.db, record);
  afterChange(deps, record.id);
  return { id: record.id, version: record.version };
}

/**
 * Changes the facts of a unit. Nothing is written, and the version stays, when nothing differs.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION and those of `checkEnterpriseFields`
 */
export function updateEnterprise(
  deps: Deps,
  input: { id: string; expectedVersion: number; fields: EnterpriseFields },
): Saved & { changes: FieldChanges } {
  const before = found(enterpriseTable.find(deps.db, input.id), '单位', input.id);
  assertEditable(deps, before, input.expectedVersion);
  const checked: EnterpriseRecord = { ...before, ...checkEnterpriseFields(deps, input.fields, before) };
  const changes = changedFields(before, checked);
  if (Object.keys(changes).length === 0) return { id: before.id, version: before.version, changes };
  const record = nextBookkeeping(deps, checked);
  enterpriseTable.update(deps.db, record);
  afterChange(deps, record.id);
  // Plans, drills and cases show the unit's name and are found by it.
  if ('name' in changes) {
    reindexUnit(deps.db, record.id);
    for (const topic of ['plans', 'filing', 'drills'] as const) deps.changed(topic);
  }
  return { id: record.id, version: record.version, changes };
}

/**
 * Takes a unit that was registered by mistake out of all registers. One that has plans, cases or drills cannot be: what
 * was filed or reported stays; a unit that no longer exists is set to 关闭 instead.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, ENTERPRISE_IN_USE {plans, filings, drills}
 */
export function voidEnterprise(
  deps: Deps,
  input: { id: string; expectedVersion: number; reason: string },
): Saved {
  const before = found(enterpriseTable.find(deps.db, input.id), '单位', input.id);
  assertEditable(deps, before, input.expectedVersion);
  const { plans, filings, drills } = countEnterpriseRecords(deps.db, before.id);
  if (plans + filings + drills > 0)
    throw new PlanDeskError(
      'ENTERPRISE_IN_USE',
      `这个单位已有预案 ${plans} 项、备案 ${filings} 件、演练 ${drills} 次，不能作废；单位已注销的，请把经营状态改为“关闭”。`,
      { plans, filings, drills },
    );
  const record = { ...nextBookkeeping(deps, before), voidedAt: deps.clock.now(), voidReason: input.reason };
  enterpriseTable.update(deps.db, record);
  afterChange(deps, record.id);
  return { id: record.id, version: record.version };
}
