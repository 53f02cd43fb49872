import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { Answer } from '../../../renderer/api/contract';
import { emptyHazard, substancesAsTyped } from '../../../renderer/features/hazards/hazard-forms';
import { hazardScreens } from '../../../renderer/features/hazards/screens';
import { setUpLayout } from '../support/layout';
import { setUpTestWindow } from '../support/render';
import { renderScreen } from '../support/screen';

setUpTestWindow();
setUpLayout();

const record = hazardScreens.find(({ path }) => path === '/hazards/$id');
if (!record) throw new Error('no page of a hazard');

const worked = (r: number): Answer<'hazards', 'workOut'>['result'] => ({
  ...{ terms: [], ratio: 2, major: true, alpha: 1.5, r, level: { level: 4, name: '四级', minR: 0 } },
  missing: [],
});
const hazard: Answer<'hazards', 'get'> = {
  ...{ id: 'h1', version: 2, ours: true, originName: '', voided: null, removed: null, dangers: [] },
  unit: { id: 'e1', name: '舒兰市示例化工厂', majorHazardLevel: 3 },
  fields: { ...emptyHazard, name: '汽油罐组', level: 3, rValue: 12, peopleNearby: 60 },
  substances: [{ id: 's1', name: '汽油', cas: null, quantity: 400, critical: 200, beta: 1.5, remark: null }],
  result: worked(4.5),
  ...{ doubts: [], alarms: [], plans: [], teams: [], supplies: [], gaps: [] },
};
const law = { title: '规定', article: '附件1' };
const rules: Answer<'hazards', 'rules'> = {
  ...{ note: '', levels: [], alpha: [], source: law, mark: 'P' },
  threshold: { ratio: 1, source: law, mark: 'P', note: '' },
  assessment: { years: 3, source: law, mark: 'P', note: '' },
  betaTables: [
    { id: 'order-40', title: '总局令第40号附件1', source: law, mark: 'P' },
    { id: 'gb', title: 'GB 18218-2018', source: law, mark: 'R' },
  ],
  substances: { source: law, mark: 'R', note: '' },
  list: [{ id: 'petrol', name: '汽油', aliases: [], cas: null, critical: 200, betas: [1, 1.5] }],
};

it('reads a list while it is typed: unnamed rows and unfinished numbers are left out', () => {
  const row = { cas: null, critical: null, beta: null, remark: null };
  expect(
    substancesAsTyped({
      betaTable: 'gb',
      substances: [
        { ...row, name: ' 氨 ', quantity: '４０' as never, critical: '0' as never, beta: '1.' as never },
        { ...row, name: '氯', quantity: '-' as never },
        { ...row, name: '', quantity: 5 },
      ],
    }),
  ).toEqual({
    betaTable: 'gb',
    substances: [
      { ...row, name: '氨', quantity: 40, beta: 1 },
      { ...row, name: '氯', quantity: 0 },
    ],
  });
});

it('works out the level while quantities are typed, beside what the assessment says', async () => {
  const user = userEvent.setup();
  const workOut = vi.fn(({ substances }: { substances: { quantity: number }[] }) =>
    substances[0]?.quantity === 800
      ? { result: worked(9), doubts: ['level-of-substances' as const] }
      : { result: worked(4.5), doubts: [] },
  );
  const saveSubstances = vi.fn(() => ({ id: 'h1', version: 3 }));
  await renderScreen(record, '/hazards/h1?tab=substances', {
    hazards: { get: () => hazard, rules: () => rules, workOut, saveSubstances },
  });
  await user.click(await screen.findByRole('button', { name: '修改物质清单' }));
  const live = await screen.findByRole('region', { name: '按录入内容计算' });
  expect(await within(live).findByText('4.5')).toBeTruthy();
  // β that is kept is that of the second table: it is the one in use.
  expect(workOut.mock.calls[0]?.[0]).toMatchObject({ betaTable: 'gb', level: 3, rValue: 12, people: 60 });
  const quantity = screen.getByRole('textbox', { name: /存在量/ });
  await user.clear(quantity);
  await user.type(quantity, '800');
  expect(await within(live).findByText('9')).toBeTruthy();
  expect(within(live).getByText(/录入的级别与按物质数量算出的不一致/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '列名物质的 β 按此表重取' }));
  await user.click(screen.getByRole('button', { name: '保存' }));
  await waitFor(() => expect(saveSubstances).toHaveBeenCalledOnce());
  expect(saveSubstances).toHaveBeenCalledWith(
    expect.objectContaining({
      ...{ id: 'h1', expectedVersion: 2, betaTable: 'gb' },
      substances: [expect.objectContaining({ name: '汽油', quantity: 800, beta: null })],
    }),
    expect.anything(),
  );
});
