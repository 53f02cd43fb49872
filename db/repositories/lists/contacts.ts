import { choice, coded, type ListDefinition, number, originColumn, phone, text } from './types';

/** 通讯录. */
export const contacts: ListDefinition = {
  name: 'contacts',
  table: 'contact c',
  key: ['c.id'],
  id: 'c.id',
  where: 'c.voided_at IS NULL',
  columns: [
    coded('kind', 'c.kind', 'codes.contactKind'),
    text('organisation', 'c.organisation', { width: 240, sort: ['c.initials', 'c.organisation'] }),
    coded('field', 'c.field', 'codes.contactField', { width: 120 }),
    text('department', 'c.department', { width: 120, usual: false }),
    text('name', 'c.name', { width: 88 }),
    text('post', 'c.post', { width: 104 }),
    // The number of an office on duty is there to be called; those of persons are shortened.
    text('dutyPhone', 'c.duty_phone', { width: 136, sortable: false }),
    phone('phone', 'c.phone'),
    phone('otherPhone', 'c.other_phone', { usual: false }),
    text('fax', 'c.fax', { width: 120, usual: false }),
    choice('town', 'c.town', { usual: false }),
    text('unit', '(SELECT e.name FROM enterprise e WHERE e.id = c.enterprise_id)', {
      width: 220,
      usual: false,
      sortable: false,
    }),
    number('callOrder', 'c.call_order', { width: 112 }),
    originColumn('c'),
  ],
  search: [
    { sql: 'c.organisation_key', fold: 'lower' },
    { sql: 'c.initials', fold: 'lower' },
    { sql: 'lower(c.name)', fold: 'lower' },
    { sql: 'lower(c.post)', fold: 'lower' },
    { sql: 'lower(c.town)', fold: 'lower' },
  ],
  defaultSort: { column: 'callOrder', descending: false },
};
