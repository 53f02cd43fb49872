import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../renderer/api/contract';
import { exchangeScreens } from '../../../renderer/features/exchange/screens';
import type { FakeAnswers } from '../support/fake-core';
import { setUpLayout } from '../support/layout';
import { setUpTestWindow } from '../support/render';
import { readyState } from '../support/sample';
import { renderScreen } from '../support/screen';

setUpTestWindow();
setUpLayout(1600);

type Own = Answer<'keys', 'own'>;
type OfficeKey = Answer<'keys', 'list'>['keys'][number];

const page = exchangeScreens.find((one) => one.path === '/exchange/keys');
if (!page) throw new Error('no screen of keys');

const OWN_KEY = '0123456789abcdef'.repeat(4);
const own: Own = {
  keyId: OWN_KEY,
  publicKey: 'MCowBQ==',
  madeAt: '2026-01-05T01:00:00.000Z',
  madeBy: '示思源',
  open: true,
  shares: {
    protection: 'sealed',
    holders: [{ userId: 'user-1', name: '示思源' }],
    waiting: [{ userId: 'user-2', name: '样办事员', why: 'sign-in' }],
  },
  vouchedBy: null,
  sm2: { wanted: false, publicKey: null },
  retired: [],
};
const theirs: OfficeKey = {
  id: 'key-1',
  officeId: 'office-9',
  officeName: '蛟河市应急管理局',
  keyId: `${'ab'.repeat(28)}12345678`,
  sm2PublicKey: null,
  state: 'first-contact',
  firstSeenAt: '2026-07-02T01:00:00.000Z',
  confirmedAt: null,
  confirmedBy: null,
  confirmedHow: null,
  supersededBy: null,
  revokedAt: null,
  revokedBy: null,
  revokedReason: null,
};

type Permission = NonNullable<(typeof readyState)['user']>['permissions'][number];

function show({
  keys,
  permissions = ['read', 'exchange', 'administer'],
}: {
  keys?: FakeAnswers['keys'];
  permissions?: Permission[];
} = {}) {
  const user = readyState.user && { ...readyState.user, permissions };
  return renderScreen(
    page as NonNullable<typeof page>,
    '/exchange/keys',
    { keys: { own: () => own, list: () => ({ keys: [theirs] }), ...keys } },
    { ...readyState, user },
  );
}

describe('the page of keys', () => {
  it('shows the own fingerprint as it is told over the telephone, and who can open the key', async () => {
    await show();
    expect(await screen.findByText(OWN_KEY.replace(/(.{4})(?=.)/g, '$1 '))).toBeTruthy();
    expect(screen.getByText('由登录密码加密')).toBeTruthy();
    expect(screen.getByText('示思源')).toBeTruthy();
    expect(screen.getByText('样办事员（设密码后还没有登录）')).toBeTruthy();
  });

  it('says what is missing while the key is plain, and that nobody can open a lost one', async () => {
    const plain = { ...own, shares: { ...own.shares, protection: 'plain' as const } };
    const { unmount } = await show({ keys: { own: () => plain } });
    expect(await screen.findByText(/密钥还没有加密.*还差：样办事员/)).toBeTruthy();
    unmount();
    const lost = { ...own, open: false, shares: { protection: 'lost' as const, holders: [], waiting: [] } };
    await show({ keys: { own: () => lost } });
    expect(await screen.findByText(/没有用户能打开这把密钥了/)).toBeTruthy();
  });

  it('confirms another office’s key by the digits that were heard and how', async () => {
    const { core } = await show({ keys: { confirm: () => ({}) } });
    await userEvent.click(await screen.findByRole('button', { name: '核对蛟河市应急管理局的密钥' }));
    const drawer = await screen.findByRole('dialog', { name: /电话核对指纹/ });
    await userEvent.type(within(drawer).getByRole('textbox', { name: /听到的末八位/ }), '1234 5678');
    await userEvent.type(within(drawer).getByRole('textbox', { name: /与谁、怎样核对/ }), '电话，示科长');
    await userEvent.click(within(drawer).getByRole('button', { name: '确认一致' }));
    await waitFor(() =>
      expect(core.calls).toContainEqual({
        method: 'keys.confirm',
        input: { id: 'key-1', heard: '1234 5678', how: '电话，示科长' },
      }),
    );
  });

  it('revokes one with a reason, after a question', async () => {
    const { core } = await show({ keys: { revoke: () => ({}) } });
    await userEvent.click(await screen.findByRole('button', { name: '作废蛟河市应急管理局的密钥' }));
    const question = await screen.findByRole('dialog', { name: '作废蛟河市应急管理局的这把密钥？' });
    const run = within(question).getByRole('button', { name: '作废' }) as HTMLButtonElement;
    expect(run.disabled).toBe(true);
    await userEvent.type(within(question).getByRole('textbox'), '电脑失窃');
    await userEvent.click(run);
    await waitFor(() =>
      expect(core.calls).toContainEqual({
        method: 'keys.revoke',
        input: { id: 'key-1', reason: '电脑失窃' },
      }),
    );
  });

  it('offers nothing that the user may not do', async () => {
    await show({ permissions: ['read'] });
    expect(await screen.findByText('蛟河市应急管理局')).toBeTruthy();
    for (const name of [/^核对/, /^作废/, '更换密钥', '导出指纹告知单'])
      expect(screen.queryByRole('button', { name })).toBeNull();
    expect(screen.getByRole('switch', { name: /SM2/ })).toHaveProperty('disabled', true);
  });

  it('words what became of a key', async () => {
    const confirmed: OfficeKey = {
      ...theirs,
      state: 'confirmed',
      confirmedAt: '2026-07-03T01:00:00.000Z',
      confirmedBy: '示思源',
      confirmedHow: '电话，示科长',
    };
    await show({ keys: { list: () => ({ keys: [confirmed] }) } });
    expect(await screen.findByText('已核对')).toBeTruthy();
    expect(screen.getByText(/示思源 核对：电话，示科长/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^核对/ })).toBeNull();
  });
});
