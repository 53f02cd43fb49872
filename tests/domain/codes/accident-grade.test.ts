import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ACCIDENT_GRADES,
  type AccidentGradeTable,
  accidentGrade,
} from '../../../db/domain/codes/accident-grade';
import data from '../../../resources/codes/accident-grades.json';

const table = data as AccidentGradeTable;
const grade = (deaths: number, seriousInjuries: number, directLoss: number) =>
  accidentGrade({ deaths, seriousInjuries, directLoss }, table);

describe('accidentGrade', () => {
  it.each([
    [0, 0, 0, null],
    [1, 0, 0, 'ordinary'],
    [2, 9, 9_999_999, 'ordinary'],
    [3, 0, 0, 'larger'],
    [9, 49, 49_999_999, 'larger'],
    [10, 0, 0, 'major'],
    [29, 99, 99_999_999, 'major'],
    [30, 0, 0, 'extraordinary'],
    [0, 10, 0, 'larger'],
    [0, 50, 0, 'major'],
    [0, 100, 0, 'extraordinary'],
    [0, 0, 10_000_000, 'larger'],
    [0, 0, 50_000_000, 'major'],
    [0, 0, 100_000_000, 'extraordinary'],
    [1, 10, 50_000_000, 'major'],
  ])('%i dead, %i injured, %i yuan: %s', (deaths, injured, loss, expected) => {
    expect(grade(deaths, injured, loss)).toBe(expected);
  });

  it('never falls when the toll grows', () => {
    const toll = fc.record({
      deaths: fc.integer({ min: 0, max: 40 }),
      seriousInjuries: fc.integer({ min: 0, max: 120 }),
      directLoss: fc.integer({ min: 0, max: 200_000_000 }),
    });
    const rank = (g: ReturnType<typeof grade>) => (g === null ? -1 : ACCIDENT_GRADES.indexOf(g));
    fc.assert(
      fc.property(toll, toll, (a, b) => {
        const sum = grade(
          a.deaths + b.deaths,
          a.seriousInjuries + b.seriousInjuries,
          a.directLoss + b.directLoss,
        );
        expect(rank(sum)).toBeGreaterThanOrEqual(rank(accidentGrade(a, table)));
      }),
    );
  });
});
