import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Report, ReportedDrill } from '../../../renderer/features/drill-reports/report-forms';
import { drillReportScreens } from '../../../renderer/features/drill-reports/screens';
import type { FakeAnswers } from '../support/fake-core';
import { setUpLayout } from '../support/layout';
import { makePackage } from '../support/packages';
import { setUpTestWindow, shell } from '../support/render';
import { readyState } from '../support/sample';
import { renderScreen, whereTo } from '../support/screen';

setUpTestWindow();
setUpLayout();

const unitDesk = { ...readyState, desk: 'enterprise' as const };

function open(
  path: string,
  address: string,
  answers: NonNullable<FakeAnswers['drillReports']>,
  state = readyState,
) {
  const page = drillReportScreens.find((one) => one.path === path);
  if (!page) throw new Error(`no screen ${path}`);
  return renderScreen(page, address, { drillReports: answers }, state);
}

function makeReported(given: Partial<ReportedDrill> = {}): ReportedDrill {
  return {
    id: 'd1',
    title: '液氨泄漏应急演练',
    planTitle: '泄漏专项应急预案',
    planKind: 'special',
    form: 'action',
    state: 'evaluated',
    startOn: '2026-04-20',
    endOn: '2026-04-20',
    participants: 36,
    evaluatedOn: '2026-04-22',
    findings: 2,
    openFindings: 1,
    hasReport: true,
    reportedOn: null,
    chosen: true,
    gaps: ['findings-open'],
    blocked: false,
    duties: [{ rule: 'R-DRILL-6M-KEY', title: '每半年至少一次应急预案演练并报送', period: '2026H1' }],
    ...given,
  };
}

function makeReport(given: Partial<Report> = {}): Report {
  return {
    id: 's1',
    version: 4,
    ours: true,
    unit: { id: 'e1', name: '示恒化工', uscc: null, owes: true },
    period: '2026H1',
    from: '2026-01-01',
    to: '2026-06-30',
    due: '2026-07-14',
    provisional: false,
    begun: true,
    late: false,
    standing: 'draft',
    round: 1,
    note: null,
    preparedBy: '示安全',
    phone: '199****1234',
    handedInOn: null,
    drills: [makeReported()],
    answers: [],
    orders: [],
    byPackage: false,
    offices: ['舒兰市应急管理局'],
    nextNumber: null,
    ...given,
  };
}

describe('a unit’s report of a half-year', () => {
  it('names drills by ticking, shows what is missing, and cannot name one that was not evaluated', async () => {
    const late = makeReported({
      id: 'd2',
      title: '疏散演练',
      chosen: false,
      blocked: true,
      gaps: ['not-evaluated'],
    });
    const { core } = await open(
      '/drills/reports/$id',
      '/drills/reports/s1',
      {
        get: () => makeReport({ drills: [makeReported(), late] }),
        save: () => ({ id: 's1', version: 5 }),
      },
      unitDesk,
    );
    expect(await screen.findByText('问题未闭环')).toBeTruthy();
    expect(screen.getByRole('checkbox', { name: '疏散演练' })).toHaveProperty('disabled', true);
    await userEvent.click(screen.getByRole('checkbox', { name: '液氨泄漏应急演练' }));
    expect(core.calls).toContainEqual({
      method: 'drillReports.save',
      input: {
        id: 's1',
        expectedVersion: 4,
        fields: { drillIds: [], note: null, preparedBy: '示安全', phone: '199****1234' },
      },
    });
  });

  it('says what keeps it from being handed in', async () => {
    await open(
      '/drills/reports/$id',
      '/drills/reports/s1',
      { get: () => makeReport({ preparedBy: null, drills: [makeReported({ chosen: false })] }) },
      unitDesk,
    );
    expect(await screen.findByText(/请至少勾选一次已评估的演练、?；?请填写填报人/)).toBeTruthy();
  });

  it('that came back is taken up again', async () => {
    const { core } = await open(
      '/drills/reports/$id',
      '/drills/reports/s1',
      {
        get: () => makeReport({ standing: 'returned', handedInOn: '2026-07-10' }),
        reopen: () => ({ id: 's1', version: 5 }),
      },
      unitDesk,
    );
    await userEvent.click(await screen.findByRole('button', { name: '修改后再次报送' }));
    expect(core.calls.at(-1)).toMatchObject({ method: 'drillReports.reopen' });
  });
});

