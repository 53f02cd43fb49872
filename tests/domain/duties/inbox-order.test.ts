import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangeTallies, type DutyTally } from '../../../db/domain/duties/inbox-order';

const tiers = [['filing'], ['drill', 'assess'], ['risk']];
const tally = (rule: string, due: string | null, count: number): DutyTally => ({ rule, due, count });
const arranged = (tallies: readonly DutyTally[], limit = 8, latestFirst = true) =>
  arrangeTallies(tallies, { tiers, latestFirst, limit }).map(({ rule, due }) => `${rule} ${due ?? '-'}`);

describe('the order of the inbox', () => {
  it('puts the graver first, of equally grave the rarer, unknown rules last', () => {
    expect(
      arranged([
        tally('unheard', '2026-01-01', 1),
        tally('risk', '2026-10-31', 900),
        tally('drill', '2026-06-30', 40),
        tally('assess', '2026-05-01', 2),
        tally('filing', '2026-03-01', 300),
      ]),
    ).toEqual([
      'filing 2026-03-01',
      'assess 2026-05-01',
      'drill 2026-06-30',
      'risk 2026-10-31',
      'unheard 2026-01-01',
    ]);
  });

  it('lets every rule speak once before one speaks twice', () => {
    const days = ['2026-01-01', '2026-01-02', null, '2026-01-03'].map((due) => tally('filing', due, 1));
    expect(arranged([...days, tally('risk', '2026-10-31', 9)], 3)).toEqual([
      'filing 2026-01-03',
      'filing 2026-01-02',
      'risk 2026-10-31',
    ]);
    expect(arranged(days, 4, false)).toEqual([
      'filing 2026-01-01',
      'filing 2026-01-02',
      'filing 2026-01-03',
      'filing -',
    ]);
  });

  it('shows as many as fit, each once, whatever the input’s order', () => {
    const some = fc.uniqueArray(
      fc.record({
        rule: fc.constantFrom('filing', 'drill', 'assess', 'risk', 'unheard'),
        due: fc.constantFrom(null, '2026-01-01', '2026-01-02', '2026-01-03'),
        count: fc.constant(1),
      }),
      { selector: ({ rule, due }) => `${rule}|${due}` },
    );
    fc.assert(
      fc.property(some, fc.nat(12), (tallies, limit) => {
        const shown = arranged(tallies, limit);
        expect(shown).toHaveLength(Math.min(limit, tallies.length));
        expect(new Set(shown).size).toBe(shown.length);
        expect(arranged([...tallies].reverse(), limit)).toEqual(shown);
      }),
    );
  });
});
