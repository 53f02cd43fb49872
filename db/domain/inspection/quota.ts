/** A part of the population: from each the draw takes a number of its own. */
export interface StratumSize {
  readonly key: string;
  readonly label: string;
  /** Candidates in it. */
  readonly size: number;
}

/** How many units are to be drawn. */
export interface Quota {
  /** Units in all. */
  readonly total: number;
  /** At least so many of each stratum, or all it has; leads over `total` when both cannot be kept. */
  readonly least: number;
  /** Strata whose number people have fixed; the others share what is left of `total` by their sizes. */
  readonly given: Readonly<Record<string, number>>;
}

/**
 * Units to take of each stratum, in the order given. The strata without a fixed number share the rest in proportion to
 * their sizes by the method of odd divisors (Sainte-Laguë), ties to the earlier stratum; no stratum gives more than it has.
 */
export function allot(strata: readonly StratumSize[], quota: Quota): number[] {
  const fixed = (stratum: StratumSize): number | undefined =>
    Object.hasOwn(quota.given, stratum.key) ? quota.given[stratum.key] : undefined;
  const take = strata.map((stratum) => Math.min(fixed(stratum) ?? quota.least, stratum.size));
  let left = quota.total - take.reduce((sum, n) => sum + n, 0);
  while (left > 0) {
    let best = -1;
    strata.forEach((stratum, n) => {
      if (fixed(stratum) !== undefined || (take[n] ?? 0) >= stratum.size) return;
      const rival = strata[best];
      // size/(2·take+1) compared crosswise: no fractions, so no rounding.
      if (
        rival === undefined ||
        stratum.size * (2 * (take[best] ?? 0) + 1) > rival.size * (2 * (take[n] ?? 0) + 1)
      )
        best = n;
    });
    if (best < 0) break;
    take[best] = (take[best] ?? 0) + 1;
    left -= 1;
  }
  return take;
}
