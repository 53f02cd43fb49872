import { facilities } from './facilities';
import { teams } from './teams';
import { choice, coded, date, type ListColumn, type ListDefinition, number, phone, text } from './types';

// What may be called across regions, of this office and of everybody who reports to it (安委〔2017〕1号 三).

/** Whose it is comes second: that is what a city tells its counties apart by. */
const ownerShown = ([first, ...others]: readonly ListColumn[]): ListColumn[] => [
  ...(first ? [first] : []),
  ...others.filter(({ key }) => key === 'origin').map((column) => ({ ...column, usual: true })),
  ...others.filter(({ key }) => key !== 'origin'),
];

/** 可共享的队伍. */
export const sharedTeams: ListDefinition = {
  ...teams,
  name: 'sharedTeams',
  where: `${teams.where} AND t.shareable = 1 AND t.disbanded_on IS NULL`,
  columns: ownerShown(teams.columns),
};

/** 可共享的医院和场所. */
export const sharedFacilities: ListDefinition = {
  ...facilities,
  name: 'sharedFacilities',
  where: `${facilities.where} AND f.shareable = 1`,
  columns: ownerShown(facilities.columns),
};

const HELD = 'SELECT %s FROM supply q WHERE q.depot_id = d.id AND q.shareable = 1 AND q.voided_at IS NULL';

/** 可共享的储备库. */
export const sharedDepots: ListDefinition = {
  name: 'sharedDepots',
  table: 'depot d',
  key: ['d.id'],
  id: 'd.id',
  where: 'd.voided_at IS NULL AND d.shareable = 1 AND d.closed_on IS NULL',
  columns: [
    text('name', 'd.name', { width: 240, sort: ['d.name_initials', 'd.name'] }),
    choice('origin', '(SELECT o.name FROM office o WHERE o.id = d.origin)', { width: 180 }),
    coded('kind', 'd.kind', 'codes.depotKind'),
    choice('town', 'd.town'),
    text('address', 'd.address', { width: 200 }),
    number('kinds', `(${HELD.replace('%s', 'COUNT(*)')})`),
    text('owner', 'd.owner', { usual: false }),
    phone('phone', 'd.phone'),
  ],
  search: [
    { sql: 'd.name_key', fold: 'lower' },
    { sql: 'd.name_initials', fold: 'lower' },
    { sql: 'lower(d.town)', fold: 'lower' },
  ],
  defaultSort: { column: 'name', descending: false },
};

/** 可共享的物资, one line for one thing wherever it lies: fit for use and not out of date. */
export const sharedSupplies: ListDefinition = {
  name: 'sharedSupplies',
  table: `(SELECT MIN(s.id) AS id, s.name_key, s.spec_key, s.unit, MIN(s.name) AS name, MIN(s.spec) AS spec,
      MIN(s.category) AS category, MIN(s.code) AS code, SUM(s.stock - s.unfit) AS fit, COUNT(DISTINCT s.depot_id) AS depots,
      COUNT(DISTINCT s.origin) AS offices, IIF(COUNT(DISTINCT s.origin) = 1, MIN(s.origin), NULL) AS origin,
      MIN(s.expires_on) AS expires_on
    FROM supply s INDEXED BY supply_shared
    WHERE s.shareable = 1 AND s.voided_at IS NULL AND s.stock > s.unfit AND (s.expires_on IS NULL OR s.expires_on >= @today)
    GROUP BY s.name_key, s.spec_key, s.unit) g`,
  key: ['g.id'],
  id: 'g.id',
  grouped: true,
  columns: [
    text('name', 'g.name', { width: 220 }),
    text('spec', 'g.spec'),
    choice('category', 'g.category', { width: 140 }),
    text('code', 'g.code', { width: 96, usual: false }),
    number('fit', 'g.fit'),
    text('unit', 'g.unit', { width: 64, sortable: false }),
    number('depots', 'g.depots'),
    number('offices', 'g.offices'),
    date('expiresOn', 'g.expires_on'),
  ],
  search: [
    { sql: 'g.name_key', fold: 'lower' },
    { sql: 'g.spec_key', fold: 'lower' },
    { sql: 'g.code', fold: 'lower' },
  ],
  defaultSort: { column: 'name', descending: false },
};
