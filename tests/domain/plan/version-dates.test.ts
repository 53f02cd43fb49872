import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chainStates,
  stateFromDates,
  stepsFromDates,
  type VersionDates,
  versionDateProblems,
} from '../../../db/domain/plan/version-dates';
import {
  PLAN_VERSION_MACHINE,
  PLAN_VERSION_STATES,
  type PlanVersionState,
  type PlanVersionStep,
  transitionPlanVersion,
} from '../../../db/domain/plan/version-state';
import { datesAfterStep } from '../../../db/domain/plan/version-steps';
import { walkTable } from '../../../db/domain/state-machine';
import { d } from '../../builders/duty-subjects';

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

describe('the table and the dates are one truth', () => {
  const told = fc.record({ inReview: fc.boolean(), onFile: fc.boolean() });

  it('every state that dates tell of is the end of a walk through the table', () => {
    fc.assert(
      fc.property(dates, told, (given, besides) => {
        expect(stateFromDates(given, besides)).toBe(
          walkTable(PLAN_VERSION_MACHINE, stepsFromDates(given, besides)),
        );
      }),
    );
  });

  it('every change of a chain from one entry of dates to another ends in a state the table reaches', () => {
    const chain = fc.array(
      fc.record({ state: fc.constantFrom(...PLAN_VERSION_STATES), dates, onFile: fc.boolean() }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(chain, (versions) => {
        chainStates(versions).forEach((state, i) => {
          const version = versions[i];
          if (!version || state === 'withdrawn') return;
          const walk = stepsFromDates(version.dates, {
            onFile: version.onFile,
            inReview: version.state === 'in-review',
          });
          expect(
            walkTable(PLAN_VERSION_MACHINE, state === 'superseded' ? [...walk, 'supersede'] : walk),
          ).toBe(state);
        });
      }),
    );
  });

  it('steps taken one by one leave dates that tell the same state', () => {
    const steps = fc.array(
      fc.record({
        step: fc.constantFrom<PlanVersionStep>(
          'start-review',
          'pass-review',
          'fail-review',
          'redraft',
          'sign',
          'publish',
        ),
        day: fc.integer({ min: 1, max: 28 }),
        reviewRequired: fc.boolean(),
        afterChanges: fc.boolean(),
      }),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(steps, (walk) => {
        let state: PlanVersionState = 'draft';
        let now = none;
        for (const { step, day: n, reviewRequired, afterChanges } of walk) {
          const onDate = d(`2026-03-${String(n).padStart(2, '0')}`);
          const moved = transitionPlanVersion(state, step, {
            reviewRequired,
            reviewDate: now.reviewDate === null ? null : d(now.reviewDate),
            reviewResult: now.reviewResult,
            signedOn: now.signedOn === null ? null : d(now.signedOn),
            onDate,
            reason: '示例',
          });
          if (!moved.ok) continue;
          const next = datesAfterStep(now, step, { onDate, reviewWay: null, afterChanges });
          // The service refuses what contradicts other dates; so does this walk.
          if (versionDateProblems(next).length > 0) continue;
          now = next;
          state = moved.value;
          expect(stateFromDates(now, { inReview: state === 'in-review' })).toBe(state);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('withdrawing the version in force gives the earlier one no new life', () => {
    const published = { ...none, publishedOn: '2026-03-09' };
    expect(
      chainStates([
        { state: 'superseded', dates: published, onFile: false },
        { state: 'withdrawn', dates: published, onFile: false },
      ]),
    ).toEqual(['superseded', 'withdrawn']);
  });
});
