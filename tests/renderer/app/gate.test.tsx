import createCache from '@emotion/cache';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listenForChanges } from '../../../renderer/api/change-listener';
import type { Answer } from '../../../renderer/api/contract';
import { createQueryClient } from '../../../renderer/api/queries';
import { App } from '../../../renderer/app/App';
import { dropDraft } from '../../../renderer/ui/form/drafts';
import { createFakeCore, type FakeAnswers } from '../support/fake-core';
import { setUpLayout } from '../support/layout';
import { noHits } from '../support/no-hits';
import { setUpTestWindow, shell } from '../support/render';
import { enterpriseList, enterprisePages, readyState } from '../support/sample';

setUpTestWindow();
setUpLayout();
beforeEach(() => {
  window.location.hash = '';
  dropDraft('new-database');
});

type State = Answer<'system', 'state'>;

const noDatabase: State = {
  ...readyState,
  phase: 'none',
  database: null,
  desk: null,
  office: null,
  user: null,
};
const emptyInbox = { today: '2026-11-21', groups: [] };

/** The whole page as the program starts it, on a fake core whose state the test can change. */
function start(first: State, answers: FakeAnswers = {}) {
  let state = first;
  const core = createFakeCore({
    duties: {
      inbox: () => emptyInbox,
      figures: () => ({ figures: [] }),
      rules: () => ({ pack: '', rules: [] }),
    },
    lists: { describe: () => enterpriseList, page: enterprisePages(5), views: () => ({ views: [] }) },
    search: {
      find: noHits,
    },
    ...answers,
    system: {
      state: () => state,
      regions: () => ({ regions: [{ code: '220283', name: '舒兰市', parent: null, initials: 'sls' }] }),
      users: () => ({ users: [] }),
      ...answers.system,
    },
  });
  const queries = createQueryClient();
  listenForChanges(core.client, queries);
  const view = render(<App client={core.client} queries={queries} styles={createCache({ key: 'pd' })} />);
  const become = (next: State) => {
    state = next;
    core.announceState();
  };
  return { ...view, core, become };
}

describe('the first screen', () => {
  it('makes a database from three answers and goes to work in it', async () => {
    const create = vi.fn().mockReturnValue(readyState);
    const { become } = start(noDatabase, { system: { create } });
    await userEvent.click(await screen.findByRole('button', { name: /新建数据库/ }));
    await userEvent.click(await screen.findByRole('button', { name: /应急管理部门/ }));
    await userEvent.click(await screen.findByRole('button', { name: '下一步' }));
    expect(screen.getAllByText('请填写')).toHaveLength(2);
    await userEvent.type(screen.getByRole('combobox', { name: '行政区划' }), 'sls{Enter}');
    await userEvent.type(screen.getByRole('textbox', { name: '单位名称' }), '舒兰市应急管理局');
    await userEvent.click(screen.getByRole('button', { name: '下一步' }));
    await userEvent.type(await screen.findByRole('textbox', { name: '经办人姓名' }), '示思源');
    shell.saveFile.mockResolvedValue({ grant: 'grant-0001', name: '舒兰市应急管理局.plandesk', size: 0 });
    await userEvent.click(screen.getByRole('button', { name: '选择位置并新建' }));
    await waitFor(() => expect(create).toHaveBeenCalled());
    expect(create.mock.calls[0]?.[0]).toEqual({
      desk: 'office',
      level: 'county',
      regionCode: '220283',
      name: '舒兰市应急管理局',
      userName: '示思源',
      file: 'grant-0001',
    });
    become(readyState);
    expect(await screen.findByRole('heading', { name: '工作台' })).toBeTruthy();
  });

  it('offers the backups of a damaged database and restores only after a question', async () => {
    const restore = vi.fn().mockReturnValue(readyState);
    start(
      {
        ...noDatabase,
        phase: 'damaged',
        problem: { code: 'DATABASE_DAMAGED', message: '数据库文件已损坏，没有改动它。' },
        backups: [{ id: 'b1', name: '备份一.db', size: 48_233_333, madeAt: '2026-11-20T09:02:00Z' }],
      },
      { system: { restore } },
    );
    expect(await screen.findByText('数据库文件已损坏，没有改动它。')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /备份一/ }));
    expect(restore).not.toHaveBeenCalled();
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', { name: '从备份恢复' }),
    );
    await waitFor(() => expect(restore.mock.calls[0]?.[0]).toEqual({ backup: 'b1' }));
  });

  it('asks who is working and says when a password is wrong', async () => {
    const signIn = vi.fn().mockImplementation(() => {
      throw Object.assign(new Error('密码不对，请重新输入。'), { code: 'PASSWORD_WRONG' });
    });
    start(
      { ...readyState, phase: 'locked', user: null },
      {
        system: {
          users: () => ({
            users: [{ id: 'u1', name: '示思源', role: 'clerk', active: true, hasPassword: true, version: 1 }],
          }),
          signIn,
        },
      },
    );
    await userEvent.type(await screen.findByLabelText('示思源的密码'), '1234{Enter}');
    expect(await screen.findByText('密码不对，请重新输入。')).toBeTruthy();
    expect(signIn.mock.calls[0]?.[0]).toEqual({ userId: 'u1', password: '1234' });
  });
});

