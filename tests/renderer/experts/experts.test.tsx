import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../renderer/api/contract';
import { expertScreens } from '../../../renderer/features/experts/screens';
import codes from '../../../renderer/locales/zh/codes.json';
import specialties from '../../../resources/codes/specialties.json';
import type { FakeAnswers } from '../support/fake-core';
import { setUpLayout } from '../support/layout';
import { setUpTestWindow } from '../support/render';
import { renderScreen, whereTo } from '../support/screen';

setUpTestWindow();
setUpLayout();

type View = Answer<'experts', 'get'>;
const row = { id: 'r1', version: 1, ours: true };
const view: View = {
  expert: {
    id: 'x1',
    version: 4,
    ours: true,
    name: '测江河',
    gender: 'male',
    bornOn: '1970-06-08',
    idNumber: '229999********0314',
    employer: '例源设计研究院',
    pastEmployers: [{ name: '示例化工厂', from: '2010', to: '2018' }],
    position: null,
    title: '教授',
    qualification: '注册安全工程师',
    education: '本科',
    specialties: ['化工工艺', '安全评价'],
    specialtyCodes: ['S04'],
    taskKinds: ['T3'],
    workSince: null,
    phone: '199****9015',
    email: null,
    address: null,
    regionCode: '220283',
    termFrom: '2023-12-01',
    termTo: '2026-11-30',
    termExact: true,
    certificateNo: 'ZJ-1',
    yearlyCap: 6,
    status: 'serving',
    remark: null,
  },
  originName: '舒兰市应急管理局',
  voided: null,
  serves: true,
  unrecognised: ['安全评价'],
  actions: [
    { action: 'renew', to: 'serving', blockers: [] },
    { action: 'pause', to: 'paused', blockers: [] },
    {
      action: 'expire',
      to: 'expired',
      blockers: [
        { code: 'TERM_RUNNING', message: '聘期到2026-11-30才届满；提前离开的，请办理解聘或者退出。' },
      ],
    },
  ],
  term: { from: '2026-12-01', to: '2029-11-30' },
  steps: [
    {
      ...row,
      step: 'appoint',
      onDay: '2023-12-01',
      termFrom: '2023-12-01',
      termTo: '2026-11-30',
      documentNo: '舒应急〔2023〕9号',
      reason: null,
      remark: null,
    },
  ],
  evaluations: [
    {
      ...row,
      id: 'r2',
      year: 2025,
      task: null,
      attendance: null,
      quality: null,
      fairness: null,
      punctuality: null,
      grade: 'unfit',
      comment: '两次缺席',
      evaluatedOn: '2026-01-10',
      evaluator: '样例',
    },
  ],
  evaluationYears: [{ year: 2025, grade: 'unfit', tasks: 0, mean: null }],
  removalProposed: [2024, 2025],
  trainings: [],
  interests: [],
  absences: [],
  works: [],
  workYears: [],
  draws: [],
  reviews: [],
};
const list: FakeAnswers['lists'] = {
  describe: () => ({
    columns: [{ key: 'name', type: 'text', width: 96, sortable: true, filter: 'none', usual: true }],
    defaultSort: { column: 'name', descending: false },
  }),
  page: () => ({ total: 1, columns: ['id', 'name'], rows: [['x1', '测江河']] }),
  views: () => ({ views: [] }),
};
const answers = (shown: View = view, more: FakeAnswers['experts'] = {}): FakeAnswers => ({
  lists: list,
  enterprises: { pick: () => ({ rows: [] }) } as never,
  registers: { reveal: () => ({ value: '19900009015' }) },
  experts: {
    get: () => shown,
    catalogue: () => ({
      specialties: specialties.specialties.map(({ code, name }) => ({ code, name })),
      tasks: specialties.tasks.map(({ code, name }) => ({ code, name })),
      note: specialties.note,
      mark: 'I',
    }),
    recognise: () => ({ codes: ['S04', 'S15'], unrecognised: [] }),
    save: () => ({ id: 'x9', version: 1 }),
    step: () => ({ id: 'x1', version: 5 }),
    saveEntry: () => ({ id: 'e1', version: 1 }),
    duplicates: () => ({ total: 0, pairs: [] }),
    ...more,
  },
});
const screenAt = (path: string) => {
  const found = expertScreens.find((one) => one.path === path);
  if (!found) throw new Error(`no screen ${path}`);
  return found;
};
const callOf = (core: { calls: readonly { method: string; input: unknown }[] }, method: string) =>
  core.calls.find((call) => call.method === method)?.input;

it('has the words of the specialties as the data name them', () => {
  const named = (entries: readonly { code: string; name: string }[]) =>
    Object.fromEntries(entries.map(({ code, name }) => [code, name]));
  expect(codes.specialty).toEqual(named(specialties.specialties));
  expect(codes.taskKind).toEqual(named(specialties.tasks));
});

describe('the pool', () => {
  it('opens a person on a page, and leads to import and to doubles', async () => {
    const { router } = await renderScreen(screenAt('/experts'), '/experts', answers());
    await userEvent.click(await screen.findByRole('button', { name: '导入名册' }));
    expect(await whereTo(router)).toBe('/import?kind=experts');
  });
});

