/** Duties that one rule asks for until one day, as an inbox counts them. */
export interface DutyTally {
  readonly rule: string;
  readonly due: string | null;
  readonly count: number;
}

export interface InboxOrder {
  /** Rules by how much they press, the gravest tier first; a rule in none of them stands last. */
  readonly tiers: readonly (readonly string[])[];
  /** The latest due day first within a rule, otherwise the earliest. */
  readonly latestFirst: boolean;
  readonly limit: number;
}

/**
 * Which tallies an inbox shows, and in which order: graver rules first, of equally grave ones the rarer first, then the days.
 * Where not all fit, every rule shows one day before any shows its second, so that the lines tell different things.
 */
export function arrangeTallies<T extends DutyTally>(
  tallies: readonly T[],
  { tiers, latestFirst, limit }: InboxOrder,
): readonly T[] {
  const totals = new Map<string, number>();
  for (const { rule, count } of tallies) totals.set(rule, (totals.get(rule) ?? 0) + count);
  const tierOf = new Map(tiers.flatMap((rules, tier) => rules.map((rule) => [rule, tier] as const)));
  // Days that are not known come last, whichever way the days run.
  const dayOrder = (a: string | null, b: string | null): number => {
    if (a === b) return 0;
    if (a === null || b === null) return a === null ? 1 : -1;
    return a < b === latestFirst ? 1 : -1;
  };
  const byWeight = (a: T, b: T): number =>
    (tierOf.get(a.rule) ?? tiers.length) - (tierOf.get(b.rule) ?? tiers.length) ||
    (totals.get(a.rule) ?? 0) - (totals.get(b.rule) ?? 0) ||
    (a.rule === b.rule ? 0 : a.rule < b.rule ? -1 : 1) ||
    dayOrder(a.due, b.due);
  const seen = new Map<string, number>();
  const turns = [...tallies].sort(byWeight).map((tally) => {
    const turn = seen.get(tally.rule) ?? 0;
    seen.set(tally.rule, turn + 1);
    return { tally, turn };
  });
  return turns
    .sort((a, b) => a.turn - b.turn)
    .slice(0, limit)
    .map(({ tally }) => tally)
    .sort(byWeight);
}
