import { afterEach, expect, test } from 'vitest';
import type { CivilDate } from '../../db/domain/dates/civil-date';
import { reportingGaps } from '../../db/exchange/desk/gaps';
import { uncountedOffices } from '../../db/exchange/desk/kept-totals';
import { leagueTable } from '../../db/exchange/desk/league';
import { regionLines } from '../../db/exchange/desk/regions';
import { officeTotals } from '../../db/services/reports/office-totals';
import { fillDutyCounty } from '../builders/duty-county';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';

const open: ExchangeDesk[] = [];
const desk = (...given: Parameters<typeof makeExchangeDesk>): ExchangeDesk => {
  const made = makeExchangeDesk(...given);
  open.push(made);
  return made;
};
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});
const totalsAt = (each: ExchangeDesk, office: string, period = '2026H2') =>
  officeTotals(each.core.read, each.host.law, { period, today: '2026-11-20', office });

/** Two counties of different size at one city, which has units of its own as well. */
async function threeDesks() {
  const county = desk();
  fillDutyCounty(county.core.write, county.self, { enterprises: 40, plansEach: 2, drillsEach: 5 });
  const city = desk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
  await city.merge(await county.upload('a.yjpkg'));
  return { county, city };
}

test('the totals of one office are the same where it keeps its records and above', async () => {
  const { county, city } = await threeDesks();
  for (const period of ['2026', '2026H1', '2026H2']) {
    const below = totalsAt(county, county.self, period);
    expect(below?.T1.shouldFile).toBeGreaterThan(0);
    expect(totalsAt(city, county.self, period)).toEqual(below);
  }
  // Nothing is the city's own.
  expect(totalsAt(city, city.self)).toMatchObject({ T1: { plans: 0 }, T3: { drills: 0 } });
  expect(totalsAt(county, county.self, '2027')).toBeNull();
});

test('a package states its sender’s totals, and the receiver reckons the same', async () => {
  const { county, city } = await threeDesks();
  expect(await city.call('totals', { officeId: county.self })).toEqual({
    stated: { period: '2026H2', asOf: '2026-11-20', sequence: 1 },
    differences: [],
  });
  // Nothing has come from the city itself.
  expect(await city.call('totals', { officeId: city.self })).toEqual({ stated: null, differences: [] });
});

test.each([
  [
    'a unit taken out',
    `UPDATE enterprise SET voided_at = '2026-11-20T00:00:00.000Z', void_reason = '误' WHERE id = 'e0000001'`,
    { table: 'T1', column: 'shouldFile', less: 1 },
  ],
  [
    'a drill that was not told',
    `UPDATE drill SET end_on = '2026-08-01', state = 'evaluated' WHERE id = (SELECT MIN(id) FROM drill)`,
    { table: 'T3', column: 'drills', less: -1 },
  ],
])('%s shows in the totals', async (_what, sql, { table, column, less }) => {
  const { county, city } = await threeDesks();
  city.core.write.exec(sql);
  const { differences } = await city.call('totals', { officeId: county.self });
  const found = differences.find((each) => each.table === table && each.column === column);
  expect(found, JSON.stringify(differences)).toBeDefined();
  expect((found?.stated ?? 0) - (found?.here ?? 0)).toBe(less);
});

test('a period that has not begun is stated by nothing', async () => {
  const county = desk();
  fillDutyCounty(county.core.write, county.self, { enterprises: 3, plansEach: 1, drillsEach: 1 });
  const city = desk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
  await city.merge(await county.upload('a.yjpkg', { period: '2027' }));
  expect((await city.call('totals', { officeId: county.self })).stated).toBeNull();
});

const today = '2026-11-20' as CivilDate;
const gapOf = (each: ExchangeDesk, office: string) =>
  reportingGaps(each.core.read, each.host.law, '2026H2', today).rows.find(
    ({ officeId }) => officeId === office,
  );
const standing = (each: ExchangeDesk, office: string, of = office) =>
  gapOf(each, of)?.totals.find(({ officeId }) => officeId === office)?.standing;
const words = (each: ExchangeDesk, office: string) => [
  standing(each, office),
  uncountedOffices(each.core.read).length,
];

test('lists read what the recount after the merge has found, until something new comes or goes', async () => {
  const { county, city } = await threeDesks();
  expect(words(city, county.self)).toEqual(['alike', 0]);
  // The city lost a unit of the county's before it received its next package.
  city.core.write.exec(
    `UPDATE enterprise SET voided_at = '2026-11-20T00:00:00.000Z', void_reason = '误' WHERE id = 'e0000001'`,
  );
  const { batchId } = await city.merge(await county.upload('b.yjpkg', { since: 1 }));
  expect(words(city, county.self)).toEqual(['differs', 0]);
  const { rows } = leagueTable(city.core.read, city.host.law, today, { figure: 'filing', among: 'direct' });
  expect(rows.map(({ totals }) => totals)).toEqual([
    [{ officeId: county.self, name: '舒兰市应急管理局', standing: 'differs', differing: expect.any(Number) }],
  ]);
  // The package before counts again, and its rows are counted once more.
  await city.call('undo', { batchId });
  expect(words(city, county.self)).toEqual(['differs', 0]);
});

test('a county that reports through its city is held to what it signed itself', async () => {
  const { county, city } = await threeDesks();
  const province = desk({ level: 'province', regionCode: '220000', name: '吉林省应急管理厅' });
  const up = { recipientName: '吉林省应急管理厅' };
  await province.merge(await city.upload('p1.yjpkg', up));
  expect(standing(province, county.self, city.self)).toBe('alike');
  const lines = regionLines(province.core.read, province.host.law, today);
  expect(lines.find(({ key }) => key === county.self)?.lastPeriod).toBe('2026H2');
  expect(await province.call('totals', { officeId: county.self })).toEqual({
    stated: { period: '2026H2', asOf: '2026-11-20', sequence: 1 },
    differences: [],
  });
  // What the city did to the county's rows shows above, though both packages are sound.
  city.core.write.exec(
    `UPDATE enterprise SET voided_at = '2026-11-20T00:00:00.000Z', void_reason = '误', version = version + 1,
       updated_at = '2026-11-20T08:00:00.000Z' WHERE id = 'e0000001'`,
  );
  const { batchId } = await province.merge(await city.upload('p2.yjpkg', up));
  expect(standing(province, county.self, city.self)).toBe('differs');
  expect(gapOf(province, city.self)?.totals[0]?.officeId).toBe(county.self);
  await province.call('undo', { batchId });
  expect(standing(province, county.self, city.self)).toBe('alike');
  await province.merge(await city.upload('p3.yjpkg', { ...up, withOriginals: false }));
  expect(standing(province, county.self, city.self)).toBe('not-attached');
  expect((await province.call('totals', { officeId: county.self })).stated).toBeNull();
});

test('an office whose package states nothing is not said to agree', async () => {
  const county = desk();
  const city = desk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
  await city.merge(await county.upload('a.yjpkg', { period: '2027' }));
  expect(words(city, county.self)).toEqual(['unstated', 0]);
});
