import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { shortCode } from '../../../db/domain/codes/short-code';
import type { Answer } from '../../../renderer/api/contract';
import { drillConductScreens } from '../../../renderer/features/drill-conduct/screens';
import { setUpTestWindow } from '../support/render';
import { renderScreen, whereTo } from '../support/screen';

setUpTestWindow();

type Sheet = Answer<'drillConduct', 'sheet'>;
const code = shortCode(7);
const sheet = (more: Partial<Sheet> = {}): Sheet => ({
  ...{ sheetId: 's1', code, kind: 'run-sheet', refId: null, entered: false, drillId: 'd1' },
  ...{ title: '液氨泄漏演练', day: '2026-11-19' },
  injects: [{ id: 'i1', number: 1, atMinute: 0, text: '发现泄漏', expectedAction: '报告值班室' }],
  people: [{ id: 'p1', name: '例小安', post: null, attended: null }],
  ...more,
});

async function entry(given: Sheet) {
  const asked: unknown[] = [];
  const at = drillConductScreens.find(({ path }) => path === '/drills/entry');
  if (!at) throw new Error('entering by code is a screen');
  const { router } = await renderScreen(at, '/drills/entry', {
    drillConduct: {
      sheet: () => given,
      enterRun: (input: unknown) => {
        asked.push(input);
        return { drillId: 'd1', entries: 4 };
      },
      enterSignIn: (input: unknown) => {
        asked.push(input);
        return { drillId: 'd1', attended: 1 };
      },
    },
  } as never);
  const user = userEvent.setup();
  await user.type(await screen.findByRole('textbox', { name: '补录编号' }), `${code.toLowerCase()}{Enter}`);
  return { asked, user, router };
}

it('enters a run sheet cell by cell, and marks times that cannot be', async () => {
  const { asked, user, router } = await entry(sheet());
  await user.click(await screen.findByRole('textbox', { name: '开始时刻' }));
  await user.keyboard('14:00{Enter}30{Enter}0:30{Enter}0:10{Enter}例小安');
  await user.click(screen.getByRole('button', { name: '保存' }));
  const action = screen.getByRole('textbox', { name: '第1条行动时刻' });
  expect(action.getAttribute('aria-invalid')).toBe('true');
  expect(asked).toEqual([]);
  await user.clear(action);
  await user.type(action, '2:00');
  await user.click(screen.getByRole('button', { name: '保存' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]).toEqual({
    ...{ sheetId: 's1', day: '2026-11-19', startedAt: '14:00', lastedSeconds: 1800, notes: [] },
    lines: [{ injectId: 'i1', sentAt: 30, actionAt: 120, actor: '例小安', text: '' }],
  });
  expect(await whereTo(router)).toContain('/drills/d1');
});

it('ticks who signed in', async () => {
  const { asked, user } = await entry(sheet({ kind: 'sign-in' }));
  await user.click(await screen.findByRole('checkbox', { name: '例小安' }));
  await user.click(screen.getByRole('button', { name: '保存' }));
  await waitFor(() => expect(asked).toEqual([{ sheetId: 's1', people: [{ id: 'p1', attended: true }] }]));
});

it('says where a sheet is entered that has no times of its own', async () => {
  await entry(sheet({ kind: 'controller-card' }));
  expect(await screen.findByText(/统一在运行单上补录/)).toBeTruthy();
});
