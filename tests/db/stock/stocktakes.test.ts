import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderFormPage } from '../../../db/documents/forms/render-html';
import { shortCode } from '../../../db/domain/codes/short-code';
import { stockMovementTable } from '../../../db/repositories/stock';
import { countingRows, stocktakesOf } from '../../../db/repositories/stocktake-views';
import { supplyTable } from '../../../db/repositories/supply';
import { findByLabel, giveLabels, labelSheet } from '../../../db/services/stock/labels';
import { postMovement } from '../../../db/services/stock/post-movement';
import { saveSupply } from '../../../db/services/stock/save-supply';
import {
  cancelStocktake,
  countSheetOf,
  countSupply,
  finishStocktake,
  startStocktake,
} from '../../../db/services/stock/stocktakes';
import { makeCore, type TestCore } from '../../builders/database';
import { makeEquipment, makeSupply } from '../../builders/records';
import { refusalCode } from '../../builders/stock';

let test: TestCore;
beforeEach(() => {
  test = makeCore({ today: '2026-11-20' });
});
afterEach(() => test.close());

const today = '2026-11-20';
const supply = (name: string, stock: number, depot = '示例库') =>
  saveSupply(test.deps(), { values: { name, stock, depot, unit: '件' } }).id;
const row = (id: string) => {
  const found = supplyTable.find(test.core.read, id);
  if (!found) throw new Error('no such supply');
  return found;
};
const start = (depotId: string | null) =>
  startStocktake(test.deps(), {
    depotId: depotId ?? '',
    title: '年终盘点',
    startedOn: today,
    countedBy: '示例员',
  }).id;
const count = (stocktakeId: string, supplyId: string, counted: number | null, unfit: number | null = null) =>
  countSupply(test.deps(), { stocktakeId, supplyId, counted, unfit, note: null });
const finish = (id: string, more: object = {}) =>
  test.core.write.transaction(() =>
    finishStocktake(test.deps(), {
      id,
      expectedVersion: 1,
      finishedOn: today,
      witness: '例监盘',
      leaveUncounted: false,
      remark: null,
      ...more,
    }),
  );

describe('a stock-taking', () => {
  it('posts the differences of what was counted, and only those', () => {
    const [less, same, broken] = [supply('示例棉被', 10), supply('示例手电', 4), supply('示例水泵', 3)];
    const id = start(row(less).depotId);
    expect(refusalCode(() => start(row(less).depotId))).toBe('STOCKTAKE_RUNNING');
    count(id, less, 7.5);
    count(id, same, 4);
    expect(refusalCode(() => finish(id))).toBe('STOCKTAKE_INCOMPLETE');
    count(id, broken, 3, 2);
    expect(refusalCode(() => finish(id, { witness: '' }))).toBe('FIELDS_INVALID');
    expect(finish(id)).toMatchObject({ posted: 2, version: 2 });
    expect([row(less), row(same), row(broken)].map(({ stock, unfit }) => [stock, unfit])).toEqual([
      [7.5, 0],
      [4, 0],
      [3, 2],
    ]);
    const lines = stockMovementTable.select(test.core.read, 'WHERE stocktake_id = @id', { id });
    expect(lines.map(({ kind, quantity }) => [kind, quantity]).sort()).toEqual([
      ['stock-take', -2.5],
      ['stock-take', 0],
    ]);
    expect(refusalCode(() => count(id, less, 1))).toBe('STOCKTAKE_OVER');
    expect(stocktakesOf(test.core.read, null)).toMatchObject([
      { title: '年终盘点', state: 'done', lines: 3, counted: 3, differing: 1, witness: '例监盘' },
    ]);
    start(row(less).depotId);
  });

  it('does not take for a difference what moves after it was counted, and sees what cannot fit', () => {
    const [moved, gone] = [supply('示例棉被', 10), supply('示例手电', 4)];
    const id = start(row(moved).depotId);
    count(id, moved, 9);
    count(id, gone, 0);
    postMovement(test.deps(), { supplyId: moved, kind: 'out', quantity: 5, movedOn: today });
    postMovement(test.deps(), { supplyId: gone, kind: 'out', quantity: 1, movedOn: today });
    expect(refusalCode(() => finish(id))).toBe('STOCKTAKE_STALE');
    expect(row(moved).stock).toBe(5);
    count(id, gone, 3);
    finish(id);
    expect([row(moved).stock, row(gone).stock]).toEqual([4, 3]);
  });

  it('is cancelled without a trace in the ledgers, or finished with what was not counted left alone', () => {
    const id = supply('示例棉被', 10);
    const first = start(row(id).depotId);
    count(first, id, 2);
    cancelStocktake(test.deps(), { id: first, expectedVersion: 1, reason: '人手不够' });
    const second = start(row(id).depotId);
    expect(finish(second, { leaveUncounted: true }).posted).toBe(0);
    expect(row(id).stock).toBe(10);
  });

  it('refuses what lies elsewhere and figures that cannot be', () => {
    const [here, there] = [supply('示例棉被', 10), supply('示例手电', 4, '别的示例库')];
    const id = start(row(here).depotId);
    expect(refusalCode(() => count(id, there, 4))).toBe('LABEL_ELSEWHERE');
    for (const [counted, unfit] of [
      [-1, null],
      [0.0001, null],
      [1, 2],
      [null, 1],
    ] as const)
      expect(refusalCode(() => count(id, here, counted, unfit))).toBe('FIELDS_INVALID');
    expect(
      countingRows(test.core.read, { stocktakeId: id, which: 'open', offset: 0, limit: 10 }),
    ).toHaveLength(1);
    count(id, here, 4);
    expect(
      countingRows(test.core.read, { stocktakeId: id, which: 'differing', offset: 0, limit: 10 }),
    ).toMatchObject([{ name: '示例棉被', book: 10, counted: 4 }]);
    const sheet = JSON.stringify(countSheetOf(test.core.read, id));
    for (const word of ['示例库', '示例棉被', '年终盘点', '2026年11月20日']) expect(sheet).toContain(word);
  });
});

