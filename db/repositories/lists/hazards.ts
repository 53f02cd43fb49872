import { COMPLETED_DRILL_STATES } from '../../domain/drill/drill-state';
import { codeList } from '../code-list';
import {
  choice,
  code,
  coded,
  date,
  days,
  type ListDefinition,
  number,
  originColumn,
  ownerColumns,
  ownerSearch,
  text,
  yesNo,
} from './types';

const count = (kind: 'plan' | 'team' | 'supply') =>
  `(SELECT COUNT(*) FROM hazard_link l WHERE l.hazard_id = h.id AND l.${kind}_id IS NOT NULL AND l.voided_at IS NULL)`;
const LAST_DRILL = `(SELECT MAX(d.end_on) FROM hazard_link l JOIN drill d ON d.plan_id = l.plan_id AND d.voided_at IS NULL
  AND d.state IN ${codeList(COMPLETED_DRILL_STATES)} WHERE l.hazard_id = h.id AND l.voided_at IS NULL)`;
const SUBSTANCES = `(SELECT group_concat(s.name, '、') FROM hazard_substance s WHERE s.hazard_id = h.id AND s.voided_at IS NULL)`;
const NEXT = 'CASE WHEN h.removed_on IS NULL THEN h.next_assessment_on END';

/** 重大危险源: the archive, and what answers each. */
export const hazards: ListDefinition = {
  name: 'hazards',
  table: 'hazard h',
  joins: { e: 'LEFT JOIN enterprise e ON e.id = h.enterprise_id' },
  key: ['h.id'],
  id: 'h.id',
  where: 'h.voided_at IS NULL',
  columns: [
    text('name', 'h.name', { width: 170 }),
    coded('level', 'h.level', 'codes.majorHazardLevel', { width: 80 }),
    number('rValue', 'h.r_value', { width: 80 }),
    ...ownerColumns,
    text('substances', SUBSTANCES, { width: 150, sortable: false }),
    date('assessedOn', 'h.assessed_on', { usual: false }),
    date('nextAssessmentOn', NEXT),
    days('daysLeft', `CAST(julianday(${NEXT}) - julianday(@today) AS INTEGER)`, { usual: false }),
    date('filedOn', 'h.filed_on'),
    code('filingNo', 'h.filing_no', { usual: false }),
    number('plans', count('plan'), { width: 72 }),
    date('lastDrillOn', LAST_DRILL, { filter: 'none', usual: false }),
    number('teams', count('team'), { width: 72 }),
    number('supplies', count('supply'), { width: 72 }),
    yesNo('removed', 'h.removed_on IS NOT NULL', { usual: false }),
    code('number', 'h.number', { usual: false }),
    text('place', 'h.place', { usual: false }),
    choice('assessor', 'h.assessor', { usual: false }),
    originColumn('h'),
  ],
  search: [
    { sql: 'lower(h.name)', fold: 'lower' },
    { sql: "lower(COALESCE(h.number, ''))", fold: 'lower' },
    ownerSearch('h.enterprise_id'),
  ],
  defaultSort: { column: 'level', descending: false },
};
