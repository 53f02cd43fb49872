import { type FilingState, isOpenFiling } from './filing-state';
import { FILING_MACHINE } from './transitions';

/** A step of a case as another desk tells of it. */
export interface ToldStep {
  readonly action: string;
  readonly fromState: string;
  readonly toState: string;
}

/** The step that a ledger makes of a case: it tells where an open case has come to, not how. */
const BY_LEDGER = 'import';

/**
 * Whether steps that another desk tells of could have been taken: a walk through the transition table from the draft on,
 * guards aside, each step beginning where the one before ended. No walk leads from a decided case back to an open one.
 */
export function isFilingWalk(steps: readonly ToldStep[]): boolean {
  let state: FilingState = FILING_MACHINE.initial;
  for (const { action, fromState, toState } of steps) {
    const next =
      action === BY_LEDGER && isOpenFiling(state)
        ? FILING_MACHINE.states.find((known) => known === toState)
        : FILING_MACHINE.transitions.find((row) => row.action === action && row.from.includes(state))?.to;
    if (next === undefined || next !== toState || fromState !== state) return false;
    state = next;
  }
  return true;
}
