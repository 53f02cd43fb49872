import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { chineseDate, type FormDefinition } from '../../documents/forms/definition';
import { countSheet } from '../../documents/forms/stock-papers';
import type { CivilDate } from '../../domain/dates/civil-date';
import { isPlanDeskError, PlanDeskError } from '../../domain/errors';
import { sumQuantities, toThousandths } from '../../domain/stock/quantity';
import { depotTable } from '../../repositories/depot';
import {
  type StocktakeLineRecord,
  type StocktakeRecord,
  stocktakeLineTable,
  stocktakeTable,
} from '../../repositories/stock';
import {
  countingRows,
  differingLines,
  isCountOvertaken,
  listDepotForCounting,
  stocktakeLineOf,
  stocktakeProgress,
  stocktakeRunning,
} from '../../repositories/stocktake-views';
import { supplyTable } from '../../repositories/supply';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { findByLabel } from './labels';
import { postMovement } from './post-movement';

/** Lines on a printed count sheet at most: two hundred pages. */
const MOST_LINES = 5000;

/**
 * Begins to count a depot: a line for everything in it with what the books say.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, FIELDS_INVALID, STOCKTAKE_RUNNING {stocktakeId, startedOn}
 */
export function startStocktake(
  deps: Deps,
  input: { depotId: string; title: string; startedOn: string; countedBy: string | null },
): { id: string; version: number } {
  const depot = found(depotTable.find(deps.db, input.depotId), '储备库', input.depotId);
  assertEditable(deps, depot);
  const check = new FieldCheck();
  check.date('startedOn', input.startedOn, deps.clock.today());
  const title = check.required('title', input.title, '请填写盘点名称。');
  check.throwIfAny();
  const running = stocktakeRunning(deps.db, depot.id);
  if (running)
    throw new PlanDeskError(
      'STOCKTAKE_RUNNING',
      `“${depot.name}”从${running.startedOn}起正在盘点，请先完成或取消那一次。`,
      { stocktakeId: running.id, startedOn: running.startedOn },
    );
  const record: StocktakeRecord = {
    ...newBookkeeping(deps),
    id: deps.newId(),
    depotId: depot.id,
    title,
    state: 'counting',
    startedOn: input.startedOn,
    finishedOn: null,
    countedBy: check.text(input.countedBy),
    witness: null,
    remark: null,
  };
  stocktakeTable.insert(deps.db, record);
  listDepotForCounting(deps.db, {
    stocktakeId: record.id,
    depotId: depot.id,
    origin: deps.self,
    now: deps.clock.now(),
  });
  deps.changed('supplies', [depot.id]);
  return { id: record.id, version: record.version };
}

/**
 * Writes down what was counted of one supply, named by itself or by its label; the last word counts. What the books say is
 * taken anew, so that things which move afterwards do not become a difference. `counted` null takes the count back.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, STOCKTAKE_OVER, LABEL_UNKNOWN, LABEL_ELSEWHERE {name, place}, FIELDS_INVALID
 */
export function countSupply(
  deps: Deps,
  input: {
    stocktakeId: string;
    supplyId?: string | undefined;
    label?: string | undefined;
    counted: number | null;
    unfit: number | null;
    note: string | null;
  },
): { id: string; supplyId: string; name: string; book: number; counted: number | null } {
  const stocktake = counting(deps, input.stocktakeId);
  const supplyId = input.supplyId ?? labelled(deps, stocktake, input.label ?? '');
  const supply = found(supplyTable.find(deps.db, supplyId), '物资', supplyId);
  if (supply.depotId !== stocktake.depotId) throw elsewhere(supply.name, supply.depot);
  const check = new FieldCheck();
  if (input.counted !== null && !(input.counted >= 0 && toThousandths(input.counted) !== null))
    check.add('counted', 'RANGE', '实盘数应为不小于0的数，最多三位小数。');
  if (
    input.unfit !== null &&
    !(input.unfit >= 0 && toThousandths(input.unfit) !== null && input.unfit <= (input.counted ?? -1))
  )
    check.add('unfit', 'RANGE', '待修数应在0与实盘数之间。');
  check.throwIfAny();
  const said = {
    book: supply.stock ?? 0,
    counted: input.counted,
    unfit: input.counted === null ? null : input.unfit,
    note: check.text(input.note),
  };
  const line = stocktakeLineOf(deps.db, stocktake.id, supply.id);
  const record = line
    ? { ...nextBookkeeping(deps, line), ...said }
    : {
        ...newBookkeeping(deps),
        id: deps.newId(),
        stocktakeId: stocktake.id,
        supplyId: supply.id,
        ...said,
      };
  if (line) stocktakeLineTable.update(deps.db, record);
  else stocktakeLineTable.insert(deps.db, record);
  deps.changed('supplies', [supply.id]);
  return { id: record.id, supplyId: supply.id, name: supply.name, book: said.book, counted: said.counted };
}

/**
 * Ends a stock-taking: every difference becomes a line of its ledger, all or none. What was not counted stays as the books
 * have it, if that is said (`leaveUncounted`).
 * @returns how many lines were posted
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, STALE_VERSION, STOCKTAKE_OVER, FIELDS_INVALID (without a witness),
 *   STOCKTAKE_INCOMPLETE {left}, STOCKTAKE_STALE {supplyId, name}
 */
