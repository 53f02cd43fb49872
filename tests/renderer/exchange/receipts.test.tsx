import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { Answer } from '../../../renderer/api/contract';
import { exchangeScreens } from '../../../renderer/features/exchange/screens';
import { makePackage } from '../support/packages';
import { setUpTestWindow, shell } from '../support/render';
import { readyState } from '../support/sample';
import { renderScreen } from '../support/screen';

setUpTestWindow();

const page = exchangeScreens.find((one) => one.path === '/exchange/receipts');
if (!page) throw new Error('no screen of receipts');

type Owed = Answer<'receipts', 'outgoing'>['rows'][number];
const owed: Owed = {
  receiptId: 'r-1',
  packageId: 'p-1',
  officeId: 'office-9',
  officeName: '蛟河市应急管理局',
  sequence: 3,
  period: '2026H1',
  accepted: 12,
  returned: 0,
  note: null,
  answeredOn: '2026-07-03',
  answeredBy: null,
  fileName: '蛟河.yjpkg',
  mergedAt: '2026-07-02T02:00:00.000Z',
  given: false,
  waiting: 0,
};

it('writes the receipts that are owed into a folder, under a password where one is given', async () => {
  shell.openFolder.mockResolvedValue({ grant: 'folder-grant', name: '发各县', size: 0 });
  const { core } = await renderScreen(
    page,
    '/exchange/receipts',
    {
      receipts: {
        outgoing: () => ({ rows: [owed] }),
        incoming: () => ({ rows: [] }),
        write: () => ({
          written: [{ packageId: 'p-1', fileName: '回执.yjpkg', package: makePackage() }],
          stopped: false,
        }),
      },
    },
    { ...readyState, office: readyState.office && { ...readyState.office, level: 'city' } },
  );
  await userEvent.type(await screen.findByLabelText('回执的打开密码'), '示例密码');
  await userEvent.click(screen.getByRole('button', { name: '出具回执（1）' }));
  await waitFor(() =>
    expect(core.calls).toContainEqual({
      method: 'receipts.write',
      input: { packageIds: ['p-1'], target: 'folder-grant', password: '示例密码' },
    }),
  );
  // What was said of these counts for no later ones.
  await waitFor(() => expect(screen.getByLabelText('回执的打开密码')).toHaveProperty('value', ''));
});
