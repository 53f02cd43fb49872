import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { reportPeriods, usualPeriod } from '../../../renderer/features/exchange/package-form';
import { exchangeScreens } from '../../../renderer/features/exchange/screens';
import { dropDraft } from '../../../renderer/ui/form/drafts';
import { FakeRefusal } from '../support/fake-core';
import { makePackage } from '../support/packages';
import { setUpTestWindow, shell } from '../support/render';
import { renderScreen } from '../support/screen';

setUpTestWindow();
afterEach(() => dropDraft('package'));

const write = exchangeScreens.find((one) => one.path === '/exchange/write');
if (!write) throw new Error('no screen for writing');

const log = {
  packages: [
    {
      id: 'p-0',
      direction: 'out' as const,
      kind: 'upload' as const,
      partner: '吉林市应急管理局',
      sequence: 2,
      period: '2026H1',
      fileName: '舒兰_2026H1.yjpkg',
      at: '2026-07-02T01:00:00.000Z',
    },
  ],
  batches: [],
};
const place = { grant: 'grant-2', name: '舒兰_2026H2.yjpkg', size: 0 };
const run = () => userEvent.click(screen.getByRole('button', { name: '选择位置并制作' }));
const recipient = async (name: string) => {
  await userEvent.type(await screen.findByRole('combobox', { name: '接收单位' }), name);
  await userEvent.tab();
};

describe('a package for the level above', () => {
  it('tells whoever sends the first one which digits to read out', async () => {
    shell.saveFile.mockResolvedValue(place);
    const signer = { keyId: '0123456789abcdef', known: 'self' as const, confirmed: true, sm2: false };
    await renderScreen(write, '/exchange/write', {
      exchange: { log: () => log, write: () => makePackage({ sequence: 1, signer }) },
    });
    await recipient('吉林市应急管理局');
    await run();
    expect(await screen.findByText(/末八位 89ab cdef 告诉吉林市应急管理局/)).toBeTruthy();
  });

  it('is written where the person says and shown with what was proven', async () => {
    shell.saveFile.mockResolvedValue(place);
    const { core } = await renderScreen(write, '/exchange/write', {
      exchange: {
        log: () => log,
        write: () => makePackage({ signer: { keyId: 'k', known: 'self', confirmed: true, sm2: false } }),
      },
    });
    await recipient('吉林市应急管理局');
    await run();
    expect(await screen.findByText('第 3 号上报包已写好并重读核验，可以交给吉林市应急管理局。')).toBeTruthy();
    expect(screen.getByText('ab'.repeat(32))).toBeTruthy();
    expect(screen.getByText('已逐项核验')).toBeTruthy();
    expect(core.calls).toContainEqual({
      method: 'exchange.write',
      input: {
        kind: 'upload',
        recipientName: '吉林市应急管理局',
        period: '2026H2',
        withFiles: true,
        file: 'grant-2',
      },
    });
    await userEvent.click(screen.getByRole('button', { name: '打开所在文件夹' }));
    expect(shell.reveal).toHaveBeenCalledWith('grant-2');
  });

  it('goes on with the last profile where there was one, and says the usual one where there was none', async () => {
    const profile = { note: '证件号码从不随包', omitted: [] };
    await renderScreen(write, '/exchange/write', {
      exchange: {
        log: () => log,
        profiles: () => ({
          usual: 'standard',
          profiles: [
            { ...profile, id: 'standard', label: '通常内容' },
            { ...profile, id: 'statistics', label: '仅统计所需' },
          ],
        }),
      },
    });
    const choice = await screen.findByRole('combobox', { name: /^个人信息/ });
    await waitFor(() => expect(choice.textContent).toContain('通常内容'));
    await recipient('吉林市应急管理局');
    await waitFor(() => expect(choice.textContent).toContain('与上次报给该单位的相同'));
    await userEvent.click(choice);
    expect(await screen.findAllByRole('option')).toHaveLength(3);
  });

  it('can continue an earlier one to the same recipient only', async () => {
    shell.saveFile.mockResolvedValue(place);
    const { core } = await renderScreen(write, '/exchange/write', {
      exchange: { log: () => log, write: () => makePackage() },
    });
    const scope = await screen.findByRole('combobox', { name: '范围' });
    expect(scope.getAttribute('aria-disabled')).toBe('true');
    await recipient('吉林市应急管理局');
    await waitFor(() => expect(scope.getAttribute('aria-disabled')).toBeNull());
    await userEvent.click(scope);
    await userEvent.click(await screen.findByRole('option', { name: /^第 2 号/ }));
    await userEvent.click(screen.getByRole('checkbox', { name: '附上预案文件' }));
    await run();
    await screen.findByText(/已写好并重读核验/);
    expect(core.calls.find((call) => call.method === 'exchange.write')?.input).toMatchObject({
      since: 2,
      withFiles: false,
    });
  });

  it('is not begun without a recipient, with unlike passwords, or without a place', async () => {
    const { core } = await renderScreen(write, '/exchange/write', { exchange: { log: () => log } });
    await screen.findByRole('combobox', { name: '接收单位' });
    await run();
    expect(await screen.findByText('请填写')).toBeTruthy();
    await recipient('吉林市应急管理局');
    await userEvent.type(screen.getByLabelText('密码'), '一二三');
    await run();
    expect(await screen.findByText('两次输入的密码不同')).toBeTruthy();
    await userEvent.type(screen.getByLabelText('再输入一次'), '一二三');
    await run();
    await waitFor(() => expect(shell.saveFile).toHaveBeenCalledTimes(1));
    expect(core.calls.some((call) => call.method === 'exchange.write')).toBe(false);
  });

  it('says why it could not be written and keeps the entries', async () => {
    shell.saveFile.mockResolvedValue(place);
    await renderScreen(write, '/exchange/write', {
      exchange: {
        log: () => log,
        write: () => {
          throw new FakeRefusal(
            'DISK_FULL',
            '磁盘空间不足，没有写成，原有数据和文件不受影响，请腾出空间后重试。',
          );
        },
      },
    });
    await recipient('吉林市应急管理局');
    await run();
    expect(await screen.findByText(/磁盘空间不足/)).toBeTruthy();
    expect((screen.getByRole('combobox', { name: '接收单位' }) as HTMLInputElement).value).toBe(
      '吉林市应急管理局',
    );
  });
});

describe('periods', () => {
  it.each([
    ['2026-01-20', '2025H2'],
    ['2026-02-01', '2026H1'],
    ['2026-07-05', '2026H1'],
    ['2026-08-01', '2026H2'],
    ['2026-12-31', '2026H2'],
  ])('on %s usually %s', (today, period) => {
    expect(usualPeriod(today)).toBe(period);
    expect(reportPeriods(today)).toContain(period);
  });

  it('reach no further than the half-year that runs', () => {
    expect(reportPeriods('2026-03-01')).toEqual(['2026H1', '2026', '2025H2', '2025H1', '2025']);
  });
});
