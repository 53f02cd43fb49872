import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ViewedContent } from '../../../electron/contract/reading';
import type { Answer, Question } from '../../../renderer/api/contract';
import { markingScreens } from '../../../renderer/features/marking/screens';
import { FakeRefusal } from '../support/fake-core';
import { setUpTestWindow } from '../support/render';
import { renderScreen, whereTo } from '../support/screen';

setUpTestWindow();

type Desk = Answer<'marking', 'get'>;
type ItemAnswer = Desk['answers'][number];
type Mark = Answer<'marking', 'marks'>[number];

const sha256 = 'a'.repeat(64);
const text = '1 总则\n本预案适用于事故应急。\n5.4 应急结束\n险情排除后，由总指挥宣布结束。';
const content: ViewedContent = {
  text,
  pages: null,
  outline: [],
  blocks: text.split('\n').map((line) => ({ kind: 'paragraph', start: text.indexOf(line), spans: [line] })),
};

class Watching {
  observe() {}
  unobserve() {}
  disconnect() {}
}

beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', Watching);
  vi.stubGlobal('ResizeObserver', Watching);
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(content))));
  localStorage.clear();
});

const item = (id: string, title: string, key = false) => ({
  ...{ id, title, key, mark: 'P' as const },
  points: [{ ask: `${title}的要求`, mark: 'P' as const }],
});
const blank = (id: string): ItemAnswer => ({
  ...{ item: id, version: null, verdict: null, reason: '', search: null, blockers: [] },
});
const counts = { fit: 0, mostly: 0, unfit: 0, covered: 0, 'not-applicable': 0 };

function deskOf(given: Partial<Desk> = {}): Desk {
  return {
    ...{ id: 'a1', reviewId: 'r1', title: '综合应急预案评审', kind: 'review', way: 'letter' },
    ...{ name: '样知新', role: 'member', state: 'open', handedInAt: null, closed: [], marks: 0, missing: [] },
    plan: { title: '综合应急预案', kind: 'comprehensive', version: '第1版', unit: '示例化工有限公司' },
    deadline: { dueOn: '2026-11-30', daysLeft: 8 },
    progress: { total: 3, decided: 0, blocked: [], counts, unfitKeys: [] },
    set: { id: 'S', title: '评审表', mark: 'P', note: '', source: { title: '指南', article: '附件' } },
    tables: [
      {
        ...{
          id: 'C',
          title: '综合应急预案要素评审表',
          short: '综合预案要素',
          method: 'element',
          mark: 'P',
          note: '',
        },
        source: { title: '指南', article: '附件2' },
        verdicts: ['fit', 'mostly', 'unfit'],
        groups: [
          { title: '总则', items: [item('C1.1', '编制目的'), item('C1.5', '适用范围', true)] },
          { title: '应急响应', items: [item('C5.3', '应急结束')] },
        ],
      },
    ],
    verdicts: [],
    keyAdvice: '建议修改后重新评审。',
    documents: [
      {
        sha256,
        fileName: '预案.docx',
        role: 'text',
        kind: 'docx',
        textState: 'ok',
        stored: true,
        pages: null,
      },
    ],
    answers: ['C1.1', 'C1.5', 'C5.3'].map(blank),
    opinion: {
      ...{ version: null, state: 'open', opinion: '', vote: null },
      ...{ voteReason: null, noInterest: false, handedInAt: null },
    },
    ...given,
  };
}

/** A core that keeps answers as the real one does: another version each time, stale ones refused. */
function keeping(desk: Desk) {
  const answers = new Map(desk.answers.map((answer) => [answer.item, answer]));
  const change = (touched: string) => {
    const all = [...answers.values()];
    const decided = all.filter(({ verdict }) => verdict !== null).length;
    const one = answers.get(touched);
    return { answers: one ? [one] : [], progress: { ...desk.progress, decided }, missing: [] };
  };
  return {
    answer: ({ item: id, expectedVersion, verdict, reason }: Question<'marking', 'answer'>) => {
      const before = answers.get(id) ?? blank(id);
      if (before.version !== expectedVersion) throw new FakeRefusal('STALE_VERSION', '这条记录刚刚被改动过');
      answers.set(id, { ...before, version: (before.version ?? 0) + 1, verdict, reason });
      return change(id);
    },
    addMark: (input: Question<'marking', 'addMark'>) => {
      const mark: Mark = {
        ...{ id: `m${input.place?.from}`, version: 1, updatedAt: '2026-11-22T00:00:00.000Z', sha256 },
        ...{ kind: input.kind, item: input.item, body: input.body },
        ...{ fromAt: input.place?.from ?? null, toAt: input.place?.to ?? null, quote: 'Q' },
        ...{ beforeQuote: '', afterQuote: '', sectionPath: [], page: null, box: null },
      };
      return { mark, ...change(input.item ?? '') };
    },
  };
}

const deskScreen = markingScreens.find(({ path }) => path === '/marking/$id');
const homeScreen = markingScreens.find(({ path }) => path === '/marking');
if (!deskScreen || !homeScreen) throw new Error('no screens');

