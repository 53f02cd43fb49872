import { choice, date, type ListDefinition, number, originColumn, phone, text } from './types';

/** 装备. */
export const equipment: ListDefinition = {
  name: 'equipment',
  table: 'equipment q',
  joins: { t: 'LEFT JOIN team t ON t.id = q.team_id' },
  key: ['q.id'],
  id: 'q.id',
  where: 'q.voided_at IS NULL',
  columns: [
    text('name', 'q.name', { width: 180 }),
    text('model', 'q.model'),
    choice('team', 'COALESCE(t.name, q.team)', { width: 240 }),
    number('quantity', 'q.quantity'),
    text('unit', 'q.unit', { width: 64, sortable: false }),
    choice('state', 'q.state', { width: 88 }),
    date('nextCheckOn', 'q.next_check_on'),
    date('checkedOn', 'q.checked_on', { usual: false }),
    date('boughtOn', 'q.bought_on', { usual: false }),
    text('keeper', 'q.keeper', { width: 96 }),
    phone('phone', 'q.phone', { usual: false }),
    text('location', 'q.location', { usual: false }),
    originColumn('q'),
  ],
  search: [
    { sql: 'q.name_key', fold: 'lower' },
    { sql: 'q.model_key', fold: 'lower' },
    { sql: 'q.team_key', fold: 'lower' },
  ],
  defaultSort: { column: 'name', descending: false },
};
