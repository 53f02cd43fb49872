import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { systemScreens } from '../../../renderer/features/system/screens';
import { administratorState } from '../support/administrator';
import { FakeRefusal } from '../support/fake-core';
import { setUpTestWindow } from '../support/render';
import { renderScreen } from '../support/screen';

setUpTestWindow();

const users = systemScreens.find((one) => one.path === '/system/users');
if (!users) throw new Error('no screen of users');

const known = [
  { id: 'user-1', name: '示思源', role: 'administrator', active: true, hasPassword: true, version: 3 },
  { id: 'user-2', name: '例文', role: 'leader', active: true, hasPassword: false, version: 1 },
] as const;
const answers = { system: { users: () => ({ users: [...known] }) } };

describe('users', () => {
  it('are added with a role and a password that was typed twice alike', async () => {
    const { core } = await renderScreen(
      users,
      '/system/users',
      { system: { ...answers.system, addUser: () => ({ id: 'user-3', version: 1 }) } },
      administratorState,
    );
    await userEvent.click(await screen.findByRole('button', { name: '新增用户' }));
    const drawer = await screen.findByRole('dialog');
    await userEvent.type(within(drawer).getByRole('textbox', { name: '姓名' }), '测文');
    await userEvent.type(within(drawer).getByLabelText('新密码'), 'kouling1');
    await userEvent.type(within(drawer).getByLabelText('再输入一次'), 'kouling2');
    await userEvent.click(within(drawer).getByRole('button', { name: '新增' }));
    expect(await within(drawer).findByText('两次输入的密码不同')).toBeTruthy();
    await userEvent.clear(within(drawer).getByLabelText('再输入一次'));
    await userEvent.type(within(drawer).getByLabelText('再输入一次'), 'kouling1');
    await userEvent.click(within(drawer).getByRole('button', { name: '新增' }));
    expect(await screen.findByText('已新增用户“测文”')).toBeTruthy();
    expect(core.calls).toContainEqual({
      method: 'system.addUser',
      input: { name: '测文', role: 'clerk', password: 'kouling1' },
    });
  });

  it.each([
    { open: false, others: 0, said: /密钥就遗失了/ },
    { open: false, others: 1, said: /重新交给/ },
    { open: true, others: 0, said: null },
  ])('are told what a new password takes from the signing key: %o', async ({ open, others, said }) => {
    const holders = [
      { userId: 'user-1', name: '示思源' },
      ...(others ? [{ userId: 'u-9', name: '样' }] : []),
    ];
    await renderScreen(
      users,
      '/system/users',
      {
        ...answers,
        keys: {
          own: () => ({
            keyId: 'k1',
            publicKey: 'p',
            madeAt: '2026-11-20T01:00:00.000Z',
            madeBy: '示例员',
            open,
            shares: { protection: 'sealed', holders, waiting: [] },
            vouchedBy: null,
            sm2: { wanted: false, publicKey: null },
            retired: [],
          }),
        },
      },
      administratorState,
    );
    await userEvent.click(await screen.findByRole('button', { name: '设置密码：示思源' }));
    const drawer = await screen.findByRole('dialog');
    if (said) expect(await within(drawer).findByText(said)).toBeTruthy();
    else await waitFor(() => expect(within(drawer).queryByText(/签名密钥/)).toBeNull());
  });

  it('are changed at the version that was seen; a refusal is said in the drawer', async () => {
    const { core } = await renderScreen(
      users,
      '/system/users',
      {
        system: {
          ...answers.system,
          changeUser: () => {
            throw new FakeRefusal('LAST_ADMINISTRATOR', '至少要保留一名系统管理员，请先指定另一名。');
          },
        },
      },
      administratorState,
    );
    await userEvent.click(await screen.findByRole('button', { name: '修改用户：示思源' }));
    const drawer = await screen.findByRole('dialog');
    await userEvent.click(within(drawer).getByRole('checkbox', { name: '可以登录' }));
    await userEvent.click(within(drawer).getByRole('button', { name: '保存' }));
    expect(await within(drawer).findByText(/至少要保留一名系统管理员/)).toBeTruthy();
    expect(core.calls).toContainEqual({
      method: 'system.changeUser',
      input: { id: 'user-1', expectedVersion: 3, name: '示思源', role: 'administrator', active: false },
    });
  });

  it('set their own password and nobody else’s without the right; a forgotten entry leaves no trace', async () => {
    const { core } = await renderScreen(users, '/system/users', {
      system: { ...answers.system, setPassword: () => ({ id: 'user-1', version: 4 }) },
    });
    expect(await screen.findByRole('button', { name: '设置密码：示思源' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: '设置密码：例文' })).toBeNull();
    expect(screen.queryByRole('button', { name: '新增用户' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '设置密码：示思源' }));
    await userEvent.type(await screen.findByLabelText('新密码'), 'geheim');
    await userEvent.click(screen.getByRole('button', { name: '取消' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: '设置密码：示思源' }));
    expect(((await screen.findByLabelText('新密码')) as HTMLInputElement).value).toBe('');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('“示思源”现在没有密码')).toBeTruthy();
    expect(core.calls).toContainEqual({
      method: 'system.setPassword',
      input: { id: 'user-1', password: '' },
    });
  });

  it('without a password are pointed out', async () => {
    await renderScreen(users, '/system/users', answers, administratorState);
    expect(await screen.findByText(/有 1 个用户没有密码/)).toBeTruthy();
  });

  it('see what each role allows, from the table that the core checks', async () => {
    await renderScreen(users, '/system/users', answers);
    const table = await screen.findByRole('table', { name: '各角色能做什么' });
    const row = within(table).getByRole('row', { name: /用户、设置、恢复数据库/ });
    expect(within(row).getAllByTitle('可以')).toHaveLength(1);
  });
});
