import type { Deps } from '../../core';
import type { CivilDate } from '../../domain/dates/civil-date';
import type { MovementKind } from '../../domain/stock/codes';
import { sumQuantities } from '../../domain/stock/quantity';
import { type DepotRecord, depotTable } from '../../repositories/depot';
import { stocktakeLineTable, stocktakeTable } from '../../repositories/stock';
import { type SupplyRecord, supplyTable } from '../../repositories/supply';
import { postMovement } from '../stock/post-movement';
import { countSupply, finishStocktake, startStocktake } from '../stock/stocktakes';
import { transferStock } from '../stock/transfer-stock';
import type { Random } from './random';
import type { Teller } from './timeline';

/** Months back of which the ledgers are told; stock is taken half-yearly, so many days before today. */
const MONTHS = 12;
const TAKEN = [320, 138] as const;
/** One running count: begun two days ago. */
const RUNNING = 2;
/** Of the counted things so many in a hundred differ from the books. */
const DIFFERS = 0.12;

/** What happens to stock in a year, in turn; shares of what lies there. */
const ACTS: readonly {
  kind: Extract<MovementKind, 'in' | 'out' | 'unfit' | 'mended' | 'scrap'>;
  share: number;
  counterpart: string | null;
  reason: string;
}[] = [
  { kind: 'in', share: 0.12, counterpart: '示例应急装备公司', reason: '年度采购到货' },
  { kind: 'out', share: 0.05, counterpart: '乡镇街道', reason: '下拨防汛前置' },
  { kind: 'out', share: 0.03, counterpart: '应急演练', reason: '演练消耗' },
  { kind: 'in', share: 0.04, counterpart: '社会捐赠', reason: '捐赠入库' },
  { kind: 'unfit', share: 0.02, counterpart: null, reason: '保养检查发现破损' },
  { kind: 'mended', share: 0.01, counterpart: '示例维修站', reason: '修复验收' },
  { kind: 'scrap', share: 0.01, counterpart: null, reason: '破损无法修复' },
];

/** A year of the depots' ledgers: what came, went and moved between them, counted half-yearly with its differences. */
export function tellStock({ timeline, days, data }: Teller, random: Random): void {
  const keeper = data.county.officers[2] ?? null;
  for (let month = MONTHS; month > 0; month -= 1) {
    const own = random.branch(`month ${month}`);
    timeline.add(days.workingAgo(month * 20 - own.between(0, 9)), (deps) =>
      tellMonth(deps, month, keeper, own),
    );
  }
  for (const ago of TAKEN) {
    const own = random.branch(`count ${ago}`);
    timeline.add(days.workingAgo(Math.round((ago * 5) / 7)), (deps) => {
      for (const depot of depots(deps)) takeStock(deps, depot, keeper, own, true);
    });
  }
  timeline.add(days.ago(RUNNING), (deps) => {
    const last = depots(deps).at(-1);
    if (last) takeStock(deps, last, keeper, random.branch('running'), false);
  });
}

/** Top depots first, in the order of their names. */
const depots = ({ db }: Deps): DepotRecord[] =>
  depotTable.select(
    db,
    "WHERE kind = 'government' AND voided_at IS NULL ORDER BY parent_id IS NOT NULL, name",
  );

const lyingIn = ({ db }: Deps, depotId: string): SupplyRecord[] =>
  supplyTable.select(
    db,
    'WHERE depot_id = @depotId AND voided_at IS NULL AND stock > 20 ORDER BY name_key, spec',
    { depotId },
  );

function tellMonth(deps: Deps, month: number, handledBy: string | null, random: Random): void {
  const movedOn = deps.clock.today();
  const places = depots(deps);
  for (const [place, depot] of places.entries()) {
    const things = lyingIn(deps, depot.id);
    for (let n = 0; n < 2; n += 1) {
      const supply = things[random.between(0, Math.max(0, things.length - 1))];
      const act = ACTS[(month + place * 2 + n * 3) % ACTS.length];
      if (!supply || !act) continue;
      const quantity = Math.max(1, Math.round((supply.stock ?? 0) * act.share));
      if ((act.kind === 'mended' || act.kind === 'scrap') && supply.unfit < quantity) continue;
      postMovement(deps, {
        ...{ supplyId: supply.id, kind: act.kind, quantity, movedOn, handledBy },
        ...{ counterpart: act.counterpart, reason: act.reason },
        documentNo: `${act.kind === 'in' ? '入' : '出'}${movedOn.replaceAll('-', '')}-${place + 1}${n + 1}`,
      });
    }
  }
  const [top, ...others] = places;
  const to = others[month % Math.max(1, others.length)];
  const supply = top ? lyingIn(deps, top.id)[month % 5] : undefined;
  // Before the flood season the branches are filled up.
  if (month % 3 === 0 && to && supply)
    transferStock(deps, {
      ...{ supplyId: supply.id, toDepotId: to.id, movedOn, handledBy, reason: '补充分库' },
      quantity: Math.max(1, Math.round((supply.stock ?? 0) * 0.05)),
      documentNo: `调${movedOn.replaceAll('-', '')}`,
    });
}

/** Counts everything in a depot, or begins to; a few things differ, and once said are put right. */
function takeStock(
  deps: Deps,
  depot: DepotRecord,
  countedBy: string | null,
  random: Random,
  whole: boolean,
): void {
  const day = deps.clock.today() as CivilDate;
  const title = `${day.slice(0, 4)}年${day.slice(5, 7) <= '06' ? '上' : '下'}半年盘点`;
  const { id } = startStocktake(deps, { depotId: depot.id, title, startedOn: day, countedBy });
  const lines = stocktakeLineTable.select(deps.db, 'WHERE stocktake_id = @id ORDER BY id', { id });
  lines.slice(0, whole ? lines.length : Math.ceil(lines.length / 2)).forEach(({ supplyId, book }) => {
    const off = random.chance(DIFFERS) && book > 5 ? random.pick([-3, -2, -1, 1, 2]) : 0;
    countSupply(deps, {
      ...{ stocktakeId: id, supplyId, unfit: null, counted: sumQuantities([book, off]) },
      note: off === 0 ? null : off < 0 ? '领用未登记' : '上次漏盘',
    });
  });
  if (whole)
    finishStocktake(deps, {
      ...{ id, expectedVersion: stocktakeTable.find(deps.db, id)?.version ?? 0, finishedOn: day },
      ...{ witness: '例审核', leaveUncounted: true, remark: null },
    });
}
