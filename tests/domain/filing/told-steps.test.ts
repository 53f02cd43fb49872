import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  FILING_ACTIONS,
  FILING_STATES,
  type FilingState,
  isOpenFiling,
} from '../../../db/domain/filing/filing-state';
import { isFilingWalk, type ToldStep } from '../../../db/domain/filing/told-steps';
import { FILING_MACHINE } from '../../../db/domain/filing/transitions';

const step = (action: string, fromState: string, toState: string): ToldStep => ({
  action,
  fromState,
  toState,
});

test.each<[string, ToldStep[], boolean]>([
  ['nothing at all', [], true],
  [
    'handed in and received',
    [step('submit', 'draft', 'submitted'), step('receive', 'submitted', 'checking')],
    true,
  ],
  ['beginning in the middle', [step('receive', 'submitted', 'checking')], false],
  ['an unknown step', [step('refuse', 'draft', 'void')], false],
  ['a step that leads elsewhere', [step('submit', 'draft', 'filed')], false],
  ['from a ledger', [step('import', 'draft', 'filed')], true],
  ['from a ledger to nowhere', [step('import', 'draft', 'lost')], false],
  [
    'from a ledger out of a decision',
    [step('import', 'draft', 'filed'), step('import', 'filed', 'checking')],
    false,
  ],
  ['a gap', [step('submit', 'draft', 'submitted'), step('return-once', 'checking', 'returned')], false],
])('%s', (_what, steps, sound) => {
  expect(isFilingWalk(steps)).toBe(sound);
});

test('holds for every walk through the table, and for none that leaves a decided case', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...FILING_ACTIONS), { maxLength: 12 }), (actions) => {
      let state: FilingState = 'draft';
      const steps: ToldStep[] = [];
      for (const action of actions) {
        const row = FILING_MACHINE.transitions.find((t) => t.action === action && t.from.includes(state));
        if (!row) continue;
        steps.push(step(action, state, row.to));
        state = row.to;
      }
      expect(isFilingWalk(steps)).toBe(true);
      if (!isOpenFiling(state))
        for (const action of [...FILING_ACTIONS, 'import'])
          for (const to of FILING_STATES.filter(isOpenFiling))
            expect(isFilingWalk([...steps, step(action, state, to)])).toBe(false);
    }),
  );
});
