import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../renderer/api/contract';
import { systemScreens } from '../../../renderer/features/system/screens';
import { administratorState } from '../support/administrator';
import { setUpLayout } from '../support/layout';
import { setUpTestWindow, shell } from '../support/render';
import { renderScreen } from '../support/screen';

setUpTestWindow();
setUpLayout();

const screenAt = (path: string) => {
  const found = systemScreens.find((one) => one.path === path);
  if (!found) throw new Error(`no screen at ${path}`);
  return found;
};

const state = {
  ...administratorState,
  backups: [
    {
      id: '20261121T003000000Z-before-import.db',
      name: '20261121T003000000Z-before-import.db',
      size: 10_485_760,
      madeAt: '2026-11-21T00:30:00.000Z',
    },
  ],
};
const info = {
  desk: 'office' as const,
  level: 'county' as const,
  region: '220283',
  name: '舒兰市应急管理局',
  schemaVersion: 1,
  fileSize: 20_971_520,
  counts: { enterprises: 600, plans: 1704 },
};
const sound: Answer<'system', 'check'> = {
  integrity: [],
  foreignKeys: 0,
  audit: { entries: 1200, firstBroken: null },
};

describe('the database', () => {
  it('shows its file, its size and what it holds', async () => {
    await renderScreen(
      screenAt('/system/database'),
      '/system/database',
      { system: { info: () => info } },
      state,
    );
    expect(await screen.findByText('20 MB')).toBeTruthy();
    expect(screen.getByText('1,704')).toBeTruthy();
    expect(screen.getByText('/资料/舒兰市应急管理局.plandesk')).toBeTruthy();
  });

  it.each([
    [sound, '审计日志 1,200 条，链条完整', 'status'],
    [{ ...sound, integrity: ['Tree 9 page 12'] }, '文件结构有损坏，请从备份恢复：', 'alert'],
    [{ ...sound, foreignKeys: 3 }, '有 3 处引用对不上，请从备份恢复或联系维护人员', 'alert'],
    [
      { ...sound, audit: { entries: 41, firstBroken: 42 } },
      '审计日志从第 42 条起被改动过，请保留原文件并报告',
      'alert',
    ],
  ])('says what a check found: %#', async (found, sentence, role) => {
    await renderScreen(
      screenAt('/system/database'),
      '/system/database',
      { system: { info: () => info, check: () => found } },
      state,
    );
    await userEvent.click(await screen.findByRole('button', { name: '检查数据库' }));
    const line = await screen.findByText(sentence);
    expect(line.getAttribute('role')).toBe(role);
  });

  it('backs up here and elsewhere', async () => {
    shell.saveFile.mockResolvedValue({ grant: 'grant-1', name: '备份.plandesk', size: 0 });
    const { core } = await renderScreen(
      screenAt('/system/database'),
      '/system/database',
      { system: { info: () => info, backup: () => ({ name: 'b.db', size: 1_048_576 }) } },
      state,
    );
    await userEvent.click(await screen.findByRole('button', { name: '立即备份' }));
    expect(await screen.findByText('已备份并核验：b.db（1 MB）')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '备份到其他位置' }));
    expect(await screen.findByText('已备份并核验：备份.plandesk（1 MB）')).toBeTruthy();
    const inputs = core.calls.filter((call) => call.method === 'system.backup').map((call) => call.input);
    expect(inputs).toEqual([{}, { file: 'grant-1' }]);
  });

  it('restores a backup only after a question that says what is kept', async () => {
    const { core } = await renderScreen(
      screenAt('/system/database'),
      '/system/database',
      { system: { info: () => info, restore: () => state } },
      state,
    );
    const row = await screen.findByRole('row', { name: /导入之前/ });
    const press = () => userEvent.click(within(row).getByRole('button', { name: /^恢复/ }));
    await press();
    const question = await screen.findByRole('dialog');
    expect(question.textContent).toContain('现在的数据库不会删除');
    await userEvent.click(within(question).getByRole('button', { name: '取消' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(core.calls.some((call) => call.method === 'system.restore')).toBe(false);
    await press();
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '恢复' }));
    await waitFor(() =>
      expect(core.calls).toContainEqual({
        method: 'system.restore',
        input: { backup: '20261121T003000000Z-before-import.db' },
      }),
    );
  });

  it('restores a copy from elsewhere after the same question', async () => {
    const { core } = await renderScreen(
      screenAt('/system/database'),
      '/system/database',
      { system: { info: () => info, restore: () => state } },
      state,
    );
    shell.openFile.mockResolvedValue([{ grant: 'grant-1', name: '旧备份.plandesk', size: 1 }]);
    await userEvent.click(await screen.findByRole('button', { name: '从文件恢复' }));
    const question = await screen.findByRole('dialog');
    expect(question.textContent).toContain('现在的数据库不会删除');
    await userEvent.click(within(question).getByRole('button', { name: '从备份恢复' }));
    await waitFor(() =>
      expect(core.calls).toContainEqual({ method: 'system.restore', input: { file: 'grant-1' } }),
    );
  });
});

describe('the audit log', () => {
  const entries = [
    {
      seq: 2,
      at: '2026-11-21T06:05:00.000Z',
      actor: '示思源',
      action: 'enterprises.reveal',
      entity: 'enterprise',
      entityId: 'e1',
      details: '{"revealed":"principalPhone"}',
    },
    {
      seq: 1,
      at: '2026-11-20T06:05:00.000Z',
      actor: '示思源',
      action: 'future.thing',
      entity: 'comet',
      entityId: null,
      details: '{}',
    },
  ];
  const answers = { system: { auditLog: () => ({ total: 2, entries }), check: () => sound } };

  it('words its entries, shows an unknown one as it is, and opens each', async () => {
    await renderScreen(screenAt('/system/audit'), '/system/audit', answers, state);
    expect(await screen.findByText('future.thing')).toBeTruthy();
    await userEvent.click(screen.getByText('查看完整电话'));
    const drawer = await screen.findByRole('dialog');
    for (const text of ['第 2 条', 'e1', 'principalPhone'])
      expect(within(drawer).getByText(text)).toBeTruthy();
  });

  it('verifies its chain', async () => {
    await renderScreen(screenAt('/system/audit'), '/system/audit', answers, state);
    await userEvent.click(await screen.findByRole('button', { name: '核验链条' }));
    expect(await screen.findByText('审计日志 1,200 条，链条完整')).toBeTruthy();
  });
});
