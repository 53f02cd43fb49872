import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../renderer/api/contract';
import { emptyVersion } from '../../../renderer/features/plans/plan-forms';
import { planScreens } from '../../../renderer/features/plans/screens';
import type { FakeAnswers } from '../support/fake-core';
import { setUpLayout } from '../support/layout';
import { setUpTestWindow } from '../support/render';
import { renderScreen } from '../support/screen';

setUpTestWindow();
setUpLayout();

const document = (id: string, fileName: string) => ({
  id,
  fileName,
  role: 'text' as const,
  kind: 'docx',
  size: 1000,
  sha256: id.padEnd(64, '0'),
  textState: 'ok',
  warnings: [],
  characters: 900,
  pages: null,
  outline: [],
  stored: true,
});
const version = (number: number) => ({
  id: `v${number}`,
  version: 3,
  number,
  state: number === 1 ? 'published' : 'draft',
  fields: { ...emptyVersion(`第${number}版`), publishedOn: number === 1 ? '2025-01-06' : null },
  documents: [document(`d${number}`, `第${number}版.docx`)],
  filings: [],
});
const plan = {
  id: 'p1',
  version: 5,
  ours: true,
  status: 'active',
  fields: { enterpriseId: 'e1', kind: 'comprehensive', title: '综合应急预案', remark: null },
  enterprise: { id: 'e1', name: '舒兰市示例煤业有限公司', uscc: null },
  versions: [version(2), version(1)],
  assessments: [],
  timeline: [],
} as unknown as Answer<'plans', 'get'>;
const course: Answer<'plans', 'course'> = {
  standard: 'GB/T 29639-2020',
  versions: [
    {
      versionId: 'v2',
      next: [
        { step: 'start-review', to: 'in-review', blockers: [] },
        {
          step: 'sign',
          to: 'signed',
          blockers: [{ code: 'REVIEW_MISSING', message: '请先登记评审日期和结论。' }],
        },
      ],
      drafting: [
        { step: 'group', title: '成立编制工作组', clause: '4.2', usual: '成立文件', done: null },
        {
          step: 'drafting',
          title: '应急预案编制',
          clause: '4.6',
          usual: '送审稿',
          done: { doneOn: '2026-09-10', responsible: '示例', proof: '送审稿', documentId: 'd2' },
        },
      ],
      warnings: [
        {
          id: 'group-first',
          why: 'missing',
          text: '编制工作组应当在编制预案之前成立。',
          rule: 'R-PLAN-GROUP',
          source: '办法 第九条',
          mark: 'P',
        },
      ],
      refiling: null,
    },
    { versionId: 'v1', next: [], drafting: [], warnings: [], refiling: null },
  ],
  reasons: [{ id: 'law', number: 1, title: '法律、法规、规章、标准发生重大变化' }],
  reasonsSource: '条例 第六条',
  triggers: [
    {
      id: 't1',
      reason: 'law',
      source: 'law-change',
      sourceId: null,
      drillId: null,
      findingId: null,
      raisedOn: '2026-10-10',
      description: '新标准施行',
      decision: null,
      decidedOn: null,
      decisionReason: null,
      settledOn: null,
      settledBy: null,
      state: 'undecided',
    },
  ],
};
const comparison: Answer<'plans', 'compare'> = {
  earlier: {
    id: 'd1',
    planId: 'p1',
    planTitle: '综合应急预案',
    versionId: 'v1',
    versionLabel: '第1版',
    fileName: 'a',
  },
  later: {
    id: 'd2',
    planId: 'p1',
    planTitle: '综合应急预案',
    versionId: 'v2',
    versionLabel: '第2版',
    fileName: 'b',
  },
  before: [
    { kind: 'heading', level: 1, text: '2 应急组织机构及职责', start: 0 },
    { kind: 'paragraph', level: 0, text: '总指挥由主要负责人担任。', start: 12 },
  ],
  after: [
    { kind: 'heading', level: 1, text: '2 应急组织机构及职责', start: 0 },
    { kind: 'paragraph', level: 0, text: '总指挥由分管负责人担任。', start: 12 },
    { kind: 'paragraph', level: 0, text: '另设副总指挥一名。', start: 25 },
  ],
  differences: [
    { change: 'same', before: 0, after: 0, cells: null, renumbered: false },
    {
      change: 'changed',
      before: 1,
      after: 1,
      cells: [
        [
          { kind: 'same', text: '总指挥由' },
          { kind: 'removed', text: '主要' },
          { kind: 'added', text: '分管' },
          { kind: 'same', text: '负责人担任。' },
        ],
      ],
      renumbered: false,
    },
    { change: 'added', before: null, after: 2, cells: null, renumbered: false },
  ],
  headings: [{ level: 1, text: '2 应急组织机构及职责', change: 'same', earlier: null, at: 0, changes: 2 }],
  places: [
    { topic: 'organisation', topicTitle: '组织指挥体系与职责', heading: '2 应急组织机构及职责', at: [1, 2] },
  ],
  rule: { id: 'R-FILE-RE', text: '修订涉及…', source: '办法 第三十七条', mark: 'R' },
};