describe('a person', () => {
  const open = (shown: View = view, more: FakeAnswers['experts'] = {}) =>
    renderScreen(screenAt('/experts/$id'), '/experts/x1', answers(shown, more));

  it('shows facts with masked numbers; one is shown in full by a logged request', async () => {
    const { core } = await open();
    for (const text of ['危险化学品', '化工工艺、安全评价', '示例化工厂（2010至2018）', '229999********0314'])
      expect(await screen.findByText(text)).toBeTruthy();
    expect(screen.getByText(/没有对应代码的文字：安全评价/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '显示完整内容：电话' }));
    expect(await screen.findByText('19900009015')).toBeTruthy();
    expect(callOf(core, 'registers.reveal')).toEqual({ register: 'experts', id: 'x1', field: 'phone' });
  });

  it('is renewed with the proposed term, told what the record speaks for', async () => {
    const { core } = await open();
    await userEvent.click(await screen.findByRole('button', { name: '续聘' }));
    const form = await screen.findByRole('dialog', { name: '续聘' });
    expect(within(form).getByText(/2024 年和 2025 年连续评价为不合格/)).toBeTruthy();
    await userEvent.click(within(form).getByRole('button', { name: '续聘' }));
    await waitFor(() =>
      expect(callOf(core, 'experts.step')).toMatchObject({
        id: 'x1',
        expectedVersion: 4,
        step: 'renew',
        termFrom: '2026-12-01',
        termTo: '2029-11-30',
      }),
    );
  });

  it('shows life, evaluations and the timeline on their tabs', async () => {
    await open();
    await userEvent.click(await screen.findByRole('tab', { name: '聘任' }));
    expect(screen.getByText('舒应急〔2023〕9号')).toBeTruthy();
    await userEvent.click(screen.getByRole('tab', { name: /评价/ }));
    expect(screen.getByText(/是否解聘由本单位决定/)).toBeTruthy();
    await userEvent.click(screen.getByRole('tab', { name: '动态' }));
    expect(screen.getByText(/两次缺席/)).toBeTruthy();
  });

  it('takes an entry about work', async () => {
    const { core } = await open();
    await userEvent.click(await screen.findByRole('tab', { name: '工作量' }));
    await userEvent.click(screen.getByRole('button', { name: '登记工作' }));
    const form = await screen.findByRole('dialog', { name: '登记工作' });
    await userEvent.type(within(form).getByRole('textbox', { name: /工作内容/ }), '演练指导');
    await userEvent.click(within(form).getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(callOf(core, 'experts.saveEntry')).toMatchObject({
        kind: 'work',
        expertId: 'x1',
        values: { kind: 'drill-guidance', title: '演练指导', attended: null, paid: false },
      }),
    );
  });

  it('of another office can be engaged, not changed', async () => {
    await open({
      ...view,
      expert: { ...view.expert, ours: false },
      actions: [],
      originName: '吉林市应急管理局',
    });
    expect(await screen.findByText(/由“吉林市应急管理局”登记/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '修改资料' })).toBeNull();
    expect(screen.queryByRole('button', { name: '续聘' })).toBeNull();
    await userEvent.click(screen.getByRole('tab', { name: '工作量' }));
    expect(screen.getByRole('button', { name: '登记工作' })).toBeTruthy();
  });
});

describe('registering a person', () => {
  it('reads codes out of the wording and enters a term that stands already', async () => {
    const { core, router } = await renderScreen(screenAt('/experts/new'), '/experts/new', answers());
    await userEvent.type(await screen.findByRole('textbox', { name: /姓名/ }), '样安');
    await userEvent.type(screen.getByRole('textbox', { name: '专业方向' }), '化工工艺、消防');
    await userEvent.click(screen.getByRole('button', { name: '按文字识别专业代码' }));
    await waitFor(() =>
      expect((screen.getByRole('checkbox', { name: '危险化学品' }) as HTMLInputElement).checked).toBe(true),
    );
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(callOf(core, 'experts.save')).toMatchObject({
        values: { name: '样安', specialties: ['化工工艺', '消防'], specialtyCodes: ['S04', 'S15'] },
        pastEmployers: [],
      }),
    );
    expect(await whereTo(router)).toBe('/experts/x9');
  });
});

describe('doubles', () => {
  it('stand side by side until a person decides', async () => {
    const side = (id: string, ours: boolean) => ({
      id,
      version: 2,
      ours,
      originName: ours ? '舒兰市应急管理局' : '吉林市应急管理局',
      name: '示例文',
      gender: 'male',
      bornOn: null,
      idNumber: null,
      employer: ours ? '示例院' : '样本院',
      title: null,
      specialties: ['消防'],
      phone: '199****1234',
      status: 'serving' as const,
      termFrom: null,
      termTo: null,
    });
    const pair = { likeness: 'same-name-phone' as const, a: side('x1', true), b: side('x2', false) };
    const { core } = await renderScreen(
      screenAt('/experts/duplicates'),
      '/experts/duplicates',
      answers(view, {
        duplicates: () => ({ total: 1, pairs: [pair] }),
        keepApart: () => ({ id: 'd1' }),
        merge: () => ({ batchId: 'b1', moved: 3 }),
      }),
    );
    expect(await screen.findByText('样本院')).toBeTruthy();
    // The other office's entry cannot be voided, so only it can be kept.
    expect(screen.queryByRole('button', { name: '同一人，保留第一条' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '不是同一人' }));
    await waitFor(() =>
      expect(callOf(core, 'experts.keepApart')).toEqual({ a: 'x1', b: 'x2', reason: null }),
    );
    await userEvent.click(screen.getByRole('button', { name: '同一人，保留第二条' }));
    const question = await screen.findByRole('dialog');
    await userEvent.click(within(question).getByRole('button', { name: '合并' }));
    await waitFor(() =>
      expect(callOf(core, 'experts.merge')).toEqual({
        keepId: 'x2',
        dropId: 'x1',
        keepVersion: 2,
        dropVersion: 2,
      }),
    );
  });

  it('say so when there are none', async () => {
    await renderScreen(screenAt('/experts/duplicates'), '/experts/duplicates', answers());
    expect(await screen.findByText('没有疑似重复的登记')).toBeTruthy();
  });
});
