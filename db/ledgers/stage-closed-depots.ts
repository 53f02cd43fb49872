import { compactName } from '../domain/text/normalise';
import type { ClosedDepot } from './kinds/types';
import type { Candidate } from './stage-owners';

/** Depots that are closed: what a ledger says lies in one lies elsewhere, or was never taken off the books. */
export class ClosedDepots {
  readonly #depots: ReadonlyMap<string, ClosedDepot>;

  constructor(closed: readonly ClosedDepot[]) {
    this.#depots = new Map(closed.map((depot) => [depot.nameKey, depot]));
  }

  /** Rejects a row that lays stock into a closed depot; one that says there is none agrees with the books. */
  check({ values, problems }: Candidate<'supplies'>, headings: ReadonlyMap<string, string>): void {
    const depot = values.depot ? this.#depots.get(compactName(values.depot)) : undefined;
    if (depot === undefined || values.stock === 0) return;
    problems.push({
      column: headings.get('depot') ?? '',
      field: 'depot',
      value: values.depot ?? '',
      code: 'depot_closed',
      message: `储备库“${depot.name}”已于${depot.closedOn}停用，请改为现在存放的储备库，或先恢复启用。`,
      outcome: 'reject',
    });
  }
}
