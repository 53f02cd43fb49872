import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { loadNamespaces } from '../../../../renderer/app/i18n';
import { ListTable } from '../../../../renderer/ui/DataTable/ListTable';
import type { BulkAction, ListRow, ListSpec } from '../../../../renderer/ui/DataTable/types';
import { type FakeAnswers, FakeRefusal } from '../../support/fake-core';
import { setUpLayout } from '../../support/layout';
import { renderWithCore, setUpTestWindow, shell } from '../../support/render';
import { enterpriseList, enterprisePages } from '../../support/sample';

setUpTestWindow();
setUpLayout();

interface TableProps {
  readonly start?: ListSpec;
  readonly bulk?: readonly BulkAction[];
  onOpen?(row: ListRow): void;
}

function Table({ start = { text: '', filters: [] }, bulk, onOpen }: TableProps) {
  const [spec, setSpec] = useState(start);
  return (
    <ListTable
      list="enterprises"
      screen="enterprises"
      title="单位名册"
      spec={spec}
      onSpec={setSpec}
      empty={{ title: '名册还是空的' }}
      {...(bulk && { bulk })}
      {...(onOpen && { onOpen })}
    />
  );
}

function answers(total: number, lists: NonNullable<FakeAnswers['lists']> = {}): FakeAnswers {
  return {
    lists: {
      describe: () => enterpriseList,
      page: enterprisePages(total),
      facet: () => ({
        values: [
          { value: '南城街道', count: 20 },
          { value: '白旗镇', count: 12 },
        ],
      }),
      views: () => ({ views: [] }),
      ...lists,
    },
  };
}

async function open(total: number, props: TableProps = {}, lists: NonNullable<FakeAnswers['lists']> = {}) {
  await loadNamespaces(['lists', 'codes']);
  const view = renderWithCore(<Table {...props} />, answers(total, lists));
  const grid = await screen.findByRole('grid', { name: '单位名册' });
  return { ...view, grid };
}

const rowTexts = (grid: HTMLElement) =>
  within(grid)
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent ?? '');
const firstRow = (grid: HTMLElement) =>
  waitFor(() => {
    const row = grid.querySelector<HTMLElement>('[data-row]');
    if (!row) throw new Error('no row yet');
    return row;
  });
const active = (grid: HTMLElement) =>
  document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');

describe('a register of 100,000 rows', () => {
  it('keeps only the rows in sight in the page and says how many there are', async () => {
    const { grid } = await open(100_000);
    await screen.findByText('舒兰市示例第000001号单位');
    expect(grid.getAttribute('aria-rowcount')).toBe('100001');
    expect(screen.getByText('共 100,000 条')).toBeTruthy();
    expect(rowTexts(grid).length).toBeLessThan(60);
  });

  it('asks for pages of 200 rows around what is in sight', async () => {
    const { core } = await open(100_000);
    await screen.findByText('舒兰市示例第000001号单位');
    const pages = core.calls.filter((call) => call.method === 'lists.page');
    expect(pages).toHaveLength(1);
    expect(pages[0]?.input).toMatchObject({ list: 'enterprises', offset: 0, limit: 200 });
  });

  it('shows codes as words and states with their word', async () => {
    const { grid } = await open(3);
    const row = await firstRow(grid);
    await within(row).findByText('重点单位、应评审');
    expect(within(row).getByText('正常')).toBeTruthy();
  });
});

