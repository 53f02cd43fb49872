import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { OFFICE_FIGURES } from '../../../db/domain/exchange/office-figures';
import type {
  GapRow,
  League,
  OfficeTotals,
  RegionLine,
  Regions,
  TotalsStanding,
} from '../../../renderer/features/exchange/levels';
import { exchangeScreens } from '../../../renderer/features/exchange/screens';
import { setUpLayout } from '../support/layout';
import { setUpTestWindow, shell } from '../support/render';
import { readyState } from '../support/sample';
import { renderScreen, whereTo } from '../support/screen';

setUpTestWindow();
setUpLayout(1600);

const at = (path: string) => {
  const found = exchangeScreens.find((one) => one.path === path);
  if (!found) throw new Error(`no screen at ${path}`);
  return found;
};
const provinceState: typeof readyState = {
  ...readyState,
  office: {
    id: 'p',
    name: '吉林省应急管理厅',
    level: 'province',
    regionCode: '220000',
    regionName: '吉林省',
  },
};

const line = (given: Partial<RegionLine> & Pick<RegionLine, 'key' | 'name'>, units = 0): RegionLine => ({
  parent: null,
  depth: 0,
  kind: 'office',
  officeId: given.key,
  regionCode: '220000',
  past: false,
  figures: {
    ...(Object.fromEntries(OFFICE_FIGURES.map((key) => [key, 0])) as RegionLine['figures']),
    enterprises: units,
    shouldFile: units,
    filed: Math.floor(units / 2),
    overdueFiling: units > 100 ? 3 : 0,
  },
  lastPackageAt: null,
  lastPeriod: '2026H1',
  owners: [given.name],
  ...given,
});
const lines: RegionLine[] = [
  line(
    {
      key: 'p',
      name: '吉林省应急管理厅',
      owners: ['吉林省应急管理厅', '吉林市应急管理局', '舒兰市应急管理局'],
    },
    300,
  ),
  line(
    {
      key: 'jl',
      parent: 'p',
      depth: 1,
      name: '吉林市应急管理局',
      owners: ['吉林市应急管理局', '舒兰市应急管理局'],
    },
    220,
  ),
  line({ key: 'own:jl', parent: 'jl', depth: 2, kind: 'own', name: '吉林市应急管理局' }, 20),
  line({ key: 'sl', parent: 'jl', depth: 2, name: '舒兰市应急管理局' }, 200),
  line({
    key: 'region:220500',
    parent: 'p',
    depth: 1,
    kind: 'region',
    officeId: null,
    name: '通化市',
    owners: [],
  }),
  line({ key: 'mhk', parent: 'p', depth: 1, name: '梅河口市应急管理局', past: true }, 80),
];
const lists = Object.fromEntries(
  OFFICE_FIGURES.map((key) => [key, { list: 'enterprises', filters: [] }]),
) as unknown as Regions['lists'];
lists.overdueFiling = {
  list: 'duties',
  filters: [{ column: 'state', values: ['overdue'] }],
};

const tree = () =>
  renderScreen(
    at('/exchange/regions'),
    '/exchange/regions',
    { levels: { regions: () => ({ asOf: '2026-11-20', lines, lists }) } },
    provinceState,
  );
const shownLines = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.getAttribute('data-line'));