describe('the shell', () => {
  it('shows whose desk it is, goes to a module by keys and finds a command by pinyin initials', async () => {
    start(readyState);
    expect(await screen.findByText('舒兰市应急管理局')).toBeTruthy();
    await userEvent.keyboard('{Alt>}2{/Alt}');
    expect(await screen.findByRole('heading', { name: '单位名册' })).toBeTruthy();
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.type(await screen.findByRole('combobox'), 'djdw');
    expect(await screen.findByRole('option', { name: /登记单位/ })).toBeTruthy();
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: '登记单位' })).toBeTruthy();
  });

  it('changes theme and language at once and remembers both', async () => {
    start(readyState);
    await userEvent.click(await screen.findByRole('button', { name: /示思源/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: '深色界面' }));
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'));
    expect(shell.setTheme).toHaveBeenCalledWith('dark');
    await userEvent.click(screen.getByRole('button', { name: /示思源/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'English' }));
    expect(await screen.findByRole('heading', { name: 'Inbox' })).toBeTruthy();
    expect(document.documentElement.lang).toBe('en');
    expect(JSON.parse(localStorage.getItem('plandesk.preferences') ?? '{}')).toMatchObject({
      theme: 'dark',
      language: 'en',
    });
  });

  it('says that the data service is coming back and asks everything again', async () => {
    const inbox = vi.fn().mockReturnValue(emptyInbox);
    const { core } = start(readyState, { duties: { inbox } });
    await screen.findByRole('heading', { name: '工作台' });
    expect(screen.queryByText('数据服务正在重新连接')).toBeNull();
    const asked = inbox.mock.calls.length;
    act(() => core.lose());
    expect(await screen.findByText('数据服务正在重新连接')).toBeTruthy();
    act(() => core.restore());
    await waitFor(() => expect(inbox.mock.calls.length).toBeGreaterThan(asked));
    expect(screen.queryByText('数据服务正在重新连接')).toBeNull();
  });

  it('puts the keyboard into a screen that has opened', async () => {
    start(readyState);
    await screen.findByRole('heading', { name: '工作台' });
    await userEvent.keyboard('{Alt>}2{/Alt}');
    await screen.findByRole('heading', { name: '单位名册' });
    expect(document.activeElement).toBe(screen.getByRole('main'));
  });

  it('begins at home when another database is opened', async () => {
    const { become } = start(readyState);
    await screen.findByRole('heading', { name: '工作台' });
    await userEvent.keyboard('{Alt>}2{/Alt}');
    await screen.findByRole('heading', { name: '单位名册' });
    become({
      ...readyState,
      database: { file: '/另一个.plandesk', name: '另一个.plandesk', schemaVersion: 1 },
    });
    expect(await screen.findByRole('heading', { name: '工作台' })).toBeTruthy();
    expect(screen.getByText('另一个.plandesk')).toBeTruthy();
  });
});
