import type { ReadDb } from '../../connection';
import {
  type Comparable,
  compareTotals,
  isComparable,
  type TotalDifference,
} from '../../domain/exchange/totals';
import type { Law } from '../../law';
import { officeTotals } from '../../services/reports/office-totals';
import { latestStatements } from './statements';

/** What an office stated of itself with its latest package. */
export interface StatedTotals {
  period: string;
  /** The civil day as of which it counted. */
  asOf: string;
  sequence: number;
}

export interface TotalsCheck {
  /** Null where it stated nothing that can be compared: nothing came from the office itself, or an older program wrote it. */
  stated: StatedTotals | null;
  differences: TotalDifference[];
}

/**
 * Holds an office's own totals against those worked out here from its rows, for the same period as of the same day, by the
 * same code. Seconds for a large county: not for the core host's own thread.
 */
export function checkTotals(db: ReadDb, law: Law, officeId: string): TotalsCheck {
  const stated = latestStatements(db).get(officeId)?.stated ?? null;
  const nothing: TotalsCheck = { stated: null, differences: [] };
  if (stated === null || !isComparable(stated)) return nothing;
  const { period, totals } = stated;
  const here = officeTotals(db, law, { period, today: totals.asOf, office: officeId });
  if (here === null) return nothing;
  return { stated: told(stated), differences: compareTotals(totals, here) };
}

const told = ({ period, totals, sequence }: Comparable): StatedTotals => ({
  period,
  asOf: totals.asOf,
  sequence,
});
