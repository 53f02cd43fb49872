import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MovementWish } from '../../../db/domain/stock/ledger';
import { sumQuantities } from '../../../db/domain/stock/quantity';
import { stockMovementTable } from '../../../db/repositories/stock';
import { supplyTable } from '../../../db/repositories/supply';
import { postMovement } from '../../../db/services/stock/post-movement';
import { reverseMovement } from '../../../db/services/stock/reverse-movement';
import { makeCore, type TestCore } from '../../builders/database';
import { makeSupply } from '../../builders/records';
import { refusalCode } from '../../builders/stock';

let test: TestCore;
beforeEach(() => {
  test = makeCore({ today: '2026-11-20' });
});
afterEach(() => test.close());

const today = '2026-11-20';
const lines = (supplyId: string) =>
  stockMovementTable.select(test.core.read, 'WHERE supply_id = @supplyId ORDER BY seq', { supplyId });
const held = (id: string) => {
  const supply = supplyTable.find(test.core.read, id);
  return [supply?.stock, supply?.unfit];
};
const post = (supplyId: string, kind: MovementWish['kind'], quantity: number, more: object = {}) =>
  postMovement(test.deps(), { supplyId, kind, quantity, movedOn: today, ...more });

describe('postMovement', () => {
  it('opens the ledger with what lay there before, and goes on from it', () => {
    const { id } = makeSupply(test, { stock: 500 });
    post(id, 'out', 120, { documentNo: 'CK-1', counterpart: '示例街道', handledBy: '示例员' });
    expect(lines(id).map(({ seq, kind, quantity, balance }) => [seq, kind, quantity, balance])).toEqual([
      [1, 'opening', 500, 500],
      [2, 'out', -120, 380],
    ]);
    expect(held(id)).toEqual([380, 0]);
    expect(supplyTable.find(test.core.read, id)?.version).toBe(2);
    expect(test.changes).toContainEqual({ topic: 'supplies', ids: [id] });
  });

  it('refuses by name what cannot be, and then changes nothing', () => {
    const { id } = makeSupply(test, { stock: 5, unit: '台' });
    const foreign = makeSupply(test, { origin: 'office-220284' });
    const tries: [string, () => unknown][] = [
      ['STOCK_BELOW_ZERO', () => post(id, 'call-out', 6)],
      ['STOCK_QUANTITY_INVALID', () => post(id, 'in', 0)],
      ['STOCK_UNFIT_INVALID', () => post(id, 'mended', 1)],
      ['FIELDS_INVALID', () => post(id, 'in', 1, { movedOn: '2026-11-21' })],
      ['FIELDS_INVALID', () => post(id, 'in', 1, { movedOn: '2026-02-30' })],
      ['NOT_OURS', () => post(foreign.id, 'in', 1)],
      ['NOT_FOUND', () => post('nobody', 'in', 1)],
    ];
    for (const [code, attempt] of tries)
      expect(refusalCode(() => test.core.write.transaction(attempt))).toBe(code);
    expect(held(id)).toEqual([5, 0]);
    expect(lines(id)).toEqual([]);
  });

  it('takes a document once a supply and way, and again after it was taken back', () => {
    const { id } = makeSupply(test, { stock: 10 });
    const first = post(id, 'in', 4, { documentNo: ' RK-7 ' });
    expect(refusalCode(() => post(id, 'in', 4, { documentNo: 'RK-7' }))).toBe('STOCK_POSTED_TWICE');
    post(id, 'out', 1, { documentNo: 'RK-7' });
    reverseMovement(test.deps(), { movementId: first.id, movedOn: today, reason: '录错数量' });
    post(id, 'in', 5, { documentNo: 'RK-7' });
    expect(held(id)).toEqual([14, 0]);
  });
});

describe('reverseMovement', () => {
  it('leaves the line, restores the stock and does so once', () => {
    const { id } = makeSupply(test, { stock: 10 });
    const line = post(id, 'scrap', 3);
    const [back] = reverseMovement(test.deps(), { movementId: line.id, movedOn: today, reason: '误报废' });
    expect(held(id)).toEqual([10, 0]);
    expect(lines(id).map(({ kind }) => kind)).toEqual(['opening', 'scrap', 'reversal']);
    const again = (movementId: string) => () =>
      reverseMovement(test.deps(), { movementId, movedOn: today, reason: '再来一次' });
    expect(refusalCode(again(line.id))).toBe('STOCK_REVERSED');
    expect(refusalCode(again(back?.id ?? ''))).toBe('STOCK_REVERSAL_FINAL');
  });

  it('is refused where what came in has gone meanwhile, and for lines of a call-up', () => {
    const { id } = makeSupply(test, { stock: 0 });
    const came = post(id, 'in', 3);
    const called = post(id, 'call-out', 2, { deploymentItemId: 'item-1' });
    const back = (movementId: string) => () =>
      reverseMovement(test.deps(), { movementId, movedOn: today, reason: '录错了' });
    expect(refusalCode(back(came.id))).toBe('STOCK_BELOW_ZERO');
    expect(refusalCode(back(called.id))).toBe('STOCK_REVERSE_ELSEWHERE');
  });
});

describe('ledgers in the database', () => {
  const kinds = ['in', 'out', 'return', 'call-out', 'scrap', 'unfit', 'mended', 'stock-take'] as const;
  const deed = fc.oneof(
    { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: -2, max: 40 })) },
    { weight: 1, arbitrary: fc.nat(12) },
  );

  it('hold what their lines add up to after whatever is asked of them', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 25 }), fc.integer({ min: 0, max: 30 }), (deeds, stock) => {
        const { id } = makeSupply(test, { stock });
        for (const one of deeds) {
          const known = lines(id);
          try {
            test.core.write.transaction(() =>
              typeof one === 'number'
                ? reverseMovement(test.deps(), {
                    movementId: known[one]?.id ?? '',
                    movedOn: today,
                    reason: '试验',
                  })
                : post(id, one[0], one[1] / 8),
            );
          } catch (error) {
            expect(error).toMatchObject({ name: 'PlanDeskError' });
            expect(lines(id)).toEqual(known);
          }
        }
        const all = lines(id);
        const [holds, unfit] = held(id);
        if (all.length > 0) expect(all.at(-1)).toMatchObject({ balance: holds, unfitBalance: unfit });
        expect(all.length === 0 ? stock : sumQuantities(all.map(({ quantity }) => quantity))).toBe(holds);
        expect(sumQuantities(all.map(({ unfitChange }) => unfitChange))).toBe(unfit);
        expect(unfit).toBeGreaterThanOrEqual(0);
        expect(holds).toBeGreaterThanOrEqual(unfit ?? 0);
      }),
      { numRuns: 25 },
    );
  });
});
