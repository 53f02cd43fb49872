import type { ReadDb } from '../../connection';
import type { MovementKind } from '../../domain/stock/codes';
import { depotTable } from '../../repositories/depot';
import type { StockMovementRecord } from '../../repositories/stock';
import { lastMovement, movementsBefore, reversedIds } from '../../repositories/stock-views';
import { supplyTable } from '../../repositories/supply';
import { found } from '../own-row';
import { assertInSight } from '../own-sight';

/** What a supply's page shows beside its facts. */
export interface SupplyView {
  id: string;
  version: number;
  ours: boolean;
  voided: string | null;
  name: string;
  spec: string | null;
  unit: string | null;
  depot: { id: string; name: string; closed: boolean } | null;
  stock: number | null;
  unfit: number;
  minimumStock: number | null;
  unitPrice: number | null;
  expiresOn: string | null;
  expired: boolean;
  short: boolean;
  checkedOn: string | null;
  checkMonths: number | null;
  nextCheckOn: string | null;
  upkeepDue: boolean;
  labelCode: string | null;
  /** Lines of its ledger. */
  lines: number;
}

/** A supply as of `today`. @throws PlanDeskError NOT_FOUND */
export function viewSupply(db: ReadDb, self: string, id: string, today: string): SupplyView {
  assertInSight(db, 'supply', id);
  const supply = found(supplyTable.find(db, id), '物资', id);
  const depot = supply.depotId === null ? undefined : depotTable.find(db, supply.depotId);
  const { version, name, spec, unit, stock, unfit, minimumStock, unitPrice } = supply;
  const { expiresOn, checkedOn, checkMonths, nextCheckOn, labelCode } = supply;
  const some = (stock ?? 0) > 0;
  return {
    ...{ id, version, name, spec, unit, stock, unfit, minimumStock, unitPrice },
    ...{ expiresOn, checkedOn, checkMonths, nextCheckOn, labelCode },
    ours: supply.origin === self,
    voided: supply.voidReason,
    depot: depot ? { id: depot.id, name: depot.name, closed: depot.closedOn !== null } : null,
    expired: some && expiresOn !== null && expiresOn < today,
    short: minimumStock !== null && (stock ?? 0) < minimumStock,
    upkeepDue: some && nextCheckOn !== null && nextCheckOn < today,
    lines: lastMovement(db, id)?.seq ?? 0,
  };
}

/** A line of the ledger as it is shown. */
export interface LedgerLine {
  id: string;
  seq: number;
  kind: MovementKind;
  quantity: number;
  unfitChange: number;
  balance: number;
  unfitBalance: number;
  movedOn: string;
  documentNo: string | null;
  counterpart: string | null;
  handledBy: string | null;
  reason: string | null;
  /** The number of the line that this one takes back. */
  reversesSeq: number | null;
  reversed: boolean;
  /** Neither taken back, nor a reversal, nor of a call-up. */
  reversible: boolean;
}

/** Lines shown at once. */
const PAGE = 200;

/** The newest lines before `beforeSeq` (null: from the end), newest first. @throws PlanDeskError NOT_FOUND */
export function viewLedger(
  db: ReadDb,
  supplyId: string,
  beforeSeq: number | null,
): { lines: LedgerLine[]; more: boolean } {
  assertInSight(db, 'supply', supplyId);
  found(supplyTable.find(db, supplyId), '物资', supplyId);
  const rows = movementsBefore(db, { supplyId, beforeSeq, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const reversed = reversedIds(db, supplyId);
  return { lines: shown.map((row) => lineOf(row, reversed)), more: rows.length > PAGE };
}

function lineOf(row: StockMovementRecord, reversed: ReadonlyMap<string, number>): LedgerLine {
  const { id, seq, kind, quantity, unfitChange, balance, unfitBalance, movedOn } = row;
  const { documentNo, counterpart, handledBy, reason } = row;
  return {
    ...{ id, seq, kind, quantity, unfitChange, balance, unfitBalance, movedOn },
    ...{ documentNo, counterpart, handledBy, reason },
    reversesSeq: row.reversesId === null ? null : (reversed.get(row.reversesId) ?? null),
    reversed: reversed.has(id),
    reversible: kind !== 'reversal' && row.deploymentItemId === null && !reversed.has(id),
  };
}
