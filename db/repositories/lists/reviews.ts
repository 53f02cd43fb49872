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

const experts = (condition: string) =>
  `(SELECT COUNT(*) FROM review_assignment a WHERE a.review_id = r.id AND a.voided_at IS NULL AND a.state <> 'withdrawn' ${condition})`;

/** 评审 and 论证 of plan versions: how far each has come, never what a reviewer wrote. */
export const reviews: ListDefinition = {
  name: 'reviews',
  table: 'review r JOIN plan_version v ON v.id = r.plan_version_id JOIN plan p ON p.id = v.plan_id',
  joins: { e: 'LEFT JOIN enterprise e ON e.id = p.enterprise_id' },
  key: ['r.id'],
  id: 'r.id',
  where: 'r.voided_at IS NULL',
  columns: [
    text('title', 'r.title', { width: 280 }),
    ...ownerColumns,
    text('planTitle', 'p.title', { width: 220, usual: false }),
    text('versionLabel', 'v.label', { width: 96 }),
    coded('kind', 'r.kind', 'codes.reviewKind', { width: 88 }),
    coded('way', 'r.way', 'codes.reviewHeld', { width: 88 }),
    state('state', 'r.state', 'state.review'),
    number('experts', experts(''), { width: 80 }),
    number('returned', experts("AND a.state = 'returned'"), { width: 80 }),
    date('deadline', 'r.deadline'),
    date('meetingOn', 'r.meeting_on'),
    date('preparedOn', 'r.prepared_on', { usual: false }),
    coded('outcome', 'r.outcome', 'codes.reviewOutcome'),
    date('outcomeOn', 'r.outcome_on', { usual: false }),
    code('planId', 'p.id', { usual: false, filter: 'values', sortable: false }),
    originColumn('r'),
  ],
  search: [{ sql: 'r.title', fold: 'lower' }, ownerSearch('p.enterprise_id')],
  defaultSort: { column: 'preparedOn', descending: true },
};
