import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { type EnterpriseRecord, enterpriseTable } from '../../repositories/enterprise';
import { markDutiesDirty } from '../duties/refresh';
import { FieldCheck } from '../field-check';
import { assertEditable, found, nextBookkeeping } from '../own-row';
import { reindex } from '../search/reindex';
import { changedFields, type FieldChanges, type Saved } from './save-enterprise';

interface Step {
  id: string;
  expectedVersion: number;
}

type Changed = Saved & { changes: FieldChanges };

/**
 * Notes that a unit closed on a day: its duties end, its records stay.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, ALREADY_CLOSED, FIELDS_INVALID
 */
export function closeEnterprise(deps: Deps, input: Step & { closedOn: string }): Changed {
  const before = editable(deps, input);
  if (before.status === 'closed')
    throw new PlanDeskError('ALREADY_CLOSED', '这个单位已经关闭。', {
      id: before.id,
      closedOn: before.closedOn,
    });
  const check = new FieldCheck();
  check.date('closedOn', input.closedOn, deps.clock.today());
  if (before.establishedOn !== null && input.closedOn < before.establishedOn)
    check.add('closedOn', 'CLOSED_BEFORE_FOUNDED', `关闭日期早于成立日期 ${before.establishedOn}，请核对。`);
  check.throwIfAny();
  return save(deps, before, { status: 'closed', closedOn: input.closedOn });
}

/**
 * Takes a closed unit back into operation: its duties begin again.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, NOT_CLOSED
 */
export function reopenEnterprise(deps: Deps, input: Step): Changed {
  const before = editable(deps, input);
  if (before.status !== 'closed')
    throw new PlanDeskError('NOT_CLOSED', '这个单位没有关闭，不需要恢复。', { id: before.id });
  return save(deps, before, { status: 'active', closedOn: null });
}

/**
 * Moves a unit to another county or town. Coordinates belong to the old place and are forgotten unless it stays in its town.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID
 */
export function moveEnterprise(
  deps: Deps,
  input: Step & { regionCode: string; town: string | null; address: string | null },
): Changed {
  const before = editable(deps, input);
  const check = new FieldCheck();
  const town = check.text(input.town);
  const address = check.text(input.address);
  const samePlace = before.regionCode === input.regionCode && before.town === town;
  if (samePlace && before.address === address)
    check.add('regionCode', 'NOT_MOVED', '新的所在地与原来相同，请核对。');
  if (
    !deps.law.regions.some((region) => region.code === input.regionCode) &&
    input.regionCode !== before.regionCode
  )
    check.add('regionCode', 'REGION_UNKNOWN', '程序不认识这个行政区划代码，请重新选择。');
  check.throwIfAny();
  const coordinates = samePlace ? {} : { longitude: null, latitude: null };
  return save(deps, before, { regionCode: input.regionCode, town, address, ...coordinates });
}

function editable(deps: Deps, { id, expectedVersion }: Step): EnterpriseRecord {
  const before = found(enterpriseTable.find(deps.db, id), '单位', id);
  assertEditable(deps, before, expectedVersion);
  return before;
}

function save(deps: Deps, before: EnterpriseRecord, change: Partial<EnterpriseRecord>): Changed {
  const record = { ...nextBookkeeping(deps, before), ...change };
  enterpriseTable.update(deps.db, record);
  reindex(deps.db, 'enterprise', [record.id]);
  markDutiesDirty(deps.db, [record.id]);
  deps.changed('enterprises', [record.id]);
  return { id: record.id, version: record.version, changes: changedFields(before, record) };
}
