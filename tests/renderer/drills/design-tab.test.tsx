import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Design } from '../../../renderer/features/drill-design/design-forms';
import type { FakeAnswers } from '../support/fake-core';
import { setUpTestWindow } from '../support/render';
import { renderScreen } from '../support/screen';
import { drillScreen, makeDrill } from './drill-sample';

setUpTestWindow();

const inject = (number: number, atMinute: number, told: Partial<Design['injects'][number]> = {}) => ({
  id: `i${number}`,
  number,
  atMinute,
  fromWhom: '导调员',
  toWhom: '操作班',
  channel: 'radio' as const,
  text: `情景${number}`,
  question: null,
  expectedAction: '报告',
  expectedMinutes: 3,
  evaluator: null,
  objectiveId: 'o1',
  phase: null,
  remark: null,
  ...told,
});

const makeDesign = (given: Partial<Design> = {}): Design => ({
  id: 'd1',
  version: 3,
  ours: true,
  designable: true,
  form: 'action',
  day: '2026-11-22',
  planTitle: '火灾专项应急预案',
  versions: [],
  fields: {
    planVersionId: null,
    background: null,
    scenario: '罐区着火',
    safetyNote: null,
    durationMinutes: 60,
    startsAt: null,
  },
  objectives: [
    { id: 'o1', text: '及时报告', standard: null, sectionPath: [], findingId: null, findingTitle: null },
  ],
  injects: [inject(1, 5), inject(2, 70)],
  participants: [],
  checks: [
    { code: 'INJECT_BEYOND_END', severity: 'error', ref: 'i2', message: '第2号情景信息晚于演练结束。' },
  ],
  clashes: [],
  earlier: [],
  ...given,
});

async function open(design: Design, more: FakeAnswers['drillDesign'] = {}, part = 'injects') {
  return renderScreen(drillScreen('/drills/$id'), `/drills/d1?tab=design&part=${part}`, {
    drills: { get: () => makeDrill() },
    drillDesign: { get: () => design, save: () => ({ id: 'd1', version: 3, ids: {} }), ...more },
  });
}
type View = Awaited<ReturnType<typeof open>>;
const saves = (view: View) =>
  view.core.calls
    .filter(({ method }) => method === 'drillDesign.save')
    .map(({ input }) => input as { injects: { id: string; number: number; atMinute: number }[] });

describe('the injects of a drill', () => {
  it('show what is wrong beside the row', async () => {
    await open(makeDesign());
    const grid = await screen.findByRole('grid', { name: '情景信息' });
    expect(within(grid).getByText('T+1:10')).toBeTruthy();
    expect(within(grid).getByText('第2号情景信息晚于演练结束。')).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toContain('第2号情景信息晚于演练结束。');
  });

  it('are chosen, swapped, copied, deleted and taken back by keys alone', async () => {
    const view = await open(makeDesign());
    const grid = await screen.findByRole('grid', { name: '情景信息' });
    grid.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Alt>}{ArrowUp}{/Alt}');
    await waitFor(() => expect(saves(view)).toHaveLength(1));
    expect(saves(view)[0]?.injects.map(({ id, atMinute }) => [id, atMinute])).toEqual([
      ['i1', 70],
      ['i2', 5],
    ]);
    await userEvent.keyboard('{Delete}');
    await waitFor(() => expect(saves(view)).toHaveLength(2));
    expect(saves(view)[1]?.injects.map(({ id }) => id)).toEqual(['i1']);
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(saves(view)).toHaveLength(3));
    expect(saves(view)[2]?.injects.map(({ id }) => id)).toEqual(['i1', 'i2']);
    await userEvent.keyboard('{Control>}d{/Control}');
    await waitFor(() => expect(saves(view)).toHaveLength(4));
    expect(saves(view)[3]?.injects.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('stand on a timeline, a lane for everyone who is told something', async () => {
    await open(makeDesign({ injects: [inject(1, 5), inject(2, 5), inject(3, 9, { toWhom: '值班室' })] }));
    await userEvent.click(await screen.findByRole('button', { name: '时间轴' }));
    const line = screen.getByRole('region', { name: '时间轴' });
    expect(within(line).getAllByRole('button')).toHaveLength(3);
    expect(within(line).getByText('值班室')).toBeTruthy();
  });

  it('cannot be changed once the drill has begun', async () => {
    await open(makeDesign({ designable: false }));
    expect(await screen.findByText(/设计不能再改/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '添加情景信息' })).toBeNull();
    expect(screen.queryByRole('button', { name: '删除' })).toBeNull();
  });

  it('are entered with a time as people write it', async () => {
    const view = await open(makeDesign());
    await userEvent.click(await screen.findByRole('button', { name: '添加情景信息' }));
    const time = await screen.findByRole('textbox', { name: /^时间/ });
    await userEvent.clear(time);
    await userEvent.click(time);
    await userEvent.paste('稍后');
    await userEvent.click(screen.getByRole('textbox', { name: /^情景信息/ }));
    await userEvent.paste('阀门打不开');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('写成开始后的分钟数，如 T+5、5 或 0:05')).toBeTruthy();
    await userEvent.clear(time);
    await userEvent.click(time);
    await userEvent.paste('1:05');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(saves(view)).toHaveLength(1));
    expect(saves(view)[0]?.injects.at(-1)).toMatchObject({ atMinute: 65, number: 3, text: '阀门打不开' });
  });
});