async function open(
  path: '/plans/$id' | '/plans/$id/compare',
  answers: NonNullable<FakeAnswers['plans']> = {},
) {
  const found = planScreens.find((one) => one.path === path);
  if (!found) throw new Error(`no screen at ${path}`);
  return renderScreen(found, path.replace('$id', 'p1'), {
    plans: { get: () => plan, course: () => course, compare: () => comparison, ...answers },
  });
}

describe('the course of a version', () => {
  it('offers what the table allows and says what blocks the rest', async () => {
    const view = await open('/plans/$id', { takeStep: () => ({ id: 'v2', version: 4 }) });
    const sign = await screen.findByRole('button', { name: '签署' });
    expect(sign).toHaveProperty('disabled', true);
    expect(screen.getByText(/请先登记评审日期和结论/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '送审' }));
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '登记' }));
    const sent = view.core.calls.find((call) => call.method === 'plans.takeStep')?.input;
    expect(sent).toMatchObject({
      versionId: 'v2',
      expectedVersion: 3,
      step: 'start-review',
      reviewWay: 'review',
    });
  });

  it('shows the drafting steps with proofs, and warnings with their article', async () => {
    await open('/plans/$id');
    expect(await screen.findByText(/编制工作组应当在编制预案之前成立/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /编制步骤.*1 \/ 2/ }));
    expect(screen.getByText('第 4.6 条')).toBeTruthy();
    expect(screen.getByText('2026-09-10')).toBeTruthy();
    expect(screen.getByText('通常为：成立文件')).toBeTruthy();
  });

  it('lists the reasons to revise and takes the decision', async () => {
    const view = await open('/plans/$id', { decideTrigger: () => ({ id: 't1' }) });
    await userEvent.click(await screen.findByRole('tab', { name: /修订事由/ }));
    expect(await screen.findByText('待决定')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '决定' }));
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '登记' }));
    expect(view.core.calls.find((call) => call.method === 'plans.decideTrigger')?.input).toMatchObject({
      id: 't1',
      decision: 'revise',
    });
  });
});

