import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { type DepotRecord, depotTable } from '../../repositories/depot';
import type { StockMovementRecord } from '../../repositories/stock';
import { type SupplyRecord, supplyTable } from '../../repositories/supply';
import { sameSupplyIn } from '../../repositories/supply-views';
import { assertEditable, found, newBookkeeping } from '../own-row';
import { reindex } from '../search/reindex';
import { type MovementWords, postMovement } from './post-movement';

/**
 * Moves stock into another depot: a line at each end, one pair. The same supply (name, code, specification, batch, dates)
 * is found there or made. What is unfit goes along where more is moved than is fit.
 * @throws PlanDeskError as `postMovement`; DEPOT_SAME
 */
export function transferStock(
  deps: Deps,
  input: Omit<MovementWords, 'counterpart' | 'pairId' | 'deploymentItemId' | 'stocktakeId'> & {
    supplyId: string;
    toDepotId: string;
    quantity: number;
    unfit?: number | undefined;
  },
): { from: StockMovementRecord; to: StockMovementRecord } {
  const supply = found(supplyTable.find(deps.db, input.supplyId), '物资', input.supplyId);
  const depot = found(depotTable.find(deps.db, input.toDepotId), '储备库', input.toDepotId);
  assertEditable(deps, supply);
  assertEditable(deps, depot);
  if (supply.depotId === depot.id)
    throw new PlanDeskError('DEPOT_SAME', `这项物资就在“${depot.name}”，请选择另一个储备库。`, {
      depotId: depot.id,
    });
  const target = sameSupplyIn(deps.db, supply, depot.id) ?? copyInto(deps, supply, depot);
  const words = {
    movedOn: input.movedOn,
    documentNo: input.documentNo,
    handledBy: input.handledBy,
    reason: input.reason,
    pairId: deps.newId(),
  };
  const from = postMovement(deps, {
    ...words,
    supplyId: supply.id,
    kind: 'transfer-out',
    quantity: input.quantity,
    unfitChange: input.unfit === undefined ? undefined : -input.unfit || 0,
    counterpart: depot.name,
  });
  const to = postMovement(deps, {
    ...words,
    supplyId: target.id,
    kind: 'transfer-in',
    quantity: input.quantity,
    unfitChange: -from.unfitChange || 0,
    counterpart: supply.depot,
  });
  return { from, to };
}

/** The same thing with an empty shelf in another depot: place, keeper, label and minimum are that depot's own. */
function copyInto(deps: Deps, supply: SupplyRecord, depot: DepotRecord): SupplyRecord {
  const copy: SupplyRecord = {
    ...supply,
    ...newBookkeeping(deps),
    id: deps.newId(),
    depotId: depot.id,
    depot: depot.name,
    depotKey: depot.nameKey,
    stock: null,
    unfit: 0,
    minimumStock: null,
    location: null,
    keeper: depot.keeper,
    phone: depot.phone,
    labelCode: null,
  };
  supplyTable.insert(deps.db, copy);
  reindex(deps.db, 'supply', [copy.id]);
  return copy;
}
