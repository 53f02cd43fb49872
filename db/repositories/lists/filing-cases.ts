import { MISSING_RULES } from '../../domain/reports/missing';
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
  yesNo,
} from './types';

/**
 * How the office's five working days stand, from the stored duty; the words of `dutyStanding` in the domain (a test holds
 * both equal). Cases that nobody has received have none.
 */
const CLOCK = `CASE WHEN d.state = 'met' THEN 'done' WHEN d.state IN ('provisional','overdue') THEN d.state
  WHEN d.state NOT IN ('open','due-soon') THEN NULL WHEN d.due_on = @today THEN 'today'
  WHEN d.state = 'due-soon' THEN 'soon' ELSE 'open' END`;

/**
 * Whether the registration form has been handed out. Cases from a ledger are history of before this program: what became
 * of their forms is not known, and they are not asked for.
 */
const CERTIFICATE = `CASE WHEN c.certificate_on IS NOT NULL THEN 'given'
  WHEN c.state IN ('filed','deemed-filed') AND c.channel IS NOT NULL THEN 'waiting' END`;
/** Whether the unit is one that should file. */
const UNIT_OWES = `EXISTS (SELECT 1 FROM duty o WHERE o.subject_id = c.enterprise_id AND o.rule_id = '${MISSING_RULES.filing}'
  AND o.state NOT IN ('not-applicable','waived'))`;
/** The same day without the join, for counting the piles in one pass. */
const CHECK_DUE = `(SELECT d.due_on FROM duty d
  WHERE d.subject_id = c.enterprise_id AND d.rule_id = 'R-FILE-5WD' AND d.ref_id = c.id AND c.state = 'checking')`;
const OWN = 'c.origin = (SELECT o.id FROM office o WHERE o.is_self = 1)';

/** The piles on the desk by what is to be done next; a case may lie in several. `@today` is the day of the desk. */
export const FILING_PILES = {
  checking: `${OWN} AND c.state IN ('submitted','checking','resubmitted')`,
  today: `${OWN} AND c.state = 'checking' AND ${CHECK_DUE} = @today`,
  returned: `${OWN} AND c.state = 'returned'`,
  deemed: `${OWN} AND c.state = 'deemed-filed' AND c.filing_no IS NULL`,
  certificate: `${OWN} AND ${CERTIFICATE} = 'waiting'`,
} as const;
export type FilingPile = keyof typeof FILING_PILES;

const pileList = Object.entries(FILING_PILES)
  .map(([pile, condition]) => `CASE WHEN ${condition} THEN '${pile}' END`)
  .join(', ');

/** 备案, one row a case: the columns of the filing register. */
export const filingCases: ListDefinition = {
  name: 'filing-cases',
  table: 'filing_case c',
  joins: {
    e: 'LEFT JOIN enterprise e ON e.id = c.enterprise_id',
    // By its whole key: a row costs one look into the index.
    d: `LEFT JOIN duty d ON d.subject_id = c.enterprise_id AND d.rule_id = 'R-FILE-5WD' AND d.period = '' AND d.ref_id = c.id`,
  },
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
      { width: 240, sortable: false },
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
    state('clock', CLOCK, 'state.clock', { width: 96, sort: ['d.due_on'] }),
    // As a plain column it would let a filter begin with the duties, of which there are many times as many as cases.
    date('due', 'iif(d.due_on IS NULL, NULL, d.due_on)'),
    number('round', 'c.round', { usual: false, width: 72 }),
    date('submittedOn', 'c.submitted_on', { usual: false }),
    date('receivedOn', 'c.received_on'),
    date('returnedOn', 'c.returned_on', { usual: false }),
    date('decidedOn', 'c.decided_on'),
    yesNo('numbered', 'c.filing_no IS NOT NULL', { usual: false }),
    coded('certificate', CERTIFICATE, 'codes.certificate', { usual: false }),
    date('certificateOn', 'c.certificate_on', { usual: false }),
    code('archiveNo', 'c.archive_no', { width: 140, usual: false }),
    coded(
      'pile',
      `(SELECT json_group_array(p.value) FROM json_each(json_array(${pileList})) p WHERE p.value IS NOT NULL)`,
      'codes.filingPile',
      {
        width: 160,
        usual: false,
        sortable: false,
        many: true,
      },
    ),
    coded('endKind', 'c.end_kind', 'codes.filingEnd', { usual: false }),
    // A rate is of units that should: some file that need not.
    yesNo('unitOwes', UNIT_OWES, { usual: false }),
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
