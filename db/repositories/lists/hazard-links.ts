import { COMPLETED_DRILL_STATES } from '../../domain/drill/drill-state';
import { codeList } from '../code-list';
import {
  coded,
  date,
  type ListDefinition,
  number,
  originColumn,
  ownerColumns,
  ownerSearch,
  text,
} from './types';

/** Living links of a hazard; a plan, team or supply that was voided answers nothing. */
const linked = (kind: 'plan' | 'team' | 'supply') =>
  `FROM hazard_link l JOIN ${kind} x ON x.id = l.${kind}_id AND x.voided_at IS NULL
   WHERE l.hazard_id = h.id AND l.voided_at IS NULL`;
const count = (kind: 'plan' | 'team' | 'supply') => `(SELECT COUNT(*) ${linked(kind)})`;
const LAST_DRILL = `(SELECT MAX(d.end_on) FROM hazard_link l JOIN plan x ON x.id = l.plan_id AND x.voided_at IS NULL
   JOIN drill d ON d.plan_id = x.id AND d.voided_at IS NULL AND d.state IN ${codeList(COMPLETED_DRILL_STATES)}
   WHERE l.hazard_id = h.id AND l.voided_at IS NULL)`;
/** A year before today; SQLite would make 1 March of a 29 February. */
const YEAR_AGO = `MIN(date(@today, '-1 year'), date(@today, 'start of month', '-11 months', '-1 day'))`;

const GAPS = [
  ['no-plan', `NOT EXISTS (SELECT 1 ${linked('plan')})`],
  ['no-drill', `COALESCE(${LAST_DRILL}, '') <= ${YEAR_AGO} AND EXISTS (SELECT 1 ${linked('plan')})`],
  ['no-team', `NOT EXISTS (SELECT 1 ${linked('team')})`],
  ['no-supply', `NOT EXISTS (SELECT 1 ${linked('supply')})`],
] as const;
/** JSON array of what is missing, in the order of the chain. */
const MISSING = `'[' || ltrim(${GAPS.map(([gap, when]) => `CASE WHEN ${when} THEN ',"${gap}"' ELSE '' END`).join(' || ')}, ',') || ']'`;
const GAP_COUNT = GAPS.map(([, when]) => `(${when})`).join(' + ');

/** 联动缺口: every hazard in use with what answers it along plan → drill → team → supply, and where the chain breaks. */
export const hazardLinks: ListDefinition = {
  name: 'hazardLinks',
  table: 'hazard h',
  joins: { e: 'LEFT JOIN enterprise e ON e.id = h.enterprise_id' },
  key: ['h.id'],
  id: 'h.id',
  where: 'h.voided_at IS NULL AND h.removed_on IS NULL',
  columns: [
    text('name', 'h.name', { width: 180 }),
    coded('level', 'h.level', 'codes.majorHazardLevel', { width: 80 }),
    ...ownerColumns,
    number('gaps', GAP_COUNT, { width: 80 }),
    coded('missing', MISSING, 'codes.hazardLinkGap', { many: true, width: 240, sortable: false }),
    number('plans', count('plan'), { width: 72 }),
    date('lastDrillOn', LAST_DRILL),
    number('teams', count('team'), { width: 72 }),
    number('supplies', count('supply'), { width: 72 }),
    originColumn('h'),
  ],
  search: [{ sql: 'lower(h.name)', fold: 'lower' }, ownerSearch('h.enterprise_id')],
  defaultSort: { column: 'gaps', descending: true },
};
