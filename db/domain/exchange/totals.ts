import { isCivilDate } from '../dates/civil-date';
import { TALLIES } from '../reports/definition';

/** Totals of one table by the key of the column; null where there is nothing to take a rate or a mean of. */
export type TotalsOfTable = Readonly<Record<string, number | null>>;

/** What an office states of itself beside its rows: the totals of T1, T3 and T9 as of a civil day. */
export interface OfficeTotals {
  readonly asOf: string;
  readonly T1: TotalsOfTable;
  readonly T3: TotalsOfTable;
  readonly T9: TotalsOfTable;
}

/** What an office stated of itself with one of its packages; totals are null where an older program wrote it. */
export interface Statement {
  readonly sequence: number;
  readonly period: string | null;
  readonly totals: OfficeTotals | null;
}

/** What an office stated whose rows another sends on; null where what it signed does not lie inside. */
export interface StatedBelow {
  readonly officeId: string;
  readonly stated: Statement | null;
}

/** A statement that can be held against a recount. */
export interface Comparable extends Statement {
  readonly period: string;
  readonly totals: OfficeTotals;
}

/**
 * How an office's own totals stand beside the recount, the worst first. waiting: not counted again yet · not-attached: its rows
 * came through another office, without what it signed · unstated: it stated nothing that can be compared.
 */
export const TOTALS_STANDINGS = ['differs', 'waiting', 'not-attached', 'unstated', 'alike'] as const;
export type TotalsStanding = (typeof TOTALS_STANDINGS)[number];

/** One number that is not what its office stated. */
export interface TotalDifference {
  readonly table: 'T1' | 'T3' | 'T9';
  /** Key of the column. */
  readonly column: string;
  readonly heading: string;
  readonly stated: number | null;
  readonly here: number | null;
}

/** Rates and means are rounded for print: what is left below this is no difference. */
const ROUNDING = 0.0001;

/** What cannot be held against anything is not stated: nobody shall read that it agrees. */
export function isComparable(stated: Statement): stated is Comparable {
  const { period, totals } = stated;
  return period !== null && totals !== null && isCivilDate(totals.asOf) && saysSomething(totals);
}

/** Whether one of the columns that are known here was stated at all. */
function saysSomething(stated: OfficeTotals): boolean {
  return (['T1', 'T3', 'T9'] as const).some((table) =>
    TALLIES[table].columns.some(({ key }) => Object.hasOwn(stated[table], key)),
  );
}

/**
 * Every number that differs, in the order of the tables' columns. A column that the sender's program did not have says
 * nothing and is left out, and so is one that this program does not know.
 */
export function compareTotals(stated: OfficeTotals, here: OfficeTotals): TotalDifference[] {
  return (['T1', 'T3', 'T9'] as const).flatMap((table) =>
    TALLIES[table].columns.flatMap(({ key, heading }) => {
      const said = Object.hasOwn(stated[table], key) ? stated[table][key] : undefined;
      const found = here[table][key] ?? null;
      if (said === undefined || alike(said, found)) return [];
      return [{ table, column: key, heading, stated: said, here: found }];
    }),
  );
}

function alike(a: number | null, b: number | null): boolean {
  return a === null || b === null ? a === b : Math.abs(a - b) < ROUNDING;
}
