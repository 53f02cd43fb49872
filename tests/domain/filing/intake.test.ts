import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FILING_STATES, type FilingState, isOpenFiling } from '../../../db/domain/filing/filing-state';
import { isResult, judgeIntake } from '../../../db/domain/filing/intake';

describe('what a hand-in is to the office', () => {
  test.each<[string, { state: FilingState; round: number } | null, number, string]>([
    ['the first one of a case nobody knows', null, 1, 'first'],
    ['a second one without the first', null, 2, 'FILING_ROUND_MISSING'],
    ['the first one again while it is checked', { state: 'checking', round: 1 }, 1, 'known'],
    ['the first one again after it was sent back', { state: 'returned', round: 1 }, 1, 'known'],
    ['the second one after it was sent back', { state: 'returned', round: 1 }, 2, 'next-round'],
    [
      'the third one after the first was sent back',
      { state: 'returned', round: 1 },
      3,
      'FILING_ROUND_MISSING',
    ],
    ['a second one that nobody asked for', { state: 'checking', round: 1 }, 2, 'FILING_NOT_ASKED'],
    ['a second one before the first was looked at', { state: 'submitted', round: 1 }, 2, 'FILING_NOT_ASKED'],
    ['an old one after the second', { state: 'checking', round: 2 }, 1, 'known'],
    ['the filed one again', { state: 'filed', round: 2 }, 2, 'known'],
    ['another round of a filed one', { state: 'filed', round: 1 }, 2, 'FILING_ALREADY_DECIDED'],
    [
      'another round of one that counts as filed',
      { state: 'deemed-filed', round: 1 },
      2,
      'FILING_ALREADY_DECIDED',
    ],
    ['another round of a void one', { state: 'void', round: 1 }, 2, 'FILING_ALREADY_DECIDED'],
  ])('%s', (_name, own, round, becomes) => {
    const intake = judgeIntake(own, round);
    expect(intake.as === 'refused' ? intake.code : intake.as).toBe(becomes);
  });

  test('goes on only with a case that is with the unit, and only by one round', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FILING_STATES),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (state, ownRound, round) => {
          const intake = judgeIntake({ state, round: ownRound }, round);
          expect(intake.as === 'next-round').toBe(state === 'returned' && round === ownRound + 1);
          expect(intake.as === 'known').toBe(round <= ownRound);
          expect(intake.as).not.toBe('first');
          if (isResult(state) && state !== 'returned') expect(isOpenFiling(state)).toBe(false);
        },
      ),
    );
  });
});
