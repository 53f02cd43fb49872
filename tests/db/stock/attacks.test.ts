import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MovementWish } from '../../../db/domain/stock/ledger';
import { depotTable } from '../../../db/repositories/depot';
import { stockMovementTable } from '../../../db/repositories/stock';
import { supplyTable } from '../../../db/repositories/supply';
import { voidRecord } from '../../../db/services/registers/save-record';
import { closeDepot, saveDepot } from '../../../db/services/stock/depots';
import { postMovement } from '../../../db/services/stock/post-movement';
import { reverseMovement } from '../../../db/services/stock/reverse-movement';
import { saveSupply } from '../../../db/services/stock/save-supply';
import { countSupply, finishStocktake, startStocktake } from '../../../db/services/stock/stocktakes';
import { transferStock } from '../../../db/services/stock/transfer-stock';
import { makeCore, type TestCore } from '../../builders/database';
import { importLedger } from '../../builders/import-ledger';
import { makeSupply } from '../../builders/records';
import { depotFields, refusalCode } from '../../builders/stock';
import { workbookOf } from '../../builders/workbooks';

const today = '2026-11-20';
let now: string;
let test: TestCore;
beforeEach(() => {
  now = `${today}T01:00:00.000Z`;
  test = makeCore({ today });
});
afterEach(() => test.close());

/** Dependencies whose clock has gone on since the last call. */
const deps = () => {
  now = new Date(Date.parse(now) + 60_000).toISOString();
  const at = now;
  return { ...test.deps(), clock: { now: () => at, today: () => today } } as ReturnType<TestCore['deps']>;
};
const held = (id: string) => {
  const supply = supplyTable.find(test.core.read, id);
  return [supply?.stock, supply?.unfit];
};
const post = (supplyId: string, kind: MovementWish['kind'], quantity: number, more: object = {}) =>
  postMovement(deps(), { supplyId, kind, quantity, movedOn: today, ...more });
const depot = (name: string, more: object = {}) =>
  saveDepot(deps(), { fields: { ...depotFields, name, ...more } }).id;
const supply = (name: string, stock: number, store = '示例库') =>
  saveSupply(deps(), { values: { name, stock, depot: store, unit: '件' } }).id;
const row = (id: string) =>
  supplyTable.find(test.core.read, id) as NonNullable<ReturnType<typeof supplyTable.find>>;
const attempt = (work: () => unknown) => refusalCode(() => test.core.write.transaction(work));

describe('figures that cannot be', () => {
  it('never takes more unfit things along than it moves', () => {
    const { id } = makeSupply(test, { stock: 10 });
    post(id, 'unfit', 5);
    for (const wish of [
      ['out', 1, -5],
      ['scrap', 1, -2],
      ['in', 1, 3],
      ['in', 1, -1],
      ['out', 1, 1],
    ] as const)
      expect([wish, attempt(() => post(id, wish[0], wish[1], { unfitChange: wish[2] }))]).toEqual([
        wish,
        'STOCK_UNFIT_INVALID',
      ]);
    const other = depot('示例二库');
    const filled = supply('示例水泵', 10, '示例三库');
    post(filled, 'unfit', 5);
    transferStock(deps(), { supplyId: filled, toDepotId: other, quantity: 4, movedOn: today });
    expect(
      attempt(() =>
        transferStock(deps(), { supplyId: filled, toDepotId: other, quantity: 1, unfit: 4, movedOn: today }),
      ),
    ).toBe('STOCK_UNFIT_INVALID');
  });

  it('knows sums of tenths and refuses what is no figure', () => {
    const { id } = makeSupply(test, { stock: null });
    post(id, 'in', 0.1);
    post(id, 'in', 0.2);
    post(id, 'out', 0.3);
    expect(held(id)).toEqual([0, 0]);
    for (const quantity of [1e-9, 1e15, Number.NaN, Number.POSITIVE_INFINITY, 0.0004, -1])
      expect([quantity, attempt(() => post(id, 'in', quantity))]).toEqual([
        quantity,
        'STOCK_QUANTITY_INVALID',
      ]);
  });

  it('goes on from finer figures of former rosters, which stand to the thousandth', () => {
    const { id } = makeSupply(test, { stock: 12.56789 });
    post(id, 'out', 2);
    expect(held(id)).toEqual([10.568, 0]);
    // As the migration writes an opening.
    const old = makeSupply(test, { stock: 4.56789 });
    const [line] = stockMovementTable.select(test.core.read, 'WHERE supply_id = @id', { id });
    if (!line) throw new Error('no opening');
    stockMovementTable.insert(test.core.write, {
      ...line,
      id: 'line-of-old',
      supplyId: old.id,
      quantity: 4.56789,
      balance: 4.56789,
    });
    post(old.id, 'out', 1);
    expect(held(old.id)).toEqual([3.568, 0]);
  });

  it('takes nothing back twice, and no reversal', () => {
    const { id } = makeSupply(test, { stock: 10 });
    const out = post(id, 'out', 4);
    const [back] = reverseMovement(deps(), { movementId: out.id, movedOn: today, reason: '记错' });
    const again = (movementId: string) =>
      attempt(() => reverseMovement(deps(), { movementId, movedOn: today, reason: '再来' }));
    expect(again(back?.id ?? '')).toBe('STOCK_REVERSAL_FINAL');
    expect(again(out.id)).toBe('STOCK_REVERSED');
    expect(held(id)).toEqual([10, 0]);
  });
});

