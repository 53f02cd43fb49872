import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CivilDate } from '../../db/domain/dates/civil-date';
import { countyFigures } from '../../db/exchange/desk/counties';
import type { Law } from '../../db/law';
import { homeFigures } from '../../db/services/duties/inbox';
import { recomputeDuties } from '../../db/services/duties/recompute';
import { makeCore, type TestCore } from '../builders/database';
import { makeDrill, makeEnterprise, makePlan } from '../builders/records';

let test: TestCore;
beforeEach(async () => {
  test = makeCore({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
  const now = test.core.clock.now();
  test.core.write.run(
    `INSERT INTO office (id, name, level, region_code, via_id, origin, created_at, updated_at)
     VALUES ('county', '舒兰市应急管理局', 'county', '220283', @self, 'county', @now, @now)`,
    { self: test.self, now },
  );
  const county = { ...test, self: 'county' };
  const hotel = makeEnterprise(county, { activities: ['hotel'], sets: ['SET-A'] });
  const mine = makeEnterprise(county, { activities: ['coal-mine'], sets: ['SET-A', 'SET-B', 'SET-C'] });
  makeEnterprise(county, { activities: [], sets: [] });
  makePlan(county, { enterpriseId: mine.id });
  makeDrill(county, { enterpriseId: hotel.id, endOn: '2026-09-10', state: 'reported' });
  await recomputeDuties(test.core, (db) => test.deps(db));
});
afterEach(() => test.close());

const under = (figures: Partial<Law['figures']>): Law => ({
  ...test.core.law,
  figures: { ...test.core.law.figures, ...figures },
});
const counted = (law: Law) => countyFigures(test.core.read, law, '2026-11-20' as CivilDate)[0];
const home = (law: Law, key: string) => {
  const found = homeFigures(test.core.read, law, '2026-11-20').find((figure) => figure.key === key);
  return found && { value: found.value, of: found.of, filters: JSON.parse(found.filters) as unknown };
};

describe('figures', () => {
  it('of counties count what the rule data names', () => {
    expect(counted(test.core.law)).toMatchObject({ enterprises: 3, keyUnits: 2, shouldFile: 2 });
    expect(counted(under({ keyUnits: 'SET-B' }))).toMatchObject({ keyUnits: 1 });
    expect(counted(under({ filing: 'R-REV-MUST' }))).toMatchObject({ shouldFile: 1 });
    expect(counted(under({ drills: [] }))).toMatchObject({ shouldDrill: 0, drilled: 0 });
  });

  it('of the home screen take rule and period from the rule data', () => {
    expect(home(test.core.law, 'keyDrillsDone')).toMatchObject({
      of: 2,
      filters: [
        { column: 'rule', values: ['R-DRILL-6M-KEY'] },
        { column: 'period', values: ['2026H2'] },
        { column: 'state', values: ['met'] },
      ],
    });
    expect(home(under({ keyDrill: 'R-DRILL-1Y' }), 'keyDrillsDone')).toMatchObject({
      of: 3,
      filters: [
        { column: 'rule', values: ['R-DRILL-1Y'] },
        { column: 'period', values: ['2026'] },
        { column: 'state', values: ['met'] },
      ],
    });
    expect(home(under({ filing: 'R-REV-MUST' }), 'plansFiled')?.filters).toContainEqual({
      column: 'rule',
      values: ['R-REV-MUST'],
    });
  });
});
