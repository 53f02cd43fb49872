import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { keyOfRow } from '../../../renderer/features/duties/duty-key';
import { figurePath } from '../../../renderer/features/home/figure-path';
import { homeScreens } from '../../../renderer/features/home/screens';
import { makeDuty, makeTrace } from '../support/duties';
import { setUpTestWindow, shell } from '../support/render';
import { readyState } from '../support/sample';
import { renderScreen, whereTo } from '../support/screen';

setUpTestWindow();

const [home] = homeScreens;
if (!home) throw new Error('home has no screen');

const inbox = {
  today: '2026-11-21',
  groups: [
    {
      key: 'overdue' as const,
      total: 130,
      lines: [
        { duty: makeDuty(), duties: 2, units: 1 },
        {
          duty: makeDuty({ subjectId: 'e2', rule: 'R-RISK-MONTHLY', ruleTitle: '每月风险分析', refId: '' }),
          duties: 79,
          units: 79,
        },
      ],
    },
    { key: 'today' as const, total: 0, lines: [] },
  ],
};
const figures = {
  figures: [
    {
      key: 'overdueUnits',
      value: 311,
      of: 600,
      list: 'enterprises',
      filters: '[{"column":"overdue","from":1}]',
    },
  ],
};
const filingClocks = {
  groups: [
    { key: 'overdue' as const, total: 0, workingDays: null, filters: '[]' },
    {
      key: 'deemed-soon' as const,
      total: 3,
      workingDays: 2,
      filters: '[{"column":"due","from":"2026-11-21","to":"2026-11-24"}]',
    },
  ],
};
const answers = {
  duties: {
    inbox: () => inbox,
    figures: () => figures,
    filingClocks: () => filingClocks,
    trace: () => makeTrace(),
  },
};

describe('home', () => {
  it('shows what presses, one line for many units that owe alike, and leaves empty groups out', async () => {
    await renderScreen(home, '/', answers);
    const overdue = await screen.findByRole('region', { name: '已逾期' });
    const lines = within(overdue).getAllByRole('listitem');
    expect(lines).toHaveLength(2);
    expect(lines[0]?.textContent).toContain('已逾期 12 天');
    expect(lines[0]?.textContent).toContain('综合应急预案等 2 件');
    expect(lines[1]?.textContent).toContain('79 家单位每月风险分析');
    expect(lines[1]?.textContent).not.toContain('示恒煤矿');
    expect(within(overdue).getByRole('button', { name: '查看全部 130 项' })).toBeTruthy();
    expect(screen.queryByRole('region', { name: '今天到期' })).toBeNull();
    expect(screen.getByText(/2026-11-21.*星期六/)).toBeTruthy();
  });

  it('opens the count of a term: dates, skipped days, article and standing', async () => {
    await renderScreen(home, '/', answers);
    const [line] = within(await screen.findByRole('region', { name: '已逾期' })).getAllByRole('listitem');
    await userEvent.click(within(line as HTMLElement).getByTitle('查看计算过程和依据'));
    const trace = await screen.findByRole('dialog');
    for (const text of ['2026-10-12', '周六', '部分核对', '不计入', '在到期日之后'])
      expect(await within(trace).findAllByText(text)).not.toEqual([]);
    expect(trace.textContent).toContain('第二十六条');
    await userEvent.keyboard('{Escape}');
  });

  it('leads to the one next step', async () => {
    const { router } = await renderScreen(home, '/', answers);
    const [line] = within(await screen.findByRole('region', { name: '已逾期' })).getAllByRole('listitem');
    await userEvent.click(within(line as HTMLElement).getByRole('button', { name: '接收备案' }));
    expect(await whereTo(router)).toBe('/filing/receive?enterprise=e1');
  });

  it('shows the filing clocks that want somebody, each leading to its cases', async () => {
    const { router } = await renderScreen(home, '/', answers);
    const clocks = await screen.findByRole('region', { name: '备案核对时限' });
    expect(within(clocks).getAllByRole('button')).toHaveLength(1);
    await userEvent.click(within(clocks).getByRole('button', { name: /2 个工作日内不答复即视为备案\s*3/ }));
    expect(decodeURIComponent(await whereTo(router))).toBe(
      '/filing?filters=[{"column":"due","from":"2026-11-21","to":"2026-11-24"}]',
    );
  });

  it('opens exactly the rows that a line of many units stands for', async () => {
    const { router } = await renderScreen(home, '/', answers);
    await userEvent.click(await screen.findByRole('button', { name: '79 家单位' }));
    expect(decodeURIComponent(await whereTo(router))).toBe(
      '/duties?filters=[{"column":"rule","values":["R-RISK-MONTHLY"]},{"column":"due","from":"2026-11-09","to":"2026-11-09"},{"column":"state","values":["overdue"]},{"column":"leads","values":[1]}]',
    );
  });

  it('opens exactly the rows that a figure counts', async () => {
    const { router } = await renderScreen(home, '/', answers);
    await userEvent.click(await screen.findByRole('button', { name: /有逾期义务的单位/ }));
    const href = decodeURIComponent(await whereTo(router));
    expect(href).toBe('/enterprises?filters=[{"column":"overdue","from":1}]');
  });

  it('says so when nothing is due, and tells the main process that it stands', async () => {
    await renderScreen(home, '/', {
      duties: { inbox: () => ({ ...inbox, groups: [] }), figures: () => figures },
    });
    expect(await screen.findByText('近期没有到期的事项')).toBeTruthy();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(shell.painted).toHaveBeenCalledTimes(1);
  });

  it('leads an enterprise to its own record, not to ledgers', async () => {
    const unitDesk = { ...readyState, desk: 'enterprise' as const };
    const nothing = { duties: { inbox: () => ({ ...inbox, groups: [] }), figures: () => figures } };
    const { router } = await renderScreen(home, '/', nothing, unitDesk);
    await userEvent.click(await screen.findByRole('button', { name: '本单位资料' }));
    expect(await whereTo(router)).toBe('/enterprises');
    expect(screen.queryByRole('button', { name: '导入台账' })).toBeNull();
  });
});

describe('duties', () => {
  it('are named by the id of their row', () => {
    expect(keyOfRow('["e1","R-FILE-20WD","","v1"]')).toEqual({
      subjectId: 'e1',
      rule: 'R-FILE-20WD',
      period: '',
      refId: 'v1',
    });
    expect(keyOfRow('["e1"]')).toBeNull();
  });

  it('lead from figures to registers, whatever the figure says', () => {
    const figure = { key: 'x', value: 1, of: null, list: 'filing-cases', filters: '' };
    expect(figurePath(figure)).toBe('/filing');
    expect(figurePath({ ...figure, list: 'unheard-of' })).toBe('/');
  });
});
