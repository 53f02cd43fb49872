import type { ReadDb } from '../../connection';
import { asCivilDate } from '../../domain/dates/civil-date';
import { type OpenId, TALLIES, type TallyDefinition, type TallyId } from '../../domain/reports/definition';
import { expertsBehind } from '../../domain/reports/expert-tally';
import type { FactKind, ReportCut, ReportFact, ReportFacts } from '../../domain/reports/facts';
import { LEADER } from '../../domain/reports/leader';
import { type ReportPeriod, readPeriod } from '../../domain/reports/period';
import { cutOf, SUMS } from '../../domain/reports/sums';
import { countedBy, factsBehind } from '../../domain/reports/tally';
import type { Law } from '../../law';
import { expertCounts } from '../../repositories/expert-report-facts';
import { selfOffice } from '../../repositories/office';
import { gatherCoverageFacts } from './gather-charts';
import { gatherDrillFacts } from './gather-drill-facts';
import { type GatheringOptions, gatherFilingFacts, gatherInspectionFacts } from './gather-facts';
import { gatherIncidentFacts } from './gather-incidents';
import { gatherPeriodFacts } from './gather-periods';
import { gatherHazardFacts, gatherStockFacts, gatherTeamFacts } from './gather-registers';
import { dueSoon } from './leader-page';

/** One row behind a number. `opens` says which record it leads to. */
export interface ReportRow {
  readonly opens:
    | 'enterprise'
    | 'filing'
    | 'plan'
    | 'inspection'
    | 'drill'
    | 'team'
    | 'supply'
    | 'equipment'
    | 'hazard'
    | 'expert'
    | 'incident'
    | 'none';
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly town: string | null;
  readonly category: string | null;
  readonly title: string;
  readonly date: string | null;
  readonly note: string;
  readonly amount: number | null;
}

const OPENS: Readonly<Record<FactKind, ReportRow['opens']>> = {
  unit: 'enterprise',
  case: 'filing',
  notice: 'filing',
  plan: 'plan',
  assessment: 'plan',
  check: 'filing',
  inspected: 'inspection',
  finding: 'inspection',
  'drill-unit': 'enterprise',
  drill: 'drill',
  'drill-players': 'drill',
  'drill-observers': 'drill',
  'drill-cost': 'drill',
  'drill-finding': 'drill',
  'drill-check': 'inspection',
  'drill-order': 'inspection',
  'agency-drill': 'drill',
  // An office has no record page of its own.
  agency: 'none',
  team: 'team',
  'team-members': 'team',
  'team-full-time': 'team',
  'team-equipment': 'team',
  'team-trainings': 'team',
  'team-calls': 'team',
  'team-agreements': 'team',
  stock: 'supply',
  hazard: 'hazard',
  'team-unit': 'enterprise',
  expert: 'expert',
  duty: 'enterprise',
  incident: 'incident',
};
/** Facts about a unit itself: its name says everything. */
const NAMED_BY_UNIT: ReadonlySet<FactKind> = new Set(['unit', 'drill-unit', 'team-unit', 'agency']);
const GEAR = 'equipment:';
/** Begins the column of the page for the head of the office that counts what falls due under a rule. */
export const DUE_COLUMN = 'due.';

export interface RowsRequest {
  /** A table whose numbers open, or one over time, whose numbers are those of T1 and T3. */
  readonly report: OpenId | 'T7' | 'C2' | 'C3';
  readonly period: string;
  readonly by: ReportCut;
  /** Key of a line; null for the total. */
  readonly line: string | null;
  readonly column: string;
}

export interface FoundRows {
  readonly total: number;
  readonly kind: FactKind | null;
  readonly rows: ReportRow[];
}

/** The definition of a table whose numbers are counted from facts. */
export function definitionOf(report: OpenId): TallyDefinition {
  if (report === 'L1') return LEADER;
  return report in TALLIES ? TALLIES[report as TallyId] : SUMS[report as keyof typeof SUMS];
}

/** What such a table is counted from. */
export function factsOf(
  db: ReadDb,
  law: Law,
  period: ReportPeriod,
  report: OpenId,
  options: GatheringOptions = {},
): ReportFacts {
  switch (report) {
    case 'T1':
      return gatherFilingFacts(db, law, period, options);
    case 'T3':
      return gatherDrillFacts(db, law, period, options);
    case 'T9':
      return gatherInspectionFacts(db, law, period, options);
    case 'T5':
      return gatherTeamFacts(db, law, period);
    case 'T6':
      return gatherStockFacts(db, law, period);
    case 'T8':
      return gatherHazardFacts(db, law, period);
    case 'T10':
      return withIncidents(db, law, period, options);
    case 'C1':
      return gatherCoverageFacts(db, law, period, options);
    case 'L1':
      return gatherPeriodFacts(db, law, [period], options)[0] ?? { units: new Map(), facts: [] };
  }
}

