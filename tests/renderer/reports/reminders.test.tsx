import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { missingScreens } from '../../../renderer/features/reports/screens';
import { administratorState } from '../support/administrator';
import type { FakeAnswers } from '../support/fake-core';
import { setUpLayout } from '../support/layout';
import { setUpTestWindow } from '../support/render';
import { renderScreen } from '../support/screen';

setUpTestWindow();
setUpLayout();

const [missing, reminders] = missingScreens;
if (!missing || !reminders) throw new Error('no screens of reminders');

const page = '<!doctype html><html><body><article>示例</article></body></html>';
/** Two rows of a list with the columns that the screen draws itself. */
const listOf = (ids: readonly string[]): FakeAnswers['lists'] => ({
  describe: () => ({
    columns: [{ key: 'ownerName', type: 'text', width: 96, sortable: true, filter: 'none', usual: true }],
    defaultSort: { column: 'ownerName', descending: false },
  }),
  page: () => ({
    total: ids.length,
    columns: ['id', 'ownerName', 'ownerId'],
    rows: ids.map((id, n) => [id, `示例第${n + 1}煤矿`, `e${n + 1}`]),
  }),
  views: () => ({ views: [] }),
  facet: () => ({ values: [] }),
});
const duty = (subjectId: string) => JSON.stringify([subjectId, 'R-FILE-20WD', '', `v-${subjectId}`]);
const chooseAll = async () => {
  const boxes = await screen.findAllByRole('checkbox');
  const [all] = boxes;
  if (!all) throw new Error('no box to choose all rows');
  await userEvent.click(all);
};
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));
const inputs = (calls: readonly { method: string; input: unknown }[], method: string) =>
  calls.filter((call) => call.method === method).map(({ input }) => input);

describe('who should have filed and has not', () => {
  it('writes letters to the chosen units, shows them in stretches and takes them all back', async () => {
    const { core } = await renderScreen(missing, '/filing/missing', {
      lists: listOf([duty('e1'), duty('e2')]),
      reports: {
        remind: () => ({ batch: 'b1', letters: 203, left: 1 }),
        letterPreview: ({ from = 0 }) => ({
          html: page,
          title: '催报函',
          ownLayout: false,
          from,
          shown: from === 0 ? 200 : 3,
          letters: 203,
        }),
        undoReminders: () => ({ undone: 203, kept: 0 }),
      },
    });
    await chooseAll();
    await press('制作催报函');
    const drawer = await screen.findByRole('dialog', { name: '制作催报函' });
    await userEvent.click(within(drawer).getByRole('button', { name: '制作' }));
    expect(await screen.findByText(/已制作催报函 203 份。.*另有 1 家/)).toBeTruthy();
    expect(inputs(core.calls, 'reports.remind')).toMatchObject([
      { unitIds: ['e1', 'e2'], reasons: ['overdue', 'refile', 'unpublished', 'no-plan'] },
    ]);

    await press('打印预览');
    expect(await screen.findByRole('dialog', { name: '催报函，第 1–200 份，共 203 份' })).toBeTruthy();
    await press('下一批');
    const last = await screen.findByRole('dialog', { name: '催报函，第 201–203 份，共 203 份' });
    expect(within(last).getByRole('button', { name: '下一批' }).hasAttribute('disabled')).toBe(true);
    await userEvent.click(within(last).getByRole('button', { name: '关闭' }));

    await press('撤回');
    const sure = await screen.findByRole('dialog', { name: '撤回这一批催报函' });
    await userEvent.click(within(sure).getByRole('button', { name: '撤回' }));
    expect(await screen.findByText('已撤回 203 份催报函')).toBeTruthy();
    expect(inputs(core.calls, 'reports.undoReminders')).toEqual([{ batch: 'b1' }]);
    expect(screen.queryByText(/已制作催报函/)).toBeNull();
  });

  it('shows the call list of the chosen units as it is printed, asking for it once', async () => {
    const { core } = await renderScreen(
      missing,
      '/filing/missing',
      {
        lists: listOf([duty('e1'), duty('e2')]),
        reports: { callListPreview: () => ({ html: page, title: '应急预案备案电话催报单', units: 2 }) },
      },
      administratorState,
    );
    await chooseAll();
    await press('电话催报单（打印）');
    expect(await screen.findByRole('dialog', { name: '应急预案备案电话催报单' })).toBeTruthy();
    expect(inputs(core.calls, 'reports.callListPreview')).toMatchObject([{ unitIds: ['e1', 'e2'] }]);
  });
});

describe('the reminders that were written', () => {
  it('are taken back from their list after a question; what was delivered stays and is said', async () => {
    const { core } = await renderScreen(reminders, '/filing/reminders', {
      lists: listOf(['n1', 'n2']),
      reports: { undoReminders: () => ({ undone: 1, kept: 1 }) },
    });
    await chooseAll();
    await press('撤回');
    const sure = await screen.findByRole('dialog', { name: '撤回选中的 2 份催报函' });
    await userEvent.click(within(sure).getByRole('button', { name: '取消' }));
    expect(inputs(core.calls, 'reports.undoReminders')).toEqual([]);
    await press('撤回');
    const again = await screen.findByRole('dialog', { name: '撤回选中的 2 份催报函' });
    await userEvent.click(within(again).getByRole('button', { name: '撤回' }));
    expect(await screen.findByText('已撤回 1 份催报函')).toBeTruthy();
    expect(screen.getByText('另有 1 份已送达或已有通话记录，保留不动。')).toBeTruthy();
    expect(inputs(core.calls, 'reports.undoReminders')).toEqual([{ ids: ['n1', 'n2'] }]);
  });
});
