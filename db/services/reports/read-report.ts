import type { ReadDb } from '../../connection';
import { asCivilDate } from '../../domain/dates/civil-date';
import {
  DRILL_REGISTER_COLUMNS,
  DRILL_REGISTER_NOTES,
  DRILL_REGISTER_TITLE,
  HAZARD_REGISTER_COLUMNS,
  HAZARD_REGISTER_NOTES,
  HAZARD_REGISTER_TITLE,
  REGISTER_COLUMNS,
  REGISTER_NOTES,
  REGISTER_TITLE,
  type ReportId,
  STOCK_REGISTER_COLUMNS,
  STOCK_REGISTER_NOTES,
  STOCK_REGISTER_TITLE,
  TALLIES,
  type TallyId,
  TEAM_REGISTER_COLUMNS,
  TEAM_REGISTER_NOTES,
  TEAM_REGISTER_TITLE,
  YEAR_SUMMARY_TITLE,
} from '../../domain/reports/definition';
import { EXPERT_COLUMNS, EXPERT_NOTES, EXPERT_TITLE, expertTally } from '../../domain/reports/expert-tally';
import type { FactKind, ReportCut, ReportFacts } from '../../domain/reports/facts';
import { type ReportPeriod, readPeriod } from '../../domain/reports/period';
import { countedBy, factsBehind, tally } from '../../domain/reports/tally';
import type { Law } from '../../law';
import { expertCounts } from '../../repositories/expert-report-facts';
import { selfOffice } from '../../repositories/office';
import { drillRegister } from './drill-register';
import { gatherDrillFacts } from './gather-drill-facts';
import { type GatheringOptions, gatherFilingFacts, gatherInspectionFacts } from './gather-facts';
import { hazardRegister } from './hazard-register';
import { filingRegister } from './register';
import { stockRegister } from './stock-register';
import { teamRegister } from './team-register';
import { yearSummary } from './year-summary';

/** Which table, of which period, cut by what. */
export interface ReportRequest {
  readonly report: ReportId;
  readonly period: string;
  readonly by: ReportCut;
}

export interface ReportHeading {
  readonly key: string;
  readonly heading: string;
  readonly kind: 'text' | 'number' | 'date' | 'rate' | 'average';
  /** Relative to the others on paper. */
  readonly width: number;
}

/**
 * A finished table. Lines of T1, T3 and T9 open by their key, those of T2 are cases, those of T4 drills, those of T5 teams, and open by their id; those of
 * T7 open nothing;
 * T10 is a text, a line a paragraph behind the heading it stands under.
 */
export interface ReportView {
  readonly report: ReportId;
  readonly title: string;
  readonly by: ReportCut;
  readonly period: Pick<ReportPeriod, 'text' | 'label' | 'from' | 'to' | 'asOf'>;
  readonly office: string;
  /** The day on which it was worked out. */
  readonly madeOn: string;
  readonly columns: readonly ReportHeading[];
  readonly lines: readonly { readonly key: string; readonly cells: readonly (string | number | null)[] }[];
  readonly total: readonly (string | number | null)[] | null;
  readonly notes: readonly string[];
}

/** Headings of the summary where it is shown as a table: in Excel. */
const SUMMARY_HEADINGS: readonly ReportHeading[] = [
  { key: 'part', heading: '部分', kind: 'text', width: 6 },
  { key: 'text', heading: '内容', kind: 'text', width: 30 },
];

const LINE_HEADINGS: Readonly<Record<ReportCut, string>> = {
  region: '地区',
  industry: '行业类别',
  set: '单位类别',
};

/**
 * Works a table out from the registers.
 * @throws PlanDeskError PERIOD_INVALID, PERIOD_NOT_BEGUN
 */
