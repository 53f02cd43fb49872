import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../renderer/api/contract';
import type { Draw, DrawPlace } from '../../../renderer/features/expert-draws/draw-forms';
import { expertDrawScreens } from '../../../renderer/features/expert-draws/screens';
import { type FakeAnswers, FakeRefusal } from '../support/fake-core';
import { setUpLayout } from '../support/layout';
import { setUpTestWindow } from '../support/render';
import { renderScreen } from '../support/screen';

setUpTestWindow();
setUpLayout();

const screenAt = (path: string) => {
  const found = expertDrawScreens.find((one) => one.path === path);
  if (!found) throw new Error(`no screen at ${path}`);
  return found;
};
const HASH = '0123456789abcdef'.repeat(4);

const makeDraw = (over: Partial<Draw> = {}): Draw => ({
  id: 'd1',
  version: 2,
  ours: true,
  state: 'planned',
  voidReason: null,
  round: 1,
  reason: null,
  reviewId: null,
  reviewTitle: null,
  enterpriseId: 'e1',
  planVersionId: null,
  previousDrawId: null,
  nextDrawId: null,
  title: '示例预案评审专家抽取',
  unitName: '舒兰市示例化工有限公司',
  unitUscc: null,
  heldOn: '2026-12-01',
  needs: [{ specialty: 'S04', label: '危险化学品', count: 1, available: null, take: null }],
  substitutes: 1,
  draftingUnits: [],
  settings: { employerYears: 3, yearlyCap: null, declared: [] },
  remark: null,
  commitment: null,
  committedAt: null,
  seed: null,
  spoken: null,
  witness: null,
  operator: null,
  drawnAt: null,
  candidatesSha256: null,
  candidates: 0,
  excluded: 0,
  places: [],
  missing: [],
  complete: false,
  hints: [],
  others: [],
  actions: [
    { action: 'edit', blockers: [] },
    { action: 'commit-seed', blockers: [] },
    { action: 'void', blockers: [] },
  ],
  ...over,
});
const makePlace = (over: Partial<DrawPlace>): DrawPlace => ({
  id: 'p1',
  version: 1,
  expertId: 'x1',
  name: '样例甲',
  employer: '示例设计院',
  title: '高级工程师',
  specialty: 'S04',
  label: '危险化学品',
  place: 1,
  standing: 'drawn',
  state: 'asked',
  reason: null,
  answeredOn: null,
  answers: ['accepted', 'refused', 'recused', 'unreachable'],
  ...over,
});
const drawn = (over: Partial<Draw> = {}) =>
  makeDraw({
    state: 'drawn',
    commitment: HASH,
    committedAt: '2026-11-22T01:00:00.000Z',
    drawnAt: '2026-11-22T01:05:00.000Z',
    seed: HASH,
    candidates: 2,
    excluded: 1,
    places: [
      makePlace({}),
      makePlace({
        id: 'p2',
        expertId: 'x2',
        name: '样例乙',
        place: 2,
        standing: 'substitute',
        state: 'waiting',
        answers: [],
      }),
    ],
    actions: [
      { action: 'answer', blockers: [] },
      { action: 'next-round', blockers: [{ code: 'ROUND_NOT_NEEDED', message: '候补还没有用完。' }] },
      { action: 'close', blockers: [{ code: 'ANSWERS_OPEN', message: '还有1位专家没有答复，请先登记。' }] },
    ],
    ...over,
  });

const open = (draw: Draw, answers: FakeAnswers['expertDraws'] = {}) =>
  renderScreen(screenAt('/draws/$id'), '/draws/d1', { expertDraws: { get: () => draw, ...answers } });

describe('a draw that waits', () => {
  it('shows the need with what to think of, keeps lists and result shut, and shows the hash of a seed', async () => {
    const { core } = await open(makeDraw({ hints: ['few', 'no-emergency'] }), {
      commitSeed: () => ({ id: 'd1', version: 3, commitment: HASH }),
    });
    expect(await screen.findByText(/共计不足3人/)).toBeTruthy();
    expect(screen.getByText(/没有应急管理方面的专家/)).toBeTruthy();
    for (const name of [/候选与回避/, /结果与答复/])
      expect(screen.getByRole('button', { name })).toHaveProperty('disabled', true);
    expect(screen.queryByRole('button', { name: '再抽一轮' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '公布种子校验值' }));
    await waitFor(() =>
      expect(core.calls).toContainEqual({
        method: 'expertDraws.commitSeed',
        input: { id: 'd1', expectedVersion: 2 },
      }),
    );
  });

  it('shows the hash in groups that can be copied, and draws with what the witness said', async () => {
    const { core } = await open(
      makeDraw({ state: 'committed', commitment: HASH, actions: [{ action: 'draw', blockers: [] }] }),
      { draw: () => ({ id: 'd1', version: 3, drawn: 1, substitutes: 1, missing: 0 }) },
    );
    expect(await screen.findByText('01234567 89abcdef '.repeat(4).trim())).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '抽取' }));
    await userEvent.type(await screen.findByLabelText('报数'), '17');
    await userEvent.type(screen.getByLabelText('见证人'), '示例甲');
    await userEvent.click(screen.getAllByRole('button', { name: '抽取' }).at(-1) as HTMLElement);
    await waitFor(() =>
      expect(core.calls).toContainEqual({
        method: 'expertDraws.draw',
        input: { id: 'd1', expectedVersion: 2, spoken: '17', witness: '示例甲' },
      }),
    );
  });
});

