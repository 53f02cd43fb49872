import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { systemScreens } from '../../../renderer/features/system/screens';
import { administratorState } from '../support/administrator';
import { setUpTestWindow } from '../support/render';
import { readyState } from '../support/sample';
import { renderScreen } from '../support/screen';

setUpTestWindow();

const calendar = systemScreens.find((one) => one.path === '/system/calendar');
if (!calendar) throw new Error('no screen of the calendar');

const year = (number: number, origin: 'shipped' | 'missing') => ({
  year: number,
  origin,
  source: origin === 'shipped' ? '示例通知' : '',
  importedAt: null,
  holidays: 28,
  makeups: 6,
});
const overview = {
  today: '2026-11-21',
  region: { code: '220283', name: '舒兰市' },
  coverage: { from: '2004-01-01', to: '2026-12-31' },
  years: [year(2027, 'missing'), year(2026, 'shipped'), year(2025, 'shipped')],
  missingYear: 2027,
  provisional: 3,
  regional: [
    {
      regionCode: '220200',
      regionName: '吉林市',
      date: '2027-05-20',
      kind: 'holiday' as const,
      name: '本地节日',
      source: '市政府通知',
    },
  ],
  suggested: [],
  regions: [{ code: '220283', name: '舒兰市' }],
  undoable: { id: 'c1', year: 2026, title: '2026.xlsx' },
};
const day = (date: string, weekday: number, kind: 'holiday' | 'makeup', name: string) => ({
  date,
  weekday,
  kind,
  name,
  source: 'shipped' as const,
  notice: '',
});
const move = {
  subjectId: 'e1',
  ownerName: '舒兰市示恒煤矿',
  rule: 'R-FILE-5WD',
  ruleTitle: '收到备案材料后五个工作日内核对',
  refId: 'c9',
  refTitle: '综合应急预案',
  dueBefore: '2027-01-04',
  dueAfter: '2027-01-05',
  stateBefore: 'provisional' as const,
  stateAfter: 'open' as const,
  provisionalBefore: true,
  provisionalAfter: false,
};
const rehearsed = {
  token: 'token-1' as string | null,
  kind: 'undo' as const,
  title: '2026.xlsx',
  year: 2026,
  source: '示例通知',
  problems: [],
  days: [{ date: '2026-10-10', worked: true, name: '国庆节调休' }],
  moved: 1,
  fixed: 1,
  deemed: 0,
  moves: [move],
};
const answers = {
  calendar: {
    overview: () => overview,
    year: () => ({
      days: [day('2026-10-01', 4, 'holiday', '国庆节'), day('2026-10-10', 6, 'makeup', '国庆节')],
    }),
    log: () => ({ entries: [] }),
    rehearse: () => rehearsed,
    apply: () => ({ id: 'c2', moved: 1, deemed: 0 }),
  },
  handed: { list: () => ({ offices: [] }) },
};

describe('the working-day calendar', () => {
  it('says which year is missing, and marks changed days by words', async () => {
    await renderScreen(calendar, '/system/calendar', answers, administratorState);
    expect(await screen.findByText(/还没有 2027 年的放假安排.*3 项期限暂定/)).toBeTruthy();
    const october = await screen.findByRole('table', { name: '10月' });
    expect(within(october).getByTitle('2026-10-01 放假 国庆节').textContent).toBe('1休');
    expect(within(october).getByTitle('2026-10-10 调休上班 国庆节').textContent).toBe('10班');
  });

  it('goes from year to year by the arrow keys', async () => {
    await renderScreen(calendar, '/system/calendar', answers, administratorState);
    const shown = await screen.findByRole('radio', { name: /2026/ });
    expect(shown.getAttribute('aria-checked')).toBe('true');
    shown.focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(document.activeElement?.textContent).toContain('2027');
    expect((await screen.findByRole('radio', { name: /2027/ })).getAttribute('aria-checked')).toBe('true');
  });

  it('takes days that were handed down through the same rehearsal', async () => {
    const key = 'days:220200:holiday:本地节日:市政府通知';
    const item = {
      key,
      kind: 'days' as const,
      subject: '吉林市',
      detail: '本地节日',
      theirs: ['2027-05-20 holiday', '2028-05-20 holiday'],
      ours: ['2027-05-20 holiday'],
      standing: 'differs' as const,
    };
    const part = {
      packageId: 'p1',
      madeOn: '2026-11-20',
      receivedAt: '2026-11-20T01:00:00.000Z',
      items: [item],
    };
    const office = { officeId: 'city', officeName: '吉林市应急管理局', parts: [part] };
    const { core } = await renderScreen(
      calendar,
      '/system/calendar',
      { ...answers, handed: { list: () => ({ offices: [office] }) } },
      administratorState,
    );
    const table = await screen.findByRole('table', { name: '上级下发：吉林市应急管理局，2026-11-20' });
    expect(within(table).getByText('2027-05-20、2028-05-20')).toBeTruthy();
    await userEvent.click(within(table).getByRole('button', { name: '采用：吉林市 本地节日' }));
    await screen.findByRole('dialog', { name: '预演：2026.xlsx' });
    expect(core.calls).toContainEqual({
      method: 'calendar.rehearse',
      input: { kind: 'handed', packageId: 'p1', key },
    });
  });

  it('shows what a change moves before it is confirmed', async () => {
    const { core } = await renderScreen(calendar, '/system/calendar', answers, administratorState);
    await userEvent.click(await screen.findByRole('button', { name: '撤销 2026 年的导入' }));
    const drawer = await screen.findByRole('dialog', { name: '预演：2026.xlsx' });
    for (const text of ['舒兰市示恒煤矿', '2027-01-04', '2027-01-05', '2026-10-10 上班 国庆节调休'])
      expect(within(drawer).getByText(text)).toBeTruthy();
    await userEvent.click(within(drawer).getByRole('button', { name: '确认撤销' }));
    expect(await screen.findByText('工作日历已更改，1 项期限变动')).toBeTruthy();
    expect(core.calls).toContainEqual({ method: 'calendar.apply', input: { token: 'token-1' } });
  });

  it('names what is wrong in a file and offers nothing to confirm', async () => {
    const problem = {
      row: 12,
      column: 'date' as const,
      value: '2027-10-07',
      code: 'day_is_both',
      message: '一处放假、一处上班',
      outcome: 'reject' as const,
    };
    await renderScreen(
      calendar,
      '/system/calendar',
      {
        calendar: {
          ...answers.calendar,
          rehearse: () => ({ ...rehearsed, token: null, problems: [problem] }),
        },
      },
      administratorState,
    );
    await userEvent.click(await screen.findByRole('button', { name: /移除 2027-05-20/ }));
    const drawer = await screen.findByRole('dialog');
    expect(within(drawer).getByText('第 12 行')).toBeTruthy();
    expect(within(drawer).getByText('一处放假、一处上班')).toBeTruthy();
    expect(within(drawer).queryByRole('button', { name: /^确认/ })).toBeNull();
  });

  it('is only looked at by others than the administrator', async () => {
    await renderScreen(calendar, '/system/calendar', answers, {
      ...readyState,
      user: readyState.user && { ...readyState.user, permissions: ['read'] },
    });
    expect(await screen.findByText('只有系统管理员可以更改工作日历。')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '导入日历' })).toBeNull();
  });
});