export function readReport(
  db: ReadDb,
  law: Law,
  todayText: string,
  request: ReportRequest,
  options: GatheringOptions = {},
): ReportView {
  const period = readPeriod(request.period, asCivilDate(todayText));
  const head = {
    report: request.report,
    by: request.by,
    period,
    office: selfOffice(db)?.name ?? '',
    madeOn: todayText,
  };
  if (request.report === 'T2')
    return {
      ...head,
      title: REGISTER_TITLE,
      columns: REGISTER_COLUMNS.map(({ key, heading, kind, width }) => ({ key, heading, kind, width })),
      lines: filingRegister(db, law, period, request.by).map(({ caseId, cells }) => ({ key: caseId, cells })),
      total: null,
      notes: REGISTER_NOTES,
    };
  if (request.report === 'T4')
    return {
      ...head,
      title: DRILL_REGISTER_TITLE,
      columns: DRILL_REGISTER_COLUMNS.map(({ key, heading, kind, width }) => ({ key, heading, kind, width })),
      lines: drillRegister(db, law, period, request.by).map(({ drillId, cells }) => ({
        key: drillId,
        cells,
      })),
      total: null,
      notes: DRILL_REGISTER_NOTES,
    };
  if (request.report === 'T5')
    return {
      ...head,
      title: TEAM_REGISTER_TITLE,
      columns: TEAM_REGISTER_COLUMNS.map(({ key, heading, kind, width }) => ({ key, heading, kind, width })),
      lines: teamRegister(db, law, period).map(({ teamId, cells }) => ({ key: teamId, cells })),
      total: null,
      notes: TEAM_REGISTER_NOTES,
    };
  if (request.report === 'T6')
    return {
      ...head,
      title: STOCK_REGISTER_TITLE,
      columns: STOCK_REGISTER_COLUMNS.map(({ key, heading, kind, width }) => ({ key, heading, kind, width })),
      lines: stockRegister(db, period).map(({ id, cells }) => ({ key: id, cells })),
      total: null,
      notes: STOCK_REGISTER_NOTES,
    };
  if (request.report === 'T8')
    return {
      ...head,
      title: HAZARD_REGISTER_TITLE,
      columns: HAZARD_REGISTER_COLUMNS.map(({ key, heading, kind, width }) => ({
        key,
        heading,
        kind,
        width,
      })),
      lines: hazardRegister(db, law, period).map(({ hazardId, cells }) => ({ key: hazardId, cells })),
      total: null,
      notes: HAZARD_REGISTER_NOTES,
    };
  if (request.report === 'T7') {
    const office = selfOffice(db);
    const { from, asOf } = period;
    const experts = office === undefined ? [] : expertCounts(db, { origin: office.id, from, to: asOf });
    const { lines, total } = expertTally(experts, law.specialties.specialties);
    return {
      ...head,
      title: EXPERT_TITLE,
      columns: EXPERT_COLUMNS.map((column) => ({ ...column })),
      lines,
      total,
      notes: EXPERT_NOTES,
    };
  }
  if (request.report === 'T10')
    return {
      ...head,
      title: YEAR_SUMMARY_TITLE,
      columns: SUMMARY_HEADINGS,
      lines: yearSummary(db, law, period, options).flatMap(({ heading, paragraphs }, part) =>
        paragraphs.map((text, at) => ({ key: `${part} ${at}`, cells: [heading, text] })),
      ),
      total: null,
      notes: [],
    };
  const definition = TALLIES[request.report];
  const { lines, total } = tally(definition, factsOf(db, law, period, request.report, options), request.by);
  return {
    ...head,
    title: definition.title,
    columns: [
      { key: 'line', heading: LINE_HEADINGS[request.by], kind: 'text', width: 7 },
      ...definition.columns.map(({ key, heading, shape }) => ({
        key,
        heading,
        kind: shape === 'count' || shape === 'sum' ? ('number' as const) : shape,
        width: 3,
      })),
    ],
    lines: lines.map(({ key, label, cells }) => ({ key, cells: [label, ...cells] })),
    total: ['合计', ...total],
    notes: definition.notes,
  };
}

function factsOf(
  db: ReadDb,
  law: Law,
  period: ReportPeriod,
  report: TallyId,
  options: GatheringOptions,
): ReportFacts {
  switch (report) {
    case 'T1':
      return gatherFilingFacts(db, law, period, options);
    case 'T3':
      return gatherDrillFacts(db, law, period, options);
    case 'T9':
      return gatherInspectionFacts(db, law, period, options);
  }
}

/** One row behind a number. `opens` says which record it leads to. */
export interface ReportRow {
  readonly opens: 'enterprise' | 'filing' | 'plan' | 'inspection' | 'drill' | 'none';
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
};

export interface RowsRequest extends ReportRequest {
  readonly report: TallyId;
  /** Key of a line; null for the total. */
  readonly line: string | null;
  readonly column: string;
}

/** The rows behind a number of T1, T3 or T9, in the order of the units' names. @throws PlanDeskError PERIOD_INVALID, PERIOD_NOT_BEGUN */
export function readReportRows(
  db: ReadDb,
  law: Law,
  todayText: string,
  request: RowsRequest,
  window: { offset: number; limit: number },
): { total: number; kind: FactKind | null; rows: ReportRow[] } {
  const period = readPeriod(request.period, asCivilDate(todayText));
  const definition = TALLIES[request.report];
  const facts = factsOf(db, law, period, request.report, {});
  const behind = factsBehind(definition, facts, request.by, request.line, request.column);
  const rows = behind.map((fact): ReportRow => {
    const unit = facts.units.get(fact.unitId);
    return {
      opens: OPENS[fact.kind],
      id: fact.id,
      unitId: fact.unitId,
      unitName: unit?.name ?? '',
      town: unit?.town ?? null,
      category: unit?.category ?? null,
      title: fact.kind === 'unit' || fact.kind === 'drill-unit' || fact.kind === 'agency' ? '' : fact.title,
      date: fact.date,
      note: fact.note,
      amount: fact.amount,
    };
  });
  const order = (row: ReportRow) => `${row.unitName} ${row.date ?? ''} ${row.title}`;
  rows.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return {
    total: rows.length,
    kind: countedBy(definition, request.column)?.of ?? null,
    rows: rows.slice(window.offset, window.offset + window.limit),
  };
}
