import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isPlanDeskError } from '../../../db/domain/errors';
import { depotTable } from '../../../db/repositories/depot';
import { holdingsOf } from '../../../db/repositories/depot-views';
import { stockMovementTable } from '../../../db/repositories/stock';
import { supplyTable } from '../../../db/repositories/supply';
import { closeDepot, saveDepot } from '../../../db/services/stock/depots';
import { postMovement } from '../../../db/services/stock/post-movement';
import { reverseMovement } from '../../../db/services/stock/reverse-movement';
import { saveSupply } from '../../../db/services/stock/save-supply';
import { transferStock } from '../../../db/services/stock/transfer-stock';
import { makeCore, type TestCore } from '../../builders/database';
import { depotFields, refusalCode } from '../../builders/stock';

let test: TestCore;
beforeEach(() => {
  test = makeCore({ today: '2026-11-20' });
});
afterEach(() => test.close());

const today = '2026-11-20';
const depot = (name: string, more: object = {}) =>
  saveDepot(test.deps(), { fields: { ...depotFields, name, ...more } }).id;
const supply = (values: Parameters<typeof saveSupply>[1]['values']) =>
  saveSupply(test.deps(), { values: { name: '示例棉被', unit: '床', ...values } }).id;
const row = (id: string) => supplyTable.find(test.core.read, id);

describe('depots', () => {
  it('are kept with what is known of them, by one name once', () => {
    const id = depot(' 示例 中心库 ', { phone: '0432-00001234', longitude: 126.96, latitude: 44.41 });
    expect(depotTable.find(test.core.read, id)).toMatchObject({
      name: '示例 中心库',
      nameKey: '示例中心库',
      kind: 'government',
      regionCode: '220283',
      longitude: 126.96,
    });
    expect(refusalCode(() => depot('示例中心库'))).toBe('DEPOT_DOUBLE');
    for (const wrong of [{ longitude: 1 }, { longitude: 44, latitude: 126 }, { area: -1 }, { parentId: 'x' }])
      expect(refusalCode(() => depot('另一示例库', wrong))).toBe('FIELDS_INVALID');
  });

  it('never hang in a circle, and say which', () => {
    const main = depot('示例主库');
    const branch = depot('示例分库', { parentId: main });
    const hut = depot('示例点', { parentId: branch });
    const circle = () =>
      saveDepot(test.deps(), { id: main, fields: { ...depotFields, name: '示例主库', parentId: hut } });
    expect(circle).toThrow(
      expect.objectContaining({
        code: 'DEPOT_CIRCLE',
        details: { depots: ['示例点', '示例分库', '示例主库'] },
      }),
    );
  });

  it('are closed when nothing lies in them, and take nothing then', () => {
    const main = depot('示例主库');
    const branch = depot('示例分库', { parentId: main });
    const id = supply({ depot: '示例分库', stock: 3 });
    const close = (depotId: string, version = 1, closedOn: string | null = today) =>
      closeDepot(test.deps(), { id: depotId, expectedVersion: version, closedOn });
    expect(refusalCode(() => close(main))).toBe('DEPOT_NOT_EMPTY');
    expect(refusalCode(() => close(branch))).toBe('DEPOT_NOT_EMPTY');
    postMovement(test.deps(), { supplyId: id, kind: 'scrap', quantity: 3, movedOn: today });
    close(branch);
    close(main);
    expect(
      refusalCode(() => postMovement(test.deps(), { supplyId: id, kind: 'in', quantity: 1, movedOn: today })),
    ).toBe('DEPOT_CLOSED');
    close(branch, 2, null);
    postMovement(test.deps(), { supplyId: id, kind: 'in', quantity: 1, movedOn: today });
    expect(row(id)?.stock).toBe(1);
  });

  it('carry a new name to what lies in them', () => {
    const id = depot('示例库');
    const item = supply({ depot: '示例库' });
    saveDepot(test.deps(), { id, fields: { ...depotFields, name: '示例新库' } });
    expect(row(item)).toMatchObject({ depot: '示例新库', depotKey: '示例新库', depotId: id, version: 2 });
  });

  it('count what lies in them', () => {
    const id = depot('示例库');
    supply({ depot: '示例库', stock: 3, minimumStock: 5 });
    supply({ depot: '示例库', spec: '大', stock: 3, expiresOn: '2026-11-19', nextCheckOn: '2026-01-01' });
    supply({ depot: '示例库', spec: '小', minimumStock: 2 });
    expect(holdingsOf(test.core.read, [id], today)).toEqual({
      supplies: 3,
      inStock: 2,
      belowMinimum: 2,
      expired: 1,
      unfit: 0,
      upkeepDue: 1,
    });
  });
});

