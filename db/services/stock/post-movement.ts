import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import {
  EMPTY_LEDGER,
  type LedgerRefusal,
  type LedgerStanding,
  type LedgerStep,
  type MovementWish,
  nextLine,
} from '../../domain/stock/ledger';
import { sumQuantities } from '../../domain/stock/quantity';
import { tidyValue } from '../../domain/text/normalise';
import { type DepotRecord, depotTable } from '../../repositories/depot';
import { type StockMovementRecord, stockMovementTable } from '../../repositories/stock';
import { lastMovement, movementOfDocument } from '../../repositories/stock-views';
import { type SupplyRecord, supplyTable } from '../../repositories/supply';
import { markDutiesDirty } from '../duties/refresh';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';

/** What a line of the ledger says besides its figures. */
export interface MovementWords {
  /** Civil day; not after today. What is entered late stands where it was entered. */
  movedOn: string;
  documentNo?: string | null | undefined;
  counterpart?: string | null | undefined;
  handledBy?: string | null | undefined;
  reason?: string | null | undefined;
  /** The line of a call-up it belongs to: the call-up itself answers for its not being posted twice. */
  deploymentItemId?: string | undefined;
  stocktakeId?: string | undefined;
  /** Both halves of a transfer bear the same. */
  pairId?: string | undefined;
}

export interface MovementInput extends MovementWish, MovementWords {
  supplyId: string;
}

/** Where rows go: straight into the database, or through the recorder of a batch that can be undone. */
export interface StockWriter {
  insertLine(line: StockMovementRecord): void;
  updateSupply(supply: SupplyRecord): void;
}

/** Writes straight into the database of a command. */
export const directWriter = ({ db }: Pick<Deps, 'db'>): StockWriter => ({
  insertLine: (line) => stockMovementTable.insert(db, line),
  updateSupply: (supply) => supplyTable.update(db, supply),
});

/** What a refusal of the ledger says to people; braces stand for its figures and for the supply. */
const REFUSALS: Readonly<Record<LedgerRefusal['code'], string>> = {
  STOCK_QUANTITY_INVALID: '数量应为大于0的数，最多三位小数，请核对。',
  STOCK_BELOW_ZERO: '“{name}”现有库存{stock}{unit}，不足{wanted}{unit}，请核对数量或先补登入库。',
  STOCK_UNFIT_INVALID: '“{name}”的待修数量应在0与库存之间，请核对数量。',
  STOCK_ALREADY_OPENED: '“{name}”的台账已经建账，期初数不能再登记，请用盘点调整。',
};

/**
 * Posts one line to the ledger of a supply and brings its stock up to date: the only way stock changes. Belongs into the
 * transaction of a command.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, FIELDS_INVALID (a day that does not exist or has not come),
 *   STOCK_QUANTITY_INVALID, STOCK_BELOW_ZERO {supplyId, name, stock, wanted}, STOCK_UNFIT_INVALID, STOCK_ALREADY_OPENED,
 *   STOCK_POSTED_TWICE {supplyId, documentNo, movementId, movedOn}, DEPOT_CLOSED
 */
export function postMovement(deps: Deps, input: MovementInput): StockMovementRecord {
  const supply = found(supplyTable.find(deps.db, input.supplyId), '物资', input.supplyId);
  assertEditable(deps, supply);
  if (input.kind !== 'opening') openLedger(deps, supply, input.movedOn);
  const line = movementLine(deps, supply, standingOf(deps, supply.id), input);
  return writeMovement(deps, supply, line, directWriter(deps));
}

/** What a supply's ledger says now. */
export function standingOf({ db }: Pick<Deps, 'db'>, supplyId: string): LedgerStanding {
  const last = lastMovement(db, supplyId);
  return last ? { seq: last.seq, balance: last.balance, unfit: last.unfitBalance } : EMPTY_LEDGER;
}

/**
 * The line that follows from a wish, checked but not written. For batches, which keep lines through their recorder.
 * @throws PlanDeskError as `postMovement`
 */
export function movementLine(
  deps: Deps,
  supply: SupplyRecord,
  standing: LedgerStanding,
  input: MovementWish & MovementWords,
): StockMovementRecord {
  const check = new FieldCheck();
  const movedOn = check.date('movedOn', input.movedOn, deps.clock.today());
  check.throwIfAny();
  const step = nextLine(standing, input);
  if (!step.ok) throw refusalOf(step.error, supply);
  const line = lineOf(
    deps,
    supply,
    { ...step.value, kind: input.kind },
    { ...input, movedOn: movedOn ?? '' },
  );
  refuseTwice(deps, line);
  if (line.quantity > 0) refuseClosedDepot(deps, supply, input.kind);
  return line;
}

