import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CivilDate } from '../../db/domain/dates/civil-date';
import { OFFICE_FIGURES, type OfficeFigure } from '../../db/domain/exchange/office-figures';
import { officeFigures } from '../../db/exchange/desk/counties';
import { figureLists } from '../../db/exchange/desk/figure-lists';
import { findList } from '../../db/repositories/lists/index';
import { queryPage } from '../../db/repositories/lists/query';
import { recomputeDuties } from '../../db/services/duties/recompute';
import { fillCounty } from '../builders/county';
import { makeCore, type TestCore } from '../builders/database';
import { makeDrill, makeFilingCase, makeHazard, makePlan } from '../builders/records';

// A figure and the list behind it are written in two languages, SQL and filters: what is counted must be what is shown.

const today = '2026-11-20' as CivilDate;
let desk: TestCore;
beforeEach(async () => {
  desk = makeCore({ today });
  fillCounty({ core: desk.core, self: desk.self }, { enterprises: 24, plansEach: 2, drillsEach: 4 });
  const units = desk.core.read.all<{ id: string }>('SELECT id FROM enterprise ORDER BY id');
  for (const [n, { id }] of units.entries()) {
    desk.core.write.run(`UPDATE enterprise SET sets = @sets WHERE id = @id`, {
      id,
      sets: JSON.stringify(n % 3 === 0 ? ['SET-A', 'SET-B'] : ['SET-A']),
    });
    if (n % 4 === 0) makeDrill(desk, { enterpriseId: id, endOn: '2026-09-10', state: 'reported' });
    if (n % 5 === 0) {
      desk.core.write.run(
        `UPDATE filing_case SET state = 'draft' WHERE enterprise_id = @id AND state = 'filed'`,
        { id },
      );
      makeFilingCase(desk, { enterpriseId: id, state: 'deemed-filed' });
    }
    if (n % 6 === 0) makeHazard(desk, { enterpriseId: id });
    // In force for six years and never assessed.
    if (n % 8 === 0)
      makePlan(desk, {
        enterpriseId: id,
        kind: 'comprehensive',
        first: { state: 'published', publishedOn: '2020-03-01' },
      });
  }
  await recomputeDuties(desk.core, (db) => desk.deps(db));
});
afterEach(() => desk.close());

/** Figures that count units once whose list shows each of their duties, cases or drills. */
const BY_UNIT: ReadonlySet<OfficeFigure> = new Set([
  'shouldFile',
  'filed',
  'deemed',
  'overdueFiling',
  'shouldDrill',
  'drilled',
]);

test('every figure is found again in the list that it opens', () => {
  const { core } = desk;
  const own = officeFigures(core.read, core.law, today).find(({ officeId }) => officeId === desk.self);
  const lists = figureLists(core.law, today);
  const shown = Object.fromEntries(
    OFFICE_FIGURES.map((figure) => {
      const { list, filters } = lists[figure];
      const request = { text: '', filters };
      const page = queryPage(core.read, findList(list), request, { offset: 0, limit: 500, today });
      if (!BY_UNIT.has(figure)) return [figure, page.total];
      const owner = page.columns.indexOf('ownerName');
      return [figure, new Set(page.rows.map((row) => row[owner])).size];
    }),
  );
  // Nothing stands for itself that is nought everywhere.
  for (const figure of OFFICE_FIGURES) expect(shown[figure], figure).toBeGreaterThan(0);
  expect(Object.fromEntries(OFFICE_FIGURES.map((figure) => [figure, own?.[figure]]))).toEqual(shown);
});