describe('labels', () => {
  it('are given once, counted by, and catch slips', () => {
    const [a, b] = [supply('示例棉被', 10), supply('示例手电', 4)];
    const foreign = makeSupply(test, { origin: 'office-220284' });
    const give = (ids: string[]) => giveLabels(test.deps(), { kind: 'supply', ids });
    expect(give([a])).toEqual({ labels: 1, made: 1 });
    const code = row(a).labelCode ?? '';
    expect(give([a, b, foreign.id])).toEqual({ labels: 2, made: 1 });
    expect(row(a).labelCode).toBe(code);
    const gear = makeEquipment(test);
    expect(giveLabels(test.deps(), { kind: 'equipment', ids: [gear.id] }).made).toBe(1);
    expect(findByLabel(test.core.read, test.self, code.toLowerCase())).toMatchObject({
      kind: 'supply',
      id: a,
    });
    const slip = `${code[0] === '2' ? '3' : '2'}${code.slice(1)}`;
    expect(refusalCode(() => findByLabel(test.core.read, test.self, slip))).toBe('LABEL_UNKNOWN');
    expect(refusalCode(() => findByLabel(test.core.read, test.self, shortCode(99_999)))).toBe(
      'LABEL_UNKNOWN',
    );

    const id = start(row(a).depotId);
    const counted = (label: string) => () =>
      countSupply(test.deps(), { stocktakeId: id, label, counted: 9, unfit: null, note: null });
    expect(counted(code)()).toMatchObject({ supplyId: a, book: 10, counted: 9 });
    expect(refusalCode(counted(slip))).toBe('LABEL_UNKNOWN');
    const sheet = labelSheet(test.core.read, test.self, { kind: 'supply', ids: [a, b] });
    expect(JSON.stringify(sheet)).toContain(code);
    const page = renderFormPage(sheet);
    expect(page).toContain(`aria-label="${code.replace('-', '')}"`);
    expect(page.match(/<svg class="form-bars"/g)).toHaveLength(2);
    expect(counted(code.replace('-', '').toLowerCase())()).toMatchObject({ supplyId: a });
  });

  it('are passed by where a code is taken', () => {
    makeSupply(test, { labelCode: shortCode(1) });
    const id = supply('示例棉被', 1);
    giveLabels(test.deps(), { kind: 'supply', ids: [id] });
    expect(row(id).labelCode).toBe(shortCode(2));
  });
});
