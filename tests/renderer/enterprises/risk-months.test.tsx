import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../renderer/api/contract';
import { emptyEnterprise } from '../../../renderer/features/enterprises/enterprise-form';
import { enterpriseScreens } from '../../../renderer/features/enterprises/screens';
import { dropDraft } from '../../../renderer/ui/form/drafts';
import { setUpTestWindow } from '../support/render';
import { renderScreen } from '../support/screen';

setUpTestWindow();

const unit: Answer<'enterprises', 'get'> = {
  id: 'e1',
  version: 1,
  fields: { ...emptyEnterprise('220283'), name: '舒兰市示例煤业有限公司' },
  regionName: '舒兰市',
  usccSuspect: false,
  ours: true,
  originName: '舒兰市应急管理局',
  voidedAt: null,
  sets: [],
  counts: { plans: 0, filings: 0, drills: 0, overdue: 0 },
  sizeSuggestion: { tier: null, sector: null, basis: '', missing: [], limits: null, source: '' },
  completeness: { percent: 100, missing: [] },
  closedOn: null,
  mergedInto: null,
};

/** What nobody has entered. */
const plain = { content: null, findings: null, level: null, analyst: null, participants: null };

const ALARM: Answer<'hazards', 'alarms'>['alarms'][number] = {
  ...{ id: 'a1', version: 1, ours: true, enterpriseId: 'e1', hazardId: 'h1', level: 'red' },
  ...{ condition: '浓度达到二级报警值', action: '切断物料', contact: null, phone: null },
  ...{ checkedOn: null, remark: null },
};

async function open(given: Partial<typeof unit> = {}) {
  dropDraft('risk-e1-2026-11');
  const record = enterpriseScreens.find((one) => one.path === '/enterprises/$id');
  if (!record) throw new Error('no record screen');
  const noted = [{ ...plain, month: '2026-10', doneOn: '2026-10-28', measures: '检查支护' }];
  const view = await renderScreen(record, '/enterprises/e1?tab=risk', {
    enterprises: { get: () => ({ ...unit, ...given }) },
    hazards: {
      alarms: () => ({ alarms: [ALARM] }),
      ofUnit: () => ({ hazards: [{ id: 'h1', name: '液氨罐区', level: 3 }] }),
    },
    riskAnalyses: {
      preview: ({ month }) => ({ html: `<p>${month}</p>`, title: '月度风险分析表', ownLayout: false }),
    },
    plans: {
      riskAnalyses: ({ year }) => ({ months: noted.filter(({ month }) => month.startsWith(String(year))) }),
      recordRiskAnalysis: ({ month, doneOn, measures }) => {
        noted.push({ ...plain, month, doneOn, measures: measures ?? '' });
        return { id: 'r1' };
      },
    },
  });
  await screen.findByText('2026-10-28');
  return view;
}
const rowOf = (month: string) => screen.getByText(month).closest('tr') as HTMLTableRowElement;

describe('the risk analyses of a unit', () => {
  it('show what is noted, what is missing, and nothing for months to come', async () => {
    await open();
    expect(within(rowOf('2026 年 10 月')).getByText('检查支护')).toBeTruthy();
    expect(within(rowOf('2026 年 9 月')).getByText('未登记')).toBeTruthy();
    expect(within(rowOf('2026 年 12 月')).queryByText('未登记')).toBeNull();
    expect(within(rowOf('2026 年 12 月')).queryByRole('button')).toBeNull();
    await userEvent.click(screen.getByLabelText('上一年'));
    expect(await screen.findByText('2025 年 12 月')).toBeTruthy();
  });

  it('are noted for a month and asked for again when the core announces it', async () => {
    const view = await open();
    await userEvent.click(screen.getByLabelText('登记：2026 年 11 月'));
    const drawer = await screen.findByRole('dialog');
    expect(within(drawer).getByLabelText(/^完成日期/)).toHaveProperty('value', '2026-11-21');
    await userEvent.click(within(drawer).getByLabelText('防范和应对措施'));
    await userEvent.paste('防治水');
    await userEvent.click(within(drawer).getByRole('button', { name: '保存' }));
    expect(await screen.findByText('已登记 2026 年 11 月的风险分析')).toBeTruthy();
    expect(view.core.calls).toContainEqual({
      method: 'plans.recordRiskAnalysis',
      input: { ...plain, enterpriseId: 'e1', month: '2026-11', doneOn: '2026-11-21', measures: '防治水' },
    });
    view.core.announce('enterprises', ['e1']);
    await waitFor(() => expect(within(rowOf('2026 年 11 月')).getByText('2026-11-21')).toBeTruthy());
  });

  it('are begun with what was said the month before', async () => {
    const view = await open();
    await userEvent.click(screen.getByLabelText('登记：2026 年 11 月'));
    const drawer = await screen.findByRole('dialog');
    await userEvent.click(within(drawer).getByRole('button', { name: '照上月填写' }));
    expect(within(drawer).getByLabelText('防范和应对措施')).toHaveProperty('value', '检查支护');
    await userEvent.click(within(drawer).getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(view.core.calls).toContainEqual({
        method: 'plans.recordRiskAnalysis',
        input: { ...plain, enterpriseId: 'e1', month: '2026-11', doneOn: '2026-11-21', measures: '检查支护' },
      }),
    );
  });

  it('are shown as their sheet, and stand above the warning levels of the whole unit', async () => {
    const view = await open();
    await userEvent.click(screen.getByLabelText('查看 2026 年 10 月的分析表'));
    await waitFor(() =>
      expect(view.core.calls).toContainEqual({
        method: 'riskAnalyses.preview',
        input: { enterpriseId: 'e1', month: '2026-10' },
      }),
    );
    expect(within(rowOf('浓度达到二级报警值')).getByText('液氨罐区')).toBeTruthy();
  });

  it('of a lower level are only read', async () => {
    await open({ ours: false });
    expect(screen.queryByLabelText('登记：2026 年 11 月')).toBeNull();
  });
});
