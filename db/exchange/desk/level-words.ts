import type { LeagueFigure } from '../../domain/exchange/league';
import type { OfficeFigure } from '../../domain/exchange/office-figures';
import type { ReportingState } from '../../domain/exchange/reporting';
import type { TotalsStanding } from '../../domain/exchange/totals';

/** Each figure as papers and the command line name it. */
export const FIGURE_WORDS: Readonly<Record<OfficeFigure, string>> = {
  enterprises: '单位数',
  keyUnits: '重点单位',
  plans: '预案',
  shouldFile: '应备案',
  filed: '已备案',
  deemed: '视为备案',
  overdueFiling: '逾期未备案',
  shouldDrill: '应演练',
  drilled: '已演练',
  drillsThisHalf: '半年演练',
  assessOverdue: '评估逾期',
  teams: '救援队伍',
  supplies: '物资',
  hazards: '重大危险源',
};
export const LEAGUE_WORDS: Readonly<
  Record<LeagueFigure, readonly [figure: string, part: string, whole: string]>
> = {
  filing: ['备案率（%）', '已备案', '应备案'],
  drills: ['演练完成率（%）', '已演练', '应演练'],
  overdue: ['逾期率（%）', '逾期未备案', '应备案'],
  punctual: ['报送迟延（天）', '', ''],
};
export const STATE_WORDS: Readonly<Record<ReportingState, string>> = {
  'in-time': '按期',
  late: '迟报',
  received: '已收到未合并',
  waiting: '未到期',
  missing: '未报',
  never: '从未报送',
};

/** How an office's own totals stand. */
export const TOTALS_WORDS: Readonly<Record<TotalsStanding, string>> = {
  differs: '与其自报不符',
  waiting: '正在核对',
  'not-attached': '未随市级包附上',
  unstated: '没有自报',
  alike: '与自报一致',
};

/** A share in per cent to one place; null where there is nothing to take it of. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((1000 * part) / whole) / 10;
}

/** Places gained or lost. */
export function movedWords(moved: number | null): string {
  if (moved === null) return '—';
  return moved === 0 ? '持平' : moved > 0 ? `升${moved}位` : `降${-moved}位`;
}
