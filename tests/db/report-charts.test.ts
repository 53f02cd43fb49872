import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CivilDate } from '../../db/domain/dates/civil-date';
import { plainText } from '../../db/domain/reports/linked-text';
import { recomputeDuties } from '../../db/services/duties/recompute';
import { readReport } from '../../db/services/reports/read-report';
import { type RowsRequest, readReportRows } from '../../db/services/reports/read-rows';
import type { ReportRequest, ReportView } from '../../db/services/reports/report-view';
import { writeReport } from '../../db/services/reports/write-report';
import { makeCore } from '../builders/database';
import { fillDutyCounty } from '../builders/duty-county';
import { makeEnterprise, makeExpert, makeHazard, makeSupply, makeTeam } from '../builders/records';

const today = '2026-11-20' as CivilDate;
const at = makeCore({ today });
beforeAll(async () => {
  fillDutyCounty(at.core.write, at.self, { enterprises: 60, plansEach: 2, drillsEach: 3 });
  const unit = makeEnterprise(at, { name: '示一化工厂', town: '平安镇', sets: ['SET-A'] });
  makeHazard(at, { enterpriseId: unit.id, level: 2, filedOn: '2026-03-01' });
  makeHazard(at, { enterpriseId: unit.id, level: null });
  makeTeam(at, { name: '示矿救护队', level: 'county', members: 20, fullTimeMembers: 12 });
  makeTeam(at, { name: '例镇救援队', level: 'enterprise', members: null, fullTimeMembers: null });
  makeSupply(at, { name: '示雨衣', code: '1010101', expiresOn: '2026-01-31' });
  makeExpert(at, { specialtyCodes: ['S01'], title: '高级工程师', termTo: '2027-06-30' });
  await recomputeDuties(at.core, (db) => at.deps(db));
});
afterAll(() => at.close());

const view = (report: ReportRequest['report'], given: Partial<ReportRequest> = {}): ReportView =>
  readReport(at.core.read, at.core.law, today, { report, period: '2026', by: 'region', ...given });
const rows = (given: Partial<RowsRequest> & Pick<RowsRequest, 'report' | 'column'>) =>
  readReportRows(
    at.core.read,
    at.core.law,
    today,
    { period: '2026', by: 'region', line: null, ...given },
    { offset: 0, limit: 100_000 },
  );
const cell = ({ columns }: ReportView, cells: ReportView['lines'][number]['cells'] | null, key: string) =>
  cells?.[columns.findIndex((column) => column.key === key)];
const lineOf = (table: ReportView, key: string) =>
  table.lines.find((line) => line.key === key)?.cells ?? null;

describe('filing over time', () => {
  it.each(['month', 'quarter'] as const)('has by %s the very numbers of T1', (by) => {
    const points = view('C2', { by });
    expect(points.lines).toHaveLength(by === 'month' ? 12 : 8);
    for (const { key, cells } of [points.lines.at(-1), points.lines.at(-4)].flatMap((line) => line ?? [])) {
      const table = view('T1', { period: key });
      for (const column of ['shouldFile', 'filed', 'filedRate', 'overdue', 'cases'])
        expect([key, column, cell(points, cells, column)]).toEqual([
          key,
          column,
          cell(table, table.total, column),
        ]);
    }
    const last = points.lines.at(-1);
    expect(rows({ report: 'C2', line: last?.key ?? '', column: 'filed' }).total).toBe(
      cell(points, last?.cells ?? null, 'filed'),
    );
  });
});

describe('drills by half-year', () => {
  it('has in every line and half the very numbers of T3, and opens them', () => {
    const heat = view('C3');
    const halves = ['2025H1', '2025H2', '2026H1', '2026H2'];
    expect(heat.columns.filter(({ kind }) => kind === 'rate').map(({ key }) => key)).toEqual(
      halves.map((half) => `${half}.drilledRate`),
    );
    for (const half of halves) {
      const table = view('T3', { period: half });
      for (const { key, cells } of heat.lines)
        for (const column of ['shouldDrill', 'drilled', 'drilledRate'])
          expect([half, key, column, cell(heat, cells, `${half}.${column}`)]).toEqual([
            half,
            key,
            column,
            cell(table, lineOf(table, key), column),
          ]);
      expect(cell(heat, heat.total, `${half}.drilled`)).toBe(cell(table, table.total, 'drilled'));
    }
    const line = heat.lines[0];
    expect(rows({ report: 'C3', line: line?.key ?? '', column: '2026H1.shouldDrill' }).total).toBe(
      cell(heat, line?.cells ?? null, '2026H1.shouldDrill'),
    );
  });
});

describe('coverage', () => {
  it('agrees with the tables of filing, drills and hazards', () => {
    const coverage = view('C1');
    for (const [report, columns] of [
      ['T1', ['shouldFile', 'filed', 'filedRate']],
      ['T3', ['shouldDrill', 'drilled', 'drilledRate']],
    ] as const) {
      const table = view(report);
      for (const { key, cells } of coverage.lines)
        for (const column of columns)
          expect(cell(coverage, cells, column)).toEqual(cell(table, lineOf(table, key), column));
    }
    expect(cell(coverage, coverage.total, 'hazards')).toBe(view('T8').lines.length);
  });
});