describe('the tree of regions', () => {
  it('is walked, unfolded and left by keys, and Enter goes to the units of a line', async () => {
    const { router } = await tree();
    await screen.findByText('梅河口市应急管理局');
    expect(shownLines()).toEqual(['p', 'jl', 'region:220500', 'mhk']);
    const grid = screen.getByRole('treegrid');
    (within(grid).getAllByRole('row')[1] as HTMLElement).focus();
    await userEvent.keyboard('{ArrowDown}{ArrowRight}');
    expect(shownLines()).toEqual(['p', 'jl', 'own:jl', 'sl', 'region:220500', 'mhk']);
    expect(document.activeElement?.getAttribute('aria-expanded')).toBe('true');
    await userEvent.keyboard('{ArrowRight}');
    expect(document.activeElement?.getAttribute('data-line')).toBe('own:jl');
    await userEvent.keyboard('{ArrowLeft}');
    expect(document.activeElement?.getAttribute('data-line')).toBe('jl');
    await userEvent.keyboard(' ');
    expect(shownLines()).toHaveLength(4);
    await userEvent.keyboard('{End}');
    expect(document.activeElement?.getAttribute('data-line')).toBe('mhk');
    await userEvent.keyboard('{Home}{ArrowDown}{Enter}');
    expect(decodeURIComponent(await whereTo(router))).toBe(
      '/enterprises?filters=[{"column":"origin","values":["吉林市应急管理局","舒兰市应急管理局"]}]',
    );
  });

  it('opens what a figure counts, filtered by whose records it is', async () => {
    const { router } = await tree();
    await userEvent.click(await screen.findByRole('button', { name: '吉林市应急管理局：备案逾期 3，查看' }));
    expect(decodeURIComponent(await whereTo(router))).toBe(
      '/duties?filters=[{"column":"state","values":["overdue"]},{"column":"origin","values":["吉林市应急管理局","舒兰市应急管理局"]}]',
    );
  });

  it('opens and closes all, shows other figures, and marks who is silent and who reports past its city', async () => {
    await tree();
    await userEvent.click(await screen.findByRole('button', { name: '全部展开' }));
    expect(shownLines()).toHaveLength(6);
    expect(screen.getByText('吉林市应急管理局（本级）')).toBeTruthy();
    expect(screen.getByText('直报')).toBeTruthy();
    expect(screen.getByText('还没有报来')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '资源与风险' }));
    expect(screen.getByRole('columnheader', { name: '重大危险源' })).toBeTruthy();
  });

  it('is exported', async () => {
    shell.saveFile.mockResolvedValue({ grant: 'grant-3', name: '各级汇总.xlsx', size: 0 });
    const { core } = await renderScreen(
      at('/exchange/regions'),
      '/exchange/regions',
      {
        levels: { regions: () => ({ asOf: '2026-11-20', lines, lists }), writePaper: () => ({ rows: 5 }) },
      },
      provinceState,
    );
    await userEvent.click(await screen.findByRole('button', { name: '全部展开' }));
    await userEvent.click(screen.getByRole('button', { name: '导出 Excel' }));
    expect(await screen.findByText('已导出 5 行到“各级汇总.xlsx”')).toBeTruthy();
    expect(core.calls.find(({ method }) => method === 'levels.writePaper')?.input).toMatchObject({
      table: 'regions',
      file: 'grant-3',
    });
  });

  it('says so where nothing has come', async () => {
    await renderScreen(
      at('/exchange/regions'),
      '/exchange/regions',
      { levels: { regions: () => ({ asOf: '2026-11-20', lines: lines.slice(0, 1), lists }) } },
      provinceState,
    );
    expect(await screen.findByText('还没有合并过下级的上报包')).toBeTruthy();
  });
});

const place = (key: string, given: Partial<League['rows'][number]>, units = 50): League['rows'][number] => ({
  line: line({ key, name: `${key}应急管理局`, parent: 'p', depth: 1 }, units),
  part: null,
  whole: null,
  value: null,
  place: null,
  sharing: 0,
  small: false,
  moved: null,
  totals: [],
  ...given,
});
const standing = (key: string, given: TotalsStanding, differing = 0): OfficeTotals => ({
  officeId: key,
  name: `${key}应急管理局`,
  standing: given,
  differing,
});
const league: League = {
  asOf: '2026-11-20',
  before: '2026H1',
  known: 2,
  smallest: 10,
  deeper: true,
  rows: [
    place('丙', { part: 3, whole: 3, value: 1, small: true }, 3),
    place('乙', {
      totals: [standing('乙县', 'differs', 2), standing('乙', 'alike')],
      part: 40,
      whole: 50,
      value: 0.8,
      place: 2,
      sharing: 1,
      moved: -1,
    }),
    place('甲', { part: 45, whole: 50, value: 0.9, place: 1, sharing: 1, moved: 1 }),
  ],
  missing: [{ regionCode: '220500', name: '通化市' }],
};