/** A row of the ledger from its figures and words. */
export function lineOf(
  deps: Pick<Deps, 'self' | 'clock' | 'newId'>,
  supply: SupplyRecord,
  step: LedgerStep & Pick<StockMovementRecord, 'kind'>,
  words: MovementWords & { reversesId?: string },
): StockMovementRecord {
  const text = (value: string | null | undefined) => tidyValue(value ?? '') || null;
  return {
    ...newBookkeeping(deps),
    id: deps.newId(),
    supplyId: supply.id,
    ...step,
    movedOn: words.movedOn,
    documentNo: text(words.documentNo),
    pairId: words.pairId ?? null,
    reversesId: words.reversesId ?? null,
    deploymentItemId: words.deploymentItemId ?? null,
    stocktakeId: words.stocktakeId ?? null,
    counterpart: text(words.counterpart),
    handledBy: text(words.handledBy) ?? null,
    reason: text(words.reason),
  };
}

/** Writes a line and what the supply holds after it. */
export function writeMovement(
  deps: Deps,
  supply: SupplyRecord,
  line: StockMovementRecord,
  writer: StockWriter,
): StockMovementRecord {
  writer.insertLine(line);
  const now = supplyTable.find(deps.db, supply.id) ?? supply;
  writer.updateSupply({ ...nextBookkeeping(deps, now), stock: line.balance, unfit: line.unfitBalance });
  markDutiesDirty(deps.db, [supply.origin]);
  deps.changed('supplies', [supply.id]);
  return line;
}

/** What is refused, in the words of the supply. */
export function refusalOf(refusal: LedgerRefusal, supply: SupplyRecord): PlanDeskError {
  const { code, ...details } = refusal;
  const words: Readonly<Record<string, unknown>> = { ...details, name: supply.name, unit: supply.unit ?? '' };
  const message = REFUSALS[code].replace(/\{(\w+)\}/g, (_, key: string) => String(words[key] ?? ''));
  return new PlanDeskError(code, message, {
    supplyId: supply.id,
    name: supply.name,
    ...details,
  });
}

/** What lay there before its ledger began is its opening. */
function openLedger(deps: Deps, supply: SupplyRecord, movedOn: string): void {
  const quantity = sumQuantities([supply.stock ?? 0]);
  if (quantity === 0 || lastMovement(deps.db, supply.id)) return;
  const opening = movementLine(deps, supply, EMPTY_LEDGER, {
    kind: 'opening',
    quantity,
    unfitChange: sumQuantities([supply.unfit]),
    movedOn,
  });
  stockMovementTable.insert(deps.db, opening);
}

function refuseTwice({ db }: Deps, line: StockMovementRecord): void {
  const { supplyId, kind, documentNo } = line;
  if (documentNo === null || line.deploymentItemId !== null) return;
  const earlier = movementOfDocument(db, { supplyId, kind, documentNo });
  if (earlier)
    throw new PlanDeskError(
      'STOCK_POSTED_TWICE',
      `单号“${documentNo}”已于${earlier.movedOn}记入这项物资的台账，请勿重复登记；如确需再记，请换一个单号。`,
      { supplyId, documentNo, movementId: earlier.id, movedOn: earlier.movedOn },
    );
}

/** What went out before a depot was closed may still come back to it; nothing new is laid into it. */
function refuseClosedDepot({ db }: Deps, supply: SupplyRecord, kind: MovementWish['kind']): void {
  if (kind !== 'in' && kind !== 'transfer-in') return;
  assertOpenDepot(supply.depotId === null ? undefined : depotTable.find(db, supply.depotId));
}

/** @throws PlanDeskError DEPOT_CLOSED */
export function assertOpenDepot(depot: DepotRecord | null | undefined): void {
  if (depot?.closedOn)
    throw new PlanDeskError(
      'DEPOT_CLOSED',
      `储备库“${depot.name}”已于${depot.closedOn}停用，不能再入库，请选择其他储备库。`,
      { depotId: depot.id, name: depot.name, closedOn: depot.closedOn },
    );
}
