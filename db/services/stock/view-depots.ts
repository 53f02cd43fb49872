import type { ReadDb } from '../../connection';
import { maskPhone } from '../../domain/codes/mask';
import { branchesOf } from '../../domain/stock/depot-tree';
import { type DepotRecord, depotTable } from '../../repositories/depot';
import { type DepotHoldings, depotNodes, depotRows, holdingsOf } from '../../repositories/depot-views';
import { enterpriseTable } from '../../repositories/enterprise';
import { findOffice } from '../../repositories/office';
import { stocktakeTable } from '../../repositories/stock';
import {
  type CountingRow,
  countingRows,
  type StocktakeProgress,
  type StocktakeRow,
  stocktakeProgress,
  stocktakesOf,
} from '../../repositories/stocktake-views';
import { teamTable } from '../../repositories/team';
import { found } from '../own-row';
import { assertInSight, sightOf } from '../own-sight';

/** Depots in sight of this desk, each with what lies in it itself. */
export function listDepots(db: ReadDb, self: string, today: string) {
  return depotRows(db, sightOf(db), today).map(({ origin, shareable, ...row }) => ({
    ...row,
    shareable: shareable === null ? null : shareable === 1,
    ours: origin === self,
  }));
}

/** A depot with what lies in it and in its branches. */
export interface DepotView {
  record: DepotRecord;
  ours: boolean;
  originName: string;
  /** Masked. */
  phone: string | null;
  parent: { id: string; name: string } | null;
  enterprise: { id: string; name: string } | null;
  team: { id: string; name: string } | null;
  branches: { id: string; name: string; closedOn: string | null }[];
  own: DepotHoldings;
  /** Itself and all branches under it. */
  together: DepotHoldings;
  stocktakes: StocktakeRow[];
}

/** @throws PlanDeskError NOT_FOUND */
export function viewDepot(db: ReadDb, self: string, id: string, today: string): DepotView {
  assertInSight(db, 'depot', id);
  const record = found(depotTable.find(db, id), '储备库', id);
  const named = (row: { id: string; name: string } | undefined) => row && { id: row.id, name: row.name };
  const all = branchesOf(id, depotNodes(db, record.origin));
  const ours = record.origin === self;
  return {
    record,
    ours,
    originName: findOffice(db, record.origin)?.name ?? '',
    phone: record.phone === null ? null : maskPhone(record.phone),
    parent: (record.parentId !== null && named(depotTable.find(db, record.parentId))) || null,
    enterprise:
      (record.enterpriseId !== null && named(enterpriseTable.find(db, record.enterpriseId))) || null,
    team: (record.teamId !== null && named(teamTable.find(db, record.teamId))) || null,
    branches: depotTable
      .select(db, 'WHERE parent_id = @id AND voided_at IS NULL ORDER BY name_initials, name, id', { id })
      .map((branch) => ({ id: branch.id, name: branch.name, closedOn: branch.closedOn })),
    own: holdingsOf(db, [id], today),
    together: holdingsOf(db, all, today),
    stocktakes: ours ? stocktakesOf(db, id) : [],
  };
}

/** The telephone of a depot in full; the caller logs who asked. @throws PlanDeskError NOT_FOUND */
export function revealDepotPhone(db: ReadDb, id: string): string {
  assertInSight(db, 'depot', id);
  return found(depotTable.find(db, id), '储备库', id).phone ?? '';
}

/** Rows of a stock-taking shown at once. */
export const COUNTING_PAGE = 200;

/** A stock-taking with some of its lines. @throws PlanDeskError NOT_FOUND */
export function viewStocktake(
  db: ReadDb,
  wanted: { id: string; which: 'all' | 'open' | 'differing'; offset: number },
): {
  id: string;
  version: number;
  title: string;
  state: 'counting' | 'done' | 'cancelled';
  depot: { id: string; name: string };
  startedOn: string;
  finishedOn: string | null;
  countedBy: string | null;
  witness: string | null;
  remark: string | null;
  progress: StocktakeProgress;
  rows: CountingRow[];
} {
  assertInSight(db, 'stocktake', wanted.id);
  const record = found(stocktakeTable.find(db, wanted.id), '盘点', wanted.id);
  const { id, version, title, state, startedOn, finishedOn, countedBy, witness, remark } = record;
  const depot = found(depotTable.find(db, record.depotId), '储备库', record.depotId);
  return {
    ...{ id, version, title, state, startedOn, finishedOn, countedBy, witness, remark },
    depot: { id: depot.id, name: depot.name },
    progress: stocktakeProgress(db, id),
    rows: countingRows(db, {
      stocktakeId: id,
      which: wanted.which,
      offset: wanted.offset,
      limit: COUNTING_PAGE,
    }),
  };
}
