import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stock } from '../../../electron/contract/stock';
import { system } from '../../../electron/contract/system';
import { stock as stockHandlers } from '../../../electron/core-host/handlers/stock';
import { system as systemHandlers } from '../../../electron/core-host/handlers/system';
import { type Desk, makeDesk } from '../../builders/desk';
import { workbookOf } from '../../builders/workbooks';

let desk: Desk;
beforeAll(() => {
  desk = makeDesk({ stock, system }, { stock: stockHandlers, system: systemHandlers } as never, {
    today: '2026-11-20',
  });
});
afterAll(() => desk.close());

interface Offer {
  rows: { code: string; name: string | null; above: string[] }[];
  own: { count: number; file: string; takenOn: string } | null;
}
const offer = (text: string, chosen: string | null = null) =>
  desk.call<Offer>('stock.classes', { text, chosen });
let files = 0;
async function fileOf(...rows: (string | number)[][]) {
  files += 1;
  const path = join(desk.folder, `classes-${files}.xlsx`);
  writeFileSync(path, await workbookOf({ name: '编码表', rows }));
  return { file: desk.host.grants.grant(path) };
}

describe('the list of supply classes', () => {
  it('is the shipped frame at first, and lets well formed codes stand', async () => {
    const { rows, own } = await offer('');
    expect(own).toBeNull();
    expect(rows.map(({ code }) => code)).toEqual(['1000000', '2000000', '3000000']);
    expect((await offer('1020201')).rows).toEqual([
      { code: '1020201', name: null, above: ['基本生活保障物资'] },
    ]);
    expect((await offer('102020')).rows).toEqual([]);
  });

  it('refuses a file with a wrong row as a whole, by name', async () => {
    const wrong = await fileOf(
      ['应急物资分类编码表'],
      ['序号', '分类编码', '分类名称'],
      [1, '1020201', '示例饮用水'],
      [2, '10202O1', '示例方便食品'],
      [3, '4020201', '示例其他'],
      [4, '1000201', '示例悬空'],
      [5, '1020201', '示例另一名称'],
      [6, '1020300', ''],
    );
    const { code, message, details } = await desk.refusal('stock.importClasses', wrong);
    expect(code).toBe('SUPPLY_CLASSES_REFUSED');
    expect(message).toContain('第4行“10202O1 示例方便食品”');
    expect((details.rows as { row: number; fault: string }[]).map(({ row, fault }) => [row, fault])).toEqual([
      [4, 'length'],
      [5, 'class'],
      [6, 'layer'],
      [7, 'double'],
      [8, 'name'],
    ]);
    expect((await offer('')).own).toBeNull();
    const other = await fileOf(['姓名', '电话'], ['示例一', '19900000001']);
    expect((await desk.refusal('stock.importClasses', other)).code).toBe('SUPPLY_CLASSES_NOT_FOUND');
  });

  it('is taken over beside the frame, found by code, name and initials, and replaced by the next', async () => {
    const file = await fileOf(
      ['类别代码', '类别名称'],
      [102, '示例食品'],
      ['1.02.02', '示例饮品'],
      ['1020201', '示例饮用水'],
      ['2040101', '示例灭火器'],
    );
    expect(await desk.call('stock.importClasses', file)).toEqual({ classes: 4 });
    const { own } = await offer('');
    expect(own).toMatchObject({ count: 4, takenOn: '2026-11-20' });
    for (const text of ['204', '灭火', 'slmhq'])
      expect((await offer(text)).rows).toEqual([
        { code: '2040101', name: '示例灭火器', above: ['应急装备及配套物资'] },
      ]);
    expect((await offer('灭火', '1020201')).rows).toEqual([
      { code: '1020201', name: '示例饮用水', above: ['基本生活保障物资', '示例食品', '示例饮品'] },
      { code: '2040101', name: '示例灭火器', above: ['应急装备及配套物资'] },
    ]);
    // A list of hundreds of names is no setting that screens load at their start.
    const { values } = await desk.call<{ values: Record<string, unknown> }>('system.settings');
    expect(Object.keys(values).filter((key) => key.startsWith('list.'))).toEqual([]);

    const next = await fileOf(['编码', '名称'], ['3010101', '示例钢材']);
    await desk.call('stock.importClasses', next);
    expect((await offer('灭火')).rows).toEqual([]);
    expect((await offer('')).rows.map(({ code }) => code)).toEqual([
      '1000000',
      '2000000',
      '3000000',
      '3010101',
    ]);
  });
});