describe('saveSupply', () => {
  it('opens the ledger with the typed stock; later the ledger alone says it', () => {
    const id = supply({ depot: '示例新设库', stock: 12 });
    expect(depotTable.find(test.core.read, row(id)?.depotId ?? '')?.name).toBe('示例新设库');
    expect(
      stockMovementTable
        .select(test.core.read, 'WHERE supply_id = @id', { id })
        .map(({ kind, balance }) => [kind, balance]),
    ).toEqual([['opening', 12]]);
    const save = (values: Parameters<typeof saveSupply>[1]['values']) => () =>
      saveSupply(test.deps(), { id, values });
    expect(refusalCode(save({ stock: 13 }))).toBe('FIELDS_INVALID');
    expect(refusalCode(save({ code: '1000201' }))).toBe('FIELDS_INVALID');
    expect(refusalCode(save({ capabilities: ['flying'] }))).toBe('FIELDS_INVALID');
    save({ stock: 12, code: '1 01 01 01', capabilities: ['living-support'] })();
    expect(row(id)).toMatchObject({ stock: 12, code: '1010101', version: 2 });
  });

  it('brings the next day of upkeep along with a check', () => {
    const id = supply({ checkedOn: '2026-08-31', checkMonths: 6 });
    expect(row(id)?.nextCheckOn).toBe('2027-02-28');
    saveSupply(test.deps(), { id, values: { checkedOn: '2026-11-01' } });
    expect(row(id)?.nextCheckOn).toBe('2027-05-01');
    saveSupply(test.deps(), { id, values: { checkedOn: '2026-11-02', nextCheckOn: '2026-12-01' } });
    expect(row(id)?.nextCheckOn).toBe('2026-12-01');
  });
});

describe('another depot on the form', () => {
  it('is refused while something lies there, and taken for what is empty or lay nowhere', () => {
    const main = supply({ depot: '示例主库', stock: 10 });
    const refusal = (depotName: string | null) => {
      try {
        saveSupply(test.deps(), { id: main, values: { depot: depotName } });
      } catch (error) {
        return isPlanDeskError(error, 'FIELDS_INVALID') ? error.details.fields : error;
      }
      return null;
    };
    expect(refusal('示例分库')).toMatchObject([{ field: 'depot', message: expect.stringContaining('调拨') }]);
    expect(refusal(null)).toMatchObject([{ field: 'depot' }]);
    expect(row(main)).toMatchObject({ depot: '示例主库', stock: 10 });
    postMovement(test.deps(), { supplyId: main, kind: 'out', quantity: 10, movedOn: today });
    expect(refusal('示例分库')).toBeNull();
    const nowhere = supply({ stock: 4 });
    saveSupply(test.deps(), { id: nowhere, values: { depot: '示例分库' } });
    expect(row(nowhere)).toMatchObject({ depot: '示例分库', stock: 4 });
  });
});

describe('transferStock', () => {
  it('leaves two lines of one pair, makes the row over there once, and is taken back as one', () => {
    const to = depot('示例分库');
    const id = supply({ depot: '示例主库', stock: 10, spec: '加厚' });
    postMovement(test.deps(), { supplyId: id, kind: 'unfit', quantity: 2, movedOn: today });
    const move = (quantity: number, documentNo: string) =>
      transferStock(test.deps(), { supplyId: id, toDepotId: to, quantity, movedOn: today, documentNo });
    const first = move(3, 'DB-1');
    const second = move(6, 'DB-2');
    expect(second.to.supplyId).toBe(first.to.supplyId);
    expect(second.from).toMatchObject({ counterpart: '示例分库', unfitChange: -1, pairId: second.to.pairId });
    expect([row(id)?.stock, row(id)?.unfit]).toEqual([1, 1]);
    expect(row(first.to.supplyId)).toMatchObject({ stock: 9, unfit: 1, depot: '示例分库', spec: '加厚' });
    expect(refusalCode(() => test.core.write.transaction(() => move(1, 'DB-2')))).toBe('STOCK_POSTED_TWICE');
    expect(refusalCode(() => test.core.write.transaction(() => move(2, 'DB-3')))).toBe('STOCK_BELOW_ZERO');
    const back = reverseMovement(test.deps(), {
      movementId: second.from.id,
      movedOn: today,
      reason: '调错了库',
    });
    expect(back).toHaveLength(2);
    expect([row(id)?.stock, row(id)?.unfit, row(first.to.supplyId)?.stock]).toEqual([7, 2, 3]);
  });

  it('refuses the depot where it lies', () => {
    const id = supply({ depot: '示例主库', stock: 10 });
    expect(
      refusalCode(() =>
        transferStock(test.deps(), {
          supplyId: id,
          toDepotId: row(id)?.depotId ?? '',
          quantity: 1,
          movedOn: today,
        }),
      ),
    ).toBe('DEPOT_SAME');
  });
});
