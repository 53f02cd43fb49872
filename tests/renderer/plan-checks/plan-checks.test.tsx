import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../renderer/api/contract';
import { planCheckScreens } from '../../../renderer/features/plan-checks/screens';
import { planScreens } from '../../../renderer/features/plans/screens';
import { setUpTestWindow } from '../support/render';
import { renderScreen, whereTo } from '../support/screen';

setUpTestWindow();

type Check = Answer<'planChecks', 'forPlan'>['documents'][number];
type Item = Check['lists'][number]['items'][number];

const item = (given: Partial<Item>): Item => ({
  id: '6.1',
  title: '总则',
  depth: 0,
  mark: 'P',
  advisory: false,
  outcome: 'found',
  heading: '1 总则',
  former: false,
  inText: false,
  offset: 10,
  page: 3,
  ...given,
});
const check = (given: Partial<Check> = {}): Check => ({
  documentId: 'd1',
  sha256: 'a'.repeat(64),
  fileName: '综合预案.docx',
  versionLabel: '第 1 版',
  unread: null,
  checked: true,
  lists: [
    {
      id: 'gbt29639-comprehensive',
      title: '综合应急预案内容',
      source: { title: 'GB/T 29639—2020', article: '第6章' },
      mark: 'P',
      standing: 'recommended',
      note: '',
      items: [
        item({}),
        item({ id: '6.3.3', title: '响应启动', heading: '5.2 响应程序', former: true, depth: 1 }),
        item({ id: '6.3.6', title: '响应终止', outcome: 'missing', heading: null, offset: null, page: null }),
      ],
    },
  ],
  extras: [],
  laws: [],
  names: [],
  ownerAbsent: false,
  copies: [],
  annex: [],
  ...given,
});

async function openTab(documents: Check[]) {
  const target = planScreens.find((one) => one.path === '/plans/$id');
  if (!target) throw new Error('no plan page');
  return renderScreen(target, '/plans/p1?tab=checks', {
    plans: {
      get: () => ({
        id: 'p1',
        version: 1,
        ours: true,
        status: 'active',
        fields: { enterpriseId: 'e1', kind: 'comprehensive', title: '综合应急预案', remark: null },
        enterprise: { id: 'e1', name: '舒兰市示例煤业有限公司', uscc: null },
        versions: [],
        assessments: [],
        timeline: [],
      }),
    },
    planChecks: { forPlan: () => ({ documents }) },
  } as never);
}

describe('正文检查 of a plan', () => {
  it('says of every element whether it is there, how it was written and where', async () => {
    const view = await openTab([check()]);
    const table = await screen.findByRole('table', { name: '综合应急预案内容' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows[0]?.textContent).toContain('第3页');
    expect(rows[1]?.textContent).toContain('2013版写法');
    expect(rows[2]?.textContent).toContain('未找到');
    expect(screen.getByText('1 项待核对')).toBeTruthy();
    expect(screen.getByText('没有发现已废止的依据和其他单位的名称')).toBeTruthy();
    await userEvent.click(within(table).getByRole('button', { name: /1 总则/ }));
    expect(await whereTo(view.router)).toBe(`/documents/${'a'.repeat(64)}?at=10`);
  });

  it('shows dead laws with what stands now, and other names with where they stand', async () => {
    const law = {
      title: '编制导则（2013年版）',
      number: 'GB/T 29639—2013',
      kind: 'replaced',
      repealedOn: '2021-04-01',
      replacedBy: 'GB/T 29639—2020',
      mark: 'P',
      note: '',
      quote: '依据GB/T 29639-2013编制',
      offset: 40,
      page: null,
    };
    const name = { name: '蛟河市示捷加油站', quote: '蛟河市示捷加油站', offset: null, page: null };
    await openTab([check({ laws: [law], names: [name], ownerAbsent: true })]);
    const laws = await screen.findByRole('table', { name: '已废止或已更替的依据' });
    expect(laws.textContent).toContain('2021-04-01起被代替现行：GB/T 29639—2020');
    expect(screen.getByRole('table', { name: '可能是其他单位的名称' }).textContent).toContain('页眉页脚');
    expect(screen.getByText('全文没有出现本单位的名称')).toBeTruthy();
  });

  it('says why nothing can be checked', async () => {
    const { unmount } = await openTab([]);
    expect(await screen.findByText('还没有可检查的预案文本')).toBeTruthy();
    unmount();
    await openTab([check({ unread: 'no-text', lists: [] })]);
    expect(await screen.findByText(/无法检查：扫描件，没有文字。附上可编辑的文本/)).toBeTruthy();
  });
});

describe('衔接 of the county', () => {
  it('says what to do first while no plan of an authority is registered', async () => {
    const page = planCheckScreens.find(({ path }) => path === '/plans/checks/links');
    if (!page) throw new Error('no page');
    const view = await renderScreen(page, '/plans/checks/links', {
      lists: {
        describe: () => ({ columns: [], defaultSort: { column: 'title', descending: false } }),
        page: () => ({ total: 0, columns: ['id'], rows: [] }),
        views: () => ({ views: [] }),
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: '政府和部门预案' }));
    expect(await whereTo(view.router)).toBe('/plans/government');
  });
});

describe('正文检查 of the county', () => {
  it('counts, checks anew and says when nothing wants a look', async () => {
    const [page] = planCheckScreens;
    if (!page) throw new Error('no page');
    const view = await renderScreen(page, '/plans/checks', {
      planChecks: {
        summary: () => ({
          checked: 12,
          unread: 2,
          withoutText: 30,
          counts: [],
          checking: { done: 3, total: 40, label: 'plan-checks' },
        }),
        run: () => ({ checked: 12 }),
      },
      lists: {
        describe: () => ({ columns: [], defaultSort: { column: 'check', descending: true } }),
        page: () => ({ total: 0, columns: ['id'], rows: [] }),
        views: () => ({ views: [] }),
      },
    });
    expect(await screen.findByText('没有需要核对的内容')).toBeTruthy();
    expect(
      await screen.findByText('已检查 12 份 · 其中 2 份无法检查 · 另有 30 件预案没有附文本，未检查'),
    ).toBeTruthy();
    expect(screen.getByText(/正在后台重新核对/)).toBeTruthy();
    expect(screen.getByText(/3 \/ 40/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '全部重新检查' }));
    expect(view.core.calls.find((call) => call.method === 'planChecks.run')?.input).toEqual({ all: true });
  });
});
