import { afterAll, expect, it } from 'vitest';
import type { CivilDate } from '../../db/domain/dates/civil-date';
import { readReport } from '../../db/services/reports/read-report';
import { makeExchangeDesk } from '../builders/exchange-desk';
import { makeEnterprise, makeFilingCase, makeInspectedUnits, makePlan } from '../builders/records';

const today = '2026-11-20' as CivilDate;
const county = makeExchangeDesk({ today });
const city = makeExchangeDesk({ today, level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
afterAll(() => {
  county.close();
  city.close();
});

it('a county’s line at the city is what the county computed', async () => {
  const place = { core: county.core, self: county.self };
  const units = Array.from({ length: 9 }, (_none, at) =>
    makeEnterprise(place, {
      activities: at % 3 === 0 ? ['coal-mine'] : at % 3 === 1 ? ['hotel'] : [],
      town: at % 2 === 0 ? '平安镇' : '白旗镇',
    }),
  );
  units.forEach((unit, at) => {
    if (at % 4 === 3) return;
    const { version } = makePlan(place, {
      enterpriseId: unit.id,
      kind: 'comprehensive',
      first: { publishedOn: `2026-0${(at % 8) + 1}-05`, signedOn: `2026-0${(at % 8) + 1}-04` },
    });
    if (at % 2 === 0)
      makeFilingCase(place, {
        enterpriseId: unit.id,
        planVersionIds: [version.id],
        state: at === 4 ? 'deemed-filed' : 'filed',
        submittedOn: '2026-09-07',
        receivedOn: '2026-09-07',
        decidedOn: '2026-09-10',
        filingNo: `220283-2026-${at}`,
      });
  });
  makeInspectedUnits(place, {
    enterpriseIds: units.slice(0, 3).map(({ id }) => id),
    visitedOn: '2026-05-12',
    findings: [{ of: 1, kind: 'not-filed', orderedOn: '2026-05-13' }],
  });
  await county.settle();
  makeEnterprise({ core: city.core, self: city.self }, { activities: ['coal-mine'] });
  await city.merge(await county.upload('上报.yjpkg'));
  for (const report of ['T1', 'T9'] as const) {
    const request = { report, period: '2026', by: 'region' } as const;
    const own = readReport(county.core.read, county.core.law, today, request);
    const merged = readReport(city.core.read, city.core.law, today, request);
    const line = merged.lines.find(({ cells }) => cells[0] === '舒兰市');
    expect(line?.cells.slice(1), report).toEqual(own.total?.slice(1));
    expect(own.total?.slice(1).some((value) => value !== 0)).toBe(true);
  }
  const details = (desk: typeof city) =>
    readReport(desk.core.read, desk.core.law, today, {
      report: 'T2',
      period: '2026',
      by: 'region',
    }).lines.map(({ cells }) => cells[1]);
  expect(details(city).sort()).toEqual(details(county).sort());
});
