import { describe, expect, it } from 'vitest';
import {
  EXPERT_MACHINE,
  EXPERT_STEPS,
  type ExpertState,
  type ExpertStep,
  type ExpertStepContext,
  expertActions,
  proposedTerm,
  servesOn,
  transitionExpert,
} from '../../../db/domain/expert/life';
import { d } from '../../builders/duty-subjects';

const context: ExpertStepContext = {
  onDay: d('2026-11-22'),
  lastOn: d('2023-12-01'),
  termTo: d('2026-11-30'),
  newFrom: d('2026-12-01'),
  newTo: d('2029-11-30'),
  reason: '本人申请',
};
const after = (state: ExpertState, step: ExpertStep, change: Partial<ExpertStepContext> = {}) => {
  const moved = transitionExpert(state, step, { ...context, ...change });
  return moved.ok ? moved.value : moved.error.map(({ code }) => code);
};

describe('the life of an expert', () => {
  it.each<[ExpertState, ExpertStep, Partial<ExpertStepContext>, ExpertState | string[]]>([
    ['applied', 'appoint', {}, 'serving'],
    ['applied', 'decline', {}, 'declined'],
    ['applied', 'decline', { reason: ' ' }, ['REASON_MISSING']],
    ['applied', 'appoint', { newTo: null }, ['TERM_MISSING']],
    ['applied', 'appoint', { newTo: d('2026-01-01') }, ['TERM_BACKWARDS']],
    ['applied', 'pause', {}, ['ACTION_NOT_POSSIBLE']],
    ['serving', 'renew', {}, 'serving'],
    ['serving', 'renew', { newFrom: d('2026-01-01'), newTo: d('2026-11-30') }, ['TERM_NOT_LATER']],
    ['serving', 'pause', {}, 'paused'],
    ['serving', 'pause', { reason: null }, ['REASON_MISSING']],
    ['paused', 'resume', {}, 'serving'],
    ['paused', 'resume', { onDay: d('2026-12-01') }, ['TERM_ENDED']],
    ['paused', 'renew', {}, 'serving'],
    ['serving', 'expire', {}, ['TERM_RUNNING']],
    ['serving', 'expire', { onDay: d('2026-12-01') }, 'expired'],
    ['expired', 'renew', { onDay: d('2026-12-05') }, 'serving'],
    ['serving', 'remove', {}, 'removed'],
    ['removed', 'renew', {}, ['ACTION_NOT_POSSIBLE']],
    ['removed', 'apply', {}, 'applied'],
    ['left', 'apply', {}, 'applied'],
    ['serving', 'leave', { onDay: d('2023-01-01') }, ['STEP_BEFORE_LAST']],
    ['serving', 'leave', { onDay: d('2023-01-01'), reason: '' }, ['STEP_BEFORE_LAST', 'REASON_MISSING']],
  ])('%s, %s', (state, step, change, expected) => {
    expect(after(state, step, change)).toEqual(expected);
  });

  it('has a way on from every state', () => {
    for (const state of EXPERT_MACHINE.states)
      expect(expertActions(state, context).length, state).toBeGreaterThan(0);
    expect(new Set(EXPERT_MACHINE.transitions.map(({ action }) => action))).toEqual(new Set(EXPERT_STEPS));
  });
});

describe('terms', () => {
  it('proposes a term that follows the running one', () => {
    expect(proposedTerm(d('2026-11-22'), d('2026-11-30'), 3)).toEqual({
      from: '2026-12-01',
      to: '2029-11-30',
    });
    expect(proposedTerm(d('2026-11-22'), d('2025-01-01'), 3)).toEqual({
      from: '2026-11-22',
      to: '2029-11-21',
    });
    expect(proposedTerm(d('2024-02-29'), null, 3)).toEqual({ from: '2024-02-29', to: '2027-02-27' });
  });

  it.each<[ExpertState, string | null, string | null, boolean]>([
    ['serving', '2024-01-01', '2026-12-31', true],
    ['serving', null, null, true],
    ['serving', '2027-01-01', null, false],
    ['serving', null, '2026-11-21', false],
    ['serving', null, '2026-11-22', true],
    ['paused', null, null, false],
    ['expired', null, '2027-01-01', false],
  ])('%s from %s to %s', (status, termFrom, termTo, expected) => {
    expect(servesOn({ status, termFrom, termTo }, '2026-11-22')).toBe(expected);
  });
});
