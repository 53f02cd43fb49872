import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { drillPlanScreens } from '../../../renderer/features/drill-plans/screens';
import type { PlanDrill, YearPlan } from '../../../renderer/features/drill-plans/year-plan';
import { setUpLayout } from '../support/layout';
import { setUpTestWindow } from '../support/render';
import { renderScreen } from '../support/screen';

setUpTestWindow();
setUpLayout();
afterEach(() => {
  vi.restoreAllMocks();
});

const drill = (over: Partial<PlanDrill> = {}): PlanDrill => ({
  id: 'd1',
  version: 1,
  title: '2026年火灾演练',
  planKind: 'onsite',
  planId: null,
  planTitle: '火灾现场处置方案',
  form: 'action',
  content: null,
  level: 'enterprise',
  state: 'planned',
  date: '2026-12-08',
  startsAt: null,
  endsAt: null,
  place: null,
  organiser: null,
  responsible: null,
  participants: null,
  cost: null,
  fixed: false,
  accidentKind: null,
  why: '满足“每半年至少一次现场处置方案演练”',
  meets: [{ rule: 'R-DRILL-6M-SITE', title: '每半年至少一次现场处置方案演练' }],
  ours: true,
  movable: true,
  resources: [{ key: 'team:t1', name: '示例救援队' }],
  ...over,
});
const wishes = { actionShare: 60, gapDays: 14, safetyMonth: true, seasons: true };
const kept: NonNullable<YearPlan['plan']> = {
  id: 'p1',
  version: 2,
  title: '2026年度应急演练计划',
  state: 'draft',
  explanation: null,
  responsible: null,
  budget: null,
  remark: null,
  approvedBy: null,
  approvedOn: null,
  documentNo: null,
  refusals: [],
};
const yearPlan = (over: Partial<YearPlan> = {}): YearPlan => ({
  enterprise: { id: 'e1', name: '舒兰市示例煤业有限公司' },
  ours: true,
  offices: true,
  plan: kept,
  wishes: { now: wishes, shipped: wishes },
  drills: [drill()],
  ground: {
    daysOff: { '2026-12-12': '星期六', '2026-12-13': '星期日' },
    refusals: [{ from: '2026-12-20', to: '2026-12-24', reason: '停产检修' }],
    requirements: [
      {
        rule: 'R-DRILL-6M-SITE',
        title: '每半年至少一次现场处置方案演练',
        period: '2026H2',
        from: '2026-07-01',
        to: '2026-12-31',
        kindMask: 4,
        planId: null,
      },
    ],
    gapDays: 14,
    bookings: [
      { key: 'team:t1', date: '2026-12-15', startsAt: null, endsAt: null, what: '另一单位：坍塌演练' },
    ],
  },
  missing: 0,
  unmet: [],
  explanation: ['本年度规则逐项要求演练1次。'],
  ...over,
});

async function open(
  plan: YearPlan,
  answers: object = {},
  address = '?enterprise=e1&year=2026&view=month&month=12',
) {
  const [target] = drillPlanScreens;
  if (!target) throw new Error('no screen');
  const view = await renderScreen(target, `/drills/plan${address}`, {
    drillPlans: { view: () => plan, ...answers },
    enterprises: { pick: () => ({ rows: [] }), get: () => ({ id: 'e1', fields: { name: '示例' } }) as never },
  });
  const chip = await screen.findByRole('button', { name: /^2026-12-08 / });
  return { ...view, chip };
}

