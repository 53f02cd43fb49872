import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CivilDate } from '../../db/domain/dates/civil-date';
import { REGISTER_COLUMNS, TALLIES } from '../../db/domain/reports/definition';
import { REPORT_CUTS } from '../../db/domain/reports/facts';
import { readPeriod } from '../../db/domain/reports/period';
import { factsBehind, tally } from '../../db/domain/reports/tally';
import { countyFigures } from '../../db/exchange/desk/counties';
import { recomputeDuties } from '../../db/services/duties/recompute';
import { gatherFilingFacts, gatherInspectionFacts } from '../../db/services/reports/gather-facts';
import { readReport } from '../../db/services/reports/read-report';
import { readReportRows } from '../../db/services/reports/read-rows';
import { makeCore, type TestCore } from '../builders/database';
import { fillDutyCounty } from '../builders/duty-county';
import {
  makeAssessment,
  makeEnterprise,
  makeFilingCase,
  makeInspectedUnits,
  makePlan,
  makePlanVersion,
} from '../builders/records';

const today = '2026-11-20';
let test: TestCore;
beforeEach(() => {
  test = makeCore({ today });
});
afterEach(() => test.close());

const view = (report: 'T1' | 'T2' | 'T9', period = '2026', by: (typeof REPORT_CUTS)[number] = 'region') =>
  readReport(test.core.read, test.core.law, today, { report, period, by });
const rowsOf = (
  report: 'T1' | 'T9',
  column: string,
  line: string | null = null,
  period = '2026',
  by: (typeof REPORT_CUTS)[number] = 'region',
) =>
  readReportRows(
    test.core.read,
    test.core.law,
    today,
    { report, period, by, line, column },
    { offset: 0, limit: 100_000 },
  );
/** The total line by column key. */
const totals = (report: 'T1' | 'T9', period = '2026') => {
  const { columns, total } = view(report, period);
  return Object.fromEntries(columns.map(({ key }, at) => [key, total?.[at]]));
};

const mine = (given: Parameters<typeof makeEnterprise>[1] = {}) =>
  makeEnterprise(test, { activities: ['coal-mine'], sets: ['SET-A', 'SET-B', 'SET-C'], ...given });
const event = (caseId: string, action: string, onDate: string, to = 'checking') =>
  test.core.write.run(
    `INSERT INTO filing_event (id, case_id, seq, action, from_state, to_state, on_date, at, actor, origin, created_at, updated_at)
     VALUES (@id, @caseId, (SELECT COALESCE(MAX(seq), 0) + 1 FROM filing_event WHERE case_id = @caseId), @action, 'submitted', @to,
       @onDate, @now, '示例员', @self, @now, @now)`,
    { id: test.core.newId(), caseId, action, onDate, to, now: test.core.clock.now(), self: test.self },
  );

