import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../../db/domain/dates/civil-date';
import { fromDayNumber, toDayNumber } from '../../../db/domain/dates/civil-date';
import type { FindingState } from '../../../db/domain/drill/codes';
import {
  DRILL_FINDING_MACHINE,
  FINDING_ACTIONS,
  type FindingAction,
  type FindingFacts,
  type FindingStep,
  findingActions,
  isOverdue,
  isUnsettled,
  transitionFinding,
} from '../../../db/domain/drill/finding-state';
import { d } from '../../builders/duty-subjects';

const facts: FindingFacts = {
  heldOn: d('2026-06-10'),
  owner: '示范一',
  correction: null,
  carriedTo: null,
  soleAccount: false,
};
const step: FindingStep = {
  onDate: d('2026-07-01'),
  by: null,
  owner: null,
  dueOn: null,
  measure: null,
  proof: null,
  reason: null,
  target: null,
};
const correction = { name: '示范一', account: 'u1', doneOn: d('2026-06-25') };
const codes = (
  state: FindingState,
  action: FindingAction,
  changes: { facts?: Partial<FindingFacts>; step?: Partial<FindingStep> } = {},
): string | string[] => {
  const moved = transitionFinding(state, action, {
    facts: { ...facts, ...changes.facts },
    step: { ...step, ...changes.step },
  });
  return moved.ok ? moved.value : moved.error.map(({ code }) => code);
};

describe('a step of a finding', () => {
  it.each([
    ['an assignment asks for owner and term', 'open', 'assign', {}, ['OWNER_MISSING', 'DUE_MISSING']],
    [
      'a term lies not before the drill',
      'open',
      'assign',
      { step: { owner: '示范一', dueOn: d('2026-06-09') } },
      ['DATE_TOO_EARLY'],
    ],
    [
      'with both it is assigned',
      'open',
      'assign',
      { step: { owner: '示范一', dueOn: d('2026-07-31') } },
      'assigned',
    ],
    [
      'it may be assigned anew',
      'assigned',
      'assign',
      { step: { owner: '样本二', dueOn: d('2026-08-31') } },
      'assigned',
    ],
    [
      'a correction asks who, what, by what it shows',
      'assigned',
      'correct',
      {},
      ['PERSON_MISSING', 'MEASURE_MISSING', 'PROOF_MISSING'],
    ],
    [
      'a correction lies not before the drill',
      'assigned',
      'correct',
      {
        step: {
          by: { name: '示范一', account: null },
          measure: '增设应急灯',
          proof: '照片',
          onDate: d('2026-06-09'),
        },
      },
      ['DATE_TOO_EARLY'],
    ],
    ['an open finding has nobody who could correct it', 'open', 'correct', {}, ['ACTION_NOT_POSSIBLE']],
    [
      'the same name does not verify',
      'corrected',
      'verify',
      { facts: { correction }, step: { by: { name: ' 示范 一', account: 'u2' } } },
      ['VERIFIER_IS_DOER'],
    ],
    [
      'the same account does not verify under another name',
      'corrected',
      'verify',
      { facts: { correction }, step: { by: { name: '样本二', account: 'u1' } } },
      ['VERIFIER_ACCOUNT_IS_DOER'],
    ],
    [
      'unless the desk has only this account',
      'corrected',
      'verify',
      { facts: { correction, soleAccount: true }, step: { by: { name: '样本二', account: 'u1' } } },
      'verified',
    ],
    [
      'nobody verifies before it was done',
      'corrected',
      'verify',
      {
        facts: { correction },
        step: { by: { name: '样本二', account: 'u2' }, onDate: d('2026-06-24') },
      },
      ['DATE_TOO_EARLY'],
    ],
    [
      'a rejection needs a reason',
      'corrected',
      'reject',
      { facts: { correction }, step: { by: { name: '样本二', account: 'u2' } } },
      ['REASON_MISSING'],
    ],
    [
      'and goes back to whom it was assigned',
      'corrected',
      'reject',
      { facts: { correction }, step: { by: { name: '样本二', account: 'u2' }, reason: '灯未接通' } },
      'assigned',
    ],
    [
      'a carrying over needs a drill and a reason',
      'assigned',
      'carry',
      {},
      ['TARGET_MISSING', 'REASON_MISSING'],
    ],
    [
      'of a drill that is still to come',
      'assigned',
      'carry',
      { step: { target: { fits: false }, reason: '须再演练' } },
      ['TARGET_UNFIT'],
    ],
    [
      'it may be carried on once more',
      'carried',
      'carry',
      { step: { target: { fits: true }, reason: '演练取消' } },
      'carried',
    ],
    [
      'a carried one is not confirmed before its drill',
      'carried',
      'confirm',
      {
        facts: { carriedTo: { heldOn: null } },
        step: { by: { name: '样本二', account: null }, reason: '已做到' },
      },
      ['TARGET_NOT_HELD'],
    ],
    [
      'nor by its owner',
      'carried',
      'confirm',
      {
        facts: { carriedTo: { heldOn: d('2026-06-30') } },
        step: { by: { name: '示范一', account: null }, reason: '已做到' },
      },
      ['VERIFIER_IS_DOER'],
    ],
    [
      'and then by somebody else',
      'carried',
      'confirm',
      {
        facts: { carriedTo: { heldOn: d('2026-06-30') } },
        step: { by: { name: '样本二', account: null }, reason: '已做到' },
      },
      'verified',
    ],
    ['a reopening needs a reason', 'verified', 'reopen', {}, ['REASON_MISSING']],
    ['and begins anew', 'verified', 'reopen', { step: { reason: '又出现' } }, 'open'],
  ] as const)('%s', (_, state, action, changes, expected) => {
    expect(codes(state, action, changes)).toEqual(expected);
  });

  it('is overdue only while its correction is due', () => {
    const today = '2026-08-01';
    expect(isOverdue('assigned', '2026-07-31', today)).toBe(true);
    expect(isOverdue('assigned', '2026-08-01', today)).toBe(false);
    expect(isOverdue('corrected', '2026-07-31', today)).toBe(false);
    expect(isOverdue('assigned', null, today)).toBe(false);
  });
});

