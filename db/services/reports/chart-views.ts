import type { ReadDb } from '../../connection';
import { asCivilDate } from '../../domain/dates/civil-date';
import { regionTree } from '../../domain/exchange/region-tree';
import type { ReportCut } from '../../domain/reports/facts';
import { LEADER } from '../../domain/reports/leader';
import { periodsUpTo, type ReportPeriod, readPeriod } from '../../domain/reports/period';
import type { Law } from '../../law';
import { officesBelow, selfOffice } from '../../repositories/office';
import { gatherDrillHeat, gatherFilingPoints } from './gather-charts';
import type { GatheringOptions } from './gather-facts';
import { leaderPage } from './leader-page';
import { DUE_COLUMN } from './read-rows';
import type { ReportView } from './report-view';

type Body = Pick<ReportView, 'title' | 'columns' | 'lines' | 'total' | 'notes'>;

/** Points of the table over time: a year of months, two years of quarters. */
const POINTS = { month: 12, quarter: 8 } as const;
const HALVES = 4;

const rate = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 10;

/** 备案率走势: the months or quarters up to the end of the period, each as T1 has it. */
export function filingPointsView(
  db: ReadDb,
  law: Law,
  today: string,
  period: ReportPeriod,
  cut: ReportCut,
  options: GatheringOptions,
): Body {
  const step = cut === 'quarter' ? 'quarter' : 'month';
  const periods = periodsUpTo(period.asOf, step, POINTS[step]).map((text) =>
    readPeriod(text, asCivilDate(today)),
  );
  return {
    title: '预案备案率走势表',
    columns: [
      { key: 'line', heading: '期间', kind: 'text', width: 7 },
      { key: 'shouldFile', heading: '应备案单位数', kind: 'number', width: 3 },
      { key: 'filed', heading: '已备案单位数', kind: 'number', width: 3 },
      { key: 'filedRate', heading: '备案率（%）', kind: 'rate', width: 3 },
      { key: 'overdue', heading: '逾期未备案单位数', kind: 'number', width: 3 },
      { key: 'cases', heading: '本期备案件数', kind: 'number', width: 3 },
    ],
    lines: gatherFilingPoints(db, law, periods, options).map((point) => {
      const { shouldFile, filed, overdue, cases } = point;
      return {
        key: point.period.text,
        cells: [point.period.label, shouldFile, filed, rate(filed, shouldFile), overdue, cases],
      };
    }),
    total: null,
    notes: ['备案件数为各期发生数，其余为各期末（没有结束的为填报当日）数，按现在登记的资料推算。'],
  };
}

/** 演练完成情况: lines by half-year, each as T3 has it. */
export function drillHeatView(
  db: ReadDb,
  law: Law,
  today: string,
  period: ReportPeriod,
  cut: ReportCut,
  options: GatheringOptions,
): Body {
  const periods = periodsUpTo(period.asOf, 'half', HALVES).map((text) =>
    readPeriod(text, asCivilDate(today)),
  );
  const lines = gatherDrillHeat(db, law, periods, cut, options);
  const cellsOf = (should: readonly number[], drilled: readonly number[]) =>
    periods.flatMap((_period, at) => {
      const [owed, done] = [should[at] ?? 0, drilled[at] ?? 0];
      return [owed, done, rate(done, owed)];
    });
  const summed = (which: 'should' | 'drilled') =>
    periods.map((_period, at) => lines.reduce((sum, line) => sum + (line[which][at] ?? 0), 0));
  return {
    title: '各半年演练完成情况表',
    columns: [
      { key: 'line', heading: '分组', kind: 'text', width: 7 },
      ...periods.flatMap(({ text, label }) => [
        { key: `${text}.shouldDrill`, heading: `${label}应演练单位数`, kind: 'number' as const, width: 3 },
        { key: `${text}.drilled`, heading: `${label}已演练单位数`, kind: 'number' as const, width: 3 },
        { key: `${text}.drilledRate`, heading: `${label}完成率（%）`, kind: 'rate' as const, width: 3 },
      ]),
    ],
    lines: lines.map(({ key, label, should, drilled }) => ({
      key,
      cells: [label, ...cellsOf(should, drilled)],
    })),
    total: ['合计', ...cellsOf(summed('should'), summed('drilled'))],
    notes: ['口径同应急演练情况统计表：应演练单位以期限落在该半年内的演练义务计。'],
  };
}

/** 领导一页通 as lines: figures (`figure.`), the lines that are behind (`worst.`), what falls due (`due.`), heads between them. */
export function leaderView(
  db: ReadDb,
  law: Law,
  today: string,
  period: ReportPeriod,
  options: GatheringOptions,
): Body {
  const { before, figures, worst, due } = leaderPage(db, law, today, period, options);
  const silent = silentRegions(db, law);
  return {
    title: LEADER.title,
    columns: [
      { key: 'item', heading: '项目', kind: 'text', width: 10 },
      { key: 'now', heading: period.label, kind: 'number', width: 5 },
      { key: 'before', heading: before.label, kind: 'number', width: 5 },
      { key: 'change', heading: '增减', kind: 'number', width: 4 },
    ],
    lines: [
      ...figures.map(({ key, heading, now, before: then, change }) => ({
        key: `figure.${key}`,
        cells: [heading, now, then, change],
      })),
      { key: 'head.worst', cells: ['最需督促的地区', '逾期未备案单位数', '未演练单位数', '合计'] },
      ...worst.map(({ key, label, overdue, notDrilled }) => ({
        key: `worst.${key}`,
        cells: [label, overdue, notDrilled, overdue + notDrilled],
      })),
      { key: 'head.due', cells: ['三十日内到期的事项', '件数', '最早到期', ''] },
      ...due.map(({ rule, title, count, firstOn }) => ({
        key: `${DUE_COLUMN}${rule}`,
        cells: [title, count, firstOn, ''],
      })),
    ],
    total: null,
    notes: [
      ...LEADER.notes,
      ...(silent.length > 0
        ? [`以上数字不含还没有报来的 ${silent.length} 个地区：${silent.join('、')}。`]
        : []),
    ],
  };
}

/** Regions below this desk from which nothing has come; none where nobody reports to it. */
function silentRegions(db: ReadDb, law: Law): string[] {
  const self = selfOffice(db);
  const below = officesBelow(db);
  if (self === undefined || below.length === 0) return [];
  const [root, ...nodes] = regionTree({ ...self, viaId: null }, below, law.regions, () => false);
  return nodes
    .filter(({ kind, parent }) => kind === 'region' && parent === root?.key)
    .map(({ name }) => name);
}
