import type { TallyDefinition } from './definition';
import type { TallyCell, TallyLine } from './tally';

/** What the page for the head of the office counts; its columns are those of the tables, so the numbers are theirs. */
export const LEADER: TallyDefinition = {
  id: 'L1',
  title: '应急预案工作领导一页通',
  columns: [
    { shape: 'count', key: 'shouldFile', heading: '应备案单位数', of: 'unit', flag: 'shouldFile' },
    { shape: 'count', key: 'filed', heading: '已备案单位数', of: 'unit', flag: 'filed' },
    { shape: 'rate', key: 'filedRate', heading: '备案率（%）', part: 'filed', whole: 'shouldFile' },
    { shape: 'count', key: 'overdue', heading: '逾期未备案单位数', of: 'unit', flag: 'overdue' },
    { shape: 'count', key: 'cases', heading: '本期备案件数', of: 'case', flag: null },
    { shape: 'count', key: 'notAssessed', heading: '应评估未评估预案数', of: 'assessment', flag: null },
    { shape: 'count', key: 'shouldDrill', heading: '应演练单位数', of: 'drill-unit', flag: 'shouldDrill' },
    { shape: 'count', key: 'drilled', heading: '已演练单位数', of: 'drill-unit', flag: 'drilled' },
    {
      shape: 'rate',
      key: 'drilledRate',
      heading: '演练完成率（%）',
      part: 'drilled',
      whole: 'shouldDrill',
    },
    { shape: 'count', key: 'notDrilled', heading: '未演练单位数', of: 'drill-unit', flag: 'notDrilled' },
    { shape: 'count', key: 'drills', heading: '演练次数', of: 'drill', flag: null },
    { shape: 'count', key: 'open', heading: '演练问题未闭环数', of: 'drill-finding', flag: 'unsettled' },
    { shape: 'count', key: 'inspected', heading: '检查单位数', of: 'inspected', flag: null },
    { shape: 'count', key: 'orders', heading: '责令改正数', of: 'finding', flag: 'ordered' },
    { shape: 'count', key: 'teams', heading: '救援队伍数', of: 'team', flag: null },
    { shape: 'count', key: 'hazards', heading: '重大危险源数', of: 'hazard', flag: null },
    {
      shape: 'count',
      key: 'uncovered',
      heading: '没有预案覆盖的重大危险源',
      of: 'hazard',
      flag: 'uncovered',
    },
  ],
  notes: [
    '口径同各统计表，存量数为期末数；上期为前一个同样长的期间。到期事项为自填报当日起三十日内到期、尚未履行的法定义务。',
  ],
};

/** The dozen that stand on the page, in their order; the others are counted for the lines that are behind. */
export const LEADER_FIGURES = [
  'shouldFile',
  'filedRate',
  'overdue',
  'cases',
  'notAssessed',
  'drilledRate',
  'notDrilled',
  'drills',
  'open',
  'inspected',
  'teams',
  'hazards',
] as const;

/** Days ahead that the page looks. */
export const LEADER_DAYS = 30;
const WORST = 3;

/** A line that is behind, with the units that have not filed in time and those that have not drilled. */
export interface WorstLine {
  readonly key: string;
  readonly label: string;
  readonly overdue: number;
  readonly notDrilled: number;
}

/** The three lines where most is wanting; lines where nothing is are no news. */
export function worstLines(lines: readonly TallyLine[]): WorstLine[] {
  const cellOf = (line: TallyLine, key: string): number =>
    line.cells[LEADER.columns.findIndex((column) => column.key === key)] ?? 0;
  return lines
    .map((line) => ({
      key: line.key,
      label: line.label,
      overdue: cellOf(line, 'overdue'),
      notDrilled: cellOf(line, 'notDrilled'),
    }))
    .filter(({ overdue, notDrilled }) => overdue + notDrilled > 0)
    .sort((a, b) => b.overdue + b.notDrilled - a.overdue - a.notDrilled || (a.key < b.key ? -1 : 1))
    .slice(0, WORST);
}

/** What a figure changed by, to one place; null where one of the two is not known. */
export function changeOf(now: TallyCell, before: TallyCell): TallyCell {
  return now === null || before === null ? null : Math.round((now - before) * 10) / 10;
}
