import type { Deps } from '../../core';
import { addMonths, asCivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import { readSupplyCode } from '../../domain/stock/supply-classes';
import { stockMovementTable } from '../../repositories/stock';
import { PLAIN_SUPPLY, type SupplyRecord, supplyTable } from '../../repositories/supply';
import { markDutiesDirty } from '../duties/refresh';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { type FieldInput, readFields } from '../registers/read-fields';
import { completed, REGISTER_DEFINITIONS } from '../registers/register-definitions';
import { reindex } from '../search/reindex';
import { depotByName } from './depots';
import { assertOpenDepot, movementLine } from './post-movement';

/** Facts of a supply; what is there follows from its ledger. */
const FACTS = REGISTER_DEFINITIONS.supplies;

interface Finding {
  readonly field: string;
  readonly message: string;
}

/**
 * Makes or changes a supply. Of a new one the typed stock opens its ledger; later the ledger alone says what is there. A
 * depot that is named is found or made; out of a depot stock moves by a transfer alone.
 * @throws PlanDeskError FIELDS_INVALID {fields: [{field, message}]}, NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, DEPOT_CLOSED
 */
export function saveSupply(
  deps: Deps,
  input: {
    id?: string | undefined;
    expectedVersion?: number | undefined;
    values: Readonly<Record<string, FieldInput>>;
  },
): { id: string; version: number } {
  const values = readFields(FACTS, input.values);
  const before = input.id === undefined ? undefined : existing(deps, input.id, input.expectedVersion);
  const base = before ? nextBookkeeping(deps, before) : blankSupply(deps);
  const next = { ...base, ...values } as SupplyRecord;
  refuse(findings(deps, next, before));
  const depot = depotByName(deps, next.depot);
  if ((depot?.id ?? null) !== (before?.depotId ?? null)) {
    assertOpenDepot(depot);
    // What lies in a depot leaves it through its ledger, with a line at each end.
    if (before?.depotId && (before.stock ?? 0) > 0)
      refuse([{ field: 'depot', message: '还有库存，换储备库请用“调拨”，两边台账才有记录' }]);
  }
  const typed = FACTS.typed?.(next as never, (before ?? base) as never) ?? {};
  const record = completed(deps, FACTS, {
    ...next,
    code: codeOf(deps, next.code) ?? next.code,
    depot: depot?.name ?? null,
    depotId: depot?.id ?? null,
    nextCheckOn: nextCheck(next, before),
    ...typed,
  }) as unknown as SupplyRecord;
  if (before) supplyTable.update(deps.db, record);
  else {
    supplyTable.insert(deps.db, record);
    openWith(deps, record);
  }
  markDutiesDirty(deps.db, [deps.self]);
  reindex(deps.db, 'supply', [record.id]);
  deps.changed('supplies', [record.id]);
  return { id: record.id, version: record.version };
}

/** A supply of which nothing is known yet. */
export function blankSupply(deps: Deps): SupplyRecord {
  return {
    ...newBookkeeping(deps),
    ...PLAIN_SUPPLY,
    id: deps.newId(),
    depot: null,
    depotKey: '',
    category: null,
    code: null,
    name: '',
    nameKey: '',
    spec: null,
    specKey: '',
    stock: null,
    minimumStock: null,
    unit: null,
    madeOn: null,
    expiresOn: null,
    expiryKind: null,
    location: null,
    keeper: null,
    phone: null,
    shareable: null,
    remark: null,
  };
}

/** What a new supply begins with is the first line of its ledger. */
function openWith(deps: Deps, supply: SupplyRecord): void {
  if (!supply.stock) return;
  const line = movementLine(
    deps,
    supply,
    { seq: 0, balance: 0, unfit: 0 },
    { kind: 'opening', quantity: supply.stock, movedOn: deps.clock.today() },
  );
  stockMovementTable.insert(deps.db, line);
}

function findings(deps: Deps, next: SupplyRecord, before: SupplyRecord | undefined): Finding[] {
  const list: Finding[] = [];
  if (!next.name) list.push({ field: 'name', message: '请填写名称' });
  if (before && next.stock !== before.stock)
    list.push({ field: 'stock', message: '库存由出入库台账得出，请用出入库或盘点调整' });
  if (next.code !== null && next.code !== before?.code && codeOf(deps, next.code) === null)
    list.push({ field: 'code', message: '物资编码应为7位数字，以1、2或3开头，上层不能空着' });
  const known = new Set(deps.law.capabilities.capabilities.map(({ code }) => code));
  if (next.capabilities?.some((code) => !known.has(code)))
    list.push({ field: 'capabilities', message: '应从列表中选择' });
  return list;
}

const codeOf = ({ law }: Deps, written: string | null): string | null => {
  const read = written === null ? null : readSupplyCode(written, law.supplyClasses);
  return read && 'code' in read ? read.code : null;
};

/** A check that is entered brings its next day along, unless that was typed as well. */
function nextCheck(next: SupplyRecord, before: SupplyRecord | undefined): string | null {
  const { checkedOn, checkMonths, nextCheckOn } = next;
  const moved = checkedOn !== before?.checkedOn || checkMonths !== before?.checkMonths;
  if (!moved || nextCheckOn !== (before?.nextCheckOn ?? null)) return nextCheckOn;
  return checkedOn !== null && checkMonths !== null
    ? addMonths(asCivilDate(checkedOn), checkMonths)
    : nextCheckOn;
}

function existing(deps: Deps, id: string, expectedVersion: number | undefined): SupplyRecord {
  const record = found(supplyTable.find(deps.db, id), FACTS.label, id);
  assertEditable(deps, record, expectedVersion);
  return record;
}

function refuse(fields: readonly Finding[]): void {
  if (fields.length > 0)
    throw new PlanDeskError('FIELDS_INVALID', `有 ${fields.length} 项填写不符合要求，请按提示修改。`, {
      fields,
    });
}
