import { choice, date, type ListDefinition, number, originColumn, phone, text } from './types';

/** 救援队伍. */
export const teams: ListDefinition = {
  name: 'teams',
  table: 'team t',
  key: ['t.id'],
  id: 't.id',
  where: 't.voided_at IS NULL',
  columns: [
    text('name', 't.name', { width: 260, sort: ['t.name_initials', 't.name'] }),
    choice('field', 't.field'),
    choice('nature', 't.nature', { width: 160 }),
    text('hostUnit', 't.host_unit', { width: 220 }),
    text('leader', 't.leader', { width: 96 }),
    phone('dutyPhone', 't.duty_phone'),
    number('members', 't.members'),
    number('fullTimeMembers', 't.full_time_members', { usual: false }),
    number('equipment', '(SELECT COUNT(*) FROM equipment q WHERE q.team_id = t.id AND q.voided_at IS NULL)'),
    text('base', 't.base', { usual: false }),
    text('mainEquipment', 't.main_equipment', { usual: false, width: 240, sortable: false }),
    date('foundedOn', 't.founded_on', { usual: false }),
    originColumn('t'),
  ],
  search: [
    { sql: 't.name_key', fold: 'lower' },
    { sql: 't.name_initials', fold: 'lower' },
    { sql: 'lower(t.host_unit)', fold: 'lower' },
    { sql: 'lower(t.field)', fold: 'lower' },
  ],
  defaultSort: { column: 'name', descending: false },
};