const name = fc.constantFrom('示范一', '样本二', '测试三', ' ', '');
const person = fc.option(fc.record({ name, account: fc.constantFrom(null, 'u1', 'u2') }), { freq: 6 });
const text = fc.constantFrom(null, '', '写明');
const day = fc
  .integer({ min: toDayNumber(d('2026-06-01')), max: toDayNumber(d('2026-09-01')) })
  .map((number): CivilDate => fromDayNumber(number));
const anyStep = fc.record({
  action: fc.constantFrom(...FINDING_ACTIONS),
  heldOn: fc.option(day),
  sole: fc.boolean(),
  step: fc.record({
    onDate: day,
    by: person,
    owner: fc.option(name),
    dueOn: fc.option(day),
    measure: text,
    proof: text,
    reason: text,
    target: fc.option(fc.record({ fits: fc.boolean() })),
  }),
});

describe('a walk of a finding', () => {
  it('never loses it: it ends only where another person has verified, and can always go on', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 30 }), (walk) => {
        let state: FindingState = DRILL_FINDING_MACHINE.initial;
        let kept: FindingFacts = { ...facts, owner: null };
        for (const { action, heldOn, sole, step: taken } of walk) {
          const known = {
            ...kept,
            soleAccount: sole,
            carriedTo: state === 'carried' ? { heldOn } : null,
          };
          const moved = transitionFinding(state, action, { facts: known, step: taken });
          if (!moved.ok) {
            expect(moved.error.length).toBeGreaterThan(0);
            continue;
          }
          if (action === 'assign') kept = { ...kept, owner: taken.owner };
          if (action === 'correct' && taken.by)
            kept = { ...kept, correction: { ...taken.by, doneOn: taken.onDate } };
          if (moved.value === 'verified') {
            const doer = action === 'verify' ? known.correction?.name : known.owner;
            expect(taken.by?.name.trim()).toBeTruthy();
            expect(taken.by?.name).not.toBe(doer);
            if (action === 'confirm') expect(known.carriedTo?.heldOn).toBeTruthy();
          }
          if (moved.value === 'assigned') expect(kept.owner?.trim()).toBeTruthy();
          if (moved.value === 'carried') expect(taken.target?.fits).toBe(true);
          if (action === 'reject' || action === 'reopen' || action === 'carry')
            expect(taken.reason?.trim()).toBeTruthy();
          state = moved.value;
          expect(isUnsettled(state)).toBe(state !== 'verified');
          expect(findingActions(state, { facts: kept, step }).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});