/** Five units by hand: filed after one notice, deemed filed, overdue, without a plan, closed; and one that need not file. */
function smallCounty() {
  const filed = mine({ name: '示一煤矿', town: '平安镇', supervisionCategory: '煤矿' });
  const one = makePlan(test, {
    enterpriseId: filed.id,
    kind: 'comprehensive',
    first: {
      publishedOn: '2026-03-02',
      reviewWay: 'review',
      reviewDate: '2026-02-20',
      reviewResult: 'passed',
      signedOn: '2026-02-27',
    },
  });
  const first = makeFilingCase(test, {
    enterpriseId: filed.id,
    planVersionIds: [one.version.id],
    state: 'filed',
    submittedOn: '2026-03-10',
    receivedOn: '2026-03-16',
    decidedOn: '2026-03-19',
    filingNo: '220283-2026-0001',
  });
  event(first.id, 'receive', '2026-03-10');
  event(first.id, 'return-once', '2026-03-12', 'returned');
  event(first.id, 'receive', '2026-03-16');
  event(first.id, 'file', '2026-03-19', 'filed');

  const deemed = mine({ name: '例二煤矿', town: '白旗镇', supervisionCategory: '煤矿' });
  const two = makePlan(test, {
    enterpriseId: deemed.id,
    kind: 'special',
    first: { publishedOn: '2026-08-03' },
  });
  makeFilingCase(test, {
    enterpriseId: deemed.id,
    planVersionIds: [two.version.id],
    kind: 'refiling',
    state: 'deemed-filed',
    submittedOn: '2026-08-10',
    receivedOn: '2026-08-10',
    decidedOn: '2026-08-18',
  });

  const late = mine({ name: '样三煤矿', town: '平安镇' });
  makePlan(test, {
    enterpriseId: late.id,
    kind: 'onsite',
    first: { publishedOn: '2026-09-01', signedOn: '2026-08-28' },
  });
  const old = makePlan(test, {
    enterpriseId: late.id,
    kind: 'onsite',
    title: '老方案',
    first: { publishedOn: '2020-01-06', signedOn: '2020-01-03' },
  });
  makeFilingCase(test, {
    enterpriseId: late.id,
    planVersionIds: [old.version.id],
    state: 'filed',
    submittedOn: '2020-01-08',
    receivedOn: '2020-01-08',
    decidedOn: '2020-01-10',
    filingNo: '220283-2020-0001',
  });
  mine({ name: '测四煤矿', town: null });
  mine({ name: '试五煤矿', town: '平安镇', status: 'closed', closedOn: '2026-05-01' });
  makeEnterprise(test, { name: '模六商店', town: '平安镇' });
  return { filed, deemed, late, first };
}

describe('T1', () => {
  it('counts a county that was counted by hand', () => {
    smallCounty();
    expect(totals('T1')).toEqual({
      line: '合计',
      shouldFile: 4,
      filed: 3,
      filedRate: 75,
      deemed: 1,
      overdue: 1,
      cases: 2,
      firstCases: 1,
      refilings: 1,
      notices: 1,
      plans: 4,
      comprehensive: 1,
      special: 1,
      onsite: 2,
      // 试五 is closed; 测四 has no plan that could be reviewed.
      shouldReview: 3,
      reviewed: 1,
      notAssessed: 1,
      // Returned after two working days, filed after three; nobody decided the deemed one.
      checkDays: 2.5,
    });
  });

  it('speaks of a period: what happened outside is left out, stocks are those of its last day', () => {
    smallCounty();
    expect(totals('T1', '2026H1')).toMatchObject({
      cases: 1,
      refilings: 0,
      notices: 1,
      overdue: 0,
      shouldFile: 4,
    });
    expect(totals('T1', '2026-04-30')).toMatchObject({ shouldFile: 5, filed: 2, deemed: 0, plans: 2 });
    expect(totals('T1', '2026Q4')).toMatchObject({ cases: 0, notices: 0, checkDays: null, overdue: 1 });
  });

  it('opens the rows behind its numbers', () => {
    const { late, first } = smallCounty();
    expect(rowsOf('T1', 'overdue').rows).toMatchObject([
      { opens: 'enterprise', id: late.id, unitName: '样三煤矿', date: '2026-09-29' },
    ]);
    expect(rowsOf('T1', 'notices').rows).toMatchObject([
      { opens: 'filing', id: first.id, date: '2026-03-12' },
    ]);
    expect(rowsOf('T1', 'checkDays').rows.map(({ amount }) => amount)).toEqual([2, 3]);
    expect(rowsOf('T1', 'shouldFile', '').rows.map(({ unitName }) => unitName)).toEqual(['测四煤矿']);
  });

  it('takes a notice that a ledger told, which has no steps, once', () => {
    const unit = mine();
    makeFilingCase(test, {
      enterpriseId: unit.id,
      state: 'returned',
      receivedOn: '2026-05-06',
      returnedOn: '2026-05-08',
    });
    expect(totals('T1')).toMatchObject({ notices: 1, checkDays: 2 });
  });

  it('agrees with the duties and with the table of counties', async () => {
    fillDutyCounty(test.core.write, test.self, { enterprises: 120, plansEach: 3, drillsEach: 1 });
    test.core.write.run('UPDATE office SET via_id = @self, is_self = 0 WHERE id = @self', {
      self: test.self,
    });
    await recomputeDuties(test.core, (db) => test.deps(db));
    const [county] = countyFigures(test.core.read, test.core.law, today as CivilDate);
    expect(totals('T1', today)).toMatchObject({
      shouldFile: county?.shouldFile,
      overdue: county?.overdueFiling,
      notAssessed: county?.assessOverdue,
    });
  });
});

