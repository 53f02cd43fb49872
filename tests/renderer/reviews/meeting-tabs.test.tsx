import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Matrix, Meeting } from '../../../renderer/features/reviews/meeting-forms';
import { reviewScreens } from '../../../renderer/features/reviews/screens';
import { type FakeAnswers, FakeRefusal } from '../support/fake-core';
import { setUpTestWindow, shell } from '../support/render';
import { renderScreen, whereTo } from '../support/screen';
import { makeReview } from './a-review';

setUpTestWindow();

const page = reviewScreens.find((one) => one.path === '/reviews/$id');
if (!page) throw new Error('reviews have no page for one of them');

const none = { fit: 0, mostly: 0, unfit: 0, covered: 0, 'not-applicable': 0 };

function makeMatrix(): Matrix {
  const row = (item: string, title: string, over: Partial<Matrix['rows'][number]>) => ({
    item,
    title,
    key: false,
    group: '总则',
    table: 'C',
    tableTitle: '综合应急预案要素评审表',
    cells: [
      { assignmentId: 'a1', answerId: null, verdict: 'fit' as const, reason: '', marks: 0 },
      { assignmentId: 'a2', answerId: null, verdict: 'fit' as const, reason: '', marks: 0 },
    ],
    counts: none,
    agreement: 'agreed' as const,
    strictest: 'fit' as const,
    note: '',
    comments: 0,
    openComments: 0,
    ...over,
  });
  return {
    id: 'r1',
    version: 4,
    ours: true,
    state: 'collected',
    closedReason: null,
    experts: [
      { assignmentId: 'a1', name: '示大明', role: 'chair', returned: true },
      { assignmentId: 'a2', name: '样小安', role: 'member', returned: true },
    ],
    rows: [
      row('C4.3', '信息报告与处置', {
        key: true,
        agreement: 'split',
        strictest: 'unfit',
        cells: [
          { assignmentId: 'a1', answerId: 'x1', verdict: 'unfit', reason: '职责不清', marks: 1 },
          { assignmentId: 'a2', answerId: 'x2', verdict: 'fit', reason: '', marks: 0 },
        ],
        comments: 1,
        openComments: 1,
      }),
      row('C1.1', '编制目的', {}),
    ],
    totals: { split: 1, shade: 0, agreed: 1, silent: 0 },
    verdicts: none,
    unfitKeys: ['C4.3'],
    keyAdvice: '关键要素有不符合项，建议修改后重新评审。',
    elsewhere: { all: 0, open: 0 },
  };
}

const comment = {
  target: 'answer' as const,
  targetId: 'x1',
  assignmentId: 'a1',
  name: '示大明',
  item: 'C4.3',
  itemTitle: '信息报告与处置',
  key: true,
  verdict: 'unfit' as const,
  text: '职责不清',
  quote: '副总指挥若干名',
  section: '3.2 指挥部',
  page: 12,
  disposition: null,
};

function makeMeeting(over: Partial<Meeting> = {}): Meeting {
  const expert = (id: string, name: string, role: 'chair' | 'member') => ({
    ...{ id, version: 1, name, employer: '示例设计院', title: null, role, returned: true },
    ...{ attended: null, vote: null, voteNote: null, ownVote: 'for' as const, ownOpinion: '同意通过' },
  });
  return {
    id: 'r1',
    version: 4,
    ours: true,
    state: 'collected',
    opened: true,
    kind: 'review',
    way: 'meeting',
    fields: {
      ...{ meetingOn: '2026-11-18', meetingTime: null, place: null, host: null, head: null },
      ...{ headAttended: null, process: null },
    },
    minimumExperts: 3,
    experts: [expert('a1', '示大明', 'chair'), expert('a2', '样小安', 'member')],
    tally: {
      ...{ present: 0, for: 0, against: 0, abstain: 0, open: 0, needed: 0 },
      ...{ reached: false, rule: 'R-REV-VOTE' },
    },
    rule: { id: 'R-REV-VOTE', source: { title: '导则', article: '4.8.3' }, mark: 'P', note: '' },
    findings: [],
    discussion: [],
    opinion: null,
    outcome: null,
    outcomeOn: null,
    outcomeBy: null,
    outcomeNote: null,
    minutesSignedOn: null,
    can: { hold: true, write: true, conclude: false, sign: false },
    ...over,
  };
}

const open = (tab: string, answers: NonNullable<FakeAnswers['reviewMeeting']>, review = makeReview()) =>
  renderScreen(page, `/reviews/r1?tab=${tab}`, { reviews: { get: () => review }, reviewMeeting: answers });

