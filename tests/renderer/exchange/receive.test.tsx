import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { currentRehearsal } from '../../../renderer/features/exchange/rehearsal-store';
import { exchangeScreens } from '../../../renderer/features/exchange/screens';
import { type FakeAnswers, FakeRefusal } from '../support/fake-core';
import { makePackage, makeRehearsal } from '../support/packages';
import { setUpTestWindow, shell } from '../support/render';
import { renderScreen } from '../support/screen';

setUpTestWindow();
beforeEach(() => {
  currentRehearsal.set(null);
  shell.openFile.mockResolvedValue([{ grant: 'grant-1', name: '蛟河.yjpkg', size: 100 }]);
});

const receive = exchangeScreens.find((one) => one.path === '/exchange/receive');
if (!receive) throw new Error('no screen for receiving');

const keyChanged = {
  code: 'SENDER_KEY_CHANGED',
  message: '该单位的签名密钥与以前不同（k2），可能换了电脑，也可能有人冒名。核实后才能接受新密钥。',
  where: 'k2',
};

function show(exchange: NonNullable<FakeAnswers['exchange']>) {
  return renderScreen(receive as NonNullable<typeof receive>, '/exchange/receive', {
    exchange: { inspect: () => makePackage(), rehearse: () => makeRehearsal(), ...exchange },
    receiving: {
      find: ({ files }) => ({
        files: files.map((grant) => ({ grant, name: '蛟河.yjpkg', size: 100 })),
        others: 0,
      }),
    },
    lists: { describe: () => ({ columns: [], defaultSort: { column: 'name', descending: false } }) },
  });
}

const choose = async () => userEvent.click(await screen.findByRole('button', { name: '选择上报包' }));
const rehearse = async () => userEvent.click(await screen.findByRole('button', { name: '核对内容并预演' }));
const mergeButton = () => screen.findByRole('button', { name: '合并' });

