import type { ReadDb } from '../../connection';
import { isCivilDate } from '../../domain/dates/civil-date';
import {
  compareTotals,
  type OfficeTotals,
  saysSomething,
  type TotalDifference,
} from '../../domain/exchange/totals';
import type { Law } from '../../law';
import { officeTotals } from '../../services/reports/office-totals';

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
  const latest = db.get<{ sequence: number; manifest: string }>(
    `SELECT seq AS sequence, manifest FROM package_log
      WHERE direction = 'in' AND kind = 'upload' AND partner_id = @officeId ORDER BY seq DESC, at DESC LIMIT 1`,
    { officeId },
  );
  const { period = null, totals = null } = (latest ? JSON.parse(latest.manifest) : {}) as {
    period?: string | null;
    totals?: OfficeTotals | null;
  };
  const nothing: TotalsCheck = { stated: null, differences: [] };
  if (latest === undefined || period === null || totals === null) return nothing;
  // What cannot be held against anything is not stated: nobody shall read that it agrees.
  if (!isCivilDate(totals.asOf) || !saysSomething(totals)) return nothing;
  const here = officeTotals(db, law, { period, today: totals.asOf, office: officeId });
  if (here === null) return nothing;
  return {
    stated: { period, asOf: totals.asOf, sequence: latest.sequence },
    differences: compareTotals(totals, here),
  };
}
