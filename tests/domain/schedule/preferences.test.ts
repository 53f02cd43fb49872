import { describe, expect, it } from 'vitest';
import { aimsOf, isRefused, seasonOf } from '../../../db/domain/schedule/preferences';
import { drillSeasonsSchema } from '../../../db/law/drill-seasons';
import seasonsPack from '../../../resources/rules/drill-seasons.json';
import { d } from '../../builders/duty-subjects';
import { shippedSeasons } from '../../builders/schedule';

describe('drill-seasons.json', () => {
  it('has the shape that the program reads, and every entry says why', () => {
    expect(drillSeasonsSchema.safeParse(seasonsPack).error).toBeUndefined();
    expect(
      drillSeasonsSchema.safeParse({
        ...seasonsPack,
        seasons: [{ kind: '示', words: [], months: [13], note: '' }],
      }).success,
    ).toBe(false);
  });

  it.each([
    ['示例公司火灾事故专项应急预案', '火灾', [3, 4, 10, 11]],
    ['液氨泄漏现场处置方案', '危险化学品泄漏', [5, 6, 7]],
    ['有限空间作业中毒和窒息现场处置方案', '有限空间中毒和窒息', [4, 5, 6]],
    ['涉粉尘作业场所现场处置方案', '粉尘爆炸', [3, 4, 11]],
    ['综合应急预案', null, []],
  ])('reads the season of “%s”', (title, kind, months) => {
    const season = seasonOf(title, shippedSeasons.seasons);
    expect(season?.kind ?? null).toBe(kind);
    expect(season?.months ?? []).toEqual(months);
  });
});

describe('aimsOf', () => {
  it('takes wishes before the shipped figures, and aims at nothing without a pack', () => {
    expect(aimsOf(shippedSeasons)).toMatchObject({ actionShare: 60, safetyMonth: 6, gapDays: 14 });
    expect(aimsOf(shippedSeasons, { actionShare: 100, safetyMonth: false, seasons: false })).toMatchObject({
      actionShare: 100,
      safetyMonth: null,
      seasons: [],
    });
    expect(aimsOf(null)).toMatchObject({ actionShare: 0, safetyMonth: null, seasons: [] });
  });

  it('refuses from the first to the last day of a stretch', () => {
    const refusals = [{ from: d('2026-02-10'), to: d('2026-02-28'), reason: '停产检修' }];
    expect(
      ['2026-02-09', '2026-02-10', '2026-02-28', '2026-03-01'].map((day) => isRefused(day, refusals)),
    ).toEqual([false, true, true, false]);
  });
});
