import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../../renderer/api/contract';
import { ledgerScreens } from '../../../renderer/features/ledgers/screens';
import { currentStaging } from '../../../renderer/features/ledgers/staging-store';
import { type FakeAnswers, FakeRefusal } from '../support/fake-core';
import { setUpLayout } from '../support/layout';
import { setUpTestWindow, shell } from '../support/render';
import { renderScreen } from '../support/screen';

setUpTestWindow();
setUpLayout();
afterEach(() => currentStaging.set(null));

const [page] = ledgerScreens;
if (!page) throw new Error('the import has no page');

type Summary = Answer<'ledgers', 'stage'>;
type Row = Answer<'ledgers', 'rows'>['rows'][number];

const summary: Summary = {
  stagingId: 's1',
  kind: 'enterprises',
  fileName: '企业台账.xlsx',
  sheets: [
    {
      name: '台账',
      used: true,
      headerRow: 3,
      columns: [
        { index: 0, heading: '序号', field: null, confidence: 0, sample: ['1'] },
        { index: 1, heading: '单位名称', field: 'name', confidence: 1, sample: ['示例厂'] },
        { index: 2, heading: '代码', field: 'uscc', confidence: 0.8, sample: ['91220283MAX0000001'] },
      ],
    },
  ],
  fields: [
    { key: 'name', label: '单位名称', required: true },
    { key: 'uscc', label: '统一社会信用代码', required: false },
    { key: 'town', label: '乡镇', required: false },
  ],
  counts: { read: 3, created: 1, updated: 1, unchanged: 0, duplicate: 0, rejected: 1, warned: 0 },
  wordings: [],
};
const rows: Row[] = [
  {
    seq: 1,
    sheet: '台账',
    row: 4,
    outcome: 'create',
    name: '示例厂',
    values: { name: '示例厂', uscc: '91220283MAX0000001' },
    changes: {},
    problems: [],
  },
  {
    seq: 2,
    sheet: '台账',
    row: 5,
    outcome: 'update',
    name: '样板厂',
    values: { name: '样板厂' },
    changes: { uscc: [null, '91220283MAX0000002'] },
    problems: [],
  },
  {
    seq: 3,
    sheet: '台账',
    row: 6,
    outcome: 'reject',
    name: '坏代码厂',
    values: {},
    changes: {},
    problems: [
      {
        column: '代码',
        field: 'uscc',
        value: '91220283MAXWRPY67',
        code: 'uscc_length',
        message: '应为18位，这里是17位。',
        outcome: 'reject',
      },
    ],
  },
];

const ledgers: NonNullable<FakeAnswers['ledgers']> = {
  batches: () => ({ batches: [] }),
  stage: () => summary,
  rows: ({ outcomes = [] }) => {
    const wanted = outcomes.length === 0 ? rows : rows.filter((row) => outcomes.includes(row.outcome));
    return { total: wanted.length, rows: wanted };
  },
  discard: () => ({}),
};

async function chooseFile(answers: NonNullable<FakeAnswers['ledgers']> = {}) {
  const view = await renderScreen(page as NonNullable<typeof page>, '/import?kind=enterprises', {
    ledgers: { ...ledgers, ...answers },
  });
  shell.openFile.mockResolvedValue([{ grant: 'grant-0001', name: '企业台账.xlsx', size: 1200 }]);
  await userEvent.click(await screen.findByRole('button', { name: '选择台账文件' }));
  return view;
}

describe('import', () => {
  it('shows every row before anything is written, refused ones first, wrong cells in place', async () => {
    const { core } = await chooseFile();
    const grid = await screen.findByRole('grid');
    const wrong = await within(grid).findByText('91220283MAXWRPY67');
    expect(wrong.tagName).toBe('MARK');
    expect(within(grid).getByText('坏代码厂')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /更新\s*1/ }));
    expect(await within(grid).findByText('空 → 91220283MAX0000002')).toBeTruthy();
    expect(core.calls.map((call) => call.method)).not.toContain('ledgers.apply');
  });

  it('corrects a column and checks again', async () => {
    const stage = vi.fn().mockReturnValue(summary);
    await chooseFile({ stage });
    await userEvent.click(await screen.findByRole('button', { name: '列对应' }));
    const drawer = await screen.findByRole('dialog', { name: '列对应' });
    await userEvent.click(within(drawer).getByRole('combobox', { name: '序号' }));
    await userEvent.click(await screen.findByRole('option', { name: '乡镇' }));
    await userEvent.click(within(drawer).getByRole('button', { name: '按此重新核对' }));
    await waitFor(() => expect(stage).toHaveBeenCalledTimes(2));
    expect(stage.mock.calls[1]?.[0]).toMatchObject({
      mapping: { 台账: { '0': 'town', '1': 'name', '2': 'uscc' } },
    });
  });

  it('says why a file cannot be read and keeps the step', async () => {
    await chooseFile({
      stage: () => {
        throw new FakeRefusal('FILE_PROTECTED', '文件有密码，请先在 Excel 中取消密码。');
      },
    });
    expect(await screen.findByText('文件有密码，请先在 Excel 中取消密码。')).toBeTruthy();
    expect(screen.getByRole('button', { name: '选择台账文件' })).toBeTruthy();
  });

  it('writes only on the last step, says what came of it and can be undone', async () => {
    const apply = vi
      .fn()
      .mockReturnValue({ batchId: 'b1', created: 1, updated: 1, unchanged: 0, rejected: 1 });
    const undo = vi.fn().mockReturnValue({ restored: 1, removed: 1 });
    await chooseFile({ apply, undo });
    await userEvent.click(await screen.findByRole('button', { name: '去写入' }));
    expect(await screen.findByText(/有 1 行退回/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '写入 2 行' }));
    expect(await screen.findByText('新增 1 行，更新 1 行，未变 0 行，退回 1 行。')).toBeTruthy();
    expect(apply.mock.calls[0]?.[0]).toEqual({ stagingId: 's1' });
    await userEvent.click(screen.getByRole('button', { name: '撤销这次导入' }));
    await userEvent.click(await screen.findByRole('button', { name: '撤销导入' }));
    expect(await screen.findByText('已撤销：移除 1 条，恢复 1 条')).toBeTruthy();
    expect(undo.mock.calls[0]?.[0]).toEqual({ batchId: 'b1' });
  });

  it('saves the refused rows and then no longer warns of losing them', async () => {
    const rejects = vi.fn().mockReturnValue({ rows: 1 });
    await chooseFile({ rejects });
    await userEvent.click(await screen.findByRole('button', { name: '去写入' }));
    shell.saveFile.mockResolvedValue({ grant: 'grant-0002', name: '退回.xlsx', size: 0 });
    await userEvent.click(screen.getByRole('button', { name: '保存退回清单' }));
    expect(await screen.findByText('已把 1 行存到“退回.xlsx”，每行写明原因')).toBeTruthy();
    expect(shell.saveFile.mock.calls[0]?.[0]).toMatchObject({ defaultName: '企业台账-退回清单.xlsx' });
    expect(screen.queryByText(/有 1 行退回/)).toBeNull();
  });

  it('keeps a checked ledger while other screens are looked at', async () => {
    const { unmount } = await chooseFile();
    await screen.findByRole('grid');
    unmount();
    await renderScreen(page as NonNullable<typeof page>, '/import', { ledgers });
    expect(await screen.findByRole('grid')).toBeTruthy();
  });
});
