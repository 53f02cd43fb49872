import {
  choice,
  code,
  coded,
  date,
  days,
  type ListDefinition,
  number,
  originColumn,
  phone,
  text,
  yesNo,
} from './types';

/** 应急物资. */
export const supplies: ListDefinition = {
  name: 'supplies',
  table: 'supply s',
  key: ['s.id'],
  id: 's.id',
  where: 's.voided_at IS NULL',
  columns: [
    text('name', 's.name', { width: 180 }),
    text('spec', 's.spec'),
    choice('category', 's.category', { width: 140 }),
    code('code', 's.code', { width: 96, usual: false }),
    choice('depot', 's.depot', { width: 200 }),
    number('stock', 's.stock'),
    text('unit', 's.unit', { width: 64, sortable: false }),
    number('minimumStock', 's.minimum_stock', { usual: false }),
    yesNo(
      'short',
      'CASE WHEN s.stock IS NULL OR s.minimum_stock IS NULL THEN NULL ELSE s.stock < s.minimum_stock END',
    ),
    date('expiresOn', 's.expires_on'),
    days('daysToExpiry', 'CAST(julianday(s.expires_on) - julianday(@today) AS INTEGER)', {
      sort: ['s.expires_on'],
    }),
    coded('expiryKind', 's.expiry_kind', 'codes.expiryKind', { usual: false }),
    date('madeOn', 's.made_on', { usual: false }),
    text('location', 's.location', { usual: false }),
    text('keeper', 's.keeper', { width: 96 }),
    phone('phone', 's.phone', { usual: false }),
    yesNo('shareable', 's.shareable', { usual: false }),
    originColumn('s'),
  ],
  search: [
    { sql: 's.name_key', fold: 'lower' },
    { sql: 's.spec_key', fold: 'lower' },
    { sql: 's.depot_key', fold: 'lower' },
    { sql: 's.code', fold: 'lower' },
  ],
  defaultSort: { column: 'name', descending: false },
};
