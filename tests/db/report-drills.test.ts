import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extractDocument } from '../../db/documents/extract-text';
import type { CivilDate } from '../../db/domain/dates/civil-date';
import { isCompletedDrill } from '../../db/domain/drill/drill-state';
import { DRILL_REGISTER_COLUMNS, TALLIES } from '../../db/domain/reports/definition';
import { REPORT_CUTS, type ReportCut } from '../../db/domain/reports/facts';
import { readPeriod } from '../../db/domain/reports/period';
import { factsBehind, tally } from '../../db/domain/reports/tally';
import { drillTable } from '../../db/repositories/drill';
import { drillFindingTable } from '../../db/repositories/drill-finding';
import { gatherDrillFacts } from '../../db/services/reports/gather-drill-facts';
import { readReport } from '../../db/services/reports/read-report';
import { readReportRows } from '../../db/services/reports/read-rows';
import { writeReport } from '../../db/services/reports/write-report';
import { makeCore, type TestCore } from '../builders/database';
import { makeDrillFinding } from '../builders/drill-findings';
import { fillDutyCounty } from '../builders/duty-county';
import { makeDrill, makeEnterprise, makeInspectedUnits, makePlan } from '../builders/records';

const today = '2026-11-20';
let test: TestCore;
beforeEach(() => {
  test = makeCore({ today });
});
afterEach(() => test.close());

const view = (report: 'T3' | 'T4' | 'T10', period = '2026', by: ReportCut = 'region') =>
  readReport(test.core.read, test.core.law, today, { report, period, by });
const totals = (period = '2026') => {
  const { columns, total } = view('T3', period);
  return Object.fromEntries(columns.map(({ key }, at) => [key, total?.[at]]));
};
const rowsOf = (column: string, line: string | null = null, period = '2026') =>
  readReportRows(
    test.core.read,
    test.core.law,
    today,
    { report: 'T3', period, by: 'region', line, column },
    { offset: 0, limit: 1000 },
  );

/** Two key units and a shop: one key unit drilled in spring and autumn, the others did not. */
function smallCounty() {
  const key = { activities: ['coal-mine'], sets: ['SET-A', 'SET-B', 'SET-C'], establishedOn: '2015-01-01' };
  const mine = makeEnterprise(test, { ...key, name: '示一煤矿', town: '平安镇' });
  makeEnterprise(test, { ...key, name: '例二煤矿', town: '白旗镇' });
  makeEnterprise(test, { name: '模三商店', town: '平安镇', establishedOn: '2015-01-01' });
  const { plan, version } = makePlan(test, { enterpriseId: mine.id, kind: 'special', title: '透水专项预案' });
  const spring = makeDrill(test, {
    enterpriseId: mine.id,
    planId: plan.id,
    planVersionId: version.id,
    title: '春季透水演练',
    form: 'action',
    level: 'enterprise',
    startOn: '2026-04-09',
    endOn: '2026-04-10',
    participants: 60,
    observers: 15,
    cost: 12_500,
    conclusion: '基本达到目标',
    revisePlan: true,
    reported: true,
    reportedOn: '2026-07-02',
    state: 'reported',
  });
  makeDrillFinding(test, { drillId: spring.id, state: 'verified', closedOn: '2026-05-20' });
  makeDrillFinding(test, { drillId: spring.id, state: 'verified', closedOn: '2026-08-20' });
  makeDrillFinding(test, { drillId: spring.id, state: 'assigned' });
  makeDrill(test, {
    enterpriseId: mine.id,
    title: '秋季班组推演',
    planKind: 'onsite',
    form: 'tabletop',
    level: 'team',
    noNotice: true,
    startOn: '2026-09-15',
    endOn: '2026-09-15',
    participants: 20,
    evaluated: false,
    evaluatedOn: null,
    state: 'ended',
  });
  makeDrill(test, {
    enterpriseId: mine.id,
    state: 'planned',
    plannedOn: '2026-12-01',
    startOn: null,
    endOn: null,
  });
  makeDrill(test, {
    enterpriseId: null,
    title: '县级综合演练',
    planKind: 'government',
    level: 'government',
    startOn: '2026-06-01',
    endOn: '2026-06-01',
    participants: 300,
  });
  makeInspectedUnits(test, {
    enterpriseIds: [mine.id],
    visitedOn: '2026-10-10',
    findings: [
      { of: 0, kind: 'no-drill', orderedOn: '2026-10-12' },
      { of: 0, kind: 'not-filed', orderedOn: '2026-10-12' },
    ],
  });
  test.core.write.run("UPDATE inspection SET kind = 'drill'");
  return { mine, spring };
}

