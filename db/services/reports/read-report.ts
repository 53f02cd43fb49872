import type { ReadDb } from '../../connection';
import { asCivilDate } from '../../domain/dates/civil-date';
import {
  DRILL_REGISTER_COLUMNS,
  DRILL_REGISTER_NOTES,
  DRILL_REGISTER_TITLE,
  HAZARD_REGISTER_COLUMNS,
  HAZARD_REGISTER_NOTES,
  HAZARD_REGISTER_TITLE,
  type OpenId,
  REGISTER_COLUMNS,
  REGISTER_NOTES,
  REGISTER_TITLE,
  type ReportId,
  STOCK_REGISTER_COLUMNS,
  STOCK_REGISTER_NOTES,
  STOCK_REGISTER_TITLE,
  TEAM_REGISTER_COLUMNS,
  TEAM_REGISTER_NOTES,
  TEAM_REGISTER_TITLE,
  YEAR_SUMMARY_TITLE,
} from '../../domain/reports/definition';
import { EXPERT_COLUMNS, EXPERT_NOTES, EXPERT_TITLE, expertTally } from '../../domain/reports/expert-tally';
import type { ReportCut } from '../../domain/reports/facts';
import { plainText, textParts } from '../../domain/reports/linked-text';
import { type ReportPeriod, readPeriod } from '../../domain/reports/period';
import { cutOf, TEAM_SUMS } from '../../domain/reports/sums';
import { tally } from '../../domain/reports/tally';
import type { Law } from '../../law';
import { expertCounts } from '../../repositories/expert-report-facts';
import { selfOffice } from '../../repositories/office';
import { drillHeatView, filingPointsView, leaderView } from './chart-views';
import { drillRegister } from './drill-register';
import type { GatheringOptions } from './gather-facts';
import { gatherTeamFacts } from './gather-registers';
import { hazardRegister } from './hazard-register';
import { definitionOf, factsOf } from './read-rows';
import { filingRegister } from './register';
import type { ReportHeading, ReportRequest, ReportView } from './report-view';
import { stockRegister } from './stock-register';
import { teamRegister } from './team-register';
import { yearSummary } from './year-summary';

/** Headings of the summary where it is shown as a table: in Excel. */
const SUMMARY_HEADINGS: readonly ReportHeading[] = [
  { key: 'part', heading: '部分', kind: 'text', width: 6 },
  { key: 'text', heading: '内容', kind: 'text', width: 30 },
];

const LINE_HEADINGS: Readonly<Record<ReportCut, string>> = {
  region: '地区',
  industry: '行业类别',
  set: '单位类别',
  level: '级别',
  field: '类别',
  nature: '性质',
  class: '大类',
  owner: '权属单位',
  month: '月份',
  quarter: '季度',
};
/** Registers that can be summed. */
const SUMMED: ReadonlySet<ReportId> = new Set(['T5', 'T6', 'T8']);

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
  const asRows = SUMMED.has(request.report) && !request.sums;
  const by = asRows ? request.by : cutOf(request.report, request.by);
  const head = {
    report: request.report,
    by,
    period,
    office: selfOffice(db)?.name ?? '',
    madeOn: todayText,
  };
  if (SUMMED.has(request.report) && !asRows) return tallyView(request.report as OpenId);
  if (request.report === 'T2')
    return {
      ...head,
      title: REGISTER_TITLE,
      columns: REGISTER_COLUMNS.map(({ key, heading, kind, width }) => ({ key, heading, kind, width })),
      lines: filingRegister(db, law, period, by).map(({ caseId, cells }) => ({ key: caseId, cells })),
      total: null,
      notes: REGISTER_NOTES,
    };
  if (request.report === 'T4')
    return {
      ...head,
      title: DRILL_REGISTER_TITLE,
      columns: DRILL_REGISTER_COLUMNS.map(({ key, heading, kind, width }) => ({ key, heading, kind, width })),
      lines: drillRegister(db, law, period, by).map(({ drillId, cells }) => ({
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
      total: teamTotal(db, law, period),
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
        paragraphs.map((text, at) => ({
          key: `${part} ${at}`,
          cells: [heading, plainText(text)],
          parts: textParts(text),
        })),
      ),
      total: null,
      notes: [],
    };
  if (request.report === 'C2')
    return { ...head, ...filingPointsView(db, law, todayText, period, by, options) };
  if (request.report === 'C3') return { ...head, ...drillHeatView(db, law, todayText, period, by, options) };
  if (request.report === 'L1') return { ...head, ...leaderView(db, law, todayText, period, options) };
  return tallyView(request.report);

  function tallyView(report: OpenId): ReportView {
    const definition = definitionOf(report);
    const { lines, total } = tally(definition, factsOf(db, law, period, report, options), by);
    return {
      ...head,
      title: definition.title,
      columns: [
        { key: 'line', heading: LINE_HEADINGS[by], kind: 'text', width: 7 },
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
}

/** The line below the register of teams: what can be added is added. */
function teamTotal(db: ReadDb, law: Law, period: ReportPeriod): (string | number | null)[] {
  const { total } = tally(TEAM_SUMS, gatherTeamFacts(db, law, period), 'level');
  return TEAM_REGISTER_COLUMNS.map(({ key }) => {
    if (key === 'serial') return '合计';
    const at = TEAM_SUMS.columns.findIndex((column) => column.key === key);
    return at < 0 ? null : (total[at] ?? null);
  });
}