describe('keys', () => {
  it('go through rows and columns, and Enter opens the row', async () => {
    const onOpen = vi.fn();
    const { grid } = await open(50, { onOpen });
    await screen.findByText('舒兰市示例第000001号单位');
    act(() => grid.focus());
    expect(active(grid)?.textContent).toBe('舒兰市示例第000001号单位');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
    expect(active(grid)?.textContent).toBe('91220283MAX0000002');
    await userEvent.keyboard('{End}{Home}{ArrowDown}{Enter}');
    expect(onOpen).toHaveBeenCalledTimes(1);
    expect(onOpen.mock.calls[0]?.[0]).toMatchObject({ id: 'e1' });
    await userEvent.keyboard('{Control>}{End}{/Control}');
    expect(active(grid)?.dataset.cell).toBe('5');
  });

  it('sort by the header above the first row', async () => {
    const { grid, core } = await open(50);
    await screen.findByText('舒兰市示例第000001号单位');
    act(() => grid.focus());
    await userEvent.keyboard('{ArrowUp}{Enter}');
    await waitFor(() =>
      expect(core.calls.at(-1)?.input).toMatchObject({ sort: { column: 'name', descending: true } }),
    );
    expect(screen.getByRole('columnheader', { name: /单位名称/ }).getAttribute('aria-sort')).toBe(
      'descending',
    );
  });

  it('select with the space bar, extend with shift, and give bulk actions the ids', async () => {
    const run = vi.fn<BulkAction['run']>().mockResolvedValue(undefined);
    const { grid } = await open(50, { bulk: [{ key: 'remind', label: '催办', run }] });
    await screen.findByText('舒兰市示例第000001号单位');
    act(() => grid.focus());
    await userEvent.keyboard(' {Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(screen.getByText('已选 3 条')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '催办' }));
    expect(run).toHaveBeenCalledWith(['e0', 'e1', 'e2']);
    act(() => grid.focus());
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByText('已选 3 条')).toBeNull();
  });

  it('leave the keyboard with the grid after a box was pressed', async () => {
    const { grid } = await open(50, { bulk: [] });
    await screen.findByText('舒兰市示例第000001号单位');
    const row = await firstRow(grid);
    await userEvent.click(row.querySelector('[data-select]') as HTMLElement);
    expect(document.activeElement).toBe(grid);
    expect(row.getAttribute('aria-selected')).toBe('true');
  });
});

describe('finding', () => {
  it('asks once for words typed in a row', async () => {
    const { core } = await open(50);
    await screen.findByText('舒兰市示例第000001号单位');
    await userEvent.type(screen.getByRole('textbox', { name: '名称、代码或拼音首字母' }), '000012');
    await waitFor(() => expect(screen.getByText('共 1 条')).toBeTruthy());
    const texts = core.calls
      .filter((call) => call.method === 'lists.page')
      .map((call) => (call.input as { text: string }).text);
    expect(texts).toEqual(['', '000012']);
  });

  it('sets a filter by values, shows it as a chip and takes it away', async () => {
    const { core } = await open(50);
    await screen.findByText('舒兰市示例第000001号单位');
    await userEvent.click(screen.getByRole('button', { name: '筛选' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: '乡镇（街道）' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: /白旗镇/ }));
    await userEvent.click(screen.getByRole('button', { name: '应用' }));
    await screen.findByText('共 10 条');
    expect(core.calls.at(-1)?.input).toMatchObject({ filters: [{ column: 'town', values: ['白旗镇'] }] });
    await userEvent.click(screen.getByRole('button', { name: '去掉筛选：乡镇（街道）' }));
    await screen.findByText('共 50 条');
  });

  it('takes a span of numbers, and of dates in any written shape', async () => {
    const { core } = await open(50);
    await screen.findByText('舒兰市示例第000001号单位');
    await userEvent.click(screen.getByRole('button', { name: '筛选' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: '成立日期' }));
    const dialog = await screen.findByRole('dialog', { name: '成立日期' });
    const [from] = within(dialog).getAllByRole('textbox') as [HTMLElement, HTMLElement];
    await userEvent.type(from, '2015.6.1');
    await userEvent.click(within(dialog).getByRole('button', { name: '应用' }));
    await waitFor(() =>
      expect(core.calls.at(-1)?.input).toMatchObject({
        filters: [{ column: 'establishedOn', from: '2015-06-01' }],
      }),
    );
  });

  it('tells "nothing matches" from "nothing here"', async () => {
    const { unmount } = await open(50, { start: { text: '没有这样的名字', filters: [] } });
    await screen.findByText('没有符合条件的记录');
    await userEvent.click(screen.getByRole('button', { name: '清除筛选' }));
    await screen.findByText('共 50 条');
    unmount();
    await open(0);
    await screen.findByText('名册还是空的');
  });

  it('says "nothing here" of an empty register that opens with a filter of its own', async () => {
    const { core } = await open(0, {
      start: { text: '', filters: [{ column: 'town', values: ['白旗镇'] }] },
    });
    await screen.findByText('名册还是空的');
    expect(screen.queryByText('没有符合条件的记录')).toBeNull();
    expect(core.calls.at(-1)?.input).toMatchObject({ filters: [], limit: 1 });
  });

  it('shows why rows could not be read and tries again', async () => {
    let broken = true;
    await open(
      5,
      {},
      {
        page: (input) => {
          if (broken) throw new FakeRefusal('DATABASE_BUSY', '数据库正忙，请稍后重试。');
          return enterprisePages(5)(input);
        },
      },
    );
    await screen.findByText('数据库正忙，请稍后重试。');
    broken = false;
    await userEvent.click(screen.getByRole('button', { name: '重试' }));
    await screen.findByText('舒兰市示例第000005号单位');
  });
});

