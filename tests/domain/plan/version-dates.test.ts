import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chainStates,
  stateFromDates,
  type VersionDates,
  versionDateProblems,
} from '../../../db/domain/plan/version-dates';
import { PLAN_VERSION_STATES } from '../../../db/domain/plan/version-state';

const none: VersionDates = {
  reviewWay: null,
  reviewDate: null,
  reviewResult: null,
  signedOn: null,
  publishedOn: null,
};
const day = fc.option(fc.integer({ min: 1, max: 28 }).map((d) => `2026-03-${String(d).padStart(2, '0')}`));
const dates = fc.record<VersionDates>({
  reviewWay: fc.constantFrom('review', 'verification', 'none', null),
  reviewDate: day,
  reviewResult: fc.constantFrom('passed', 'passed-after-changes', 'failed', null),
  signedOn: day,
  publishedOn: day,
});

describe('a version by its dates', () => {
  it.each([
    [{}, 'draft'],
    [{ reviewDate: '2026-03-01' }, 'in-review'],
    [{ reviewDate: '2026-03-01', reviewResult: 'failed' }, 'failed'],
    [{ reviewDate: '2026-03-01', signedOn: '2026-03-05' }, 'signed'],
    [{ publishedOn: '2026-03-09' }, 'published'],
  ] as const)('%j is %s', (given, state) => {
    expect(stateFromDates({ ...none, ...given })).toBe(state);
  });

  it.each([
    [{ reviewDate: '2026-03-05', signedOn: '2026-03-01' }, ['SIGNED_BEFORE_REVIEW']],
    [{ signedOn: '2026-03-05', publishedOn: '2026-03-01' }, ['PUBLISHED_BEFORE_SIGNED']],
    [{ reviewDate: '2026-03-05', publishedOn: '2026-03-01' }, ['PUBLISHED_BEFORE_REVIEW']],
    [{ reviewDate: '2026-03-05', reviewResult: 'failed', signedOn: '2026-03-06' }, ['REVIEW_FAILED']],
    [{ reviewResult: 'passed' }, ['REVIEW_DATE_MISSING']],
    [{ reviewWay: 'none', reviewDate: '2026-03-05' }, ['REVIEW_CONTRADICTS']],
    [
      { reviewDate: '2026-03-01', reviewResult: 'passed', signedOn: '2026-03-01', publishedOn: '2026-03-01' },
      [],
    ],
  ] as const)('%j gives %j', (given, codes) => {
    expect(versionDateProblems({ ...none, ...given }).map((problem) => problem.code)).toEqual(codes);
  });

  it('counts as published once it is on file', () => {
    const version = { state: 'draft', dates: none, onFile: true } as const;
    expect(chainStates([version, { ...version, onFile: false }])).toEqual(['published', 'draft']);
  });

  it('leaves at most one published version, the last one, and withdrawn ones alone', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ state: fc.constantFrom(...PLAN_VERSION_STATES), dates, onFile: fc.boolean() }), {
          maxLength: 6,
        }),
        (versions) => {
          const states = chainStates(versions);
          expect(states.filter((state) => state === 'published').length).toBeLessThanOrEqual(1);
          const after = states.slice(states.indexOf('published') + 1);
          if (states.includes('published')) expect(after).not.toContain('superseded');
          versions.forEach((version, i) => {
            if (version.state === 'withdrawn') expect(states[i]).toBe('withdrawn');
          });
          expect(
            chainStates(versions.map((version, i) => ({ ...version, state: states[i] ?? version.state }))),
          ).toEqual(states);
        },
      ),
    );
  });
});