describe('a package from below', () => {
  it('is looked into, proven, rehearsed and merged; nothing is written before', async () => {
    const { core } = await show({
      merge: () => ({ batchId: 'b-1', tables: makeRehearsal().tables }),
    });
    await choose();
    expect(await screen.findByText(/蛟河市应急管理局/)).toBeTruthy();
    expect(screen.getByText('2026 上半年')).toBeTruthy();
    await rehearse();
    const table = await screen.findByRole('table', { name: '逐表结果' });
    expect(within(table).getByRole('row', { name: /单位.*598/ })).toBeTruthy();
    expect(within(table).queryByText('演练')).toBeNull();
    expect(core.calls.map((call) => call.method)).not.toContain('exchange.merge');
    await userEvent.click(await mergeButton());
    expect(await screen.findByText(/蛟河市应急管理局的上报包已合并：新增 6 行，变更 1 行/)).toBeTruthy();
    expect(core.calls).toContainEqual({
      method: 'exchange.inspect',
      input: { file: 'grant-1', full: false },
    });
    expect(core.calls).toContainEqual({
      method: 'exchange.merge',
      input: { rehearsalId: 'r-1', acceptKey: false },
    });
    expect(currentRehearsal.get()).toBeNull();
  });

  it('shows behind each number the rows, field by field, and why a row is refused', async () => {
    const { core } = await show({
      rehearsedRows: ({ outcome }) => ({
        total: 1,
        rows: [
          {
            id: 'x',
            title: '舒兰市样悦大酒店',
            reason: outcome === 'refused' ? '这一行属于本单位，不接受下级改动。' : null,
            fields: [
              { field: 'affiliation', ours: 'county', theirs: null },
              { field: 'voided_at', ours: null, theirs: '2026-06-01' },
              { field: 'name_key', ours: 'a', theirs: 'b' },
            ],
          },
        ],
      }),
    });
    await choose();
    await rehearse();
    await userEvent.click(await screen.findByRole('button', { name: '单位变更 1 行，查看' }));
    const drawer = await screen.findByRole('dialog', { name: '单位：变更' });
    const row = await within(drawer).findByRole('row', { name: /移出时间/ });
    expect(row.textContent).toContain('未填');
    expect(row.textContent).toContain('2026-06-01');
    expect(within(drawer).queryByText('name_key')).toBeNull();
    await userEvent.keyboard('{Escape}');
    await userEvent.click(await screen.findByRole('button', { name: '预案不采用 2 行，查看' }));
    expect(await screen.findByText('这一行属于本单位，不接受下级改动。')).toBeTruthy();
    expect(core.calls).toContainEqual({
      method: 'exchange.rehearsedRows',
      input: { rehearsalId: 'r-1', table: 'plan', outcome: 'refused', offset: 0, limit: 50 },
    });
  });

  it('asks for a password and tells a wrong one', async () => {
    const { core } = await show({
      inspect: ({ password }) => {
        if (!password) throw new FakeRefusal('PACKAGE_PASSWORD_NEEDED', '上报包有密码保护，请输入密码。');
        if (password !== '正确')
          throw new FakeRefusal('PACKAGE_PASSWORD_WRONG', '密码不对，请向上报单位核实后重试。');
        return makePackage({ encrypted: true });
      },
    });
    await choose();
    const box = await screen.findByLabelText('“蛟河.yjpkg”的密码');
    await userEvent.type(box, '错误');
    await userEvent.click(screen.getByRole('button', { name: '打开' }));
    expect(await screen.findByText(/密码不对/)).toBeTruthy();
    await userEvent.clear(await screen.findByLabelText('“蛟河.yjpkg”的密码'));
    await userEvent.type(screen.getByLabelText('“蛟河.yjpkg”的密码'), '正确');
    await userEvent.click(screen.getByRole('button', { name: '打开' }));
    await rehearse();
    await screen.findByRole('table', { name: '逐表结果' });
    expect(core.calls).toContainEqual({
      method: 'exchange.rehearse',
      input: { file: 'grant-1', password: '正确' },
    });
  });

  it('says what is wrong with a damaged one and merges nothing', async () => {
    await show({
      rehearse: () => {
        throw new FakeRefusal(
          'PACKAGE_TAMPERED',
          '上报包的内容与清单不符（data.sqlite），可能被改动或损坏，没有读取任何数据。',
        );
      },
    });
    await choose();
    await rehearse();
    expect(await screen.findByText(/上报包的内容与清单不符/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '合并' })).toBeNull();
  });

  it('whose frame is wrong already is not rehearsed', async () => {
    const problem = { code: 'PACKAGE_UNSIGNED', message: '上报包没有签名，无法确认由谁发出。', where: null };
    await show({ inspect: () => makePackage({ signer: null, problems: [problem] }) });
    await choose();
    expect(await screen.findByText(problem.message)).toBeTruthy();
    expect(screen.getByText('没有签名')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '核对内容并预演' })).toBeNull();
  });

  it('with another key is merged only once somebody vouches for it', async () => {
    const { core } = await show({
      rehearse: () => makeRehearsal({ blocks: [keyChanged] }),
      merge: () => ({ batchId: 'b-1', tables: [] }),
    });
    await choose();
    await rehearse();
    expect(((await mergeButton()) as HTMLButtonElement).disabled).toBe(true);
    const how = screen.getByRole('textbox', { name: /与何人、通过何种方式核对/ });
    await userEvent.type(how, '电话，示科长');
    await userEvent.click(await mergeButton());
    await waitFor(() =>
      expect(core.calls).toContainEqual({
        method: 'exchange.merge',
        input: { rehearsalId: 'r-1', acceptKey: true, confirmedHow: '电话，示科长' },
      }),
    );
  });

  it('of a sender that is met first is merged with or without saying how its key was compared', async () => {
    const signer = { keyId: 'k1', known: 'first-contact' as const, confirmed: false, sm2: false };
    const { core } = await show({
      rehearse: () => makeRehearsal({ package: makePackage({ signer }) }),
      merge: () => ({ batchId: 'b-1', tables: [] }),
    });
    await choose();
    await rehearse();
    expect(((await mergeButton()) as HTMLButtonElement).disabled).toBe(false);
    await userEvent.type(screen.getByRole('textbox', { name: /与何人/ }), '当面');
    await userEvent.click(await mergeButton());
    await waitFor(() =>
      expect(core.calls).toContainEqual({
        method: 'exchange.merge',
        input: { rehearsalId: 'r-1', acceptKey: false, confirmedHow: '当面' },
      }),
    );
  });

  it('with counties’ keys that prove nothing is merged once each of them was asked', async () => {
    const borrowed = (name: string) => ({
      code: 'FORWARDED_KEY_BORROWED',
      message: `县局原件用的是别的单位的签名密钥（${name}）`,
      where: name,
    });
    const { core } = await show({
      rehearse: () => makeRehearsal({ blocks: [borrowed('舒兰'), borrowed('蛟河')] }),
      merge: () => ({ batchId: 'b-1', tables: [] }),
    });
    await choose();
    await rehearse();
    const [first, second] = await screen.findAllByRole('checkbox', { name: '已与该县局核实，照此接收' });
    if (!first || !second) throw new Error('not asked for each');
    await userEvent.click(first);
    expect((second as HTMLInputElement).checked).toBe(false);
    expect(((await mergeButton()) as HTMLButtonElement).disabled).toBe(true);
    await userEvent.click(second);
    await userEvent.click(await mergeButton());
    await waitFor(() =>
      expect(core.calls).toContainEqual({
        method: 'exchange.merge',
        input: { rehearsalId: 'r-1', acceptKey: false, acceptForwarded: true },
      }),
    );
  });

  it('whose base is missing cannot be merged at all', async () => {
    await show({
      rehearse: () =>
        makeRehearsal({
          blocks: [keyChanged, { code: 'PACKAGE_BASE_MISSING', message: '请先合并第 2 号包。', where: '2' }],
        }),
    });
    await choose();
    await rehearse();
    await userEvent.type(await screen.findByRole('textbox', { name: /与何人/ }), '电话，示科长');
    expect(((await mergeButton()) as HTMLButtonElement).disabled).toBe(true);
  });

  it('stays rehearsed while another screen is looked at', async () => {
    currentRehearsal.set({
      file: { grant: 'grant-1', name: '蛟河.yjpkg', size: 100 },
      rehearsal: makeRehearsal({
        tables: [{ table: 'enterprise', added: 0, changed: 0, same: 600, conflict: 0, refused: 0 }],
      }),
    });
    await show({});
    expect(await screen.findByText(/没有要写入的内容/)).toBeTruthy();
    expect(((await mergeButton()) as HTMLButtonElement).disabled).toBe(false);
  });

  it('is taken back as a whole after a question', async () => {
    const { core } = await show({
      merge: () => ({ batchId: 'b-1', tables: makeRehearsal().tables }),
      undo: () => ({ restored: 1, removed: 6 }),
    });
    await choose();
    await rehearse();
    await userEvent.click(await mergeButton());
    await userEvent.click(await screen.findByRole('button', { name: '撤销合并' }));
    const question = await screen.findByRole('dialog');
    await userEvent.click(within(question).getByRole('button', { name: '撤销合并' }));
    expect(await screen.findByText('已撤销：移出 6 行，恢复 1 行')).toBeTruthy();
    expect(core.calls).toContainEqual({ method: 'exchange.undo', input: { batchId: 'b-1' } });
  });
});
