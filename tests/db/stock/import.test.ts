import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { depotTable } from '../../../db/repositories/depot';
import { stockMovementTable } from '../../../db/repositories/stock';
import { supplyTable } from '../../../db/repositories/supply';
import { undoImport } from '../../../db/services/ledgers/undo-import';
import { closeDepot } from '../../../db/services/stock/depots';
import { postMovement } from '../../../db/services/stock/post-movement';
import { makeCore, type TestCore } from '../../builders/database';
import { importLedger, stage } from '../../builders/import-ledger';
import { workbookOf } from '../../builders/workbooks';

let test: TestCore;
beforeEach(() => {
  test = makeCore({ today: '2026-11-20' });
});
afterEach(() => test.close());

const HEADINGS = ['储备库', '物资名称', '规格', '现有库存', '计量单位'];
async function bring(...rows: (string | number)[][]) {
  const file = join(test.folder, 'stock.xlsx');
  writeFileSync(file, await workbookOf({ name: '物资', rows: [HEADINGS, ...rows] }));
  return (await importLedger(test, 'supplies', file)).applied;
}
const undo = (batchId: string) =>
  test.core.longTransaction((db, pause) => undoImport(test.deps(db), batchId, pause));
const lines = () =>
  stockMovementTable
    .select(test.core.read, 'ORDER BY supply_id, seq')
    .map(({ kind, quantity, balance, reason }) => [kind, quantity, balance, reason]);
const named = (name: string) =>
  supplyTable.select(test.core.read, 'WHERE name = @name', { name })[0] as ReturnType<
    typeof supplyTable.fromRow
  >;

describe('a depot that is closed', () => {
  it('takes nothing in from a workbook: the row says so, and the others come in', async () => {
    const first = await bring(['示例旧库', '示例棉被', '', 5, '床'], ['示例主库', '示例水泵', '', 2, '台']);
    expect(first.created).toBe(2);
    const quilts = named('示例棉被');
    postMovement(test.deps(), { supplyId: quilts.id, kind: 'out', quantity: 5, movedOn: '2026-11-20' });
    const old = depotTable.select(test.core.read, "WHERE name = '示例旧库'")[0];
    closeDepot(test.deps(), {
      ...{ id: old?.id ?? '', expectedVersion: old?.version ?? 0 },
      closedOn: '2026-11-19',
    });
    const file = join(test.folder, 'closed.xlsx');
    const rows = [
      ['示例 旧库', '示例棉被', '', 7, '床'],
      ['示例旧库', '示例沙袋', '', 0, '条'],
      ['示例主库', '示例水泵', '', 3, '台'],
    ];
    writeFileSync(file, await workbookOf({ name: '物资', rows: [HEADINGS, ...rows] }));
    const { reader } = await stage(test, 'supplies', file);
    const problems = [...reader.rejected()];
    reader.close();
    expect(JSON.stringify(problems)).toContain('“示例旧库”已于2026-11-19停用');
    expect((await importLedger(test, 'supplies', file)).applied).toMatchObject({
      ...{ created: 1, updated: 1, rejected: 1 },
    });
    expect(named('示例棉被').stock).toBe(0);
  });
});

describe('a ledger of supplies', () => {
  it('makes depots and openings, then lines with the differences, and is undone as one', async () => {
    const first = await bring(
      ['示例 主 库', '示例棉被', '', 30, '床'],
      ['示例主库', '示例水泵', '', 2, '台'],
      ['示例分库', '示例沙袋', '', 0, '条'],
    );
    expect(first.created).toBe(3);
    expect(depotTable.select(test.core.read, 'ORDER BY name').map(({ name }) => name)).toEqual([
      '示例主库',
      '示例分库',
    ]);
    expect(lines()).toEqual([
      ['opening', 30, 30, '台账导入'],
      ['opening', 2, 2, '台账导入'],
    ]);
    const pump = named('示例水泵');
    postMovement(test.deps(), { supplyId: pump.id, kind: 'unfit', quantity: 2, movedOn: '2026-11-20' });
    const second = await bring(
      ['示例主库', '示例棉被', '', 45.5, '床'],
      ['示例主库', '示例水泵', '', 1, '台'],
      ['示例分库', '示例沙袋', '', 7, '条'],
    );
    expect(second).toMatchObject({ created: 0, updated: 3 });
    expect(named('示例棉被')).toMatchObject({ stock: 45.5, unfit: 0 });
    expect(named('示例水泵')).toMatchObject({ stock: 1, unfit: 1 });
    expect(lines()).toContainEqual(['stock-take', 15.5, 45.5, '台账导入']);
    expect(lines()).toContainEqual(['stock-take', -1, 1, '台账导入']);
    expect(lines()).toContainEqual(['opening', 7, 7, '台账导入']);
    expect(await bring(['示例主库', '示例棉被', '', 45.5, '床'])).toMatchObject({ unchanged: 1 });

    await undo(second.batchId);
    expect(named('示例水泵')).toMatchObject({ stock: 2, unfit: 2 });
    expect(lines()).toHaveLength(3);
    await expect(undo(first.batchId)).rejects.toMatchObject({ code: 'UNDO_BLOCKED' });
  });

  it('brings upkeep, owner, price and what things are good for, and keeps what a blank cell leaves out', async () => {
    const file = join(test.folder, 'more.xlsx');
    const headings = ['储备库', '品名', '数量', '批次', '权属单位', '单价', '上次检查', '检查周期', '用途'];
    const rows = [
      ['示例主库', '示例水泵', 4, 'P-7', '样例局', 1200, '2026-01-31', '1个月', '排水、通风，示例无此项'],
    ];
    writeFileSync(file, await workbookOf({ name: '物资', rows: [headings, ...rows] }));
    expect((await importLedger(test, 'supplies', file)).applied.created).toBe(1);
    const told = {
      ...{ batchNo: 'P-7', owner: '样例局', unitPrice: 1200, capabilities: ['drainage', 'ventilation'] },
      ...{ checkedOn: '2026-01-31', checkMonths: 1, nextCheckOn: '2026-02-28' },
    };
    expect(named('示例水泵')).toMatchObject(told);
    const blank = ['示例主库', '示例水泵', 4, '', '', '', '', '', ''];
    writeFileSync(file, await workbookOf({ name: '物资', rows: [headings, blank] }));
    expect((await importLedger(test, 'supplies', file)).applied).toMatchObject({ unchanged: 1 });
    expect(named('示例水泵')).toMatchObject(told);
  });

  it('takes its depots away again when it is undone', async () => {
    const { batchId } = await bring(['示例库', '示例棉被', '', 30, '床']);
    await undo(batchId);
    for (const table of ['depot', 'supply', 'stock_movement'])
      expect(test.core.read.value(`SELECT COUNT(*) FROM ${table}`)).toBe(0);
  });
});
