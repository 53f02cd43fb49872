import type { ReadDb } from '../../connection';
import { asCivilDate } from '../../domain/dates/civil-date';
import {
  REGISTER_COLUMNS,
  REGISTER_NOTES,
  REGISTER_TITLE,
  type ReportId,
  TALLIES,
} from '../../domain/reports/definition';
import type { FactKind, ReportCut, ReportFacts } from '../../domain/reports/facts';
import { type ReportPeriod, readPeriod } from '../../domain/reports/period';
import { countedBy, factsBehind, tally } from '../../domain/reports/tally';
import type { Law } from '../../law';
import { selfOffice } from '../../repositories/office';
import { type GatheringOptions, gatherFilingFacts, gatherInspectionFacts } from './gather-facts';
import { filingRegister } from './register';

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

/** A finished table. Lines of T1 and T9 open by their key, those of T2 are cases and open by their id. */
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
        kind: shape === 'count' ? ('number' as const) : shape,
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
  report: 'T1' | 'T9',
  options: GatheringOptions,
): ReportFacts {
  return report === 'T1'
    ? gatherFilingFacts(db, law, period, options)
    : gatherInspectionFacts(db, law, period);
}

/** One row behind a number. `opens` says which record it leads to. */
export interface ReportRow {
  readonly opens: 'enterprise' | 'filing' | 'plan' | 'inspection';
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
};

export interface RowsRequest extends ReportRequest {
  readonly report: 'T1' | 'T9';
  /** Key of a line; null for the total. */
  readonly line: string | null;
  readonly column: string;
}

/** The rows behind a number of T1 or T9, in the order of the units' names. @throws PlanDeskError PERIOD_INVALID, PERIOD_NOT_BEGUN */
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
      title: fact.kind === 'unit' ? '' : fact.title,
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
