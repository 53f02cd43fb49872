import {
  choice,
  coded,
  date,
  type ListDefinition,
  number,
  originColumn,
  ownerColumns,
  ownerSearch,
  state,
  text,
  yesNo,
} from './types';

/** 事故和险情, practices too. The day is that of China: moments are kept in UTC. */
export const incidents: ListDefinition = {
  name: 'incidents',
  table: 'incident i',
  joins: { e: 'LEFT JOIN enterprise e ON e.id = i.enterprise_id' },
  key: ['i.id'],
  id: 'i.id',
  where: 'i.voided_at IS NULL',
  columns: [
    text('name', 'i.name', { width: 260 }),
    state('state', 'i.state', 'state.incident', { width: 96 }),
    yesNo('practice', 'i.practice', { width: 72 }),
    choice('accidentKind', 'i.accident_kind', { width: 104 }),
    text('learnedAt', "substr(datetime(i.learned_at, '+8 hours'), 1, 16)", {
      width: 144,
      sort: ['i.learned_at'],
    }),
    coded('grade', 'i.grade', 'codes.accidentGrade', { width: 96 }),
    // The name of an incident begins with its unit's.
    ...ownerColumns.map((column) => ({ ...column, usual: false })),
    text('place', 'i.place', { width: 200 }),
    number('deaths', 'i.deaths', { width: 72 }),
    number('injured', 'i.serious_injuries', { width: 72 }),
    number('missing', 'i.missing + i.trapped', { usual: false, width: 88 }),
    number('directLoss', 'i.direct_loss', { usual: false }),
    text('commander', 'i.commander', { usual: false }),
    date('closedOn', 'i.closed_on', { usual: false }),
    number('year', "CAST(substr(datetime(i.learned_at, '+8 hours'), 1, 4) AS INTEGER)", {
      usual: false,
      filter: 'values',
      width: 72,
    }),
    originColumn('i'),
  ],
  search: [
    { sql: 'lower(i.name)', fold: 'lower' },
    { sql: 'lower(i.place)', fold: 'lower' },
    ownerSearch('i.enterprise_id'),
  ],
  defaultSort: { column: 'learnedAt', descending: true },
};
