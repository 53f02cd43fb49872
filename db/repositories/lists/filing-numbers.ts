import {
  code,
  coded,
  date,
  type ListDefinition,
  number,
  ownerColumns,
  ownerSearch,
  state,
  text,
} from './types';

/**
 * 备案编号 and 登记建档 (办法 29): every number that a case bears, given here or taken over from a ledger, cancelled ones
 * with their reason.
 */
export const filingNumbers: ListDefinition = {
  name: 'filing-numbers',
  table: 'filing_case c',
  joins: {
    e: 'LEFT JOIN enterprise e ON e.id = c.enterprise_id',
    n: 'LEFT JOIN filing_number n ON n.number = c.filing_no AND n.case_id = c.id',
  },
  key: ['c.id'],
  id: 'c.id',
  where: 'c.voided_at IS NULL AND c.filing_no IS NOT NULL',
  columns: [
    code('filingNo', 'c.filing_no', { sort: ['n.year', 'n.seq', 'c.filing_no'] }),
    number('year', 'COALESCE(n.year, CAST(substr(c.decided_on, 1, 4) AS INTEGER))', { width: 72 }),
    number('seq', 'n.seq', { width: 72, usual: false }),
    ...ownerColumns,
    text(
      'planTitles',
      `(SELECT group_concat(p.title, '、') FROM filing_case_plan fp JOIN plan_version v ON v.id = fp.plan_version_id
          JOIN plan p ON p.id = v.plan_id WHERE fp.case_id = c.id AND fp.voided_at IS NULL)`,
      { width: 300, sortable: false },
    ),
    code('archiveNo', 'c.archive_no', { width: 140 }),
    date('decidedOn', 'c.decided_on'),
    date('certificateOn', 'c.certificate_on'),
    state('state', 'c.state', 'state.filing'),
    coded('given', "CASE WHEN n.number IS NULL THEN 'ledger' ELSE 'here' END", 'codes.numberGiven', {
      usual: false,
    }),
    text(
      'cancelledReason',
      "COALESCE(n.cancelled_reason, CASE WHEN c.state = 'void' THEN c.void_reason END)",
      {
        width: 200,
      },
    ),
    text('handler', 'c.handler', { width: 96, usual: false }),
  ],
  search: [
    { sql: 'upper(c.filing_no)', fold: 'upper' },
    { sql: 'upper(c.archive_no)', fold: 'upper' },
    ownerSearch('c.enterprise_id'),
  ],
  defaultSort: { column: 'filingNo', descending: true },
};