describe('an office', () => {
  it('sees who has not reported, and only those when it asks for them', async () => {
    const row = {
      town: '城南街道',
      category: null,
      owes: true,
      round: null,
      drills: 0,
      number: null,
      answeredOn: null,
      due: '2026-07-14',
    };
    const { router } = await open('/drills/reports', '/drills/reports', {
      list: ({ period }) => ({
        ...{
          period,
          from: '2026-01-01',
          to: '2026-06-30',
          due: '2026-07-14',
          provisional: false,
          runs: false,
        },
        rows: [
          {
            ...row,
            ...{ enterpriseId: 'e1', name: '示恒化工', submissionId: 's1', standing: 'handed-in' },
            ...{ late: false, handedInOn: '2026-07-10', round: 1, drills: 2 },
          },
          {
            ...row,
            ...{ enterpriseId: 'e2', name: '示远煤矿', submissionId: null, standing: 'none' },
            ...{ late: true, handedInOn: null },
          },
          {
            ...row,
            ...{ enterpriseId: 'e3', name: '示方煤矿', submissionId: null, standing: 'in-ledger' },
            ...{ late: false, handedInOn: '2026-07-02' },
          },
        ],
      }),
    });
    expect(await screen.findByText('示恒化工')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /未报送/ }));
    expect(screen.queryByText('示恒化工')).toBeNull();
    expect(screen.queryByText('示方煤矿')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /台账已登记报送/ }));
    expect(await screen.findByText('示方煤矿')).toBeTruthy();
    expect(screen.getByText('2026-07-02')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /未报送/ }));
    await userEvent.click(screen.getByText('示远煤矿'));
    expect(await whereTo(router)).toBe('/enterprises/e2');
  });

  it('looks at a package, is asked whose it is, and receives it', async () => {
    shell.openFile.mockResolvedValue([{ grant: 'g1', name: '报告.yjpkg', size: 9 }]);
    const looked = {
      as: 'first' as const,
      ...{
        period: '2026H1',
        round: 1,
        handedInOn: '2026-07-10',
        preparedBy: '示安全',
        note: null,
        ownId: null,
      },
      unit: { name: '示恒化工', uscc: null, how: 'none' as const, matched: null },
      drills: [
        {
          ...{
            title: '液氨泄漏应急演练',
            planTitle: null,
            planKind: null,
            form: null,
            startOn: '2026-04-20',
          },
          ...{ participants: null, how: 'new' as const, gaps: [], findings: 0, openFindings: 0, files: 1 },
        },
      ],
    };
    const { core, router } = await open('/drills/reports/receive', '/drills/reports/receive', {
      rehearse: () => ({
        rehearsalId: 'r1',
        package: makePackage({ kind: 'drill-report' }),
        ...{ warnings: [], blocks: [], report: looked, result: null },
      }),
      rematch: () => ({ warnings: [], blocks: [], report: looked }),
      receive: () => ({ batchId: 'b1', submissionId: 's1', enterpriseId: 'e1', tables: [] }),
    });
    await userEvent.click(await screen.findByRole('button', { name: '选择文件' }));
    expect(await screen.findByText('液氨泄漏应急演练')).toBeTruthy();
    const receive = screen.getByRole('button', { name: '接收' });
    expect(receive).toHaveProperty('disabled', true);
    await userEvent.click(screen.getByRole('button', { name: '新建“示恒化工”' }));
    expect(await screen.findByText('接收时新建“示恒化工”')).toBeTruthy();
    await userEvent.click(receive);
    expect(await whereTo(router)).toBe('/drills/reports/s1');
    expect(core.calls.at(-1)).toMatchObject({
      method: 'drillReports.receive',
      input: { rehearsalId: 'r1', acceptKey: false, unitId: null },
    });
  });

  it('answers with the number that comes next', async () => {
    const { core } = await open('/drills/reports/$id', '/drills/reports/s1', {
      get: () =>
        makeReport({ standing: 'handed-in', handedInOn: '2026-07-10', nextNumber: '演收〔2026〕7号' }),
      answer: () => ({ id: 's1', version: 5, number: '演收〔2026〕7号' }),
    });
    await userEvent.click(await screen.findByRole('button', { name: '答复' }));
    const drawer = await screen.findByRole('dialog');
    expect(within(drawer).getByText('接收的，不填则用 演收〔2026〕7号')).toBeTruthy();
    await userEvent.click(within(drawer).getByRole('button', { name: '保存' }));
    expect(core.calls.find(({ method }) => method === 'drillReports.answer')?.input).toMatchObject({
      fields: { verdict: 'received', number: null },
    });
  });
});
