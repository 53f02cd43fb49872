import type { ReadDb } from '../../connection';
import { chineseDate } from '../../documents/forms/definition';
import { TALLIES } from '../../domain/reports/definition';
import type { ReportFacts } from '../../domain/reports/facts';
import type { ReportPeriod } from '../../domain/reports/period';
import { type Tally, type TallyCell, tally } from '../../domain/reports/tally';
import { draftYearSummary, type SummaryPart } from '../../domain/reports/year-summary';
import type { Law } from '../../law';
import { gatherDrillFacts } from './gather-drill-facts';
import { type GatheringOptions, gatherFilingFacts, gatherInspectionFacts } from './gather-facts';

/** Places that are named as being behind. */
const NAMED = 3;

/** The yearly summary of a period, drafted from the very tables that are handed in with it. */
export function yearSummary(
  db: ReadDb,
  law: Law,
  period: ReportPeriod,
  options: GatheringOptions = {},
): SummaryPart[] {
  const filing = gatherFilingFacts(db, law, period, options);
  const drills = gatherDrillFacts(db, law, period, options);
  const drillTally = tally(TALLIES.T3, drills, 'region');
  return draftYearSummary(
    {
      filing: totals('T1', tally(TALLIES.T1, filing, 'region')),
      drills: totals('T3', drillTally),
      inspections: totals('T9', tally(TALLIES.T9, gatherInspectionFacts(db, law, period), 'region')),
      units: unitsThere(filing),
      behind: behind(drillTally),
    },
    period.label,
    chineseDate(period.asOf),
  );
}

function totals(id: 'T1' | 'T3' | 'T9', { total }: Tally): Record<string, TallyCell> {
  return Object.fromEntries(TALLIES[id].columns.map(({ key }, at) => [key, total[at] ?? null]));
}

/** Units that were there on the day: every one of them is a fact of the table of filings. */
function unitsThere({ facts }: ReportFacts): number {
  return facts.filter(({ kind }) => kind === 'unit').length;
}

/** The lines with the most units that should have drilled and did not. */
function behind({ lines }: Tally): { label: string; count: number }[] {
  const at = (key: string) => TALLIES.T3.columns.findIndex((column) => column.key === key);
  const [should, drilled] = [at('shouldDrill'), at('drilled')];
  return lines
    .map(({ label, cells }) => ({ label, count: (cells[should] ?? 0) - (cells[drilled] ?? 0) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, NAMED);
}
