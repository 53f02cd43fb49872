import { expect, test } from 'vitest';
import { compareTotals, type OfficeTotals } from '../../db/domain/exchange/totals';

const totals = (over: Partial<OfficeTotals> = {}): OfficeTotals => ({
  asOf: '2026-11-20',
  T1: { shouldFile: 10, filed: 4, filedRate: 40, checkDays: null },
  T3: { drills: 3, cost: 1.25 },
  T9: { inspected: 0 },
  ...over,
});

test('equal totals differ in nothing, whatever digits a rate has left', () => {
  expect(compareTotals(totals(), totals())).toEqual([]);
  expect(compareTotals(totals(), totals({ T3: { drills: 3, cost: 1.250000001 } }))).toEqual([]);
});

test('each number that differs is named with both values, in the order of the columns', () => {
  const here = totals({ T1: { shouldFile: 10, filed: 5, filedRate: 50, checkDays: 2 } });
  expect(compareTotals(totals(), here)).toEqual([
    { table: 'T1', column: 'filed', heading: '已备案单位数', stated: 4, here: 5 },
    { table: 'T1', column: 'filedRate', heading: '备案率（%）', stated: 40, here: 50 },
    { table: 'T1', column: 'checkDays', heading: '平均核对工作日', stated: null, here: 2 },
  ]);
});

test('a column that only one of the programs knows says nothing', () => {
  expect(compareTotals(totals({ T9: { inspected: 0, rockets: 4 } }), totals())).toEqual([]);
  expect(compareTotals(totals({ T9: {} }), totals({ T9: { inspected: 3 } }))).toEqual([]);
});
