import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { currentProposal } from '../../../renderer/features/drills/proposal-store';
import { type FakeAnswers, FakeRefusal } from '../support/fake-core';
import { setUpLayout } from '../support/layout';
import { setUpTestWindow } from '../support/render';
import { renderScreen, whereTo } from '../support/screen';
import { drillScreen } from './drill-sample';

setUpTestWindow();
setUpLayout();
beforeEach(() => currentProposal.set(null));

const proposed = (given: object) => ({
  enterpriseId: 'e1',
  owner: '91220283MAX0000000',
  ownerName: '舒兰市示例煤业有限公司',
  date: '2026-12-07',
  planKind: 'comprehensive' as const,
  planId: 'p1',
  planTitle: '生产安全事故综合应急预案',
  form: 'tabletop' as const,
  meets: ['R-DRILL-1Y'],
  accidentKind: null,
  why: '满足 R-DRILL-1Y',
  ...given,
});
const answer = {
  drills: [
    proposed({}),
    proposed({
      date: '2026-12-18',
      planKind: 'onsite' as const,
      planId: null,
      planTitle: null,
      form: 'action' as const,
      meets: ['R-DRILL-6M-SITE'],
    }),
  ],
  enterprises: 600,
  unmet: [{ ownerName: '舒兰市样悦大酒店', rule: 'R-DRILL-6M-SITE', why: '该期间已过。' }],
};

async function open(drills: NonNullable<FakeAnswers['drills']> = {}, address = '/drills/schedule') {
  return renderScreen(drillScreen('/drills/schedule'), address, {
    drills: { year: () => ({ days: [] }), propose: () => answer, ...drills },
    duties: { rules: () => ({ pack: '1', rules: [] }) },
    enterprises: { pick: () => ({ rows: [] }) },
  });
}
const calls = (view: Awaited<ReturnType<typeof open>>, method: string) =>
  view.core.calls.filter((call) => call.method === method).map((call) => call.input);

describe('proposing a year plan', () => {
  it('goes from question to proposal to writing, and writes only at the end', async () => {
    const view = await open({ accept: () => ({ created: 2 }) });
    await userEvent.click(await screen.findByRole('button', { name: '编排' }));
    const table = await screen.findByRole('grid', { name: '拟安排' });
    expect(within(table).getByText('每年至少一次综合或专项应急预案演练')).toBeTruthy();
    expect(within(table).getByText('尚未登记这类预案')).toBeTruthy();
    expect(calls(view, 'drills.propose')).toEqual([{ year: 2026 }]);

    await userEvent.click(screen.getByRole('button', { name: /已无法补齐/ }));
    expect(
      within(await screen.findByRole('grid', { name: '已无法补齐' })).getByText('舒兰市样悦大酒店'),
    ).toBeTruthy();

    await userEvent.click(screen.getByRole('button', { name: '去写入' }));
    expect(calls(view, 'drills.accept')).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: '写入 2 场' }));
    expect(await screen.findByText('2026 年新增 2 场计划演练。')).toBeTruthy();
    expect(calls(view, 'drills.accept')).toEqual([{ year: 2026 }]);
    await userEvent.click(screen.getByRole('button', { name: '看年度视图' }));
    expect(await whereTo(view.router)).toBe('/drills/year?year=2026');
  });

  it('keeps a proposal while other screens are looked at', async () => {
    const first = await open();
    await userEvent.click(await screen.findByRole('button', { name: '编排' }));
    await screen.findByRole('grid', { name: '拟安排' });
    first.unmount();
    await open();
    expect(await screen.findByRole('grid', { name: '拟安排' })).toBeTruthy();
  });

  it('asks for the unit that the address names, next year when chosen', async () => {
    const view = await open({}, '/drills/schedule?enterprise=e1');
    await userEvent.click(await screen.findByRole('button', { name: '2027 年' }));
    await userEvent.click(screen.getByRole('button', { name: '编排' }));
    await waitFor(() => expect(calls(view, 'drills.propose')).toEqual([{ year: 2027, enterpriseId: 'e1' }]));
  });

  it('says why nothing was written and keeps the proposal', async () => {
    await open({
      accept: () => {
        throw new FakeRefusal('CALENDAR_MISSING', '日历没有收录 2026 年，请更新日历后重试。');
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: '编排' }));
    await userEvent.click(await screen.findByRole('button', { name: '去写入' }));
    await userEvent.click(screen.getByRole('button', { name: '写入 2 场' }));
    expect(await screen.findByText('日历没有收录 2026 年，请更新日历后重试。')).toBeTruthy();
    expect(screen.getByRole('button', { name: '写入 2 场' })).toHaveProperty('disabled', false);
  });
});
