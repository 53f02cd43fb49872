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
} from './types';

/** 专家库. */
export const experts: ListDefinition = {
  name: 'experts',
  table: 'expert x',
  key: ['x.id'],
  id: 'x.id',
  where: 'x.voided_at IS NULL',
  columns: [
    text('name', 'x.name', { width: 96, sort: ['x.name_initials', 'x.name'] }),
    coded('gender', 'x.gender', 'codes.gender', { width: 72, usual: false }),
    text('employer', 'x.employer', { width: 208 }),
    text('title', 'x.title', { width: 136 }),
    coded('specialtyCodes', 'x.specialty_codes', 'codes.specialty', {
      many: true,
      width: 200,
      sortable: false,
    }),
    choice('specialties', 'x.specialties', { many: true, width: 200, sortable: false, usual: false }),
    text('position', 'x.position', { usual: false }),
    text('qualification', 'x.qualification', { usual: false }),
    choice('education', 'x.education', { usual: false }),
    phone('phone', 'x.phone'),
    code('idNumber', 'x.id_number', { usual: false, sortable: false, mask: 'identity' }),
    date('termFrom', 'x.term_from', { usual: false }),
    date('termTo', 'x.term_to'),
    state('status', 'x.status', 'state.expert', { width: 96 }),
    number(
      'load',
      `(SELECT COUNT(*) FROM expert_work w WHERE w.expert_id = x.id AND w.voided_at IS NULL
          AND w.from_day >= substr(@today, 1, 4) AND w.kind NOT IN ('consulting','drafting'))
        + (SELECT COUNT(*) FROM review_assignment a JOIN review r ON r.id = a.review_id
            WHERE a.expert_id = x.id AND a.state <> 'withdrawn' AND a.voided_at IS NULL AND r.voided_at IS NULL
              AND COALESCE(r.meeting_on, r.deadline, r.prepared_on) >= substr(@today, 1, 4)
              AND NOT EXISTS (SELECT 1 FROM expert_work n WHERE n.expert_id = x.id AND n.review_id = r.id AND n.voided_at IS NULL))`,
      { width: 96, filter: 'none' },
    ),
    code('regionCode', 'x.region_code', { usual: false, width: 96, filter: 'values' }),
    code('certificateNo', 'x.certificate_no', { usual: false }),
    originColumn('x'),
  ],
  search: [
    { sql: 'x.name_key', fold: 'lower' },
    { sql: 'x.name_initials', fold: 'lower' },
    { sql: 'lower(x.employer)', fold: 'lower' },
    { sql: 'lower(x.specialties)', fold: 'lower' },
    { sql: 'lower(x.title)', fold: 'lower' },
  ],
  defaultSort: { column: 'name', descending: false },
};