async function openDesk(desk = deskOf()) {
  const from = text.indexOf('5.4');
  const passage = {
    ...{ sha256, from, to: from + 8, section: '5.4 应急结束', excerpt: '险情排除后' },
    ...{ kind: 'heading' as const, score: 30 },
  };
  const view = await renderScreen(deskScreen as NonNullable<typeof deskScreen>, '/marking/a1', {
    marking: {
      get: () => desk,
      marks: () => [],
      passages: () => [{ item: 'C5.3', total: 1, passages: [passage] }],
      ...keeping(desk),
    },
    documents: {
      get: () => ({
        ...{ sha256, fileName: '预案.docx', kind: 'docx', size: 1, stored: true, textState: 'ok' },
        ...{ notes: [], places: [] },
      }),
      open: () => ({ ticket: 't', show: 'blocks', reason: null, size: 1 }),
    },
  });
  await screen.findByRole('option', { name: /C1.1/ });
  await screen.findByRole('document');
  return view;
}
const inputsOf = (view: Awaited<ReturnType<typeof openDesk>>, method: string) =>
  view.core.calls.filter((call) => call.method === method).map(({ input }) => input);
const current = () => screen.getByRole('option', { selected: true }).textContent;

describe('the desk of a reviewer', () => {
  it('is worked by keys: items, verdicts, a reason, the next undecided one', async () => {
    const user = userEvent.setup();
    const view = await openDesk();
    expect(current()).toContain('C1.1');
    await user.keyboard('1j');
    await waitFor(() => expect(current()).toContain('C1.5'));
    await user.keyboard('2{Enter}');
    const reason = screen.getByRole('textbox', { name: '修改意见' });
    expect(document.activeElement).toBe(reason);
    // Letters and digits are words while one writes.
    await user.keyboard('第3条补充j');
    await user.keyboard('{Escape}k');
    await waitFor(() => expect(current()).toContain('C1.1'));
    await user.keyboard('n');
    expect(current()).toContain('C5.3');
    await waitFor(() =>
      expect(inputsOf(view, 'marking.answer')).toEqual([
        { assignmentId: 'a1', item: 'C1.1', expectedVersion: null, verdict: 'fit', reason: '' },
        { assignmentId: 'a1', item: 'C1.5', expectedVersion: null, verdict: 'mostly', reason: '' },
        { assignmentId: 'a1', item: 'C1.5', expectedVersion: 1, verdict: 'mostly', reason: '第3条补充j' },
      ]),
    );
  });

  it('quotes the passage that was gone to, a sentence more if asked', async () => {
    const user = userEvent.setup();
    const view = await openDesk();
    await user.keyboard('jj');
    await screen.findByText('险情排除后');
    await user.keyboard('p.c');
    await waitFor(() => expect(inputsOf(view, 'marking.addMark')).toHaveLength(1));
    expect(inputsOf(view, 'marking.addMark')[0]).toMatchObject({
      ...{ kind: 'highlight', item: 'C5.3', box: null },
      place: { from: text.indexOf('5.4'), to: text.length },
    });
    await user.keyboard('m');
    const words = await screen.findByRole('textbox', { name: '标注内容' });
    await user.type(words, '写明由谁宣布。{Enter}');
    await waitFor(() => expect(inputsOf(view, 'marking.addMark')).toHaveLength(2));
    expect(inputsOf(view, 'marking.addMark')[1]).toMatchObject({ kind: 'comment', body: '写明由谁宣布。' });
  });

  it('says why nothing can be changed any more', async () => {
    const user = userEvent.setup();
    const view = await openDesk(
      deskOf({
        state: 'handed-in',
        closed: [{ code: 'HANDED_IN', message: '评审结果已经交回，不能再修改。' }],
      }),
    );
    expect(screen.getByText('评审结果已经交回，不能再修改。')).toBeTruthy();
    await user.keyboard('1jpc');
    expect(current()).toContain('C1.5');
    expect(screen.getByRole<HTMLButtonElement>('radio', { name: /不符合/ }).disabled).toBe(true);
    expect(inputsOf(view, 'marking.answer')).toEqual([]);
    expect(inputsOf(view, 'marking.addMark')).toEqual([]);
  });

  it('says after the deadline that work is still taken, and keeps the verdict when it cannot be kept', async () => {
    const user = userEvent.setup();
    const desk = deskOf({ deadline: { dueOn: '2026-11-01', daysLeft: -21 } });
    // The core knows a newer answer than this screen.
    const stale = { ...desk, answers: desk.answers.map((answer) => ({ ...answer, version: 4 })) };
    const view = await openDesk(stale);
    expect(screen.getByText(/已超过交回期限（2026-11-01）/)).toBeTruthy();
    act(() => {
      view.queries.setQueryData(['marking', 'get', { id: 'a1' }], desk);
    });
    await user.keyboard('1');
    await waitFor(() =>
      expect(screen.getByRole('option', { selected: true }).textContent).not.toContain('符合'),
    );
    expect(inputsOf(view, 'marking.get').length).toBeGreaterThan(1);
  });
});

describe('the home of a reviewer', () => {
  const home = (heads: Answer<'marking', 'home'>) =>
    renderScreen(homeScreen as NonNullable<typeof homeScreen>, '/marking', {
      marking: { home: () => heads },
    });

  it('says what belongs here while nothing has come', async () => {
    await home([]);
    expect(await screen.findByText('还没有评审任务')).toBeTruthy();
  });

  it('opens a review where it was left', async () => {
    const {
      answers: _a,
      opinion: _o,
      ...head
    } = deskOf({
      progress: { total: 46, decided: 12, blocked: [], counts, unfitKeys: [] },
    });
    const view = await home([head]);
    expect(await screen.findByText(/已评 12\/46 项/)).toBeTruthy();
    await userEvent.setup().click(screen.getByRole('button', { name: '继续评阅' }));
    expect(await whereTo(view.router)).toBe('/marking/a1');
  });
});
