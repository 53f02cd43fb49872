import { afterAll, expect, it } from 'vitest';
import { deskLaw } from '../../db/law/desk-law';
import { dutyRunner, storeDuties } from '../../db/services/duties/store-duties';
import { prepareSqlDuties, sqlDuties } from '../bench/duties-sql';
import { makeCore } from '../builders/database';
import { fillDutyCounty } from '../builders/duty-county';
import { fillDutyMeans } from '../builders/duty-county-means';

const TODAY = '2026-11-20';
const place = makeCore({ today: TODAY });
afterAll(() => place.close());

it('a set-based SQL pass over the same county finds the same duties, rule by rule and state by state', () => {
  const db = place.core.write;
  db.transaction(() => {
    fillDutyCounty(db, place.self, { enterprises: 400, plansEach: 2, drillsEach: 4 });
    fillDutyMeans(db, place.self, 400);
    prepareSqlDuties(db, place.core.law.calendar);
    sqlDuties(db, TODAY);
    const runner = dutyRunner(deskLaw(db, place.core.law), TODAY);
    storeDuties(db, { after: '', upTo: '\u{10FFFF}' }, runner);
  });
  const tally = (table: string) =>
    db.all<{ rule: string }>(
      `SELECT rule_id AS rule, state, leads, COUNT(*) AS n FROM ${table} WHERE rule_id <> 'R-DRILL-GOV-2Y'
       GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    );
  expect(tally('duty')).toEqual(tally('duty_sql'));
  expect(new Set(tally('duty').map(({ rule }) => rule))).toContain('R-TEAM-TRAIN');
});
