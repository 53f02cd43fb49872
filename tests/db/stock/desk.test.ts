import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registers } from '../../../electron/contract/registers';
import { stock } from '../../../electron/contract/stock';
import { registers as registerHandlers } from '../../../electron/core-host/handlers/registers';
import { stock as stockHandlers } from '../../../electron/core-host/handlers/stock';
import { type Desk, makeDesk } from '../../builders/desk';
import { depotFields } from '../../builders/stock';

let desk: Desk;
beforeAll(() => {
  desk = makeDesk(
    { stock, registers },
    { stock: stockHandlers, registers: registerHandlers },
    {
      today: '2026-11-20',
      role: 'administrator',
    },
  );
});
afterAll(() => desk.close());

const day = { movedOn: '2026-11-20' };

describe('the stock at its desk', () => {
  it('is led from a depot to a ledger, moved, counted, labelled and kept up', async () => {
    const main = await desk.call<{ id: string }>('stock.saveDepot', {
      fields: { ...depotFields, name: '示例主库', phone: '0432-00001234' },
    });
    const branch = await desk.call<{ id: string }>('stock.saveDepot', {
      fields: { ...depotFields, name: '示例分库', parentId: main.id },
    });
    const { id } = await desk.call<{ id: string }>('registers.save', {
      register: 'supplies',
      values: { name: '示例水泵', depot: '示例主库', stock: 10, minimumStock: 12, unit: '台' },
    });
    await desk.call('stock.post', {
      supplyId: id,
      kind: 'in',
      quantity: 2,
      unfit: 1,
      documentNo: 'RK-1',
      ...day,
    });
    await desk.call('stock.post', { supplyId: id, kind: 'out', quantity: 3, counterpart: '示例队', ...day });
    const { to } = await desk.call<{ to: { supplyId: string; balance: number } }>('stock.transfer', {
      supplyId: id,
      toDepotId: branch.id,
      quantity: 4,
      ...day,
    });
    expect(to.balance).toBe(4);
    const view = await desk.call<Record<string, unknown>>('stock.supply', { id });
    expect(view).toMatchObject({ stock: 5, unfit: 1, short: true, lines: 4, ours: true });
    const { lines } = await desk.call<{ lines: { id: string; kind: string; reversible: boolean }[] }>(
      'stock.ledger',
      { supplyId: id },
    );
    expect(lines.map(({ kind }) => kind)).toEqual(['transfer-out', 'out', 'in', 'opening']);
    await desk.call('stock.reverse', { movementId: lines[0]?.id, reason: '没有调成', ...day });
    const after = await desk.call<{ lines: { reversesSeq: number | null; reversible: boolean }[] }>(
      'stock.ledger',
      { supplyId: id },
    );
    expect(after.lines.map(({ reversesSeq, reversible }) => [reversesSeq, reversible])).toEqual([
      [4, false],
      [null, false],
      [null, true],
      [null, true],
      [null, true],
    ]);
    const depot = await desk.call<Record<string, unknown>>('stock.depot', { id: main.id });
    expect(depot).toMatchObject({ phone: '0432-****1234', own: { supplies: 1 }, together: { supplies: 2 } });
    expect(await desk.call('stock.revealPhone', { id: main.id })).toEqual({ value: '0432-00001234' });

    await desk.call('stock.giveLabels', { kind: 'supply', ids: [id] });
    const { labelCode, version } = await desk.call<{ labelCode: string; version: number }>('stock.supply', {
      id,
    });
    await desk.call('stock.recordUpkeep', {
      supplyId: id,
      expectedVersion: version,
      checkedOn: '2026-11-01',
      checkMonths: 6,
    });
    expect(await desk.call('stock.supply', { id })).toMatchObject({ nextCheckOn: '2027-05-01' });
    const take = await desk.call<{ id: string }>('stock.startStocktake', {
      depotId: main.id,
      title: '年终盘点',
      startedOn: '2026-11-20',
    });
    await desk.call('stock.count', { stocktakeId: take.id, label: labelCode, counted: 8 });
    const sheet = await desk.call<{ html: string }>('stock.preview', { of: 'count-sheet', id: take.id });
    expect(sheet.html).toContain(labelCode);
    const cut = await desk.call<{ html: string }>('stock.preview', {
      of: 'labels',
      kind: 'supply',
      ids: [id],
    });
    expect(cut.html).toContain(labelCode);
    expect(
      await desk.call('stock.finishStocktake', {
        id: take.id,
        expectedVersion: 1,
        finishedOn: '2026-11-20',
        witness: '例监盘',
      }),
    ).toMatchObject({ posted: 1 });
    expect(await desk.call('stock.supply', { id })).toMatchObject({ stock: 8, lines: 6 });
    expect(
      (await desk.refusal('stock.closeDepot', { id: main.id, expectedVersion: 1, closedOn: '2026-11-20' }))
        .code,
    ).toBe('DEPOT_NOT_EMPTY');
    expect(desk.announced).toContain('supplies');
    const { depots } = await desk.call<{ depots: { name: string; supplies: number }[] }>('stock.depots', {});
    expect(depots.map(({ name, supplies }) => [name, supplies])).toEqual([
      ['示例分库', 1],
      ['示例主库', 1],
    ]);
  });

  it('offers what the pack knows', async () => {
    const { capabilities, classes } = await desk.call<{ capabilities: unknown[]; classes: unknown[] }>(
      'stock.vocabulary',
      {},
    );
    expect(capabilities.length).toBeGreaterThan(20);
    expect(classes).toHaveLength(3);
    expect(await desk.call('stock.guess', { name: '潜水泵' })).toEqual({
      codes: ['drainage'],
    });
  });
});
