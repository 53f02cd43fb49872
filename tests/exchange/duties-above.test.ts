import { afterEach, expect, test } from 'vitest';
import { fillDutyCounty } from '../builders/duty-county';
import { fillDutyMeans } from '../builders/duty-county-means';
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

/** Rule, period, what it is about, due day, state, day it was met, lateness and evidence, of the county and its units. */
const dutiesOf = (each: ExchangeDesk, county: string) =>
  each.core.read.allRaw(
    `SELECT * FROM duty WHERE subject_id = @county OR subject_id IN (SELECT id FROM enterprise WHERE origin = @county)
      ORDER BY subject_id, rule_id, period, ref_id`,
    { county },
  );

/** A county of every kind of unit, with set decisions and licences, its rescue registers, and its own drills. */
function fill(county: ExchangeDesk): void {
  const { core, self } = county;
  fillDutyCounty(core.write, self, { enterprises: 100, plansEach: 2, drillsEach: 6 });
  fillDutyMeans(core.write, self, 100);
  const now = `'${self}', 1, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'`;
  core.write.exec(
    `INSERT INTO enterprise_set_override (id, enterprise_id, set_id, member, reason, decided_by, origin, version, created_at, updated_at)
       SELECT 'so' || id, id, CASE WHEN id % 2 = 0 THEN 'SET-A' ELSE 'SET-C' END, substr(id, -1) < '5', '认定', '示某', ${now}
         FROM (SELECT id FROM enterprise ORDER BY id LIMIT 20);
     INSERT INTO enterprise_licence (id, enterprise_id, kind, number, origin, version, created_at, updated_at)
       SELECT 'li' || id, id, '危险化学品经营许可证', 'XK' || id, ${now} FROM (SELECT id FROM enterprise ORDER BY id LIMIT 20);
     INSERT INTO drill (id, title, title_key, state, level, start_on, end_on, origin, version, created_at, updated_at)
       VALUES ('own', '县政府综合演练', '县政府综合演练', 'ended', 'government', '2026-03-01', '2026-03-01', ${now})`,
  );
}

test('a county’s duties are the same at the county, at its city and at its province, row by row', async () => {
  const county = desk();
  fill(county);
  await county.settle();
  const below = dutiesOf(county, county.self);
  expect(new Set(below.map(([, rule]) => rule)).size).toBeGreaterThan(15);

  const city = desk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
  await city.merge(await county.upload('a.yjpkg'));
  expect(dutiesOf(city, county.self)).toEqual(below);

  const up = { recipientName: '吉林省应急管理厅' };
  const province = desk({ level: 'province', regionCode: '220000', name: up.recipientName });
  await province.merge(await city.upload('b.yjpkg', up));
  expect(dutiesOf(province, county.self)).toEqual(below);
});
