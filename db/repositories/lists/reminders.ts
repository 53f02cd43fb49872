import {
  code,
  coded,
  date,
  type ListDefinition,
  originColumn,
  ownerColumns,
  ownerSearch,
  text,
  yesNo,
} from './types';

/** 催报记录: letters and calls to units that have not filed, one row each. */
export const reminders: ListDefinition = {
  name: 'reminders',
  table: 'notice n',
  joins: { e: 'LEFT JOIN enterprise e ON e.id = n.enterprise_id' },
  key: ['n.id'],
  id: 'n.id',
  where: "n.kind = 'reminder' AND n.voided_at IS NULL",
  columns: [
    code('number', 'n.number', { width: 152 }),
    ...ownerColumns,
    date('issuedOn', 'n.issued_on'),
    date('dueOn', 'n.due_on'),
    date('deliveredOn', 'n.delivered_on'),
    text('deliveredHow', 'n.delivered_how', { width: 96, filter: 'values' }),
    coded('lastCall', "json_extract(n.details, '$.calls[#-1].outcome')", 'codes.callOutcome', { width: 104 }),
    date('promisedOn', "json_extract(n.details, '$.promisedOn')", { width: 120 }),
    text('said', "json_extract(n.details, '$.calls[#-1].said')", { width: 220, sortable: false }),
    yesNo('letter', 'n.number IS NOT NULL', { usual: false }),
    code('batch', "json_extract(n.details, '$.batch')", { usual: false, filter: 'values', sortable: false }),
    originColumn('n'),
  ],
  search: [{ sql: 'upper(n.number)', fold: 'upper' }, ownerSearch('n.enterprise_id')],
  defaultSort: { column: 'issuedOn', descending: true },
};