describe('sums of the registers', () => {
  it.each([
    ['T5', ['level', 'field', 'nature', 'region']],
    ['T6', ['class', 'owner', 'region']],
    ['T8', ['region', 'industry', 'set', 'level']],
    ['C1', ['region', 'industry', 'set']],
  ] as const)('%s adds up in every cut, and every number opens what it counts', (report, cuts) => {
    for (const by of cuts) {
      const table = view(report, { by, sums: true });
      expect(table.lines.length).toBeGreaterThan(0);
      for (const column of table.columns.filter(({ kind }) => kind === 'number')) {
        const found = rows({ report, by, column: column.key });
        const amounts = found.rows.map(({ amount }) => amount ?? 1);
        expect([column.key, amounts.reduce((sum, one) => sum + one, 0)]).toEqual([
          column.key,
          cell(table, table.total, column.key),
        ]);
        const inLines = table.lines.map(
          ({ key }) => rows({ report, by, line: key, column: column.key }).total,
        );
        expect(inLines.reduce((sum, one) => sum + one, 0)).toBe(found.total);
      }
    }
  });

  it('stand below the register of teams', () => {
    const table = view('T5');
    expect(table.lines).toHaveLength(2);
    expect(cell(table, table.total, 'members')).toBe(20);
    expect(table.total?.[0]).toBe('合计');
  });

  it('count supplies by what is wanting and open the supply', () => {
    expect(rows({ report: 'T6', column: 'expired' }).rows).toMatchObject([
      { opens: 'supply', unitName: '示雨衣' },
    ]);
  });

  it('open the experts behind a number of the pool', () => {
    const pool = view('T7');
    expect(rows({ report: 'T7', column: 'serving' }).total).toBe(cell(pool, pool.total, 'serving'));
    expect(rows({ report: 'T7', line: pool.lines[0]?.key ?? '', column: 'serving' }).rows).toMatchObject([
      { opens: 'expert', title: '高级工程师' },
    ]);
  });
});

describe('the page for the head of the office', () => {
  const figure = (page: ReportView, key: string) => lineOf(page, `figure.${key}`);

  it('has a dozen figures, those of the tables, beside the period before', () => {
    const page = view('L1', { period: '2026H1' });
    expect(page.lines.filter(({ key }) => key.startsWith('figure.'))).toHaveLength(12);
    const sources = [
      ['T1', ['shouldFile', 'filedRate', 'overdue', 'cases', 'notAssessed']],
      ['T3', ['drilledRate', 'drills']],
      ['T9', ['inspected']],
    ] as const;
    for (const [report, keys] of sources) {
      const [now, before] = [view(report, { period: '2026H1' }), view(report, { period: '2025H2' })];
      for (const key of keys)
        expect([key, ...(figure(page, key)?.slice(1, 3) ?? [])]).toEqual([
          key,
          cell(now, now.total, key),
          cell(before, before.total, key),
        ]);
    }
    expect(figure(page, 'teams')?.[1]).toBe(view('T5', { period: '2026H1' }).lines.length);
    expect(figure(page, 'hazards')?.[1]).toBe(view('T8', { period: '2026H1' }).lines.length);
    const drills = view('T3', { period: '2026H1' });
    expect(figure(page, 'notDrilled')?.[1]).toBe(
      Number(cell(drills, drills.total, 'shouldDrill')) - Number(cell(drills, drills.total, 'drilled')),
    );
  });

  it('names at most three lines that are behind, the worst first, and opens every number', () => {
    const page = view('L1', { period: '2026H2' });
    const worst = page.lines.filter(({ key }) => key.startsWith('worst.'));
    expect(worst.length).toBeLessThanOrEqual(3);
    const sums = worst.map(({ cells }) => Number(cells[3]));
    expect(sums).toEqual([...sums].sort((a, b) => b - a));
    for (const { key, cells } of worst) {
      const line = key.slice('worst.'.length);
      const of = (column: string) => rows({ report: 'L1', period: '2026H2', line, column }).total;
      expect([of('overdue'), of('notDrilled')]).toEqual(cells.slice(1, 3));
    }
    for (const { key, cells } of page.lines.filter((line) => line.key.startsWith('due.'))) {
      const found = rows({ report: 'L1', period: '2026H2', column: key });
      expect(found.total).toBe(cells[1]);
      expect(found.rows.every(({ date }) => date !== null && date >= today && date <= '2026-12-20')).toBe(
        true,
      );
    }
    const rated = rows({ report: 'L1', period: '2026H2', column: 'filedRate' });
    expect(rated.total).toBe(rows({ report: 'T1', period: '2026H2', column: 'filed' }).total);
  });

  it('is written as a page of Word and as a workbook', async () => {
    const page = view('L1', { period: '2026H1' });
    for (const name of ['page.docx', 'page.xlsx']) {
      const file = join(at.folder, name);
      await writeReport(page, { preparedBy: '示例员', reviewedBy: null, head: null }, file);
      expect(statSync(file).size).toBeGreaterThan(1000);
    }
  });
});

describe('the yearly summary', () => {
  it('says of each number where it comes from, and opens just as many', () => {
    const text = view('T10');
    expect(text.lines.some(({ cells }) => String(cells[0]).includes('救援队伍'))).toBe(true);
    let linked = 0;
    for (const { cells, parts } of text.lines) {
      expect(parts?.map((part) => part.text).join('')).toBe(cells[1]);
      expect(plainText(String(cells[1]))).toBe(cells[1]);
      for (const { text: words, source } of parts ?? []) {
        if (source === null || words.includes('.')) continue;
        linked += 1;
        const report = source.report as RowsRequest['report'];
        if (source.column.endsWith('Rate') || source.column === 'checkDays') continue;
        const found = rows({ report, column: source.column, line: source.line });
        const sum = found.rows.reduce((total, { amount }) => total + (amount ?? 1), 0);
        expect([source, sum]).toEqual([source, Number(words)]);
      }
    }
    expect(linked).toBeGreaterThan(15);
  });
});