describe('layout and views', () => {
  it('hides, shows and orders columns and remembers it', async () => {
    const { grid, unmount } = await open(5);
    await screen.findByText('舒兰市示例第000001号单位');
    await userEvent.click(screen.getByRole('button', { name: '列' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: '统一社会信用代码' }));
    await userEvent.click(screen.getByRole('checkbox', { name: '成立日期' }));
    const names = () =>
      within(grid)
        .getAllByRole('columnheader', { hidden: true })
        .map((cell) => cell.textContent);
    await waitFor(() =>
      expect(names()).toEqual(['单位名称', '乡镇（街道）', '法定类别', '状态', '预案数', '成立日期']),
    );
    await userEvent.click(screen.getByRole('button', { name: '上移：成立日期' }));
    await waitFor(() => expect(names().slice(-2)).toEqual(['成立日期', '预案数']));
    unmount();
    const again = await open(5);
    await screen.findByText('舒兰市示例第000001号单位');
    expect(within(again.grid).getAllByRole('columnheader').at(-1)?.textContent).toBe('预案数');
  });

  it('makes a column wider from the keyboard', async () => {
    const { grid } = await open(5);
    await screen.findByText('舒兰市示例第000001号单位');
    act(() => grid.focus());
    await userEvent.keyboard('{ArrowUp}{ArrowRight}{Alt>}{ArrowRight}{/Alt}');
    expect(grid.style.getPropertyValue('--local-columns')).toContain('196px');
  });

  it('saves a view with its filters and order, and applies it', async () => {
    const saveView = vi.fn().mockReturnValue({ id: 'v1' });
    const { core } = await open(50, { start: { text: '00001', filters: [] } }, { saveView });
    await screen.findByText('舒兰市示例第000010号单位');
    await userEvent.click(screen.getByRole('button', { name: '视图' }));
    await userEvent.type(await screen.findByRole('textbox', { name: '视图名称' }), '本周');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(saveView).toHaveBeenCalled());
    const sent = saveView.mock.calls[0]?.[0] as { screen: string; name: string; spec: string };
    expect(sent).toMatchObject({ screen: 'enterprises', name: '本周' });
    expect(JSON.parse(sent.spec)).toMatchObject({ spec: { text: '00001', filters: [] } });
    expect(core.calls.some((call) => call.method === 'lists.views')).toBe(true);
  });

  it('exports what is seen, in words, and offers the folder', async () => {
    const exportTable = vi.fn().mockReturnValue({ rows: 50 });
    const { core } = await open(50, {}, { exportTable });
    await screen.findByText('舒兰市示例第000001号单位');
    shell.saveFile.mockResolvedValue({ grant: 'grant-0001', name: '单位名册.xlsx', size: 0 });
    await userEvent.click(screen.getByRole('button', { name: '导出 Excel' }));
    await screen.findByText('已导出 50 行到“单位名册.xlsx”');
    expect(exportTable.mock.calls[0]?.[0]).toMatchObject({
      list: 'enterprises',
      file: 'grant-0001',
      columns: ['name', 'uscc', 'town', 'sets', 'status', 'plans'],
      labels: { name: '单位名称', plans: '预案数' },
    });
    fireEvent.click(screen.getByRole('button', { name: '打开所在文件夹' }));
    expect(shell.reveal).toHaveBeenCalledWith('grant-0001');
    expect(core.calls.filter((call) => call.method === 'lists.exportTable')).toHaveLength(1);
  });

  it('shows new rows when the core announces a change', async () => {
    let total = 5;
    const { core } = await open(5, {}, { page: (input) => enterprisePages(total)(input) });
    await screen.findByText('共 5 条');
    total = 6;
    core.announce('enterprises', ['e5']);
    await screen.findByText('共 6 条');
  });
});
