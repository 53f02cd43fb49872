import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkbook } from '../../db/ledgers/read-workbook';
import { lists as contract } from '../../electron/contract/lists';
import { lists } from '../../electron/core-host/handlers/lists';
import { type Desk, makeDesk } from '../builders/desk';
import { makeDrill, makeEnterprise } from '../builders/records';

let desk: Desk;
beforeEach(() => {
  desk = makeDesk({ lists: contract }, { lists });
});
afterEach(() => desk.close());

async function cellsOf(file: string): Promise<unknown[][]> {
  const workbook = await openWorkbook(file);
  const rows: unknown[][] = [];
  try {
    for (const sheet of workbook.sheets) for await (const row of sheet.rows()) rows.push([...row.cells]);
  } finally {
    await workbook.close();
  }
  return rows;
}

describe('lists behind the door', () => {
  it('describe themselves without SQL and give pages in the order of the columns', async () => {
    makeEnterprise(desk, { name: '示恒煤矿' });
    const described = await desk.call<{ columns: { key: string }[] }>('lists.describe', {
      list: 'enterprises',
    });
    expect(JSON.stringify(described)).not.toMatch(/SELECT|sql/);
    const page = await desk.call<{ total: number; columns: string[]; rows: unknown[][] }>('lists.page', {
      list: 'enterprises',
      text: '示恒',
    });
    expect(page.columns).toEqual(['id', ...described.columns.map((column) => column.key)]);
    expect(page.rows[0]?.[1]).toBe('示恒煤矿');
    expect(await desk.call('lists.facet', { list: 'enterprises', column: 'town' })).toEqual({
      values: [{ value: '北城街道', count: 1 }],
    });
    expect(await desk.call('lists.ids', { list: 'enterprises' })).toEqual({ ids: [page.rows[0]?.[0]] });
    expect((await desk.refusal('lists.page', { list: 'user' })).code).toBe('LIST_UNKNOWN');
  });

  it('export what is seen: chosen columns, words for codes, phones shortened, the filter kept; and log it', async () => {
    const unit = makeEnterprise(desk, { name: '示恒煤矿', sets: ['SET-A', 'SET-C'], status: 'suspended' });
    makeEnterprise(desk, { name: '样悦酒店' });
    const file = join(desk.folder, '单位.xlsx');
    const answer = await desk.call('lists.exportTable', {
      list: 'enterprises',
      text: '示恒',
      columns: [
        'name',
        'uscc',
        'sets',
        'status',
        'safetyOfficerPhone',
        'usccSuspect',
        'employees',
        'establishedOn',
      ],
      title: '单位',
      labels: {
        name: '单位名称',
        sets: '类别',
        'codes.set.SET-A': '重点单位',
        'state.enterprise.suspended': '停产',
        'boolean.0': '否',
      },
      file: desk.host.grants.grant(file),
    });
    expect(answer).toEqual({ rows: 1 });
    const rows = await cellsOf(file);
    const data = rows.find((row) => row.includes('示恒煤矿')) ?? [];
    expect(data.slice(0, 7)).toEqual([
      '示恒煤矿',
      unit.uscc,
      '重点单位、SET-C',
      '停产',
      '199****0003',
      '否',
      36,
    ]);
    expect(rows.flat()).toEqual(expect.arrayContaining(['单位名称', '类别']));
    expect(rows.flat()).not.toContain('样悦酒店');
    const logged = desk.core.write.value<string>(
      `SELECT details FROM audit_entry WHERE action = 'lists.exportTable'`,
    );
    expect(JSON.parse(logged ?? '{}')).toMatchObject({ text: '示恒', rows: 1 });
  });

  it('leave no file behind when a column is unknown', async () => {
    makeDrill(desk);
    const file = join(desk.folder, '演练.xlsx');
    const refusal = await desk.refusal('lists.exportTable', {
      list: 'drills',
      columns: ['secret'],
      title: '演练',
      labels: {},
      file: desk.host.grants.grant(file),
    });
    expect(refusal.code).toBe('COLUMN_UNKNOWN');
    expect(existsSync(file)).toBe(false);
  });

  it('keep saved views by screen and name', async () => {
    const save = (name: string, spec: string, screen = 'enterprises') =>
      desk.call<{ id: string }>('lists.saveView', { screen, name, spec });
    const first = await save('重点单位', '{"a":1}');
    expect(await save('重点单位', '{"a":2}')).toEqual(first);
    await save('重点单位', '{}', 'plans');
    expect(await desk.call('lists.views', { screen: 'enterprises' })).toEqual({
      views: [{ id: first.id, name: '重点单位', spec: '{"a":2}' }],
    });
    await desk.call('lists.removeView', { id: first.id });
    expect(await desk.call('lists.views', { screen: 'enterprises' })).toEqual({ views: [] });
  });
});
