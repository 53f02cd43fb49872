/** What counties are ranked by. */
export const LEAGUE_FIGURES = ['filing', 'drills', 'overdue', 'punctual'] as const;
export type LeagueFigure = (typeof LEAGUE_FIGURES)[number];

/** Who is ranked: everyone that reports to the desk itself, or the counties, wherever they report. */
export const LEAGUE_FIELDS = ['direct', 'counties'] as const;
export type LeagueField = (typeof LEAGUE_FIELDS)[number];

/** What a figure is worked out of: a part of a whole, or a number of its own where nothing is divided. */
export interface LeagueValue {
  readonly id: string;
  /** Null where nothing is known. */
  readonly part: number | null;
  /** Null where the part stands by itself. */
  readonly whole: number | null;
}

/** A place in the table. */
export interface LeaguePlace {
  readonly id: string;
  readonly part: number | null;
  readonly whole: number | null;
  /** Part in whole, 0 to 1, or the part itself; null where it cannot be worked out. */
  readonly value: number | null;
  /** 1 for the best; equal values share a place, and the next place is left out. Null: not ranked. */
  readonly place: number | null;
  /** How many share the place, this one included. */
  readonly sharing: number;
  /** Its whole is so small that one case more or less would carry it across the table: shown, not ranked. */
  readonly small: boolean;
}

/** Whether more is better. */
const MORE_IS_BETTER: Readonly<Record<LeagueFigure, boolean>> = {
  filing: true,
  drills: true,
  overdue: false,
  punctual: false,
};

/**
 * Ranks by one figure. Rates are compared as fractions, so that equal shares share a place whatever their size.
 * @param smallest a whole below it is not ranked
 */
export function league(
  figure: LeagueFigure,
  rows: readonly LeagueValue[],
  smallest: number,
): Map<string, LeaguePlace> {
  const judged = rows.map(({ id, part, whole }) => {
    const value = part === null || whole === 0 ? null : whole === null ? part : part / whole;
    const small = whole !== null && whole < smallest;
    return { id, part, whole, value, small, counts: value !== null && !small };
  });
  const better = (one: number, other: number) => (MORE_IS_BETTER[figure] ? one > other : one < other);
  return new Map(
    judged.map(({ counts, ...row }) => {
      const others = judged.filter((other) => counts && other.counts);
      const ahead = others.filter((other) => better(other.value as number, row.value as number)).length;
      const sharing = others.filter((other) => other.value === row.value).length;
      return [row.id, { ...row, place: counts ? ahead + 1 : null, sharing }];
    }),
  );
}

/**
 * How many places each has gained since an earlier table (below nought: lost). Only those ranked in both are compared, and
 * among themselves: somebody who was not there before moves nobody.
 */
export function movesSince(
  figure: LeagueFigure,
  now: readonly LeagueValue[],
  before: readonly LeagueValue[],
  smallest: number,
): Map<string, number> {
  const [here, there] = [league(figure, now, smallest), league(figure, before, smallest)];
  const both = (row: LeagueValue) =>
    (here.get(row.id)?.place ?? null) !== null && (there.get(row.id)?.place ?? null) !== null;
  const [after, earlier] = [
    league(figure, now.filter(both), smallest),
    league(figure, before.filter(both), smallest),
  ];
  return new Map(
    [...after.values()].map(({ id, place }) => [id, (earlier.get(id)?.place ?? 0) - (place ?? 0)]),
  );
}
