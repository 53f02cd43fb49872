import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Answer, Question } from '../../../renderer/api/contract';
import { beyondTitle, type Hit, hitPath } from '../../../renderer/features/search/hit-path';
import { searchScreens } from '../../../renderer/features/search/screens';
import { emptySpec, readSpec, withType, writeSpec } from '../../../renderer/features/search/search-spec';
import type { FakeAnswers } from '../support/fake-core';
import { setUpLayout } from '../support/layout';
import { noHits } from '../support/no-hits';
import { setUpTestWindow } from '../support/render';
import { renderScreen, whereTo } from '../support/screen';

setUpTestWindow();
setUpLayout();

const [searchScreen] = searchScreens;
if (!searchScreen) throw new Error('no search screen');

const hit = (part: Partial<Hit> = {}): Hit => ({
  type: 'plan',
  id: 'p1',
  title: '液氨泄漏专项应急预案',
  owner: '91220283MAX0000001',
  ownerName: '舒兰市示恒冷库',
  page: 3,
  heading: '5.2 泄漏处置',
  snippet: '…罐区液氨泄漏时先撤离…',
  titleMarks: [[0, 2]],
  snippetMarks: [[3, 2]],
  document: { sha256: 'ab12', offset: 420, words: '液氨' },
  ...part,
});
const unit = hit({
  type: 'enterprise',
  id: 'e1',
  title: '舒兰市示恒冷库',
  page: null,
  heading: null,
  snippet: '舒兰市示恒冷库 液氨制冷',
  titleMarks: [],
  snippetMarks: [[8, 2]],
  document: null,
});

type Found = Answer<'search', 'find'>;
const none = noHits().counts;
const answers = (
  find: (input: Question<'search', 'find'>) => Found,
  state: Answer<'search', 'state'> = { indexing: false, unread: 0 },
): FakeAnswers => ({
  search: {
    find,
    state: () => state,
    choices: () => ({
      regions: [{ code: '220283', name: '舒兰市' }],
      towns: ['吉舒街道', '上营镇'],
      sections: ['B', 'C'],
    }),
  },
  lists: { views: () => ({ views: [] }), saveView: () => ({ id: 'v1' }) },
});
const both = (): Found => ({ total: 2, counts: { ...none, enterprise: 1, plan: 1 }, hits: [unit, hit()] });
const box = () => screen.findByRole('combobox', { name: '搜索' });

describe('the search page', () => {
  it('shows each hit with its passage marked, and opens by keys: the passage, or the record', async () => {
    const { router } = await renderScreen(searchScreen, '/search', answers(both));
    await userEvent.type(await box(), '液氨');
    const options = await screen.findAllByRole('option');
    expect(options).toHaveLength(2);
    const plan = options[1] as HTMLElement;
    expect(
      within(plan)
        .getAllByText('液氨')
        .map((mark) => mark.tagName),
    ).toEqual(['MARK', 'MARK']);
    expect(plan.textContent).toContain('第 3 页');
    expect(plan.textContent).toContain('5.2 泄漏处置');
    await userEvent.keyboard('{ArrowDown}');
    expect(plan.getAttribute('aria-selected')).toBe('true');
    await userEvent.keyboard('{Enter}');
    expect(await whereTo(router)).toBe('/documents/ab12?at=420&find=%E6%B6%B2%E6%B0%A8');
  });

  it('narrows by type and filters, and says so when nothing is left', async () => {
    const asked: Question<'search', 'find'>[] = [];
    const { router } = await renderScreen(
      searchScreen,
      '/search?text=%E6%B6%B2%E6%B0%A8',
      answers((input) => {
        asked.push(input);
        return input.filter?.towns?.length ? { total: 0, counts: none, hits: [] } : both();
      }),
    );
    await screen.findAllByRole('option');
    expect(screen.queryByText('行政区划')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /^预案\s*1$/ }));
    await userEvent.click(await screen.findByRole('checkbox', { name: '上营镇' }));
    await screen.findByText('没有找到“液氨”');
    expect(asked.at(-1)).toMatchObject({ text: '液氨', in: 'plans', filter: { towns: ['上营镇'] } });
    expect(router.state.location.search).toEqual({ text: '液氨', type: 'plan', towns: ['上营镇'] });
    await userEvent.click(screen.getByRole('button', { name: '在全部记录中找' }));
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(2));
  });

  it('says that not everything can be found yet', async () => {
    await renderScreen(searchScreen, '/search', answers(both, { indexing: true, unread: 0 }));
    await screen.findByText(/正在编入索引/);
  });

  it('keeps a search under a name', async () => {
    const { core } = await renderScreen(searchScreen, '/search?text=%E6%B6%B2%E6%B0%A8', answers(both));
    await userEvent.click(await screen.findByRole('button', { name: '常用搜索' }));
    await userEvent.click(await screen.findByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(core.calls.find((call) => call.method === 'lists.saveView')?.input).toEqual({
        screen: 'search',
        name: '液氨',
        spec: '{"text":"液氨"}',
      }),
    );
  });
});

describe('a search in its address', () => {
  it('is read as it was written, and what does not fit is left out', () => {
    const spec = {
      ...emptySpec,
      text: '123',
      type: 'plan' as const,
      kinds: ['special'],
      publishedTo: '2026-01-01',
    };
    expect(readSpec(JSON.parse(JSON.stringify(writeSpec(spec))))).toEqual(spec);
    expect(readSpec({ text: 12, type: 'nothing', towns: '上营镇', publishedFrom: 'soon' })).toEqual({
      ...emptySpec,
      text: '12',
    });
  });

  it('loses the filters that another type does not know', () => {
    const spec = {
      ...emptySpec,
      kinds: ['special'],
      towns: ['上营镇'],
      states: ['draft'],
      publishedTo: '2026-01-01',
    };
    expect(withType(spec, 'enterprise')).toEqual({ ...emptySpec, type: 'enterprise', towns: ['上营镇'] });
  });
});

describe('a hit', () => {
  it('leads to its passage or its record', () => {
    expect(hitPath(hit())).toContain('/documents/ab12?at=420');
    expect(hitPath(unit)).toBe('/enterprises/e1');
    expect(hitPath(hit({ type: 'supply', id: 's1', document: null }))).toBe('/supplies/s1');
  });

  it('does not say its title twice', () => {
    expect(beyondTitle(unit)).toEqual({ text: '液氨制冷', marks: [[0, 2]] });
    const expert = hit({
      title: '例水平',
      ownerName: '设计院',
      snippet: '例水平 设计院 液氨',
      snippetMarks: [[8, 2]],
    });
    expect(beyondTitle(expert)).toEqual({ text: '液氨', marks: [[0, 2]] });
    expect(beyondTitle(hit()).text).toBe('…罐区液氨泄漏时先撤离…');
  });
});
