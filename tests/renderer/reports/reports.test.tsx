import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { reportScreens } from '../../../renderer/features/reports/screens';
import type { FakeAnswers } from '../support/fake-core';
import { setUpLayout } from '../support/layout';
import { setUpTestWindow } from '../support/render';
import { renderScreen } from '../support/screen';

// A test window has no canvas: the table of a chart stands in its place, as it does wherever nothing can be drawn.
vi.mock('../../../renderer/ui/chart-drawing', () => ({
  beginDrawing: () => {
    throw new Error('no canvas');
  },
}));

setUpTestWindow();
setUpLayout();

const [tables, charts, leader] = reportScreens;
if (!tables || !charts || !leader) throw new Error('no screens of reports');

const period = {
  text: '2026H1',
  label: '2026年上半年',
  from: '2026-01-01',
  to: '2026-06-30',
  asOf: '2026-06-30',
};
const number = (key: string, heading: string) => ({ key, heading, kind: 'number' as const, width: 3 });
const rate = (key: string, heading: string) => ({ key, heading, kind: 'rate' as const, width: 3 });
const text = (key: string, heading: string) => ({ key, heading, kind: 'text' as const, width: 5 });
const common = {
  ...{ period, office: '示例县应急管理局', madeOn: '2026-07-01', notes: [], by: 'region' as const },
  bands: { good: 90, middling: 60 },
};

const view: NonNullable<FakeAnswers['reports']>['view'] = ({ report, sums }) => {
  const head = { ...common, report, title: report };
  if (report === 'L1')
    return {
      ...head,
      columns: [
        text('item', '项目'),
        number('now', '本期'),
        number('before', '上期'),
        number('change', '增减'),
      ],
      lines: [
        { key: 'figure.filedRate', cells: ['备案率（%）', 57.7, 48.9, 8.8] },
        { key: 'figure.overdue', cells: ['逾期未备案单位数', 3, 5, -2] },
        { key: 'head.worst', cells: ['最需督促的地区', '逾期未备案单位数', '未演练单位数', '合计'] },
        { key: 'worst.平安镇', cells: ['平安镇', 2, 0, 2] },
        { key: 'head.due', cells: ['三十日内到期的事项', '件数', '最早到期', ''] },
        { key: 'due.R-FILE-20WD', cells: ['预案公布后二十个工作日内备案', 4, '2026-07-03', ''] },
      ],
      total: null,
    };
  if (report === 'T10')
    return {
      ...head,
      columns: [text('part', '部分'), text('text', '内容')],
      lines: [
        {
          key: '0 0',
          cells: ['一、救援队伍', '在册应急救援队伍24支。'],
          parts: [
            { text: '在册应急救援队伍', source: null },
            { text: '24', source: { report: 'T5', column: 'teams', line: null } },
            { text: '支。', source: null },
          ],
        },
      ],
      total: null,
    };
  if (report === 'T5' && !sums)
    return {
      ...head,
      columns: [number('serial', '序号'), text('name', '队伍名称')],
      lines: [{ key: 't1', cells: [1, '示矿救护队'] }],
      total: null,
    };
  if (report === 'T5')
    return {
      ...head,
      columns: [text('line', '级别'), number('teams', '队伍数'), number('members', '人数')],
      lines: [{ key: '03 county', cells: ['县级', 1, 20] }],
      total: ['合计', 1, 20],
    };
  return {
    ...head,
    columns: [
      text('line', '分组'),
      number('2026H1.drilled', '已演练'),
      rate('2026H1.drilledRate', '完成率（%）'),
    ],
    lines: [{ key: '平安镇', cells: ['平安镇', 3, 75] }],
    total: ['合计', 3, 75],
  };
};
const answers = (asked: unknown[]): FakeAnswers => ({
  reports: {
    view,
    rows: (input) => {
      asked.push(input);
      return { total: 0, kind: 'unit', rows: [] };
    },
  },
});
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));

it('shows the half-year on one page, and every number opens its rows', async () => {
  const asked: unknown[] = [];
  await renderScreen(leader, '/reports/leader?period=2026H1', answers(asked));
  expect(await screen.findByText(/比上期提高 8.8 个百分点/)).toBeTruthy();
  expect(screen.getByText(/比上期减少 2/)).toBeTruthy();
  await press(/备案率（%） 57.7%，查看明细/);
  await userEvent.keyboard('{Escape}');
  await press(/平安镇 逾期未备案单位数 2，查看明细/);
  await userEvent.keyboard('{Escape}');
  await press(/预案公布后二十个工作日内备案 4，查看明细/);
  expect(asked).toMatchObject([
    { report: 'L1', period: '2026H1', line: null, column: 'filedRate' },
    { report: 'L1', period: '2026H1', line: '平安镇', column: 'overdue' },
    { report: 'L1', period: '2026H1', line: null, column: 'due.R-FILE-20WD' },
  ]);
});

it('opens what a number in the yearly summary stands for', async () => {
  const asked: unknown[] = [];
  await renderScreen(tables, '/reports?report=T10&period=2026', answers(asked));
  await press('24，查看明细');
  expect(asked).toMatchObject([{ report: 'T5', period: '2026', line: null, column: 'teams' }]);
});

it('puts the sums of a register above its rows, and shows them by the chosen cut', async () => {
  const asked: unknown[] = [];
  await renderScreen(tables, '/reports?report=T5&period=2026', answers(asked));
  const totals = await screen.findByRole('region', { name: '合计' });
  await userEvent.click(await within(totals).findByRole('button', { name: '合计 人数 20，查看明细' }));
  await userEvent.keyboard('{Escape}');
  await press('汇总');
  await press('县级 队伍数 1，查看明细');
  expect(asked).toMatchObject([
    { report: 'T5', line: null, column: 'members' },
    { report: 'T5', by: 'level', line: '03 county', column: 'teams' },
  ]);
});

it('gives the numbers of a chart as a table where nothing can be drawn', async () => {
  const asked: unknown[] = [];
  await renderScreen(charts, '/reports/charts?period=2026', answers(asked));
  const table = await screen.findByRole('table', { name: '各半年演练完成率' });
  await userEvent.click(within(table).getByRole('button', { name: /^平安镇 .*75.0，查看明细/ }));
  expect(asked).toMatchObject([{ report: 'C3', line: '平安镇', column: '2026H1.drilledRate' }]);
});
