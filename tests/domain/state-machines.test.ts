import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CivilDate, fromDayNumber, toDayNumber } from '../../db/domain/dates/civil-date';
import { COMPENSATION_MACHINE } from '../../db/domain/deployment/compensation';
import { DEPLOYMENT_MACHINE } from '../../db/domain/deployment/state';
import {
  DRILL_MACHINE,
  drillActions,
  isCompletedDrill,
  transitionDrill,
} from '../../db/domain/drill/drill-state';
import { DRILL_FINDING_MACHINE } from '../../db/domain/drill/finding-state';
import { EXPERT_MACHINE } from '../../db/domain/expert/life';
import { FILING_ACTIONS } from '../../db/domain/filing/filing-state';
import { FILING_MACHINE } from '../../db/domain/filing/transitions';
import { FINDING_MACHINE } from '../../db/domain/inspection/finding-state';
import { INSPECTION_MACHINE } from '../../db/domain/inspection/inspection-state';
import {
  PLAN_VERSION_MACHINE,
  planVersionActions,
  transitionPlanVersion,
} from '../../db/domain/plan/version-state';
import { MARKING_MACHINE } from '../../db/domain/review/marking-state';
import { REVIEW_MACHINE, transitionReview } from '../../db/domain/review/review-state';
import type { StateMachine } from '../../db/domain/state-machine';
import { d } from '../builders/duty-subjects';

const machines: readonly StateMachine<string, string, never>[] = [
  PLAN_VERSION_MACHINE,
  FILING_MACHINE,
  REVIEW_MACHINE,
  DRILL_MACHINE,
  DRILL_FINDING_MACHINE,
  INSPECTION_MACHINE,
  FINDING_MACHINE,
  EXPERT_MACHINE,
  MARKING_MACHINE,
  DEPLOYMENT_MACHINE,
  COMPENSATION_MACHINE,
];

describe.each(machines.map((machine) => [machine.name, machine] as const))(
  'the table of %s',
  (_, machine) => {
    it('names only its own states and gives a state and an action one row at most', () => {
      const pairs = machine.transitions.flatMap((row) => row.from.map((from) => `${from} ${row.action}`));
      expect(new Set(pairs).size).toBe(pairs.length);
      for (const row of machine.transitions)
        for (const state of [...row.from, row.to]) expect(machine.states).toContain(state);
    });

    it('reaches every state from the initial one', () => {
      const reached = new Set([machine.initial]);
      for (let before = 0; before < reached.size; ) {
        before = reached.size;
        for (const row of machine.transitions)
          if (row.from.some((from) => reached.has(from))) reached.add(row.to);
      }
      expect([...reached].sort()).toEqual([...machine.states].sort());
    });
  },
);

const days = fc.option(
  fc.integer({ min: toDayNumber(d('2026-03-01')), max: toDayNumber(d('2026-03-20')) }).map(fromDayNumber),
  { freq: 4 },
);
const day = days.map((date): CivilDate => date ?? d('2026-03-10'));
const reason = fc.constantFrom(null, '', '  ', '停产');

describe('plan version', () => {
  const context = fc.record({
    reviewRequired: fc.boolean(),
    reviewDate: days,
    reviewResult: fc.constantFrom(
      'passed' as const,
      'passed-after-changes' as const,
      'failed' as const,
      null,
    ),
    signedOn: days,
    onDate: day,
    reason,
  });

  it('of a unit in SET-B is never signed without a passed review on or before the day', () => {
    fc.assert(
      fc.property(context, fc.constantFrom('draft' as const, 'in-review' as const), (c, state) => {
        const signed = transitionPlanVersion(state, 'sign', { ...c, reviewRequired: true });
        const passed = c.reviewResult === 'passed' || c.reviewResult === 'passed-after-changes';
        expect(signed.ok).toBe(passed && c.reviewDate !== null && c.reviewDate <= c.onDate);
      }),
    );
  });

  it.each([
    ['draft', ['start-review', 'sign', 'withdraw']],
    ['in-review', ['pass-review', 'fail-review', 'redraft', 'sign', 'withdraw']],
    ['failed', ['redraft', 'withdraw']],
    ['signed', ['publish', 'withdraw']],
    ['published', ['supersede', 'withdraw']],
    ['superseded', []],
    ['withdrawn', []],
  ] as const)('in %s offers %j', (state, expected) => {
    const [sample] = fc.sample(context, { numRuns: 1, seed: 1 });
    if (sample === undefined) throw new Error('no sample');
    expect(planVersionActions(state, sample).map((a) => a.action)).toEqual(expected);
  });

  it('is not published before the day it was signed', () => {
    const base = {
      reviewRequired: false,
      reviewDate: null,
      reviewResult: null,
      signedOn: d('2026-03-05'),
      reason: null,
    };
    expect(transitionPlanVersion('signed', 'publish', { ...base, onDate: d('2026-03-04') })).toMatchObject({
      ok: false,
      error: [{ code: 'PUBLISHED_BEFORE_SIGNED' }],
    });
    expect(transitionPlanVersion('signed', 'publish', { ...base, onDate: d('2026-03-05') })).toEqual({
      ok: true,
      value: 'published',
    });
  });
});

