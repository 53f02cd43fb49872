import type { ReadDb } from '../../connection';
import { chineseDate } from '../../documents/forms/definition';
import { TALLIES, type TallyDefinition } from '../../domain/reports/definition';
import { EXPERT_COLUMNS, expertTally } from '../../domain/reports/expert-tally';
import type { ReportFacts } from '../../domain/reports/facts';
import type { ReportPeriod } from '../../domain/reports/period';
import { HAZARD_SUMS, STOCK_SUMS, SUMMARY_COUNTS, TEAM_SUMS } from '../../domain/reports/sums';
import { type Tally, type TallyCell, tally } from '../../domain/reports/tally';
import { draftYearSummary, type SummaryPart } from '../../domain/reports/year-summary';
import type { Law } from '../../law';
import { expertCounts } from '../../repositories/expert-report-facts';
import { selfOffice } from '../../repositories/office';
import type { GatheringOptions } from './gather-facts';
import { gatherIncidentFacts } from './gather-incidents';
import { gatherPeriodFacts } from './gather-periods';
import { gatherStockFacts } from './gather-registers';

/** Places that are named as being behind. */
const NAMED = 3;

/** The yearly summary of a period, drafted from the very tables that are handed in with it. */
export function yearSummary(
  db: ReadDb,
  law: Law,
  period: ReportPeriod,
  options: GatheringOptions = {},
): SummaryPart[] {
  const [all] = gatherPeriodFacts(db, law, [period], options);
  if (all === undefined) throw new Error('a period has its facts');
  const drillTally = tally(TALLIES.T3, all, 'region');
  return draftYearSummary(
    {
      filing: counted(TALLIES.T1, all),
      drills: totals(TALLIES.T3, drillTally),
      inspections: counted(TALLIES.T9, all),
      teams: counted(TEAM_SUMS, all),
      hazards: counted(HAZARD_SUMS, all),
      stock: counted(STOCK_SUMS, gatherStockFacts(db, law, period)),
      experts: expertTotals(db, law, period),
      incidents: counted(SUMMARY_COUNTS, gatherIncidentFacts(db, law, period)),
      units: unitsThere(all),
      behind: behind(drillTally),
    },
    period.label,
    chineseDate(period.asOf),
  );
}

function counted(definition: TallyDefinition, facts: ReportFacts): Record<string, TallyCell> {
  return totals(definition, tally(definition, facts, 'region'));
}

function totals({ columns }: TallyDefinition, { total }: Tally): Record<string, TallyCell> {
  return Object.fromEntries(columns.map(({ key }, at) => [key, total[at] ?? null]));
}

function expertTotals(db: ReadDb, law: Law, { from, asOf }: ReportPeriod): Record<string, TallyCell> {
  const office = selfOffice(db);
  if (office === undefined) return {};
  const { total } = expertTally(
    expertCounts(db, { origin: office.id, from, to: asOf }),
    law.specialties.specialties,
  );
  return Object.fromEntries(
    EXPERT_COLUMNS.flatMap(({ key }, at) => (typeof total[at] === 'number' ? [[key, total[at]]] : [])),
  );
}

/** Units that were there on the day: every one of them is a fact of the table of filings. */
function unitsThere({ facts }: ReportFacts): number {
  return facts.filter(({ kind }) => kind === 'unit').length;
}

/** The lines with the most units that should have drilled and did not. */
function behind({ lines }: Tally): { key: string; label: string; count: number }[] {
  const at = (key: string) => TALLIES.T3.columns.findIndex((column) => column.key === key);
  const [should, drilled] = [at('shouldDrill'), at('drilled')];
  return lines
    .map(({ key, label, cells }) => ({ key, label, count: (cells[should] ?? 0) - (cells[drilled] ?? 0) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, NAMED);
}