describe('the ranking', () => {
  const show = (state = provinceState) =>
    renderScreen(at('/exchange/counties'), '/exchange/counties', { levels: { league: () => league } }, state);

  it('leads to receiving only those who may receive', async () => {
    const { unmount } = await show();
    expect(await screen.findByRole('button', { name: '接收上报包' })).toBeTruthy();
    unmount();
    const reader = provinceState.user && { ...provinceState.user, permissions: ['read' as const] };
    await show({ ...provinceState, user: reader });
    await screen.findByText('甲应急管理局');
    expect(screen.queryByRole('button', { name: '接收上报包' })).toBeNull();
  });

  it('stands in the order of places, counts beside rates, small ones not ranked', async () => {
    await show();
    await screen.findByText('甲应急管理局');
    const rows = screen
      .getAllByRole('row')
      .slice(1, 4)
      .map((row) => row.textContent ?? '');
    expect(rows.map((text) => text.slice(0, 1))).toEqual(['甲', '乙', '丙']);
    expect(rows[0]).toContain('90%（45/50）');
    expect(rows[0]).toContain('升 1 位');
    expect(rows[1]).toContain('降 1 位');
    expect(rows[2]).toContain('户数少，不排');
    expect(screen.getByText('还有 1 个地区没有上报：通化市')).toBeTruthy();
    expect(screen.getByText('合计').closest('[role="row"]')?.textContent).toContain('103');
  });

  it('marks whose own totals are not as counted, down to the numbers of the county', async () => {
    const { core } = await renderScreen(
      at('/exchange/counties'),
      '/exchange/counties',
      {
        levels: { league: () => league },
        exchange: {
          totals: () => ({
            stated: { period: '2026H1', asOf: '2026-06-30', sequence: 2 },
            differences: [{ table: 'T1', column: 'filed', heading: '已备案', stated: 41, here: 40 }],
          }),
        },
      },
      provinceState,
    );
    await userEvent.click(await screen.findByRole('button', { name: '看乙应急管理局哪些合计与自报不符' }));
    const drawer = await screen.findByRole('dialog');
    expect(within(drawer).getByText('与自报一致')).toBeTruthy();
    await userEvent.click(within(drawer).getByRole('button', { name: '看乙县应急管理局哪些合计与自报不符' }));
    expect(await within(drawer).findByRole('cell', { name: '41' })).toBeTruthy();
    expect(core.calls.find(({ method }) => method === 'exchange.totals')?.input).toEqual({
      officeId: '乙县',
    });
    await userEvent.click(within(drawer).getByRole('button', { name: '返回各单位' }));
    expect(within(drawer).getByText('2 项')).toBeTruthy();
  });

  it('asks for another figure, and for all counties', async () => {
    const { core } = await show();
    await userEvent.click(await screen.findByRole('button', { name: '演练完成率' }));
    await userEvent.click(screen.getByRole('combobox', { name: '排哪些单位' }));
    await userEvent.click(await screen.findByRole('option', { name: '所有县（市、区）' }));
    expect(core.calls.filter(({ method }) => method === 'levels.league').at(-1)?.input).toEqual({
      figure: 'drills',
      among: 'counties',
    });
  });
});

const gap = (given: Partial<GapRow> & Pick<GapRow, 'key' | 'name'>): GapRow => ({
  officeId: given.key,
  regionCode: '220281',
  state: 'in-time',
  daysLate: 0,
  reportedOn: null,
  mergedOn: null,
  lastPeriod: null,
  lastOn: null,
  lastSequence: 0,
  missingNumbers: [],
  lyingSequence: null,
  remindedOn: null,
  undoneAt: null,
  below: [],
  dutyPhone: null,
  totals: [],
  ...given,
});

