import {
  coded,
  date,
  days,
  type ListDefinition,
  number,
  originColumn,
  ownerColumns,
  ownerSearch,
  state,
  text,
  yesNo,
} from './types';

const OVERDUE = "f.state = 'assigned' AND f.due_on < @today";

/** 问题整改: the findings of all drills, those with the nearest term first. */
export const drillFindings: ListDefinition = {
  name: 'drillFindings',
  table: 'drill_finding f',
  joins: {
    d: 'JOIN drill d ON d.id = f.drill_id',
    e: 'LEFT JOIN enterprise e ON e.id = d.enterprise_id',
    n: 'LEFT JOIN drill n ON n.id = f.carried_to_id',
  },
  key: ['f.id'],
  id: 'f.id',
  where: 'f.voided_at IS NULL AND d.voided_at IS NULL',
  columns: [
    text('title', 'f.title', { width: 264, sort: ['f.title_key'] }),
    state('state', 'f.state', 'state.drillFinding'),
    coded('severity', 'f.severity', 'codes.findingSeverity', { width: 72 }),
    date('dueOn', 'f.due_on'),
    days(
      'daysLeft',
      "CASE f.state WHEN 'assigned' THEN CAST(julianday(f.due_on) - julianday(@today) AS INTEGER) END",
      { width: 88 },
    ),
    text('owner', 'f.owner', { width: 88 }),
    ...ownerColumns,
    text('drill', 'd.title', { width: 200, sort: ['d.title_key'] }),
    date('heldOn', 'COALESCE(d.end_on, d.start_on)'),
    coded('area', 'f.area', 'codes.findingArea'),
    yesNo('overdue', OVERDUE, { usual: false }),
    yesNo('repeated', 'f.repeats_id IS NOT NULL', { usual: false }),
    text('section', "json_extract(f.section_path, '$[#-1]')", { usual: false }),
    text('carriedTo', 'n.title', { usual: false }),
    date('closedOn', 'f.closed_on', { usual: false }),
    number('year', 'CAST(substr(COALESCE(d.end_on, d.start_on), 1, 4) AS INTEGER)', {
      usual: false,
      filter: 'values',
      width: 72,
    }),
    originColumn('f'),
  ],
  search: [
    { sql: 'f.title_key', fold: 'lower' },
    { sql: 'd.title_key', fold: 'lower' },
    { sql: "lower(COALESCE(f.owner, ''))", fold: 'lower' },
    ownerSearch('d.enterprise_id'),
  ],
  defaultSort: { column: 'dueOn', descending: false },
};
