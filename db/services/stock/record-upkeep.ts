import type { Deps } from '../../core';
import { addMonths, asCivilDate } from '../../domain/dates/civil-date';
import { supplyTable } from '../../repositories/supply';
import { markDutiesDirty } from '../duties/refresh';
import { FieldCheck } from '../field-check';
import { assertEditable, found, nextBookkeeping } from '../own-row';

/**
 * Enters that a supply was checked and kept up (办法 38); the next day follows from the interval unless it is given.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID
 */
export function recordUpkeep(
  deps: Deps,
  input: {
    supplyId: string;
    expectedVersion: number;
    checkedOn: string;
    checkMonths: number | null;
    nextCheckOn: string | null;
  },
): { id: string; version: number } {
  const supply = found(supplyTable.find(deps.db, input.supplyId), '物资', input.supplyId);
  assertEditable(deps, supply, input.expectedVersion);
  const check = new FieldCheck();
  check.date('checkedOn', input.checkedOn, deps.clock.today());
  const given = check.date('nextCheckOn', input.nextCheckOn);
  if (given !== null && given <= input.checkedOn)
    check.add('nextCheckOn', 'BEFORE_CHECK', '下次检查应晚于本次检查。');
  check.throwIfAny();
  const { checkMonths, checkedOn } = input;
  const follows = checkMonths === null ? null : addMonths(asCivilDate(checkedOn), checkMonths);
  const record = { ...nextBookkeeping(deps, supply), checkedOn, checkMonths, nextCheckOn: given ?? follows };
  supplyTable.update(deps.db, record);
  markDutiesDirty(deps.db, [deps.self]);
  deps.changed('supplies', [supply.id]);
  return { id: record.id, version: record.version };
}