describe('a template', () => {
  const templates = () => ({
    mark: 'I' as const,
    note: '模板只是起点。',
    rows: [
      {
        id: 'tank-fire',
        title: '储罐区火灾爆炸',
        fits: true,
        minutes: 90,
        scenario: '雷击着火',
        objectives: ['及时报告'],
        injects: [{ atMinute: 0, text: '看到明火' }],
      },
    ],
  });

  it('is laid over a design only after asking', async () => {
    const view = await open(makeDesign(), {
      templates,
      applyTemplate: () => ({ id: 'd1', version: 3, ids: {} }),
    });
    const applied = () =>
      view.core.calls
        .filter(({ method }) => method === 'drillDesign.applyTemplate')
        .map(({ input }) => (input as { mode: string }).mode);
    await userEvent.click(await screen.findByRole('button', { name: '从模板生成' }));
    await userEvent.click(await screen.findByRole('button', { name: '替换现有设计' }));
    const question = await screen.findByRole('dialog', { name: '替换现有设计？' });
    expect(applied()).toEqual([]);
    await userEvent.click(within(question).getByRole('button', { name: '替换现有设计' }));
    await waitFor(() => expect(applied()).toEqual(['replace']));
  });
});

describe('readiness', () => {
  it('says what is missing first and lets people tick what they have seen', async () => {
    const item = {
      severity: 'advice' as const,
      mark: 'I' as const,
      byHand: false,
      ready: true,
      detail: null,
    };
    const view = await open(
      makeDesign(),
      {
        readiness: () => ({
          id: 'd1',
          version: 3,
          ours: true,
          items: [
            { ...item, id: 'place', title: '地点已定' },
            { ...item, id: 'director', title: '总指挥已确定', ready: false, detail: '还没有确定总指挥。' },
            { ...item, id: 'site', title: '演练前现场检查已完成', byHand: true, ready: false },
          ],
        }),
        tick: () => ({ id: 'd1', version: 4 }),
      },
      'ready',
    );
    expect(await screen.findByText(/还有 2 项没有齐备/)).toBeTruthy();
    const looked = screen.getByRole('table', { name: '程序核对的项目' });
    expect(within(looked).getAllByRole('row')[1]?.textContent).toContain('还没有确定总指挥。');
    await userEvent.click(screen.getByRole('checkbox', { name: '演练前现场检查已完成' }));
    await waitFor(() =>
      expect(view.core.calls.at(-1)).toMatchObject({
        method: 'drillDesign.tick',
        input: { item: 'site', done: true, expectedVersion: 3 },
      }),
    );
  });
});