export function finishStocktake(
  deps: Deps,
  input: {
    id: string;
    expectedVersion: number;
    finishedOn: string;
    witness: string;
    leaveUncounted: boolean;
    remark: string | null;
  },
): { id: string; version: number; posted: number } {
  const stocktake = counting(deps, input.id, input.expectedVersion);
  const check = new FieldCheck();
  check.date('finishedOn', input.finishedOn, deps.clock.today());
  if (input.finishedOn < stocktake.startedOn)
    check.add('finishedOn', 'BEFORE_START', `盘点${stocktake.startedOn}才开始，结束日期不能更早。`);
  const witness = check.required('witness', input.witness, '请填写监盘人。');
  check.throwIfAny();
  const progress = stocktakeProgress(deps.db, stocktake.id);
  const left = progress.lines - progress.counted;
  if (left > 0 && !input.leaveUncounted)
    throw new PlanDeskError('STOCKTAKE_INCOMPLETE', `还有${left}项没有盘点，请盘完或确认按账面数保留。`, {
      left,
    });
  const lines = differingLines(deps.db, stocktake.id);
  for (const line of lines) postDifference(deps, stocktake, line, input.finishedOn);
  const record: StocktakeRecord = {
    ...nextBookkeeping(deps, stocktake),
    state: 'done',
    finishedOn: input.finishedOn,
    witness,
    remark: check.lines(input.remark),
  };
  stocktakeTable.update(deps.db, record);
  deps.changed('supplies', [stocktake.depotId]);
  return { id: record.id, version: record.version, posted: lines.length };
}

/** Ends a stock-taking without a trace in the ledgers. @throws PlanDeskError NOT_FOUND, NOT_OURS, STALE_VERSION, STOCKTAKE_OVER */
export function cancelStocktake(
  deps: Deps,
  input: { id: string; expectedVersion: number; reason: string },
): { id: string; version: number } {
  const stocktake = counting(deps, input.id, input.expectedVersion);
  const record: StocktakeRecord = {
    ...nextBookkeeping(deps, stocktake),
    state: 'cancelled',
    finishedOn: deps.clock.today(),
    remark: input.reason,
  };
  stocktakeTable.update(deps.db, record);
  deps.changed('supplies', [stocktake.depotId]);
  return { id: record.id, version: record.version };
}

/** 盘点表 of a stock-taking, to be filled in by hand or with what was counted. @throws PlanDeskError NOT_FOUND */
export function countSheetOf(db: ReadDb, id: string): FormDefinition {
  const stocktake = found(stocktakeTable.find(db, id), '盘点', id);
  const day = (stocktake.finishedOn ?? stocktake.startedOn) as CivilDate;
  const head = {
    title: stocktake.title,
    depot: depotTable.find(db, stocktake.depotId)?.name ?? '',
    day: chineseDate(day),
    countedBy: stocktake.countedBy,
    witness: stocktake.witness,
  };
  return countSheet(head, countingRows(db, { stocktakeId: id, which: 'all', offset: 0, limit: MOST_LINES }));
}

function postDifference(
  deps: Deps,
  stocktake: StocktakeRecord,
  line: StocktakeLineRecord,
  movedOn: string,
): void {
  const supply = found(supplyTable.find(deps.db, line.supplyId), '物资', line.supplyId);
  const stale = (cause?: unknown) =>
    new PlanDeskError(
      'STOCKTAKE_STALE',
      `“${supply.name}”盘点后又有出入库，差异已对不上，请重新清点这一项。`,
      { supplyId: supply.id, name: supply.name },
      { cause },
    );
  if (isCountOvertaken(deps.db, line)) throw stale();
  try {
    postMovement(deps, {
      supplyId: supply.id,
      kind: 'stock-take',
      quantity: sumQuantities([line.counted ?? line.book, -line.book]),
      unfitChange: line.unfit === null ? undefined : sumQuantities([line.unfit, -supply.unfit]),
      movedOn,
      stocktakeId: stocktake.id,
      counterpart: stocktake.title,
      handledBy: stocktake.countedBy,
      reason: line.note,
    });
  } catch (error) {
    if (!isPlanDeskError(error, 'STOCK_BELOW_ZERO') && !isPlanDeskError(error, 'STOCK_UNFIT_INVALID'))
      throw error;
    throw stale(error);
  }
}

function counting(deps: Deps, id: string, expectedVersion?: number): StocktakeRecord {
  const stocktake = found(stocktakeTable.find(deps.db, id), '盘点', id);
  assertEditable(deps, stocktake, expectedVersion);
  if (stocktake.state !== 'counting')
    throw new PlanDeskError('STOCKTAKE_OVER', '这次盘点已经结束，如有出入请另行盘点。', {
      id,
      state: stocktake.state,
    });
  return stocktake;
}

function labelled(deps: Deps, stocktake: StocktakeRecord, typed: string): string {
  const thing = findByLabel(deps.db, deps.self, typed);
  if (thing.kind !== 'supply' || thing.depotId !== stocktake.depotId)
    throw elsewhere(thing.name, thing.place);
  return thing.id;
}

const elsewhere = (name: string, place: string | null) =>
  new PlanDeskError(
    'LABEL_ELSEWHERE',
    `“${name}”登记在${place ?? '别处'}，不属于这次盘点的储备库；确在此处的，请先办理调拨。`,
    { name, place },
  );
