import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../../db/domain/dates/civil-date';
import { TALLIES, TALLY_IDS } from '../../../db/domain/reports/definition';
import {
  FACT_KINDS,
  REPORT_CUTS,
  type ReportFact,
  type ReportFacts,
  type ReportUnit,
} from '../../../db/domain/reports/facts';
import { readPeriod } from '../../../db/domain/reports/period';
import { factsBehind, tally } from '../../../db/domain/reports/tally';

const today = '2026-11-22' as CivilDate;

describe('a period', () => {
  it.each([
    ['2026', '2026年', '2026-01-01', '2026-12-31', '2026-11-22'],
    ['2026H1', '2026年上半年', '2026-01-01', '2026-06-30', '2026-06-30'],
    ['2026H2', '2026年下半年', '2026-07-01', '2026-12-31', '2026-11-22'],
    ['2026Q3', '2026年第三季度', '2026-07-01', '2026-09-30', '2026-09-30'],
    ['2024-02', '2024年2月', '2024-02-01', '2024-02-29', '2024-02-29'],
    ['2026-05-09', '截至2026年5月9日（本年累计）', '2026-01-01', '2026-05-09', '2026-05-09'],
  ])('%s', (text, label, from, to, asOf) => {
    expect(readPeriod(text, today)).toEqual({ text, label, from, to, asOf });
  });

  it.each(['', '26', '2026H3', '2026Q0', '2026-13', '2026-00', '2026-02-30', '2026 H1', '上半年'])(
    'refuses %j by name',
    (text) =>
      expect(() => readPeriod(text, today)).toThrow(expect.objectContaining({ code: 'PERIOD_INVALID' })),
  );

  it('refuses what has not begun', () => {
    expect(() => readPeriod('2027', today)).toThrow(expect.objectContaining({ code: 'PERIOD_NOT_BEGUN' }));
  });
});

const FLAGS = [
  ...new Set(
    Object.values(TALLIES).flatMap(({ columns }) =>
      columns.flatMap((column) => ('flag' in column && column.flag !== null ? [column.flag] : [])),
    ),
  ),
];

const unitOf = (index: number, town: string | null, category: string | null, sets: string[]): ReportUnit => ({
  id: `u${index}`,
  name: `示例${index}`,
  uscc: null,
  town,
  category,
  region: { key: town ?? '', label: town ?? '未填' },
  sets,
});
const word = (...words: string[]) => fc.constantFrom(null, ...words);
const facts: fc.Arbitrary<ReportFacts> = fc
  .array(
    fc.tuple(word('甲镇', '乙乡'), word('危化', '矿山'), fc.subarray(['SET-A', 'SET-B', 'SET-C', 'SET-D'])),
    {
      maxLength: 12,
    },
  )
  .chain((rows) =>
    fc.record({
      units: fc.constant(
        new Map(
          rows.map(([town, category, sets], index) => [`u${index}`, unitOf(index, town, category, sets)]),
        ),
      ),
      facts: fc.array(
        fc
          .record({
            kind: fc.constantFrom(...FACT_KINDS),
            // One more than there are units: facts of others are left out.
            unit: fc.nat({ max: rows.length }),
            amount: fc.nat({ max: 9 }),
            flags: fc.subarray(FLAGS),
          })
          .map(
            ({ kind, unit, amount, flags }): ReportFact => ({
              kind,
              id: 'x',
              unitId: `u${unit}`,
              title: '',
              date: null,
              note: '',
              amount,
              flags: new Set(flags),
            }),
          ),
        { maxLength: 60 },
      ),
    }),
  );

describe('a table', () => {
  it('adds up: lines to the total, and every number to the rows it opens', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...REPORT_CUTS), fc.constantFrom(...TALLY_IDS), (given, cut, id) => {
        const definition = TALLIES[id];
        const { lines, total } = tally(definition, given, cut);
        definition.columns.forEach((column, at) => {
          const behind = (line: string | null) => factsBehind(definition, given, cut, line, column.key);
          const all = behind(null);
          expect(lines.flatMap((line) => behind(line.key)).length).toBe(all.length);
          if (column.shape === 'count') {
            expect(lines.reduce((sum, line) => sum + Number(line.cells[at]), 0)).toBe(total[at]);
            expect(all).toHaveLength(Number(total[at]));
            for (const line of lines) expect(behind(line.key)).toHaveLength(Number(line.cells[at]));
          }
          if (column.shape === 'sum') {
            const sum = all.reduce((amounts, fact) => amounts + (fact.amount ?? 0), 0);
            expect(total[at]).toBeCloseTo(sum, 2);
            expect(lines.reduce((amounts, line) => amounts + Number(line.cells[at]), 0)).toBeCloseTo(sum, 2);
          }
          if (column.shape === 'average') {
            const mean = all.reduce((sum, fact) => sum + (fact.amount ?? 0), 0) / all.length;
            if (all.length === 0) expect(total[at]).toBeNull();
            else expect(total[at]).toBeCloseTo(mean, 1);
          }
        });
      }),
    );
  });

  it('puts each unit into one line, those without a word last', () => {
    const units = new Map(
      [unitOf(0, null, null, []), unitOf(1, '乙乡', '矿山', ['SET-A', 'SET-B', 'SET-D'])].map((unit) => [
        unit.id,
        unit,
      ]),
    );
    const lines = (cut: (typeof REPORT_CUTS)[number]) =>
      tally(TALLIES.T1, { units, facts: [] }, cut).lines.map(({ label }) => label);
    expect(lines('region')).toEqual(['乙乡', '未填']);
    expect(lines('industry')).toEqual(['矿山', '未填行业类别']);
    expect(lines('set')).toEqual(['重点单位、应当评审的单位', '其他单位']);
  });

  it('leaves a rate and a mean of nothing empty', () => {
    const { total } = tally(TALLIES.T1, { units: new Map(), facts: [] }, 'region');
    const at = (key: string) => total[TALLIES.T1.columns.findIndex((column) => column.key === key)];
    expect([at('filedRate'), at('checkDays'), at('filed')]).toEqual([null, null, 0]);
  });
});
