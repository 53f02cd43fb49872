import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDayNumber, toDayNumber } from '../../../db/domain/dates/civil-date';
import { fewestDrills } from '../../../db/domain/schedule/cover';
import type { DrillRequirement } from '../../../db/domain/schedule/requirements';

describe('fewestDrills', () => {
  // Kinds as the rules know them: on-site, comprehensive or special, any of the three.
  const requirement = fc
    .record({
      window: fc.constantFrom<[number, number]>([0, 2], [3, 5], [0, 5], [1, 4], [2, 3]),
      kindMask: fc.constantFrom(4, 3, 7),
      planId: fc.constantFrom(null, null, null, 'p'),
    })
    .map(
      ({ window, kindMask, planId }): DrillRequirement => ({
        rule: 'r',
        period: '',
        from: fromDayNumber(window[0]),
        to: fromDayNumber(window[1]),
        kindMask: planId === null ? kindMask : 4,
        planId,
      }),
    );

  /** Smallest number of drills (day, kind, plan) that serve all, by trying every set of them. */
  function smallest(requirements: readonly DrillRequirement[]): number {
    const serves = [0, 1, 2, 3, 4, 5].flatMap((day) =>
      [
        { kind: 4, plan: null },
        { kind: 4, plan: 'p' },
        { kind: 1, plan: null },
      ].map(({ kind, plan }) =>
        requirements.reduce((bits, r, i) => {
          const fits =
            day >= toDayNumber(r.from) &&
            day <= toDayNumber(r.to) &&
            ((r.kindMask ?? 31) & kind) !== 0 &&
            (r.planId === null || r.planId === plan);
          return fits ? bits | (1 << i) : bits;
        }, 0),
      ),
    );
    const all = (1 << requirements.length) - 1;
    let reached = new Set([0]);
    for (let count = 0; ; count += 1) {
      if (reached.has(all)) return count;
      reached = new Set([...reached].flatMap((bits) => serves.map((more) => bits | more)));
    }
  }

  it('uses no more drills than trying every combination does', () => {
    fc.assert(
      fc.property(fc.array(requirement, { maxLength: 6 }), (requirements) => {
        expect(fewestDrills(requirements)).toHaveLength(smallest(requirements));
      }),
      { numRuns: 2000 },
    );
  });
});
