import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { TABLES } from '../../../db/exchange/format';
import { exchangeScreens } from '../../../renderer/features/exchange/screens';
import { loggedPackages } from '../../../renderer/features/exchange/types';
import enterprises from '../../../renderer/locales/zh/enterprises.json';
import zh from '../../../renderer/locales/zh/exchange.json';
import lists from '../../../renderer/locales/zh/lists.json';
import { setUpLayout } from '../support/layout';
import { makeRehearsal } from '../support/packages';
import { setUpTestWindow } from '../support/render';
import { readyState } from '../support/sample';
import { renderScreen } from '../support/screen';

setUpTestWindow();
setUpLayout(1600);

const screenAt = (path: string) => {
  const found = exchangeScreens.find((one) => one.path === path);
  if (!found) throw new Error(`no screen at ${path}`);
  return found;
};
const cityState: typeof readyState = {
  ...readyState,
  office: { id: 'o', name: '吉林市应急管理局', level: 'city', regionCode: '220200', regionName: '吉林市' },
};
const packages = [
  {
    id: 'p-2',
    direction: 'in' as const,
    kind: 'upload' as const,
    partner: '蛟河市应急管理局',
    sequence: 3,
    period: '2026H1',
    fileName: '蛟河.yjpkg',
    at: '2026-07-02T01:00:00.000Z',
  },
  {
    id: 'p-1',
    direction: 'out' as const,
    kind: 'upload' as const,
    partner: '吉林省应急管理厅',
    sequence: 1,
    period: '2026',
    fileName: '吉林市.yjpkg',
    at: '2026-07-01T01:00:00.000Z',
  },
];
const batch = {
  id: 'b-1',
  packageId: 'p-2',
  sender: '蛟河市应急管理局',
  appliedAt: '2026-07-02T02:00:00.000Z',
  actor: '示思源',
  tables: makeRehearsal().tables,
  undoneAt: null,
  canUndo: true,
  why: null,
};

describe('the log of packages', () => {
  it.each([
    ['未回执', null],
    ['已接收', { returned: 0, open: 0 }],
    ['有退回 2 条', { returned: 2, open: 1 }],
  ])('says how the office above has answered: %s', async (words, counts) => {
    const receipt = counts && {
      ...counts,
      receiptId: 'r-1',
      officeName: '吉林省应急管理厅',
      sequence: 1,
      period: '2026',
      accepted: 5,
      note: null,
      answeredOn: '2026-07-03',
      answeredBy: '示思源',
    };
    const sent = { packageId: 'p-1', recipient: '吉林省应急管理厅', sequence: 1, period: '2026', receipt };
    await renderScreen(
      screenAt('/exchange'),
      '/exchange',
      {
        exchange: { log: () => ({ packages, batches: [batch] }) },
        receipts: {
          incoming: () => ({
            rows: [{ ...sent, fileName: '吉林市.yjpkg', at: '2026-07-01T01:00:00.000Z' }],
          }),
        },
      },
      cityState,
    );
    expect(within(await screen.findByRole('row', { name: /吉林市\.yjpkg/ })).getByText(words)).toBeTruthy();
  });

  it('lists what went out and came in, with what a merge wrote, and takes a merge back', async () => {
    const { core } = await renderScreen(
      screenAt('/exchange'),
      '/exchange',
      {
        exchange: { log: () => ({ packages, batches: [batch] }), undo: () => ({ restored: 1, removed: 6 }) },
      },
      cityState,
    );
    expect(await screen.findByText('新增 6，变更 1')).toBeTruthy();
    expect(screen.getByText('收到')).toBeTruthy();
    expect(screen.getAllByText('上报')).toHaveLength(packages.length);
    await userEvent.click(screen.getByText('蛟河.yjpkg'));
    const drawer = await screen.findByRole('dialog', { name: '蛟河.yjpkg' });
    await userEvent.click(within(drawer).getByRole('button', { name: '撤销合并' }));
    const question = await screen.findByText(/新增的行会移出/);
    await userEvent.click(
      within(question.closest('[role="dialog"]') as HTMLElement).getByRole('button', { name: '撤销合并' }),
    );
    await waitFor(() =>
      expect(core.calls).toContainEqual({ method: 'exchange.undo', input: { batchId: 'b-1' } }),
    );
  });

  it('offers a county first of all to write, and no comparison', async () => {
    await renderScreen(screenAt('/exchange'), '/exchange', {
      exchange: { log: () => ({ packages: [], batches: [] }) },
    });
    expect(await screen.findByText('还没有上报包往来')).toBeTruthy();
    const buttons = screen.getAllByRole('button').map((button) => button.textContent);
    expect(buttons.slice(0, 2)).toEqual(['接收上报包', '制作上报包']);
    expect(screen.queryByRole('link', { name: '各地排名' })).toBeNull();
  });

  it('says that a merge was undone', async () => {
    await renderScreen(
      screenAt('/exchange'),
      '/exchange',
      {
        exchange: {
          log: () => ({
            packages,
            batches: [{ ...batch, undoneAt: '2026-07-03T01:00:00.000Z', canUndo: false }],
          }),
        },
      },
      cityState,
    );
    expect(await screen.findByText('已撤销')).toBeTruthy();
  });
});

it('an undone merge stays in the log although its package does not', () => {
  const undone = { ...batch, packageId: 'p-9', undoneAt: '2026-07-03T01:00:00.000Z' };
  const shown = loggedPackages({ packages, batches: [batch, undone, { ...undone, id: 'b-9' }] });
  expect(shown.map((one) => one.id)).toEqual(['p-9', 'p-2', 'p-1']);
  expect(shown[0]).toMatchObject({ kind: null, fileName: null, partner: '蛟河市应急管理局' });
});

describe('words of packages', () => {
  const known = new Set([
    ...Object.keys(zh.field),
    ...Object.values(lists).flatMap((list) => Object.keys(list)),
    ...Object.keys(enterprises.field),
  ]);
  const technical =
    /(_key|_initials|_id|^id|^version|^origin|^sha256|^rule_trace|^seq|^created_at|^updated_at)$/;

  it.each(TABLES.map((table) => table.name))('name the table %s and its columns', (name) => {
    const table = TABLES.find((one) => one.name === name);
    expect(Object.keys(zh.table)).toContain(name);
    const camel = (column: string) =>
      column.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
    const missing = (table?.columns ?? []).filter(
      (column) => !technical.test(column) && !known.has(camel(column)),
    );
    expect(missing).toEqual([]);
  });
});