/** Units of the end of a period and incidents of it: what the summary counts beside the tables. */
function withIncidents(db: ReadDb, law: Law, period: ReportPeriod, options: GatheringOptions): ReportFacts {
  const filing = gatherFilingFacts(db, law, period, options);
  const incidents = gatherIncidentFacts(db, law, period);
  return {
    units: new Map([...filing.units, ...incidents.units]),
    facts: [...filing.facts.filter(({ kind }) => kind === 'unit'), ...incidents.facts],
  };
}

/**
 * The rows behind a number, in the order of the units' names. A number of a table over time is one of T1 (its line names the
 * period) or of T3 (its column does).
 * @throws PlanDeskError PERIOD_INVALID, PERIOD_NOT_BEGUN
 */
export function readReportRows(
  db: ReadDb,
  law: Law,
  todayText: string,
  request: RowsRequest,
  window: { offset: number; limit: number },
): FoundRows {
  const found = rowsBehind(db, law, todayText, request);
  const order = (row: ReportRow) => `${row.unitName} ${row.date ?? ''} ${row.title}`;
  found.rows.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const { offset, limit } = window;
  return { total: found.rows.length, kind: found.kind, rows: found.rows.slice(offset, offset + limit) };
}

function rowsBehind(
  db: ReadDb,
  law: Law,
  todayText: string,
  request: RowsRequest,
): { kind: FactKind | null; rows: ReportRow[] } {
  const { report, line, column } = request;
  if (report === 'C2')
    return rowsBehind(db, law, todayText, {
      ...request,
      report: 'T1',
      by: 'region',
      period: line ?? '',
      line: null,
    });
  if (report === 'C3') {
    const [period = '', ofDrills = ''] = column.split('.');
    return rowsBehind(db, law, todayText, { ...request, report: 'T3', period, column: ofDrills });
  }
  const period = readPeriod(request.period, asCivilDate(todayText));
  if (report === 'T7') return { kind: 'expert', rows: expertRows(db, law, period, line, column) };
  if (report === 'L1' && column.startsWith(DUE_COLUMN))
    return { kind: 'duty', rows: dueRows(db, todayText, column.slice(DUE_COLUMN.length)) };
  const definition = definitionOf(report);
  const facts = factsOf(db, law, period, report);
  const behind = factsBehind(definition, facts, cutOf(report, request.by), line, column);
  return {
    kind: countedBy(definition, column)?.of ?? null,
    rows: behind.map((fact) => rowOf(fact, facts)),
  };
}

function rowOf(fact: ReportFact, { units }: ReportFacts): ReportRow {
  const unit = units.get(fact.unitId);
  const isGear = fact.kind === 'stock' && fact.id.startsWith(GEAR);
  return {
    opens: isGear ? 'equipment' : OPENS[fact.kind],
    id: isGear ? fact.id.slice(GEAR.length) : fact.id,
    unitId: fact.unitId,
    unitName: unit?.name ?? '',
    town: unit?.town ?? null,
    category: unit?.category ?? null,
    title: NAMED_BY_UNIT.has(fact.kind) ? '' : fact.title,
    date: fact.date,
    note: fact.note,
    amount: fact.amount,
  };
}

function expertRows(
  db: ReadDb,
  law: Law,
  period: ReportPeriod,
  line: string | null,
  column: string,
): ReportRow[] {
  const office = selfOffice(db);
  if (office === undefined) return [];
  const experts = expertCounts(db, { origin: office.id, from: period.from, to: period.asOf });
  return expertsBehind(experts, law.specialties.specialties, line, column).map(({ expert, times }) => ({
    opens: 'expert',
    id: expert.id,
    unitId: expert.id,
    unitName: expert.name,
    town: null,
    category: null,
    title: expert.title ?? '',
    date: null,
    note: '',
    amount: times > 1 ? times : null,
  }));
}

function dueRows(db: ReadDb, today: string, rule: string): ReportRow[] {
  return dueSoon(db, today)
    .filter((row) => row.rule === rule)
    .map((row) => ({
      opens: 'enterprise',
      id: row.unitId,
      unitId: row.unitId,
      unitName: row.unitName,
      town: row.town,
      category: row.category,
      title: '',
      date: row.dueOn,
      note: '',
      amount: null,
    }));
}
