import { afterAll, beforeAll, expect, it } from 'vitest';
import { readReport } from '../../../db/services/reports/read-report';
import { postMovement } from '../../../db/services/stock/post-movement';
import { makeCore, type TestCore } from '../../builders/database';
import { makeEquipment, makeSupply } from '../../builders/records';

let test: TestCore;
beforeAll(() => {
  test = makeCore({ today: '2026-11-20' });
});
afterAll(() => test.close());

it('T6 tells what was there on the last day of the period, and how much of it was fit', () => {
  const supply = makeSupply(test, { name: '示例水泵', stock: 0, unit: '台', code: '2060101' });
  const move = (kind: 'in' | 'out' | 'unfit', quantity: number, movedOn: string) =>
    postMovement(test.deps(), { supplyId: supply.id, kind, quantity, movedOn });
  move('in', 10, '2025-03-01');
  move('unfit', 2, '2025-05-01');
  move('out', 3, '2026-02-01');
  makeSupply(test, { name: '用完的示例', stock: 0 });
  makeEquipment(test, { name: '示例破拆工具', quantity: 2, boughtOn: '2026-05-01', condition: 'repair' });
  const view = (period: string) => {
    const { columns, lines } = readReport(test.core.read, test.core.law, '2026-11-20', {
      report: 'T6',
      period,
      by: 'region',
    });
    const at = (key: string) => columns.findIndex((column) => column.key === key);
    return lines.map(({ cells }) => [cells[at('name')], cells[at('quantity')], cells[at('fit')]]);
  };
  expect(view('2025')).toEqual([['示例水泵', 10, 8]]);
  expect(view('2026')).toEqual([
    ['示例水泵', 7, 5],
    ['示例破拆工具', 2, 0],
  ]);
});
