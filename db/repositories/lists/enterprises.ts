import { COMPLETED_DRILL_STATES } from '../../domain/drill/drill-state';
import { FILED_STATES } from '../../domain/filing/filing-state';
import { codeList } from '../code-list';
import {
  choice,
  code,
  coded,
  date,
  type ListDefinition,
  number,
  originColumn,
  phone,
  state,
  text,
  yesNo,
} from './types';

/** 单位. */
export const enterprises: ListDefinition = {
  name: 'enterprises',
  table: 'enterprise e',
  key: ['e.id'],
  id: 'e.id',
  where: 'e.voided_at IS NULL',
  columns: [
    text('name', 'e.name', { width: 280, sort: ['e.name_initials', 'e.name'] }),
    code('uscc', 'e.uscc'),
    choice('town', 'e.town'),
    choice('category', 'e.supervision_category', { width: 140 }),
    coded('sets', 'e.sets', 'codes.set', { many: true, width: 180, sortable: false }),
    coded('activities', 'e.activities', 'codes.activity', {
      many: true,
      width: 200,
      sortable: false,
      usual: false,
    }),
    coded('affiliation', 'e.affiliation', 'codes.affiliation', { usual: false }),
    coded('sizeTier', 'e.size_tier', 'codes.sizeTier', { width: 88 }),
    state('status', 'e.status', 'state.enterprise', { width: 96 }),
    text('safetyOfficer', 'e.safety_officer', { width: 96 }),
    phone('safetyOfficerPhone', 'e.safety_officer_phone'),
    text('principal', 'e.principal', { width: 96, usual: false }),
    phone('principalPhone', 'e.principal_phone', { usual: false }),
    text('legalPerson', 'e.legal_person', { width: 96, usual: false }),
    phone('legalPhone', 'e.legal_phone', { usual: false }),
    number('plans', '(SELECT COUNT(*) FROM plan p WHERE p.enterprise_id = e.id AND p.voided_at IS NULL)'),
    number('overdue', 'COALESCE((SELECT s.overdue FROM duty_subject s WHERE s.subject_id = e.id), 0)'),
    date(
      'lastFiledOn',
      `(SELECT MAX(c.decided_on) FROM filing_case c
         WHERE c.enterprise_id = e.id AND c.voided_at IS NULL AND c.state IN ${codeList(FILED_STATES)})`,
      { usual: false },
    ),
    date(
      'lastDrillOn',
      `(SELECT MAX(r.end_on) FROM drill r WHERE r.enterprise_id = e.id AND r.voided_at IS NULL
           AND r.state IN ${codeList(COMPLETED_DRILL_STATES)})`,
      { usual: false },
    ),
    coded('majorHazardLevel', 'e.major_hazard_level', 'codes.majorHazardLevel', { usual: false }),
    choice('standardLevel', 'e.standard_level', { usual: false }),
    date('licenceUntil', 'e.licence_until', { usual: false }),
    number('employees', 'e.employees', { usual: false }),
    code('industryCode', 'e.industry_code', { usual: false, width: 96, filter: 'values' }),
    text('address', 'e.address', { usual: false, width: 240 }),
    date('establishedOn', 'e.established_on', { usual: false }),
    code('regionCode', 'e.region_code', { usual: false, width: 96, filter: 'values' }),
    yesNo('usccSuspect', 'e.uscc_suspect', { usual: false }),
    originColumn('e'),
    date('updatedOn', 'substr(e.updated_at, 1, 10)', { usual: false }),
  ],
  search: [
    { sql: 'e.name_key', fold: 'lower' },
    { sql: 'e.name_initials', fold: 'lower' },
    { sql: 'e.uscc', fold: 'upper' },
    { sql: 'e.safety_officer', fold: 'lower' },
    { sql: 'e.town', fold: 'lower' },
  ],
  defaultSort: { column: 'name', descending: false },
};