describe('comparing', () => {
  it('compares the newest version with the one before and shows the changed words', async () => {
    const view = await open('/plans/$id/compare');
    expect(await screen.findByText('分管')).toBeTruthy();
    expect(screen.getByText('主要').tagName).toBe('DEL');
    expect(view.core.calls.find((call) => call.method === 'plans.compare')?.input).toEqual({
      beforeId: 'd1',
      afterId: 'd2',
    });
    expect(
      screen.getByRole('button', { name: '组织指挥体系与职责：2 应急组织机构及职责（2 处）' }),
    ).toBeTruthy();
  });

  it('goes from change to change by N and P and filters by kind', async () => {
    await open('/plans/$id/compare');
    await screen.findByText('分管');
    await userEvent.keyboard('n');
    expect(screen.getByText('第 1 处，共 2 处')).toBeTruthy();
    await userEvent.keyboard('n');
    expect(screen.getByText('第 2 处，共 2 处')).toBeTruthy();
    await userEvent.keyboard('p');
    expect(screen.getByText('第 1 处，共 2 处')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /^新增/ }));
    expect(screen.queryByText('分管')).toBeNull();
    expect(screen.getByText('另设副总指挥一名。')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /^移动/ }));
    expect(screen.getByText('没有这一类改动')).toBeTruthy();
  });

  it('tells a passage that moved and was edited as one, with where it stood and the words that changed', async () => {
    const cells = [
      [
        { kind: 'same' as const, text: '另设' },
        { kind: 'added' as const, text: '常务' },
        { kind: 'same' as const, text: '副总指挥一名。' },
      ],
    ];
    await open('/plans/$id/compare', {
      compare: () => ({
        ...comparison,
        before: [
          ...comparison.before,
          { kind: 'paragraph', level: 0, text: '另设副总指挥一名。', start: 25 },
        ],
        after: [
          ...comparison.after.slice(0, 2),
          { kind: 'paragraph', level: 0, text: '另设常务副总指挥一名。', start: 25 },
        ],
        differences: [
          ...comparison.differences.slice(0, 2),
          { change: 'moved', before: 2, after: 2, cells, renumbered: false },
        ],
      }),
    });
    expect((await screen.findByText('常务')).tagName).toBe('INS');
    expect(screen.getByText('移动、修改')).toBeTruthy();
    expect(screen.getByText('原在“2 应急组织机构及职责”')).toBeTruthy();
    expect(screen.getByRole('button', { name: /^移动\s*1/ })).toBeTruthy();
  });

  it('says so when there is nothing to compare', async () => {
    await open('/plans/$id/compare', {
      get: () => ({ ...plan, versions: [{ ...version(1) } as (typeof plan.versions)[number]] }),
    });
    expect(await screen.findByText('没有可比较的文本')).toBeTruthy();
  });
});

describe('the assessment form', () => {
  it('takes group and points, and leaves out what was not assessed', async () => {
    const view = await open('/plans/$id', {
      get: () => ({
        ...plan,
        assessments: [
          { id: 'a1', assessedOn: '2026-11-02', conclusion: 'revise', assessor: '示例评', remark: null },
        ],
      }),
      assessmentForm: () => ({
        standard: 'YJ/T 9011-2019',
        mark: 'R',
        methods: ['资料分析'],
        items: [
          { id: 'law', title: '法律法规与标准', ask: '有无变化', reason: 'law' },
          { id: 'risk', title: '主要事故风险', ask: '有无变化', reason: 'risk' },
        ],
        details: {
          members: [{ name: '示例甲', duty: '总工程师' }],
          basis: '',
          methods: [],
          items: [{ id: 'risk', result: 'wanting', finding: '新增危险品库', advice: '' }],
        },
      }),
      saveAssessmentForm: () => ({}),
    });
    await userEvent.click(await screen.findByRole('tab', { name: /^评估/ }));
    await userEvent.click(await screen.findByRole('button', { name: '评估表' }));
    const drawer = await screen.findByRole('dialog');
    await userEvent.click(within(drawer).getByRole('checkbox', { name: '资料分析' }));
    await userEvent.click(within(drawer).getByRole('button', { name: '保存' }));
    expect(view.core.calls.find((call) => call.method === 'plans.saveAssessmentForm')?.input).toEqual({
      id: 'a1',
      details: {
        members: [{ name: '示例甲', duty: '总工程师' }],
        basis: '',
        methods: ['资料分析'],
        items: [{ id: 'risk', result: 'wanting', finding: '新增危险品库', advice: '' }],
      },
    });
  });
});