describe('who has reported', () => {
  const gaps = {
    period: '2026H1',
    periods: ['2026H2', '2026H1'],
    dueOn: '2026-07-15',
    days: { H1: '07-15', H2: '01-15', year: '01-15' },
    rows: [
      gap({
        key: 'jh',
        name: '蛟河市应急管理局',
        state: 'late',
        daysLate: 5,
        lastSequence: 3,
        missingNumbers: [2],
        dutyPhone: '0432-00001234',
        totals: [standing('jh', 'differs', 1)],
      }),
      gap({ key: 'region:220221', officeId: null, name: '永吉县', state: 'never', daysLate: 128 }),
      gap({ key: 'hd', name: '桦甸市应急管理局', state: 'missing', daysLate: 128, remindedOn: '2026-08-01' }),
      gap({ key: 'ps', name: '磐石市应急管理局', state: 'received', daysLate: 2, lyingSequence: 4 }),
    ],
    upward: [
      {
        recipient: '吉林省应急管理厅',
        sequence: 2,
        period: '2026H1',
        madeOn: '2026-07-02',
        receivedOn: null,
        waiting: [{ table: 'team', rows: 3 }],
        offices: [{ name: '蛟河市应急管理局', rows: 40 }],
      },
    ],
  };
  const show = () =>
    renderScreen(
      at('/exchange/gaps'),
      '/exchange/gaps',
      {
        levels: {
          gaps: () => gaps,
          changes: () => ({
            packages: [
              {
                batchId: 'b-1',
                sequence: 3,
                period: '2026H1',
                appliedAt: '2026-07-20T01:00:00.000Z',
                base: 'since:1',
                tables: [{ table: 'enterprise', added: 0, changed: 2 }],
              },
            ],
          }),
          remind: () => ({ ids: ['l-1'] }),
          letters: () => ({ html: '<p>催报</p>', title: '关于报送应急预案管理数据的催报函' }),
          changedRecords: () => ({ total: 1, rows: [{ id: 'e', title: '示例一矿', fields: ['town'] }] }),
        },
        lists: { describe: () => ({ columns: [], defaultSort: { column: 'name', descending: false } }) },
      },
      provinceState,
    );

  it('says how late, what is missing, whom to call, and what the office above has not got', async () => {
    await show();
    expect(await screen.findByText('迟 5 天')).toBeTruthy();
    expect(screen.getAllByText('已过 128 天')).toHaveLength(2);
    expect(screen.getByText('第 4 号包等待合并')).toBeTruthy();
    expect(screen.getByText('2026-08-01 已发催报函')).toBeTruthy();
    expect(screen.getByText('缺第 2 号')).toBeTruthy();
    expect(screen.getByText('0432-00001234')).toBeTruthy();
    expect(screen.getByText(/此后本级有 3 条新增或修改（救援队伍 3）尚未上报/)).toBeTruthy();
    expect(screen.getByText(/合并了蛟河市应急管理局的包，共 40 条/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /从未报送/ }));
    expect(screen.queryByText('蛟河市应急管理局')).toBeNull();
  });

  it('writes to those that owe the report, and to those asked before only when told', async () => {
    const { core } = await show();
    await userEvent.click(await screen.findByRole('button', { name: '催报函' }));
    const drawer = await screen.findByRole('dialog');
    const offices = within(drawer).getAllByRole('checkbox');
    expect(offices.map((each) => (each as HTMLInputElement).checked)).toEqual([true, false]);
    await userEvent.type(within(drawer).getByRole('textbox', { name: '联系电话' }), '0431-00000001');
    await userEvent.click(within(drawer).getByRole('button', { name: /出函/ }));
    expect(await screen.findByText('关于报送应急预案管理数据的催报函')).toBeTruthy();
    expect(core.calls.find(({ method }) => method === 'levels.remind')?.input).toMatchObject({
      period: '2026H1',
      keys: ['region:220221'],
      phone: '0431-00000001',
    });
    expect(core.calls.find(({ method }) => method === 'levels.letters')?.input).toEqual({ ids: ['l-1'] });
  });

  it('tells what a package brought, down to the records', async () => {
    await show();
    await userEvent.click(await screen.findByRole('button', { name: '看蛟河市应急管理局报来的变化' }));
    const drawer = await screen.findByRole('dialog');
    expect(await within(drawer).findByText('第 3 号（2026 上半年）')).toBeTruthy();
    await userEvent.click(within(drawer).getByRole('button', { name: /变更 2 条，查看/ }));
    expect(await within(drawer).findByText('示例一矿')).toBeTruthy();
    expect(within(drawer).getByText('改了：乡镇（街道）')).toBeTruthy();
  });
});