describe('the board of a year plan', () => {
  it('moves a drill by the arrow keys, tells conflicts on the way, and takes the move back', async () => {
    let version = 1;
    let plan = yearPlan();
    const moved: object[] = [];
    const view = await open(plan, {
      view: () => plan,
      move: (input: { date: string }) => {
        moved.push(input);
        version += 1;
        plan = { ...plan, drills: [drill({ date: input.date, version })] };
        return { id: 'd1', version };
      },
    });
    view.chip.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(screen.getByRole('status').textContent).toBe('移到 2026-12-15');
    expect(screen.getByText('示例救援队同时被“另一单位：坍塌演练”占用')).toBeDefined();
    await userEvent.keyboard('{ArrowDown}');
    expect(screen.getByText('这段时间不安排演练：停产检修')).toBeDefined();
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowRight}');
    expect(screen.getByText('这一天没有冲突。')).toBeDefined();
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(moved).toEqual([
        { id: 'd1', expectedVersion: 1, date: '2026-12-09', startsAt: null, endsAt: null, reason: null },
      ]),
    );
    await view.queries.invalidateQueries();
    await userEvent.click(await screen.findByRole('button', { name: '撤销上次移动' }));
    await waitFor(() => expect(moved.at(-1)).toMatchObject({ date: '2026-12-08', expectedVersion: 2 }));
  });

  it('drags with the pointer to the day under it, and lets go of nothing on Escape', async () => {
    const moved: { date: string }[] = [];
    const { chip, container } = await open(yearPlan(), {
      move: (input: { date: string }) => {
        moved.push(input);
        return { id: 'd1', version: 2 };
      },
    });
    const cell = container.querySelector('[data-date="2026-12-12"]');
    document.elementFromPoint = () => cell;
    chip.setPointerCapture = () => {};
    const drag = () => {
      fireEvent.pointerDown(chip, { button: 0, clientX: 10, clientY: 10, pointerId: 1 });
      fireEvent.pointerMove(chip, { clientX: 60, clientY: 40, pointerId: 1 });
    };
    drag();
    expect(screen.getByText('不是工作日：星期六')).toBeDefined();
    fireEvent.keyDown(window, { key: 'Escape' });
    fireEvent.pointerUp(chip, { pointerId: 1 });
    expect(moved).toEqual([]);
    drag();
    fireEvent.pointerUp(chip, { pointerId: 1 });
    await waitFor(() => expect(moved).toMatchObject([{ date: '2026-12-12' }]));
  });

  it('asks for the reason of a move in an approved plan', async () => {
    const moved: object[] = [];
    const { chip } = await open(yearPlan({ plan: { ...kept, state: 'approved', approvedBy: '示经理' } }), {
      move: (input: object) => {
        moved.push(input);
        return { id: 'd1', version: 2 };
      },
    });
    chip.focus();
    await userEvent.keyboard('{ArrowRight}{Enter}');
    const { confirmRequest } = await import('../../../renderer/ui/feedback/confirm-store');
    await waitFor(() => expect(confirmRequest.get()?.title).toContain('为什么要改'));
    confirmRequest.get()?.answer({ reason: '与检修冲突' });
    await waitFor(() => expect(moved).toMatchObject([{ date: '2026-12-09', reason: '与检修冲突' }]));
  });

  it('says which duty is left, and fills the plan', async () => {
    const filled: object[] = [];
    await open(yearPlan({ drills: [drill({ planKind: 'special' })], missing: 1 }), {
      fill: (input: object) => {
        filled.push(input);
        return { created: 1, removed: 0, unmet: 0 };
      },
    });
    expect(screen.getByText(/“每半年至少一次现场处置方案演练”.*没有演练满足/)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: '补齐1次演练' }));
    await waitFor(() => expect(filled).toEqual([{ enterpriseId: 'e1', year: 2026, fresh: false }]));
  });

  it('lets nobody move what came from elsewhere', async () => {
    const { chip } = await open(yearPlan({ ours: false }));
    chip.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(screen.queryByText(/^移到/)).toBeNull();
    expect(screen.queryByRole('button', { name: '计划要求' })).toBeNull();
    await userEvent.click(chip);
    expect(
      within(screen.getByRole('region', { name: '2026年火灾演练' })).queryByLabelText('日期'),
    ).toBeNull();
  });
});