describe('分歧', () => {
  it('lists what has to be talked about, and everything when asked', async () => {
    await open('matrix', { matrix: makeMatrix });
    const table = await screen.findByRole('table', { name: '各专家的评审结论' });
    expect(within(table).getAllByRole('row')).toHaveLength(2);
    expect(table.textContent).toContain('分歧大');
    expect(within(table).getByRole('columnheader', { name: '示大明（组长）' })).toBeTruthy();
    expect(screen.getByText(/C4\.3。.*建议修改后重新评审/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /^全部/ }));
    expect(within(await screen.findByRole('table')).getAllByRole('row')).toHaveLength(3);
  });

  it('is left for the meeting by the step that comes next', async () => {
    await open('matrix', { matrix: makeMatrix, get: () => makeMeeting() });
    await userEvent.click(await screen.findByRole('button', { name: '去登记会议' }));
    expect(await screen.findByRole('checkbox', { name: '样小安到会' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: '去登记会议' })).toBeNull();
  });

  it('says that nothing is opened yet and asks for nothing', async () => {
    const matrix = vi.fn(makeMatrix);
    await open('matrix', { matrix }, makeReview({ opened: false, state: 'marking' }));
    expect(await screen.findByText('专家意见还没有开启')).toBeTruthy();
    expect(matrix).not.toHaveBeenCalled();
  });

  it('follows a comment with one press; rejects it only with a reason', async () => {
    const decide = vi.fn(() => ({ id: 'd1', version: 1 }));
    await open('matrix', { matrix: makeMatrix, comments: () => ({ rows: [comment] }), decide });
    await userEvent.click(await screen.findByRole('button', { name: /C4\.3/ }));
    const drawer = await screen.findByRole('dialog', { name: /C4\.3 信息报告与处置/ });
    const choices = await within(drawer).findByRole('group', { name: '对示大明意见的处理' });
    expect(drawer.textContent).toContain('第 12 页 3.2 指挥部');
    await userEvent.click(within(choices).getByRole('button', { name: '不采纳' }));
    expect(decide).not.toHaveBeenCalled();
    await userEvent.type(within(drawer).getByRole('textbox', { name: /理由/ }), '现行规定无此要求');
    await userEvent.click(within(drawer).getByRole('button', { name: '保存处理' }));
    await waitFor(() =>
      expect(decide).toHaveBeenCalledWith(
        {
          ...{ reviewId: 'r1', target: 'answer', targetId: 'x1', expectedVersion: null },
          ...{ decision: 'rejected', reason: '现行规定无此要求', decidedBy: null },
        },
        expect.anything(),
      ),
    );
    await userEvent.click(within(choices).getByRole('button', { name: '采纳' }));
    await waitFor(() =>
      expect(decide).toHaveBeenLastCalledWith(
        expect.objectContaining({ decision: 'accepted' }),
        expect.anything(),
      ),
    );
  });
});

