import type { Answer } from '../../api/contract';
import { createStore } from '../../ui/store';

type Proposed = Answer<'drills', 'propose'>;
export type ProposedDrill = Proposed['drills'][number];
export type UnmetDuty = Proposed['unmet'][number];

/** A year plan that was proposed and not yet written. Kept while other screens are looked at. */
export interface Proposal extends Proposed {
  readonly year: number;
  /** null: every unit. */
  readonly enterpriseId: string | null;
}

export const currentProposal = createStore<Proposal | null>(null);
