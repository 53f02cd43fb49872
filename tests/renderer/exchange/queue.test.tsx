import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { currentQueue } from '../../../renderer/features/exchange/queue-store';
import { currentRehearsal } from '../../../renderer/features/exchange/rehearsal-store';
import { exchangeScreens } from '../../../renderer/features/exchange/screens';
import type { Queue, QueuedItem } from '../../../renderer/features/exchange/types';
import { makePackage } from '../support/packages';
import { setUpTestWindow, shell } from '../support/render';
import { readyState } from '../support/sample';
import { renderScreen } from '../support/screen';

setUpTestWindow();
const receive = exchangeScreens.find((one) => one.path === '/exchange/receive');

const item = (id: string, given: Partial<QueuedItem> = {}): QueuedItem => ({
  id,
  name: `${id}.yjpkg`,
  size: 100,
  state: 'ready',
  package: makePackage(),
  problems: [],
  batchId: null,
  tables: [],
  ...given,
});
const queueOf = (items: QueuedItem[]): Queue => ({
  queueId: 'q-1',
  others: 2,
  items,
  senders: [
    {
      senderId: 'office-9',
      name: '蛟河市应急管理局',
      kind: 'upload',
      recipientName: '吉林市应急管理局',
      packages: 2,
      mergedUpTo: 1,
      missing: [2],
      repeated: [],
    },
  ],
});
const unseen = makePackage({
  signer: { keyId: '12ab34cd56ef7890', known: 'first-contact', confirmed: false, sm2: false },
});
const looked = queueOf([
  item('grant-ready'),
  item('grant-held', {
    state: 'held',
    package: unseen,
    problems: [{ code: 'PACKAGE_KEY_UNSEEN', message: '首次收到“舒兰”的包，请核对。', where: '舒兰' }],
  }),
  item('grant-locked', { state: 'locked', package: null }),
  item('grant-damaged', {
    state: 'aside',
    package: unseen,
    problems: [{ code: 'PACKAGE_TAMPERED', message: '内容与清单不符', where: 'data.sqlite' }],
  }),
]);

beforeEach(() => {
  currentQueue.set(null);
  currentRehearsal.set(null);
});

async function show() {
  if (!receive) throw new Error('no screen for receiving');
  shell.openFolder.mockResolvedValue({ grant: 'folder-grant', name: '报送', size: 0 });
  const counts = { table: 'enterprise', added: 3, changed: 1, same: 0, conflict: 0, refused: 0 };
  const rendered = await renderScreen(receive, '/exchange/receive', {
    receiving: {
      find: () => ({
        files: looked.items.map(({ id, name, size }) => ({ grant: id, name, size })),
        others: 2,
      }),
      look: () => looked,
      lookOn: () => looked,
      merge: () => ({
        queue: queueOf([
          item('grant-ready', { state: 'merged', batchId: 'b-1', tables: [counts] }),
          ...looked.items.slice(1),
        ]),
        stopped: false,
      }),
    },
    exchange: { undo: () => ({ removed: 3, restored: 1 }) },
  });
  await userEvent.click(await screen.findByRole('button', { name: '选择文件夹' }));
  return rendered;
}

describe('once all of a folder is merged', () => {
  const merged = item('grant-ready', { state: 'merged', batchId: 'b-1' });
  const open = (level: 'city' | 'county', items: QueuedItem[]) => {
    if (!receive) throw new Error('no screen for receiving');
    currentQueue.set(queueOf(items));
    const office = readyState.office && { ...readyState.office, level };
    return renderScreen(receive, '/exchange/receive', {}, { ...readyState, office });
  };

  it('a city is led on to who has not reported, and to the answers', async () => {
    await open('city', [merged, item('grant-damaged', { state: 'aside' })]);
    expect(await screen.findByText(/已处理 1 个包，未采用 1 个/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '报送情况' })).toBeTruthy();
    expect(screen.getByRole('button', { name: '回执' })).toBeTruthy();
  });

  it('nobody is led on while a package waits, nor a county', async () => {
    const { unmount } = await open('city', [merged, item('grant-held', { state: 'held' })]);
    await screen.findByText(/共 2 个上报包/);
    expect(screen.queryByText(/已处理 1 个包/)).toBeNull();
    unmount();
    await open('county', [merged]);
    await screen.findByText(/共 1 个上报包/);
    expect(screen.queryByText(/已处理 1 个包/)).toBeNull();
  });
});

describe('a folder of packages', () => {
  it('is shown as it would be merged, with gaps and reasons, and merged as ticked', async () => {
    const { core } = await show();
    const table = await screen.findByRole('table', { name: '上报包，按合并的先后' });
    expect(screen.getByText(/蛟河市应急管理局：缺第 2 号包/)).toBeTruthy();
    const damaged = within(table).getByRole('row', { name: /grant-damaged.*内容与清单不符/ });
    // Nobody has to compare the key of a package that cannot be taken.
    expect(within(damaged).queryByText(/签名指纹/)).toBeNull();
    expect(
      within(table).getByRole('row', { name: /第 3 号包 2026 上半年.*grant-held.*签名指纹/ }),
    ).toBeTruthy();
    const held = within(table).getByRole('checkbox', { name: '已核实，合并“grant-held.yjpkg”' });
    expect((held as HTMLInputElement).checked).toBe(false);
    await userEvent.click(held);
    const run = screen.getByRole('button', { name: '合并（2）' });
    expect((run as HTMLButtonElement).disabled).toBe(true);
    const row = within(table).getByRole('row', { name: /grant-held/ });
    await userEvent.type(within(row).getByRole('textbox', { name: /与何人/ }), '电话，示科长');
    await userEvent.click(run);
    expect(core.calls).toContainEqual({
      method: 'receiving.merge',
      input: {
        queueId: 'q-1',
        accept: [{ id: 'grant-ready' }, { id: 'grant-held', confirmedHow: '电话，示科长' }],
        leaveOut: ['grant-locked', 'grant-damaged'],
      },
    });
    await screen.findByRole('button', { name: '撤销“grant-ready.yjpkg”的合并' });
  });

  it('asks once how the keys were compared when all are vouched for together', async () => {
    const { core } = await show();
    await userEvent.click(await screen.findByRole('button', { name: '均已核实，全部勾选（1）' }));
    const dialog = await screen.findByRole('dialog', { name: /这 1 个包的密钥怎样核对过/ });
    await userEvent.type(within(dialog).getByRole('textbox', { name: /与何人/ }), '逐家电话');
    await userEvent.click(within(dialog).getByRole('button', { name: '全部勾选' }));
    await userEvent.click(await screen.findByRole('button', { name: '合并（2）' }));
    expect(core.calls.find(({ method }) => method === 'receiving.merge')?.input).toMatchObject({
      accept: [{ id: 'grant-ready' }, { id: 'grant-held', confirmedHow: '逐家电话' }],
    });
  });

  it('opens a locked package with its own password, and shows only those that were not taken', async () => {
    const { core } = await show();
    await userEvent.type(await screen.findByLabelText('“grant-locked.yjpkg”的密码'), '正确');
    await userEvent.click(screen.getByRole('button', { name: '打开' }));
    expect(core.calls).toContainEqual({
      method: 'receiving.lookOn',
      input: { queueId: 'q-1', passwords: [{ id: 'grant-locked', password: '正确' }] },
    });
    await userEvent.click(screen.getByRole('button', { name: /未采用/ }));
    const table = await screen.findByRole('table', { name: '上报包，按合并的先后' });
    expect(within(table).getAllByRole('row')).toHaveLength(2);
  });
});
