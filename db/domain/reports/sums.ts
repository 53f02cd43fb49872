import type { CountColumn, SumColumn, TallyDefinition } from './definition';
import type { FactKind, ReportCut } from './facts';

const count = (key: string, heading: string, of: FactKind, flag: string | null = key): CountColumn => ({
  shape: 'count',
  key,
  heading,
  of,
  flag,
});
const sum = (key: string, heading: string, of: FactKind): SumColumn => ({
  shape: 'sum',
  key,
  heading,
  of,
  flag: null,
});

/** Sums of T5; keys are those of its columns. */
export const TEAM_SUMS: TallyDefinition = {
  id: 'T5',
  title: '应急救援队伍汇总表',
  columns: [
    count('teams', '队伍数', 'team', null),
    sum('members', '人数', 'team-members'),
    sum('fullTime', '其中专职', 'team-full-time'),
    sum('equipment', '主要装备台套', 'team-equipment'),
    sum('trainings', '训练次数', 'team-trainings'),
    sum('calls', '出动次数', 'team-calls'),
    sum('agreements', '救援协议数', 'team-agreements'),
  ],
  notes: ['按期末在册、没有解散的队伍汇总，没有登记人数的不计入人数；其余口径同应急救援队伍统计表。'],
};

/** Sums of T6. Quantities of different units of measure are not added: what is counted are the items. */
export const STOCK_SUMS: TallyDefinition = {
  id: 'T6',
  title: '应急物资装备汇总表',
  columns: [
    count('items', '品目数', 'stock', null),
    count('supply', '物资品目', 'stock'),
    count('gear', '装备品目', 'stock'),
    count('unfit', '有待修或报废的', 'stock'),
    count('expired', '已过有效期的', 'stock'),
    count('soon', '九十日内到期的', 'stock'),
    count('unkept', '没有责任人的', 'stock'),
    count('unchecked', '没有检查记录的', 'stock'),
  ],
  notes: ['品目按统计表中的行计，计量单位不同，数量不相加；有效期以期末那天为准。'],
};

/** Sums of T8. */
export const HAZARD_SUMS: TallyDefinition = {
  id: 'T8',
  title: '重大危险源汇总表',
  columns: [
    count('hazards', '重大危险源数', 'hazard', null),
    count('level1', '一级', 'hazard'),
    count('level2', '二级', 'hazard'),
    count('level3', '三级', 'hazard'),
    count('level4', '四级', 'hazard'),
    count('unlevelled', '未定级', 'hazard'),
    count('filed', '已备案', 'hazard'),
    { shape: 'rate', key: 'filedRate', heading: '备案率（%）', part: 'filed', whole: 'hazards' },
    count('covered', '有预案覆盖', 'hazard'),
    { shape: 'rate', key: 'coveredRate', heading: '覆盖率（%）', part: 'covered', whole: 'hazards' },
  ],
  notes: ['按期末在用的重大危险源汇总；有预案覆盖的为至少关联一项预案的。'],
};

/** What should be covered and what is: plans on file, hazards with plans, teams, drills held. */
export const COVERAGE: TallyDefinition = {
  id: 'C1',
  title: '应急预案工作覆盖情况表',
  columns: [
    count('shouldFile', '应备案单位数', 'unit'),
    count('filed', '已备案单位数', 'unit'),
    { shape: 'rate', key: 'filedRate', heading: '预案备案率（%）', part: 'filed', whole: 'shouldFile' },
    count('hazards', '重大危险源数', 'hazard', null),
    count('covered', '有预案覆盖的', 'hazard'),
    { shape: 'rate', key: 'coveredRate', heading: '危险源覆盖率（%）', part: 'covered', whole: 'hazards' },
    count('shouldTeam', '应建救援队伍单位数', 'team-unit'),
    count('hasTeam', '已建或已签协议', 'team-unit'),
    { shape: 'rate', key: 'teamRate', heading: '队伍覆盖率（%）', part: 'hasTeam', whole: 'shouldTeam' },
    count('shouldDrill', '应演练单位数', 'drill-unit'),
    count('drilled', '已演练单位数', 'drill-unit'),
    { shape: 'rate', key: 'drilledRate', heading: '演练完成率（%）', part: 'drilled', whole: 'shouldDrill' },
  ],
  notes: [
    '备案、演练的口径同备案情况统计表、演练情况统计表；应建救援队伍单位为依法应当建立应急救援队伍的单位，已建或已签协议的为该项义务已履行的。',
    '重大危险源为期末在用的，有预案覆盖的为至少关联一项预案的。',
  ],
};

/** What the yearly summary counts beside the tables. */
export const SUMMARY_COUNTS: TallyDefinition = {
  id: 'T10',
  title: '年度应急预案管理工作总结',
  columns: [
    count('units', '在册单位数', 'unit', null),
    count('incidents', '事故险情起数', 'incident', null),
    count('ended', '已终止响应起数', 'incident'),
  ],
  notes: [],
};

/** Definitions of tables that sum a register, by the report whose rows they open. */
export const SUMS = {
  T5: TEAM_SUMS,
  T6: STOCK_SUMS,
  T8: HAZARD_SUMS,
  T10: SUMMARY_COUNTS,
  C1: COVERAGE,
} as const;

/** How each table may be cut; the first is what stands where another is asked for. */
export const CUTS_OF: Readonly<Record<string, readonly [ReportCut, ...ReportCut[]]>> = {
  T5: ['level', 'field', 'nature', 'region'],
  T6: ['class', 'owner', 'region'],
  T8: ['region', 'industry', 'set', 'level'],
  C2: ['month', 'quarter'],
};
const USUAL: readonly [ReportCut, ...ReportCut[]] = ['region', 'industry', 'set'];

/** The cut that a table is made by: the one asked for, or its first where it has no such cut. */
export function cutOf(report: string, asked: ReportCut): ReportCut {
  const cuts = CUTS_OF[report] ?? USUAL;
  return cuts.includes(asked) ? asked : cuts[0];
}
