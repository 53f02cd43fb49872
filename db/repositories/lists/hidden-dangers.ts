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
  state,
  text,
  yesNo,
} from './types';

const TERM = 'COALESCE(d.extended_to, d.due_on)';
const OPEN = "d.state IN ('found','listed')";

/** 重大隐患 and their supervision by listing, those with the nearest term first. */
export const hiddenDangers: ListDefinition = {
  name: 'hiddenDangers',
  table: 'hidden_danger d',
  joins: { e: 'LEFT JOIN enterprise e ON e.id = d.enterprise_id' },
  key: ['d.id'],
  id: 'd.id',
  where: 'd.voided_at IS NULL',
  columns: [
    text('title', 'd.title', { width: 240 }),
    state('state', 'd.state', 'state.hiddenDanger'),
    ...ownerColumns,
    date('foundOn', 'd.found_on'),
    coded('listingLevel', 'd.listing_level', 'codes.listingLevel', { width: 88 }),
    code('listingNo', 'd.listing_no'),
    date('dueOn', TERM),
    days('daysLeft', `CASE WHEN ${OPEN} THEN CAST(julianday(${TERM}) - julianday(@today) AS INTEGER) END`),
    choice('supervisor', 'd.supervisor'),
    yesNo('overdue', `COALESCE(${OPEN} AND ${TERM} < @today, 0)`, { usual: false }),
    number('year', 'CAST(substr(d.found_on, 1, 4) AS INTEGER)', {
      usual: false,
      filter: 'values',
      width: 72,
    }),
    date('listedOn', 'd.listed_on', { usual: false }),
    date('delistedOn', 'd.delisted_on', { usual: false }),
    text('responsible', 'd.responsible', { usual: false }),
    text('dangerKind', 'd.category', { usual: false }),
    originColumn('d'),
  ],
  search: [
    { sql: 'lower(d.title)', fold: 'lower' },
    { sql: "lower(COALESCE(d.listing_no, ''))", fold: 'lower' },
    ownerSearch('d.enterprise_id'),
  ],
  defaultSort: { column: 'dueOn', descending: false },
};