describe('T3', () => {
  it('counts a county that was counted by hand', () => {
    smallCounty();
    expect(totals()).toMatchObject({
      line: '合计',
      drilled: 1,
      drills: 2,
      comprehensive: 0,
      special: 1,
      onsite: 1,
      action: 1,
      tabletop: 1,
      enterprise: 1,
      workshop: 0,
      team: 1,
      noNotice: 1,
      players: 80,
      observers: 15,
      cost: 1.25,
      evaluations: 1,
      findings: 3,
      settled: 2,
      revisions: 1,
      reported: 1,
      checks: 1,
      orders: 1,
      governmentDrills: 1,
      departmentDrills: 0,
      townDrills: 0,
    });
    // All three units have a duty whose term lies in the year; the half-year is asked of key units and of site plans.
    expect(totals().shouldDrill).toBe(3);
    expect(totals().drilledRate).toBe(33.3);
  });

  it('takes drills by the day they ended, and what was settled by then', () => {
    smallCounty();
    expect(totals('2026H1')).toMatchObject({ drills: 1, players: 60, findings: 3, settled: 1, checks: 0 });
    expect(totals('2026H2')).toMatchObject({ drills: 1, players: 20, findings: 0, checks: 1, orders: 1 });
    expect(totals('2025')).toMatchObject({ drills: 0, players: 0, cost: 0, findings: 0 });
  });

  it('opens the rows behind its numbers, sums with the amount of each', () => {
    const { mine, spring } = smallCounty();
    expect(rowsOf('cost')).toMatchObject({
      kind: 'drill-cost',
      rows: [{ opens: 'drill', id: spring.id, unitName: '示一煤矿', amount: 1.25 }],
    });
    expect(rowsOf('findings').rows.map(({ opens, id }) => [opens, id])).toEqual(
      Array.from({ length: 3 }, () => ['drill', spring.id]),
    );
    expect(rowsOf('drilled', '平安镇').rows).toMatchObject([{ opens: 'enterprise', id: mine.id }]);
    expect(rowsOf('drilledRate').total).toBe(1);
    expect(rowsOf('governmentDrills').rows).toMatchObject([{ opens: 'drill', title: '县级综合演练' }]);
    for (const by of REPORT_CUTS)
      expect(view('T3', '2026', by).lines.map(({ cells }) => cells[0])).toContain('机关（政府、部门、乡镇）');
  });

  it('names an office that held no drill for two years', () => {
    test.core.write.run("UPDATE office SET created_at = '2023-01-01T00:00:00.000Z'");
    expect(totals().idleAgencies).toBe(1);
    expect(rowsOf('idleAgencies').rows).toMatchObject([{ opens: 'none', title: '' }]);
    makeDrill(test, { enterpriseId: null, level: 'government', startOn: '2026-06-01', endOn: '2026-06-01' });
    expect(totals().idleAgencies).toBe(0);
  });
});