describe('a closed depot', () => {
  it('takes in nothing, neither by a form that names it nor by a new supply', () => {
    const id = depot('示例旧库');
    closeDepot(deps(), { id, expectedVersion: 1, closedOn: today });
    const here = supply('示例棉被', 10);
    const edit = (values: Record<string, string | number>, target?: string) =>
      attempt(() =>
        saveSupply(deps(), { id: target, expectedVersion: target ? row(target).version : undefined, values }),
      );
    expect(edit({ depot: '示例旧库' }, here)).toBe('DEPOT_CLOSED');
    expect(edit({ name: '示例水泵', stock: 3, depot: '示例旧库' })).toBe('DEPOT_CLOSED');
    expect(
      attempt(() => transferStock(deps(), { supplyId: here, toDepotId: id, quantity: 1, movedOn: today })),
    ).toBe('DEPOT_CLOSED');
  });

  it('may keep an empty row, which can still be edited', () => {
    const empty = supply('示例沙袋', 0, '示例空库');
    const { depotId } = row(empty);
    closeDepot(deps(), { id: depotId ?? '', expectedVersion: 1, closedOn: today });
    saveSupply(deps(), { id: empty, expectedVersion: 1, values: { remark: '已停用' } });
    expect(row(empty).remark).toBe('已停用');
  });
});

describe('depots in a circle', () => {
  it('are refused across owners too', () => {
    const own = depot('示例主库');
    const foreign = {
      ...(depotTable.find(test.core.read, own) as NonNullable<ReturnType<typeof depotTable.find>>),
    };
    depotTable.insert(test.core.write, {
      ...foreign,
      id: 'far',
      name: '外地库',
      parentId: own,
      origin: 'office-220284',
    });
    expect(
      attempt(() =>
        saveDepot(deps(), {
          id: own,
          expectedVersion: 1,
          fields: { ...depotFields, name: '示例主库', parentId: 'far' },
        }),
      ),
    ).toBe('DEPOT_CIRCLE');
  });
});

describe('a stock-taking while things move', () => {
  const start = (depotId: string | null) =>
    startStocktake(deps(), { depotId: depotId ?? '', title: '年终盘点', startedOn: today, countedBy: null })
      .id;
  const count = (stocktakeId: string, supplyId: string, counted: number, unfit: number | null = null) =>
    countSupply(deps(), { stocktakeId, supplyId, counted, unfit, note: null });
  const finish = (id: string) =>
    test.core.write.transaction(() =>
      finishStocktake(deps(), {
        id,
        expectedVersion: 1,
        finishedOn: today,
        witness: '例监盘',
        leaveUncounted: true,
        remark: null,
      }),
    );
  async function bring(...rows: (string | number)[][]) {
    const file = join(test.folder, 'stock.xlsx');
    const headings = ['储备库', '物资名称', '规格', '现有库存', '计量单位'];
    writeFileSync(file, await workbookOf({ name: '物资', rows: [headings, ...rows] }));
    return (await importLedger(test, 'supplies', file)).applied;
  }

  it('does not take a difference twice that a workbook has brought meanwhile', async () => {
    const id = supply('示例棉被', 10);
    const taking = start(row(id).depotId);
    count(taking, id, 8);
    // The clock of imports is the core's.
    now = `${today}T00:00:00.000Z`;
    await bring(['示例库', '示例棉被', '', 8, '件']);
    expect(held(id)).toEqual([8, 0]);
    test.core.write.run(`UPDATE stocktake_line SET updated_at = '2026-11-19T00:00:00.000Z'`);
    expect(refusalCode(() => finish(taking))).toBe('STOCKTAKE_STALE');
    count(taking, id, 8);
    expect(finish(taking)).toMatchObject({ posted: 0 });
    expect(held(id)).toEqual([8, 0]);
  });

  it('does not mend by itself what broke after it was counted', () => {
    const id = supply('示例水泵', 10);
    const taking = start(row(id).depotId);
    count(taking, id, 10, 0);
    post(id, 'unfit', 3);
    expect(refusalCode(() => finish(taking))).toBe('STOCKTAKE_STALE');
    count(taking, id, 10, 3);
    finish(taking);
    expect(held(id)).toEqual([10, 3]);
  });

  it('ends although something was voided after it was counted', () => {
    const id = supply('示例手电', 4);
    const taking = start(row(id).depotId);
    count(taking, id, 3);
    voidRecord(deps(), { register: 'supplies', id, expectedVersion: row(id).version, reason: '重复登记' });
    expect(finish(taking)).toMatchObject({ posted: 0 });
  });
});

describe('a workbook with figures finer than a thousandth', () => {
  it('is taken in all the same', async () => {
    const file = join(test.folder, 'fine.xlsx');
    const headings = ['储备库', '物资名称', '规格', '现有库存', '计量单位'];
    writeFileSync(
      file,
      await workbookOf({
        name: '物资',
        rows: [headings, ['示例库', '示例柴油', '', 1.23456, '吨'], ['示例库', '示例汽油', '', 2, '吨']],
      }),
    );
    const { applied } = await importLedger(test, 'supplies', file);
    expect(applied).toMatchObject({ created: 2 });
    expect(supplyTable.select(test.core.read, 'ORDER BY stock').map(({ stock }) => stock)).toEqual([
      1.235, 2,
    ]);
  });
});