describe('T9', () => {
  it('counts units once, findings by kind, orders and penalties by their own day', () => {
    const [a, b, c] = [mine({ town: '平安镇' }), mine({ town: '白旗镇' }), mine({ town: '平安镇' })];
    makeInspectedUnits(test, {
      enterpriseIds: [a.id, b.id],
      visitedOn: '2026-04-10',
      findings: [
        { of: 0, kind: 'not-filed', orderedOn: '2026-04-12' },
        { of: 0, kind: 'no-drill', orderedOn: '2026-07-02', penalisedOn: '2026-07-20' },
        { of: 1, kind: 'other' },
      ],
    });
    makeInspectedUnits(test, { enterpriseIds: [a.id, c.id], visitedOn: '2026-06-01' });
    expect(totals('T9', '2026')).toMatchObject({
      inspected: 3,
      findings: 3,
      notFiled: 1,
      noDrill: 1,
      otherFindings: 1,
      orders: 2,
      penalties: 1,
    });
    expect(totals('T9', '2026H1')).toMatchObject({ inspected: 3, findings: 3, orders: 1, penalties: 0 });
    expect(totals('T9', '2026H2')).toMatchObject({ inspected: 0, findings: 0, orders: 1, penalties: 1 });
    expect(rowsOf('T9', 'orders', '平安镇').total).toBe(2);
  });
});

describe('T2', () => {
  it('has the columns of the register, a row a plan, void numbers kept with the reason', () => {
    const { first } = smallCounty();
    const gone = makeFilingCase(test, {
      enterpriseId: mine({ name: '废七煤矿' }).id,
      state: 'void',
      decidedOn: '2026-06-02',
      filingNo: '220283-2026-0002',
    });
    event(gone.id, 'void', '2026-06-09', 'void');
    const { lines, columns } = view('T2');
    expect(columns.map(({ heading }) => heading).slice(0, 4)).toEqual([
      '序号',
      '备案编号',
      '单位名称',
      '统一社会信用代码',
    ]);
    const at = (key: string) => REGISTER_COLUMNS.findIndex((column) => column.key === key);
    const row = lines.find(({ key }) => key === first.id);
    expect(
      [
        'filingNo',
        'unitName',
        'planKind',
        'submittedOn',
        'returnedOn',
        'decidedOn',
        'late',
        'daysTaken',
        'deemed',
      ].map((key) => row?.cells[at(key)]),
    ).toEqual([
      '220283-2026-0001',
      '示一煤矿',
      '综合应急预案',
      '2026-03-10',
      '2026-03-12',
      '2026-03-19',
      '否',
      6,
      '否',
    ]);
    expect(lines.find(({ key }) => key === gone.id)?.cells[at('remark')]).toBe('已注销');
    expect(lines.map(({ cells }) => cells[0])).toEqual([1, 2, 3]);
  });

  it('says who handed in after the twentieth working day', () => {
    const unit = mine();
    const at = REGISTER_COLUMNS.findIndex((column) => column.key === 'late');
    for (const [publishedOn, submittedOn] of [
      ['2026-09-01', '2026-09-29'],
      ['2026-09-01', '2026-09-30'],
    ] as const) {
      const { version } = makePlan(test, { enterpriseId: unit.id, first: { publishedOn } });
      makeFilingCase(test, {
        enterpriseId: unit.id,
        planVersionIds: [version.id],
        state: 'filed',
        submittedOn,
        receivedOn: submittedOn,
        decidedOn: '2026-10-12',
        filingNo: submittedOn,
      });
    }
    expect(view('T2').lines.map(({ cells }) => cells[at])).toEqual(['否', '是']);
  });
});

