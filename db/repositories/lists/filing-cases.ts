import {
  code,
  coded,
  date,
  type ListDefinition,
  number,
  originColumn,
  ownerColumns,
  ownerSearch,
  state,
  text,
} from './types';

/** 备案, one row a case: the columns of the filing register. */
export const filingCases: ListDefinition = {
  name: 'filing-cases',
  table: 'filing_case c',
  joins: { e: 'LEFT JOIN enterprise e ON e.id = c.enterprise_id' },
  key: ['c.id'],
  id: 'c.id',
  where: 'c.voided_at IS NULL',
  columns: [
    code('filingNo', 'c.filing_no'),
    ...ownerColumns,
    text(
      'planTitles',
      `(SELECT group_concat(p.title, '、') FROM filing_case_plan fp JOIN plan_version v ON v.id = fp.plan_version_id
          JOIN plan p ON p.id = v.plan_id WHERE fp.case_id = c.id AND fp.voided_at IS NULL)`,
      { width: 300, sortable: false },
    ),
    number(
      'plans',
      '(SELECT COUNT(*) FROM filing_case_plan fp WHERE fp.case_id = c.id AND fp.voided_at IS NULL)',
      {
        width: 80,
      },
    ),
    coded('kind', 'c.kind', 'codes.filingKind', { width: 96 }),
    state('state', 'c.state', 'state.filing'),
    number('round', 'c.round', { usual: false, width: 72 }),
    date('submittedOn', 'c.submitted_on', { usual: false }),
    date('receivedOn', 'c.received_on'),
    date('returnedOn', 'c.returned_on', { usual: false }),
    date('decidedOn', 'c.decided_on'),
    text('handler', 'c.handler', { width: 96, usual: false }),
    text('contact', 'c.contact', { width: 96, usual: false }),
    text('remark', 'c.remark', { width: 200, usual: false, sortable: false }),
    originColumn('c'),
  ],
  search: [
    { sql: 'upper(c.filing_no)', fold: 'upper' },
    { sql: 'c.handler', fold: 'lower' },
    ownerSearch('c.enterprise_id'),
    {
      sql: `(SELECT group_concat(p.title_key) FROM filing_case_plan fp JOIN plan_version v ON v.id = fp.plan_version_id
               JOIN plan p ON p.id = v.plan_id WHERE fp.case_id = c.id)`,
      fold: 'lower',
    },
  ],
  defaultSort: { column: 'receivedOn', descending: true },
};