describe('a drawn order', () => {
  it('offers an answer to whoever is asked and to nobody else, with the reason of who does not come', async () => {
    const { core } = await open(drawn(), { answer: () => ({ id: 'p1', version: 2 }) });
    const table = await screen.findByRole('table', { name: '危险化学品' });
    const [, first, second] = within(table).getAllByRole('row');
    expect(within(second as HTMLElement).queryByRole('button')).toBeNull();
    expect(screen.getByText(/还有1位专家没有答复/)).toBeTruthy();
    await userEvent.click(within(first as HTMLElement).getByRole('button', { name: '登记样例甲的答复' }));
    expect(screen.queryByLabelText(/理由/)).toBeNull();
    await userEvent.click(await screen.findByRole('combobox', { name: '答复' }));
    await userEvent.click(await screen.findByRole('option', { name: '应当回避' }));
    await userEvent.type(await screen.findByLabelText(/理由/), '近亲属任职');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(core.calls.find(({ method }) => method === 'expertDraws.answer')?.input).toMatchObject({
        placeId: 'p1',
        expectedVersion: 1,
        answer: 'recused',
        reason: '近亲属任职',
      }),
    );
  });

  it('names what is missing and offers a further round only then', async () => {
    await open(
      drawn({
        missing: [{ specialty: 'S04', label: '危险化学品', count: 1 }],
        actions: [{ action: 'next-round', blockers: [] }],
      }),
    );
    expect(await screen.findByText(/危险化学品还缺1人/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '再抽一轮' })).toHaveProperty('disabled', false);
  });

  it('lists who was left out with the reasons, and says when a search finds nobody', async () => {
    const lists = (find: string): Answer<'expertDraws', 'lists'> => {
      const exclusions = [
        {
          id: 'x9',
          name: '测试回避',
          employer: null,
          reasons: [{ code: 'employer', reason: '现工作单位是被评审单位' }],
        },
      ].filter(({ name }) => name.includes(find));
      return { candidates: [], candidatesFound: 0, exclusions, exclusionsFound: exclusions.length };
    };
    await open(drawn(), { lists: ({ find }) => lists(find ?? '') });
    await userEvent.click(await screen.findByRole('button', { name: /候选与回避/ }));
    expect(await screen.findByText('现工作单位是被评审单位')).toBeTruthy();
    await userEvent.type(screen.getByLabelText('查找姓名、单位或理由'), '无此人');
    expect((await screen.findAllByText('没有符合查找的人')).length).toBeGreaterThan(0);
  });

  it('says what does not agree when it is computed again', async () => {
    await open(drawn(), {
      verify: () => ({ problems: [{ code: 'ORDER_DIFFERS', message: '抽取结果与重新计算的不一致。' }] }),
    });
    await userEvent.click(await screen.findByRole('button', { name: /种子校验值/ }));
    await userEvent.click(await screen.findByRole('button', { name: '核验' }));
    expect((await screen.findByRole('alert')).textContent).toContain('抽取结果与重新计算的不一致。');
  });
});

/** What the law data say where nobody has decided otherwise. */
const usual = { employerYears: 3, substitutes: 2 };

describe('a new need', () => {
  it('takes unit and day from the review, and plans specialties with numbers', async () => {
    const { core } = await renderScreen(screenAt('/draws/new'), '/draws/new?review=r1', {
      reviews: {
        get: () =>
          ({
            subject: { unitId: 'e1', unitName: '舒兰市示例化工有限公司' },
            fields: { title: '综合预案评审', meetingOn: '2026-12-01', deadline: null },
          }) as unknown as Answer<'reviews', 'get'>,
      },
      expertDraws: {
        choices: () => ({ specialties: [{ code: 'S04', name: '危险化学品', experts: 12 }], usual }),
        plan: () => ({ id: 'd1', version: 1 }),
        get: () => makeDraw(),
      },
    });
    expect(await screen.findByText('舒兰市示例化工有限公司')).toBeTruthy();
    await userEvent.click(screen.getByPlaceholderText('选择专业'));
    await userEvent.click(await screen.findByRole('option', { name: /危险化学品（在聘12人）/ }));
    const people = screen.getByLabelText('危险化学品的人数');
    await userEvent.clear(people);
    await userEvent.type(people, '3');
    expect(screen.getByText('共3人')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '保存需求' }));
    await waitFor(() =>
      expect(core.calls.find(({ method }) => method === 'expertDraws.plan')?.input).toMatchObject({
        fields: {
          reviewId: 'r1',
          enterpriseId: 'e1',
          title: '综合预案评审专家抽取',
          heldOn: '2026-12-01',
          needs: [{ specialty: 'S04', count: 3 }],
          settings: { employerYears: 3, yearlyCap: null, declared: [] },
        },
      }),
    );
  });

  it('keeps what was entered when the core refuses', async () => {
    const refuse = () => {
      throw new FakeRefusal('DRAW_EXISTS', '这次评审已经有专家抽取。');
    };
    await renderScreen(screenAt('/draws/new'), '/draws/new?draw=d1', {
      expertDraws: { choices: () => ({ specialties: [], usual }), get: () => makeDraw(), update: refuse },
    });
    await userEvent.click(await screen.findByRole('button', { name: '保存需求' }));
    expect(await screen.findByText('这次评审已经有专家抽取。')).toBeTruthy();
    expect(screen.getByLabelText(/抽取事项/)).toHaveProperty('value', '示例预案评审专家抽取');
  });
});

it('says what to do where a year has no draw', async () => {
  await renderScreen(screenAt('/draws'), '/draws', { expertDraws: { list: () => ({ rows: [] }) } });
  expect(await screen.findByText(/还没有专家抽取/)).toBeTruthy();
  expect(screen.getAllByRole('button', { name: '新的抽取' }).length).toBeGreaterThan(0);
});
