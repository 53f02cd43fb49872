import type { Answer, Question } from '../../../renderer/api/contract';

type State = Answer<'system', 'state'>;
type Page = Answer<'lists', 'page'>;
type Describe = Answer<'lists', 'describe'>;

/** An open database of a county office. */
export const readyState: State = {
  phase: 'ready',
  problem: null,
  database: { file: '/资料/舒兰市应急管理局.plandesk', name: '舒兰市应急管理局.plandesk', schemaVersion: 1 },
  desk: 'office',
  office: {
    id: 'office-1',
    name: '舒兰市应急管理局',
    level: 'county',
    regionCode: '220283',
    regionName: '舒兰市',
  },
  user: {
    id: 'user-1',
    name: '示思源',
    role: 'clerk',
    permissions: ['read', 'edit', 'decide', 'exchange', 'reveal'],
  },
  today: '2026-11-21',
  clockBehind: null,
  backups: [],
  recent: [],
};

const columns: Describe['columns'] = [
  { key: 'name', type: 'text', width: 280, sortable: true, filter: 'none', usual: true },
  { key: 'uscc', type: 'code', width: 180, sortable: true, filter: 'none', usual: true },
  { key: 'town', type: 'text', width: 120, sortable: true, filter: 'values', usual: true },
  {
    key: 'sets',
    type: 'coded',
    codes: 'codes.set',
    width: 180,
    sortable: false,
    filter: 'values',
    usual: true,
  },
  {
    key: 'status',
    type: 'state',
    codes: 'state.enterprise',
    width: 96,
    sortable: true,
    filter: 'values',
    usual: true,
  },
  { key: 'plans', type: 'number', width: 96, sortable: true, filter: 'range', usual: true },
  { key: 'establishedOn', type: 'date', width: 112, sortable: true, filter: 'range', usual: false },
];

export const enterpriseList: Describe = { columns, defaultSort: { column: 'name', descending: false } };

const towns = ['南城街道', '白旗镇', '朝阳镇', '溪河镇', '平安镇'];
const statuses = ['active', 'active', 'active', 'suspended', 'closed'];

/** Row `index` of a made-up register of any length. */
export function enterpriseRow(index: number): Page['rows'][number] {
  return [
    `e${index}`,
    `舒兰市示例第${String(index + 1).padStart(6, '0')}号单位`,
    `91220283MAX${String(index).padStart(7, '0')}`,
    towns[index % towns.length] ?? null,
    index % 3 === 0 ? 'SET-A、SET-B' : null,
    statuses[index % statuses.length] ?? null,
    index % 7,
    '2015-06-01',
  ];
}

/** Pages of that register, filtered by town and text as far as tests need it. */
export function enterprisePages(total: number): (input: Question<'lists', 'page'>) => Page {
  const all = Array.from({ length: total }, (_none, index) => enterpriseRow(index));
  return ({ text = '', filters = [], sort, offset = 0, limit = 200 }) => {
    const wantedTowns = filters.find((filter) => filter.column === 'town')?.values;
    const rows = all.filter(
      (row) => String(row[1]).includes(text) && (!wantedTowns || wantedTowns.includes(row[3] ?? null)),
    );
    if (sort?.descending) rows.reverse();
    return {
      total: rows.length,
      columns: ['id', ...columns.map((column) => column.key)],
      rows: rows.slice(offset, offset + limit),
    };
  };
}
