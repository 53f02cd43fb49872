import { describe, expect, it } from 'vitest';
import { type RegionalDay, regionalDaysOf } from '../../../db/domain/dates/regional-days';
import shipped from '../../../resources/calendar/regional.json';

const entry: RegionalDay = {
  region: '222400',
  monthDay: '09-03',
  kind: 'holiday',
  name: '州庆',
  mark: 'R',
  enabled: true,
};

describe('regionalDaysOf', () => {
  it('gives the day of each year to the prefecture and its counties only', () => {
    expect(regionalDaysOf([entry], '222401', 2025, 2026).map((day) => day.date)).toEqual([
      '2025-09-03',
      '2026-09-03',
    ]);
    expect(regionalDaysOf([entry], '222400', 2026, 2026)).toHaveLength(1);
    expect(regionalDaysOf([entry], '220283', 2025, 2026)).toEqual([]);
  });

  it('leaves out what nobody has compared with the local rule', () => {
    expect(regionalDaysOf([{ ...entry, enabled: false }], '222401', 2026, 2026)).toEqual([]);
    expect(regionalDaysOf(shipped.entries as RegionalDay[], '222401', 2026, 2026)).toEqual([]);
  });
});
