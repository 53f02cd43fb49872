import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { Answer } from '../../../renderer/api/contract';
import { systemScreens } from '../../../renderer/features/system/screens';
import { administratorState } from '../support/administrator';
import { setUpTestWindow } from '../support/render';
import { renderScreen } from '../support/screen';

setUpTestWindow();

const words = {
  rule: 'R-FILE-HAZCHEM',
  title: '危险化学品单位',
  recipient: '设区的市级应急管理机构',
  article: '危险化学品安全管理条例第七十条',
  mark: 'V' as const,
  effectiveFrom: '2011-12-01',
  effectiveTo: null,
  note: '',
};
const decided = { reason: '市局委托各县办理', by: '示例员', on: '2026-11-02' };
const recipients: Answer<'filing', 'recipients'> = {
  levels: [{ ...words, category: 'hazchem', level: 'county', usualLevel: 'city', decided }],
  copies: [
    {
      ...words,
      rule: 'R-FILE-COAL',
      title: '煤矿企业',
      recipient: '所在地矿山安全监察机构',
      usualRecipient: '所在地矿山安全监察机构',
      sent: true,
      decided: null,
    },
  ],
};
const answers = {
  filing: { recipients: () => recipients, setLevel: () => ({}), setCopy: () => ({}) },
};
const at = systemScreens.find(({ path }) => path === '/system/recipients');
if (!at) throw new Error('no such screen');

it('shows every rule with its source and what the office has decided instead', async () => {
  await renderScreen(at, '/system/recipients', answers);
  const levels = await screen.findByRole('table', { name: '各类单位报哪一级备案' });
  for (const text of ['县级', '规则数据：市级', '示例员于 2026-11-02 改定：市局委托各县办理', '已核原文'])
    expect(within(levels).getByText(text)).toBeTruthy();
  // Looking is everybody's, deciding the administrator's.
  expect(screen.queryByRole('button', { name: /改定/ })).toBeNull();
});

it('goes back to the rule data and switches a copy off, each with a reason', async () => {
  const { core } = await renderScreen(at, '/system/recipients', answers, administratorState);
  await userEvent.click(await screen.findByRole('button', { name: '改定：危险化学品单位' }));
  await userEvent.click(screen.getByRole('combobox', { name: /报哪一级/ }));
  await userEvent.click(screen.getByRole('option', { name: '按规则数据（市级）' }));
  await userEvent.click(screen.getByRole('button', { name: '保存' }));
  expect(core.calls.some(({ method }) => method === 'filing.setLevel')).toBe(false);
  await userEvent.type(screen.getByRole('textbox', { name: /依据或原因/ }), '委托已经到期');
  await userEvent.click(screen.getByRole('button', { name: '保存' }));
  await screen.findByText('“危险化学品单位”已恢复为规则数据');

  await userEvent.click(screen.getByRole('button', { name: '改定：煤矿企业' }));
  await userEvent.click(screen.getByRole('checkbox', { name: /备案后抄送/ }));
  await userEvent.type(screen.getByRole('textbox', { name: /依据或原因/ }), '本县没有煤矿');
  await userEvent.click(screen.getByRole('button', { name: '保存' }));
  await screen.findByText('“煤矿企业”已改定');
  const asked = core.calls.filter(({ method }) => method.startsWith('filing.set'));
  expect(asked.map(({ input }) => input)).toEqual([
    { category: 'hazchem', level: null, reason: '委托已经到期' },
    { rule: 'R-FILE-COAL', choice: { sent: false, recipient: null }, reason: '本县没有煤矿' },
  ]);
});