describe('drill', () => {
  const context = fc.record({
    startOn: days,
    endOn: days,
    evaluatedOn: days,
    openFindings: fc.integer({ min: 0, max: 2 }),
    hasReport: fc.boolean(),
    hasDay: fc.boolean(),
    planGone: fc.constantFrom(null, '所练的预案已经停用。'),
    onDate: day,
    reason,
  });
  const walk = fc.array(
    fc.tuple(fc.constantFrom(...DRILL_MACHINE.transitions.map((row) => row.action)), context),
    {
      maxLength: 12,
    },
  );

  it('is completed only with dates that have passed, and closed only evaluated and without open findings', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        let state = DRILL_MACHINE.initial;
        let evaluated = false;
        for (const [action, c] of steps) {
          const next = transitionDrill(state, action, c);
          if (!next.ok) continue;
          if (isCompletedDrill(next.value) && !isCompletedDrill(state)) {
            expect(
              c.endOn !== null && c.startOn !== null && c.startOn <= c.endOn && c.endOn <= c.onDate,
            ).toBe(true);
          }
          evaluated ||= next.value === 'evaluated';
          if (next.value === 'prepared') expect([c.hasDay, c.planGone]).toEqual([true, null]);
          if (action === 'start') expect(c.planGone).toBeNull();
          if (next.value === 'closed')
            expect([evaluated, c.openFindings, c.hasReport]).toEqual([true, 0, true]);
          if (next.value === 'cancelled' || next.value === 'postponed') expect(c.reason?.trim()).toBeTruthy();
          state = next.value;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('that took place without the program is recorded in one step', () => {
    const c = {
      startOn: d('2026-03-09'),
      endOn: d('2026-03-09'),
      evaluatedOn: null,
      openFindings: 0,
      hasReport: true,
      hasDay: true,
      planGone: null,
      onDate: d('2026-03-10'),
      reason: null,
    };
    expect(transitionDrill('planned', 'record-done', c)).toEqual({ ok: true, value: 'ended' });
    expect(transitionDrill('planned', 'record-done', { ...c, onDate: d('2026-03-08') })).toMatchObject({
      error: [{ code: 'DRILL_IN_FUTURE' }],
    });
    expect(drillActions('closed', c)).toEqual([]);
    expect(transitionDrill('closed', 'cancel', c)).toMatchObject({
      error: [{ code: 'ACTION_NOT_POSSIBLE' }],
    });
  });
});

describe('review', () => {
  const context = fc.record({
    drawn: fc.integer({ min: 0, max: 7 }),
    recused: fc.integer({ min: 0, max: 1 }),
    minimumExperts: fc.constant(3),
    collected: fc.integer({ min: 0, max: 7 }),
    present: fc.integer({ min: 0, max: 7 }),
    yes: fc.integer({ min: 0, max: 7 }),
    needed: fc.integer({ min: 1, max: 5 }),
    chairSigned: fc.boolean(),
    reason,
  });

  it('passes only with the votes needed, fails only without, and never seats an expert with an interest', () => {
    fc.assert(
      fc.property(context, (c) => {
        const reached = c.present > 0 && c.yes >= c.needed;
        expect(transitionReview('met', 'pass', c).ok).toBe(reached);
        expect(transitionReview('met', 'fail', c).ok).toBe(!reached);
        expect(transitionReview('prepared', 'draw', c).ok).toBe(c.recused === 0 && c.drawn >= 3);
        expect(transitionReview('passed', 'sign-minutes', c).ok).toBe(c.chairSigned);
      }),
    );
  });
});

describe('filing', () => {
  it('has a row for every action', () => {
    expect(new Set(FILING_MACHINE.transitions.map((row) => row.action))).toEqual(new Set(FILING_ACTIONS));
  });
});
