import type { Deps } from '../../../core';
import { sumQuantities } from '../../../domain/stock/quantity';
import { type DepotRecord, depotTable } from '../../../repositories/depot';
import { type StockMovementRecord, stockMovementTable } from '../../../repositories/stock';
import { type SupplyRecord, supplyTable } from '../../../repositories/supply';
import type { BatchRecorder } from '../../batches/recorder';
import { completed, REGISTER_DEFINITIONS } from '../../registers/register-definitions';
import { depotByName } from '../../stock/depots';
import { movementLine, standingOf } from '../../stock/post-movement';
import { blankSupply } from '../../stock/save-supply';
import type { Applier } from './applier';
import { changesOf, raised, unchangedSince, valuesOf } from './row-values';

/** Lines of ledgers written together: a batch keeps rows table by table. */
const TOGETHER = 500;
const REASON = '台账导入';

/**
 * 应急物资. Depots are found by name or made; what a ledger says of the stock becomes the opening of its own ledger, or a
 * line with the difference.
 */
export function createSupplyApplier(deps: Deps, recorder: BatchRecorder): Applier {
  const movedOn = deps.clock.today();
  const depots = new Map<string, DepotRecord | null>();
  let waiting: StockMovementRecord[] = [];

  const depotOf = (name: string | null): DepotRecord | null => {
    const key = name ?? '';
    const known = depots.get(key);
    if (known !== undefined) return known;
    const depot = depotByName(deps, name, (made) => recorder.insert(depotTable, made));
    depots.set(key, depot);
    return depot;
  };
  const filled = (record: SupplyRecord, values: Readonly<Record<string, unknown>>): SupplyRecord => {
    const told = Object.entries(values).filter(
      ([field, value]) => field in record && value !== null && value !== undefined,
    );
    const read = { ...record, ...Object.fromEntries(told) } as SupplyRecord;
    // As the ledger keeps it: workbooks have finer figures.
    const next = { ...read, stock: read.stock === null ? null : sumQuantities([read.stock]) };
    depotOf(next.depot);
    return completed(deps, REGISTER_DEFINITIONS.supplies, next as never) as unknown as SupplyRecord;
  };
  const keep = (line: StockMovementRecord): StockMovementRecord => {
    waiting.push(line);
    return line;
  };
  const flush = () => {
    for (const line of waiting) recorder.insert(stockMovementTable, line);
    waiting = [];
  };
  /** The lines that lead from what was there to what the ledger says. */
  const linesTo = (before: SupplyRecord, after: SupplyRecord): StockMovementRecord | undefined => {
    const words = { movedOn, reason: REASON };
    const wanted = after.stock ?? 0;
    let standing = standingOf(deps, before.id);
    const lay = sumQuantities([before.stock ?? 0]);
    if (standing.seq === 0 && lay > 0) {
      const opening = movementLine(deps, before, standing, {
        kind: 'opening',
        quantity: lay,
        unfitChange: sumQuantities([before.unfit]),
        ...words,
      });
      keep(opening);
      standing = { seq: opening.seq, balance: opening.balance, unfit: opening.unfitBalance };
    }
    const quantity = sumQuantities([wanted, -standing.balance]);
    if (quantity === 0) return undefined;
    const kind = standing.seq === 0 ? 'opening' : 'stock-take';
    return keep(movementLine(deps, after, standing, { kind, quantity, ...words }));
  };
  return {
    create: (row) => {
      const record = filled(blankSupply(deps), { ...valuesOf<'supplies'>(row) });
      linesTo({ ...record, stock: null }, record);
      recorder.insert(supplyTable, record);
      if (waiting.length >= TOGETHER) flush();
      return { id: record.id, subjectId: deps.self };
    },
    update: (row) => {
      const before = unchangedSince(deps, supplyTable, row);
      const record = filled(raised(deps, before), changesOf(row));
      const line = record.stock === before.stock ? undefined : linesTo(before, record);
      recorder.update(supplyTable, line ? { ...record, unfit: line.unfitBalance } : record);
      if (waiting.length >= TOGETHER) flush();
      return { id: record.id, subjectId: deps.self };
    },
    finish: flush,
  };
}
