import { RESOURCE_TITLE } from '../duty-view';
import {
  choice,
  code,
  coded,
  date,
  days,
  type ListDefinition,
  ownerColumns,
  ownerSearch,
  state,
  text,
  yesNo,
} from './types';

/** 法定义务: derived rows; the office's own duties have no unit. */
export const duties: ListDefinition = {
  name: 'duties',
  table: 'duty d',
  joins: {
    e: 'LEFT JOIN enterprise e ON e.id = d.subject_id',
    f: 'LEFT JOIN office f ON f.id = d.subject_id',
  },
  key: ['d.subject_id', 'd.rule_id', 'd.period', 'd.ref_id'],
  // The four parts in the order in which duties.trace asks for them.
  id: 'json_array(d.subject_id, d.rule_id, d.period, d.ref_id)',
  columns: [
    ...ownerColumns.map((column) =>
      column.key === 'ownerName' ? { ...column, sql: 'COALESCE(e.name, f.name)' } : column,
    ),
    coded('rule', 'd.rule_id', 'rules', { width: 220 }),
    text('period', 'd.period', { width: 116, filter: 'values' }),
    text(
      'refTitle',
      `COALESCE((SELECT p.title FROM plan p WHERE p.id = d.ref_id),
                (SELECT x.name FROM expert x WHERE x.id = d.ref_id),
                (SELECT g.title FROM drill g WHERE g.id = d.ref_id),
                (SELECT p.title FROM plan_version v JOIN plan p ON p.id = v.plan_id WHERE v.id = d.ref_id),
                (SELECT group_concat(p.title, '、') FROM filing_case_plan fp JOIN plan_version v ON v.id = fp.plan_version_id
                   JOIN plan p ON p.id = v.plan_id WHERE fp.case_id = d.ref_id AND fp.voided_at IS NULL),
                ${RESOURCE_TITLE})`,
      { width: 240, sortable: false },
    ),
    date('due', 'd.due_on'),
    days('daysLeft', 'CAST(julianday(d.due_on) - julianday(@today) AS INTEGER)', { sort: ['d.due_on'] }),
    state('state', 'd.state', 'state.duty'),
    date('metOn', 'd.met_on', { usual: false }),
    yesNo('late', 'd.late', { usual: false }),
    // What home counts as having no sure day: a calendar that does not reach so far, or a term that has not begun.
    yesNo('unclear', `(d.state = 'provisional' OR d.due_on IS NULL)`, { usual: false }),
    yesNo('leads', 'd.leads', { usual: false }),
    code('subjectId', 'd.subject_id', { usual: false, filter: 'values', sortable: false }),
    code('refId', 'd.ref_id', { usual: false, filter: 'values', sortable: false }),
    // Whose record the unit is; the office itself owes its own.
    choice('origin', '(SELECT o.name FROM office o WHERE o.id = COALESCE(e.origin, f.id))', {
      usual: false,
      width: 180,
    }),
    coded('sets', 'e.sets', 'codes.set', { many: true, usual: false, sortable: false }),
  ],
  search: [ownerSearch('d.subject_id')],
  defaultSort: { column: 'due', descending: false },
};
