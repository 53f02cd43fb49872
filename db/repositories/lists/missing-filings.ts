import { CONTACT, MISSING_FILINGS } from '../missing-filing';
import {
  choice,
  code,
  coded,
  date,
  type ListDefinition,
  number,
  originColumn,
  phone,
  text,
  yesNo,
} from './types';

const REMINDERS = `FROM notice n WHERE n.enterprise_id = e.id AND n.kind = 'reminder' AND n.voided_at IS NULL`;

/** 应备案未备案, one row a unit and reason; its id is the key of the duty that explains it. */
export const missingFilings: ListDefinition = {
  name: 'missingFilings',
  table: `${MISSING_FILINGS} m JOIN enterprise e ON e.id = m.unit_id`,
  key: ['m.unit_id', 'm.reason'],
  id: 'json_array(m.unit_id, m.rule_id, m.period, m.ref_id)',
  where: 'e.voided_at IS NULL',
  columns: [
    text('ownerName', 'e.name', { width: 260, sort: ['e.name_initials', 'e.name'] }),
    coded('reason', 'm.reason', 'codes.missingReason', { width: 176 }),
    number('plans', 'm.plans', { width: 80 }),
    date('due', 'm.due_on'),
    number('daysOverdue', 'CAST(julianday(@today) - julianday(m.due_on) AS INTEGER)', { width: 104 }),
    choice('town', 'e.town'),
    choice('category', 'e.supervision_category', { width: 128 }),
    coded('sets', 'e.sets', 'codes.set', { many: true, width: 180, sortable: false, usual: false }),
    text('contact', CONTACT.name, { width: 88, sortable: false }),
    phone('phone', CONTACT.phone),
    date('lastReminded', `(SELECT MAX(n.issued_on) ${REMINDERS})`, { width: 120 }),
    number('reminders', `(SELECT COUNT(*) ${REMINDERS})`, { width: 88, usual: false }),
    yesNo(
      'promised',
      `EXISTS (SELECT 1 ${REMINDERS} AND json_extract(n.details, '$.promisedOn') >= @today)`,
      {
        usual: false,
        width: 112,
      },
    ),
    code('ownerUscc', 'e.uscc', { usual: false }),
    code('ownerId', 'e.id', { usual: false, filter: 'values', sortable: false }),
    originColumn('e'),
  ],
  search: [
    { sql: 'e.name_key', fold: 'lower' },
    { sql: 'e.name_initials', fold: 'lower' },
    { sql: 'e.uscc', fold: 'upper' },
    { sql: 'e.town', fold: 'lower' },
  ],
  defaultSort: { column: 'due', descending: false },
};
