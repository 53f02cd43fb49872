import type { ReadDb } from '../../connection';
import { asCivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import type { OfficeTotals, TotalsOfTable } from '../../domain/exchange/totals';
import { TALLIES } from '../../domain/reports/definition';
import type { ReportFacts } from '../../domain/reports/facts';
import { type ReportPeriod, readPeriod } from '../../domain/reports/period';
import { tally } from '../../domain/reports/tally';
import type { Law } from '../../law';
import { gatherDrillFacts } from './gather-drill-facts';
import { gatherFilingFacts, gatherInspectionFacts } from './gather-facts';

export interface TotalsWish {
  /** '2026', '2026H1'. */
  period: string;
  /** The day as of which stocks are counted while the period runs. */
  today: string;
  /** Whose records are counted. */
  office: string;
}

/**
 * The totals of T1, T3 and T9 over the records of one office, as of a day; null for a period that has not begun by then.
 * The office itself and whoever has its rows reckon the same, by the same code.
 */
export function officeTotals(
  db: ReadDb,
  law: Law,
  { period, today, office }: TotalsWish,
): OfficeTotals | null {
  const stretch = begun(period, today);
  if (stretch === null) return null;
  const of = { origin: office };
  return {
    asOf: stretch.asOf,
    T1: totalsOf('T1', gatherFilingFacts(db, law, stretch, of)),
    T3: totalsOf('T3', gatherDrillFacts(db, law, stretch, of)),
    T9: totalsOf('T9', gatherInspectionFacts(db, law, stretch, of)),
  };
}

function begun(period: string, today: string): ReportPeriod | null {
  try {
    return readPeriod(period, asCivilDate(today));
  } catch (error) {
    if (error instanceof PlanDeskError && error.code === 'PERIOD_NOT_BEGUN') return null;
    throw error;
  }
}

function totalsOf(table: keyof typeof TALLIES, facts: ReportFacts): TotalsOfTable {
  const definition = TALLIES[table];
  const { total } = tally(definition, facts, 'region');
  return Object.fromEntries(definition.columns.map(({ key }, at) => [key, total[at] ?? null]));
}
