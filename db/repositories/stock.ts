import type { MovementKind, StocktakeState } from '../domain/stock/codes';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, plain } from './table';

/** One line of the stock ledger. Quantities are in the unit of the supply; the newest line of a supply says what it holds. */
export interface StockMovementRecord extends Bookkeeping {
  id: string;
  supplyId: string;
  /** 1, 2, 3 … of this supply. */
  seq: number;
  kind: MovementKind;
  /** What the stock gains; below nought: what it loses. */
  quantity: number;
  /** What the unfit part of it gains or loses. */
  unfitChange: number;
  /** The stock after it. */
  balance: number;
  unfitBalance: number;
  movedOn: string;
  /** 单号. */
  documentNo: string | null;
  /** Both halves of a transfer bear the same. */
  pairId: string | null;
  reversesId: string | null;
  /** The line of a call-up it belongs to. */
  deploymentItemId: string | null;
  /** The stock-taking it came from. */
  stocktakeId: string | null;
  /** From whom, to whom. */
  counterpart: string | null;
  handledBy: string | null;
  reason: string | null;
}

export const stockMovementTable = defineTable<StockMovementRecord>('stock_movement', {
  id: plain('id'),
  supplyId: plain('supply_id'),
  seq: plain('seq'),
  kind: plain('kind'),
  quantity: plain('quantity'),
  unfitChange: plain('unfit_change'),
  balance: plain('balance'),
  unfitBalance: plain('unfit_balance'),
  movedOn: plain('moved_on'),
  documentNo: plain('document_no'),
  pairId: plain('pair_id'),
  reversesId: plain('reverses_id'),
  deploymentItemId: plain('deployment_item_id'),
  stocktakeId: plain('stocktake_id'),
  counterpart: plain('counterpart'),
  handledBy: plain('handled_by'),
  reason: plain('reason'),
});

/** 盘点 of one depot. */
export interface StocktakeRecord extends Bookkeeping {
  id: string;
  depotId: string;
  title: string;
  state: StocktakeState;
  startedOn: string;
  finishedOn: string | null;
  countedBy: string | null;
  /** 监盘. */
  witness: string | null;
  remark: string | null;
}

export const stocktakeTable = defineTable<StocktakeRecord>('stocktake', {
  id: plain('id'),
  depotId: plain('depot_id'),
  title: plain('title'),
  state: plain('state'),
  startedOn: plain('started_on'),
  finishedOn: plain('finished_on'),
  countedBy: plain('counted_by'),
  witness: plain('witness'),
  remark: plain('remark'),
});

/** One supply of a stock-taking: what the books said and what was counted. */
export interface StocktakeLineRecord extends Bookkeeping {
  id: string;
  stocktakeId: string;
  supplyId: string;
  /** 账面数 when the counting began. */
  book: number;
  /** 实盘数; NULL: not counted yet. */
  counted: number | null;
  unfit: number | null;
  note: string | null;
}

export const stocktakeLineTable = defineTable<StocktakeLineRecord>('stocktake_line', {
  id: plain('id'),
  stocktakeId: plain('stocktake_id'),
  supplyId: plain('supply_id'),
  book: plain('book'),
  counted: plain('counted'),
  unfit: plain('unfit'),
  note: plain('note'),
});