describe('会议', () => {
  it('keeps presence and votes with each press', async () => {
    const save = vi.fn((_input: unknown) => ({ id: 'r1', version: 5 }));
    await open('meeting', { get: () => makeMeeting(), save });
    await userEvent.click(await screen.findByRole('checkbox', { name: '样小安到会' }));
    await waitFor(() => expect(save).toHaveBeenCalledTimes(1));
    expect(save.mock.calls[0]?.[0]).toMatchObject({
      expectedVersion: 4,
      held: false,
      experts: [
        { id: 'a1', attended: null },
        { id: 'a2', attended: true },
      ],
    });
    await userEvent.click(screen.getByRole('button', { name: '按评阅时的意见填入' }));
    await waitFor(() => expect(save).toHaveBeenCalledTimes(2));
    expect(save.mock.calls[1]?.[0]).toMatchObject({
      experts: [
        { attended: true, vote: 'for' },
        { attended: true, vote: 'for' },
      ],
    });
    expect(screen.getByRole('button', { name: '会议已开完' })).toHaveProperty('disabled', true);
  });

  it('shows what stands against the chosen outcome, and the refusal of the core', async () => {
    const conclude = vi.fn(() => {
      throw new FakeRefusal('REVIEW_BLOCKED', '到会专家3人，须有2人以上同意方为通过，现有1人同意。', {});
    });
    const message = '到会专家3人，须有2人以上同意方为通过，现有1人同意。';
    await open('meeting', {
      get: () =>
        makeMeeting({
          state: 'met',
          can: { hold: true, write: true, conclude: true, sign: false },
          findings: [{ outcome: 'passed', findings: [{ code: 'VOTES_TOO_FEW', message, level: 'block' }] }],
        }),
      conclude,
    });
    await userEvent.click(await screen.findByRole('button', { name: '登记结论' }));
    const drawer = await screen.findByRole('dialog', { name: '登记结论' });
    await userEvent.click(within(drawer).getByRole('combobox', { name: /评审结论/ }));
    await userEvent.click(await screen.findByRole('option', { name: '通过' }));
    expect((await within(drawer).findByRole('alert')).textContent).toContain(message);
    await userEvent.click(within(drawer).getByRole('button', { name: '登记' }));
    await waitFor(() =>
      expect(conclude).toHaveBeenCalledWith(
        {
          ...{
            id: 'r1',
            expectedVersion: 4,
            outcome: 'passed',
            onDate: '2026-11-18',
            by: '示大明',
            note: null,
          },
        },
        expect.anything(),
      ),
    );
    expect(within(drawer).getAllByText(message).length).toBeGreaterThan(1);
  });

  it('drafts the opinion from the experts’ words, each with who wrote it', async () => {
    const saveOpinion = vi.fn(() => ({ id: 'r1', version: 5 }));
    const source = { kind: 'answer' as const, id: 'x1', assignmentId: 'a1', name: '示大明' };
    await open('meeting', {
      get: () => makeMeeting(),
      saveOpinion,
      draft: () => ({
        text: '一、要素\n1．职责不清。',
        sections: [
          {
            title: '综合应急预案要素评审表',
            entries: [
              {
                ...{ item: 'C4.3', title: '信息报告与处置', key: true, group: '' },
                sentences: [{ text: '职责不清。', sources: [source] }],
              },
            ],
          },
        ],
      }),
    });
    await userEvent.click(await screen.findByRole('button', { name: '由专家意见起草' }));
    const drawer = await screen.findByRole('dialog', { name: '由专家意见起草' });
    expect(await within(drawer).findByText('出自：示大明')).toBeTruthy();
    await userEvent.click(within(drawer).getByRole('button', { name: '取用草稿' }));
    await userEvent.click(
      within(await screen.findByRole('region', { name: '评审意见' })).getByRole('button', { name: '保存' }),
    );
    await waitFor(() =>
      expect(saveOpinion).toHaveBeenCalledWith(
        {
          ...{ id: 'r1', expectedVersion: 4, opinion: '一、要素\n1．职责不清。' },
        },
        expect.anything(),
      ),
    );
  });
});

describe('文书', () => {
  it('shows a paper as it is printed', async () => {
    const paperPreview = vi.fn(() => ({ html: '<p>签到</p>', title: '签到表', ownLayout: false }));
    await open('papers', { paperPreview, papers: () => ({ ours: true, rows: [] }) });
    await userEvent.click(await screen.findByRole('button', { name: '专家签到表' }));
    await waitFor(() =>
      expect(paperPreview).toHaveBeenCalledWith({ id: 'r1', paper: 'sign-in' }, expect.anything()),
    );
    expect(await screen.findByRole('dialog', { name: '签到表' })).toBeTruthy();
  });

  it('keeps a signed paper, opens it, and takes it out with a reason', async () => {
    const removePaper = vi.fn(() => ({}));
    const keepPaper = vi.fn(() => ({ paperId: 'q2', sha256: 'ab'.repeat(32) }));
    const row = {
      ...{ id: 'q1', version: 1, kind: 'minutes' as const, fileName: '纪要.pdf', sha256: 'cd'.repeat(32) },
      ...{ createdAt: '2026-11-20T01:00:00Z', stored: true },
    };
    const { router } = await open('papers', {
      papers: () => ({ ours: true, rows: [row] }),
      keepPaper,
      removePaper,
    });
    shell.openFile.mockResolvedValueOnce([{ grant: 'grant-01', name: '意见.pdf', size: 9 }]);
    await userEvent.click(await screen.findByRole('button', { name: '存入文件' }));
    await waitFor(() =>
      expect(keepPaper).toHaveBeenCalledWith(
        { reviewId: 'r1', kind: 'opinion', file: 'grant-01' },
        expect.anything(),
      ),
    );
    await userEvent.click(screen.getByRole('button', { name: '移除' }));
    const question = await screen.findByRole('dialog', { name: /移除“纪要\.pdf”/ });
    await userEvent.type(within(question).getByRole('textbox'), '扫描不清');
    await userEvent.click(within(question).getByRole('button', { name: '移除' }));
    await waitFor(() =>
      expect(removePaper).toHaveBeenCalledWith(
        { paperId: 'q1', expectedVersion: 1, reason: '扫描不清' },
        expect.anything(),
      ),
    );
    await userEvent.click(await screen.findByRole('button', { name: '纪要.pdf' }));
    expect(await whereTo(router)).toContain('/documents/cdcd');
  });

  it('makes none of a void review', async () => {
    await open(
      'papers',
      {},
      makeReview({ state: 'void', voidedAt: '2026-11-20T01:00:00Z', voidReason: '停办' }),
    );
    expect(await screen.findByText('作废的评审不再出具文书。')).toBeTruthy();
  });
});