describe('every number', () => {
  it('is the number of rows that it opens, and lines add up to the total', () => {
    fillDutyCounty(test.core.write, test.self, { enterprises: 60, plansEach: 3, drillsEach: 1 });
    test.core.write.run(
      `UPDATE enterprise SET town = CASE CAST(substr(id, 2) AS INTEGER) % 3 WHEN 0 THEN '平安镇' WHEN 1 THEN '白旗镇' END,
         supervision_category = CASE CAST(substr(id, 2) AS INTEGER) % 4 WHEN 0 THEN '煤矿' WHEN 1 THEN '危险化学品' END`,
    );
    makeInspectedUnits(test, {
      enterpriseIds: ['e0000003', 'e0000007'],
      visitedOn: '2025-04-10',
      findings: [{ of: 0, kind: 'means', orderedOn: '2025-05-01' }],
    });
    const period = readPeriod('2025', today as CivilDate);
    const gathered = {
      T1: gatherFilingFacts(test.core.read, test.core.law, period),
      T9: gatherInspectionFacts(test.core.read, test.core.law, period),
    };
    for (const report of ['T1', 'T9'] as const)
      for (const by of REPORT_CUTS) {
        const definition = TALLIES[report];
        const { lines, total } = tally(definition, gathered[report], by);
        definition.columns.forEach((column, at) => {
          const opened = (line: string | null) =>
            factsBehind(definition, gathered[report], by, line, column.key).length;
          const each = lines.map((line) => opened(line.key));
          expect(
            each.reduce((sum, n) => sum + n, 0),
            column.key,
          ).toBe(opened(null));
          if (column.shape !== 'count') return;
          expect(total[at], column.key).toBe(opened(null));
          expect(
            lines.map((line) => line.cells[at]),
            column.key,
          ).toEqual(each);
        });
      }
    const table = view('T1', '2025');
    expect(rowsOf('T1', 'plans', '平安镇', '2025').total).toBe(
      table.lines.find(({ key }) => key === '平安镇')?.cells[
        table.columns.findIndex(({ key }) => key === 'plans')
      ],
    );
  });
});

describe('a city', () => {
  it('tells its counties apart, and its own units', () => {
    const city = makeCore({ today, level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
    city.core.write.run(
      `INSERT INTO office (id, name, level, region_code, via_id, origin, created_at, updated_at)
       VALUES ('county', '舒兰市应急管理局', 'county', '220283', 'county', 'county', '2026-01-01', '2026-01-01')`,
    );
    makeEnterprise(city, { activities: ['coal-mine'] });
    makeEnterprise({ ...city, self: 'county' }, { activities: ['coal-mine'] });
    const table = readReport(city.core.read, city.core.law, today, {
      report: 'T1',
      period: '2026',
      by: 'region',
    });
    city.close();
    expect(table.lines.map(({ cells }) => cells.slice(0, 2))).toEqual([
      ['吉林市本级', 1],
      ['舒兰市', 1],
    ]);
  });
});

describe('the assessment of a revised plan', () => {
  it('is counted for the plan, not for each version', () => {
    const unit = mine();
    const { plan } = makePlan(test, {
      enterpriseId: unit.id,
      first: { publishedOn: '2019-01-07', state: 'superseded' },
    });
    makePlanVersion(test, { planId: plan.id, number: 2, publishedOn: '2021-01-05', signedOn: '2021-01-04' });
    expect(rowsOf('T1', 'notAssessed').rows).toMatchObject([
      { opens: 'plan', id: plan.id, date: '2024-01-05' },
    ]);
    makeAssessment(test, { planId: plan.id, assessedOn: '2025-02-03' });
    expect(totals('T1')).toMatchObject({ notAssessed: 0 });
  });
});