describe('every number of drills', () => {
  it('equals a count of the records one by one, in every cut and line', () => {
    fillDutyCounty(test.core.write, test.self, { enterprises: 60, plansEach: 2, drillsEach: 7 });
    test.core.write.run(
      `UPDATE enterprise SET town = CASE CAST(substr(id, 2) AS INTEGER) % 3 WHEN 0 THEN '平安镇' WHEN 1 THEN '白旗镇' END,
         supervision_category = CASE CAST(substr(id, 2) AS INTEGER) % 4 WHEN 0 THEN '煤矿' WHEN 1 THEN '危险化学品' END`,
    );
    test.core.write.run(
      `UPDATE drill SET participants = rowid % 40, observers = rowid % 7, cost = (rowid % 11) * 900.5,
         form = CASE rowid % 3 WHEN 0 THEN 'action' WHEN 1 THEN 'tabletop' END,
         level = CASE rowid % 3 WHEN 0 THEN 'enterprise' WHEN 1 THEN 'workshop' ELSE 'team' END, no_notice = rowid % 5 = 0,
         revise_plan = rowid % 9 = 0`,
    );
    const all = drillTable.select(test.core.read, '');
    all.forEach((drill, at) => {
      if (at % 3 === 0)
        makeDrillFinding(test, {
          drillId: drill.id,
          state: at % 2 === 0 ? 'verified' : 'open',
          // Some were closed after the year had ended: not by then.
          closedOn: at % 2 === 0 ? (at % 4 === 0 ? '2025-12-30' : '2026-03-01') : null,
        });
    });
    const period = readPeriod('2025', today as CivilDate);
    const held = all.filter(
      (drill) =>
        isCompletedDrill(drill.state) &&
        (drill.endOn ?? '') >= period.from &&
        (drill.endOn ?? '') <= period.asOf,
    );
    expect(held.length).toBeGreaterThan(20);
    const ids = new Set(held.map(({ id }) => id));
    const findings = drillFindingTable.select(test.core.read, '').filter(({ drillId }) => ids.has(drillId));
    const sum = (of: (drill: (typeof held)[number]) => number | null) =>
      held.reduce((total, drill) => total + (of(drill) ?? 0), 0);
    const drillsWith = (fits: (drill: (typeof held)[number]) => boolean) => held.filter(fits).length;
    expect(totals('2025')).toMatchObject({
      drills: held.length,
      comprehensive: drillsWith(({ planKind }) => planKind === 'comprehensive'),
      special: drillsWith(({ planKind }) => planKind === 'special'),
      onsite: drillsWith(({ planKind }) => planKind === 'onsite'),
      action: drillsWith(({ form }) => form === 'action'),
      tabletop: drillsWith(({ form }) => form === 'tabletop'),
      enterprise: drillsWith(({ level }) => level === 'enterprise'),
      workshop: drillsWith(({ level }) => level === 'workshop'),
      team: drillsWith(({ level }) => level === 'team'),
      noNotice: drillsWith(({ noNotice }) => noNotice),
      players: sum(({ participants }) => participants),
      observers: sum(({ observers }) => observers),
      cost: Math.round(sum(({ cost }) => cost) / 100) / 100,
      evaluations: drillsWith(({ evaluated }) => evaluated),
      findings: findings.length,
      settled: findings.filter(({ closedOn }) => closedOn !== null && closedOn <= period.to).length,
      revisions: drillsWith(({ revisePlan }) => revisePlan === true),
      reported: drillsWith(({ reported }) => reported),
    });
    const gathered = gatherDrillFacts(test.core.read, test.core.law, period);
    for (const by of REPORT_CUTS) {
      const { lines, total } = tally(TALLIES.T3, gathered, by);
      TALLIES.T3.columns.forEach((column, at) => {
        const opened = (line: string | null) => factsBehind(TALLIES.T3, gathered, by, line, column.key);
        expect(lines.reduce((count, { key }) => count + opened(key).length, 0)).toBe(opened(null).length);
        if (column.shape === 'count') {
          expect(total[at], column.key).toBe(opened(null).length);
          for (const line of lines) expect(line.cells[at], column.key).toBe(opened(line.key).length);
        }
      });
    }
  });
});

describe('T4 and T10', () => {
  it('lists the drills of the period, those of offices last', () => {
    const { spring } = smallCounty();
    const { lines } = view('T4');
    const at = (key: string) => DRILL_REGISTER_COLUMNS.findIndex((column) => column.key === key);
    expect(lines.map(({ cells }) => cells[at('title')])).toEqual([
      '春季透水演练',
      '秋季班组推演',
      '县级综合演练',
    ]);
    const row = lines.find(({ key }) => key === spring.id)?.cells ?? [];
    expect(
      [
        'serial',
        'unitName',
        'planKind',
        'form',
        'level',
        'time',
        'players',
        'conclusion',
        'findings',
        'settled',
        'reportedOn',
      ].map((key) => row[at(key)]),
    ).toEqual([
      1,
      '示一煤矿',
      '专项应急预案',
      '实战',
      '企业',
      '2026-04-09 至 2026-04-10',
      60,
      '基本达到目标',
      3,
      '2/3',
      '2026-07-02',
    ]);
    expect(String(row[at('plan')])).toMatch(/^透水专项预案/);
    expect(view('T4', '2025').lines).toEqual([]);
  });

  it('drafts the yearly summary from these tables, as a Word text', async () => {
    smallCounty();
    const summary = view('T10');
    const text = summary.lines.map(({ cells }) => cells[1]).join('\n');
    expect(text).toContain('在册生产经营单位3家');
    expect(text).toContain('2026年生产经营单位举行演练2次：专项应急预案演练1次、现场处置方案演练1次');
    expect(text).toContain('组织政府演练1次。');
    const folder = mkdtempSync(join(tmpdir(), 'summary-'));
    try {
      const file = join(folder, '总结.docx');
      await writeReport(summary, { preparedBy: '示例员', reviewedBy: null, head: null }, file);
      const written = await extractDocument(readFileSync(file), '总结.docx');
      expect(written.text).toContain('三、应急演练');
      expect(written.text).toContain('举行演练2次');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
