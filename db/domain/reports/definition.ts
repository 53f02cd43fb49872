import type { FactKind } from './facts';

/** A column that counts facts of one kind; `flag` null counts all of them. */
export interface CountColumn {
  readonly shape: 'count';
  readonly key: string;
  readonly heading: string;
  readonly of: FactKind;
  readonly flag: string | null;
}
/** The mean of the facts' amounts; opens the facts it is the mean of. */
export interface AverageColumn {
  readonly shape: 'average';
  readonly key: string;
  readonly heading: string;
  readonly of: FactKind;
  readonly flag: string | null;
}
/** The sum of the facts' amounts, to two places; opens the facts it is the sum of. */
export interface SumColumn {
  readonly shape: 'sum';
  readonly key: string;
  readonly heading: string;
  readonly of: FactKind;
  readonly flag: string | null;
}
/** A column that is made of facts, not of other columns. */
export type CountedColumn = CountColumn | AverageColumn | SumColumn;
/** One count in per cent of another; opens what is in its numerator. */
export interface RateColumn {
  readonly shape: 'rate';
  readonly key: string;
  readonly heading: string;
  readonly part: string;
  readonly whole: string;
}
export type TallyColumn = CountedColumn | RateColumn;

/** Tables of counts; the other reports are lists and texts. */
export const TALLY_IDS = ['T1', 'T3', 'T9'] as const;
export type TallyId = (typeof TALLY_IDS)[number];

/** Tables whose numbers open their rows: the registers with their sums and the coverage too. */
export const OPEN_IDS = [...TALLY_IDS, 'T5', 'T6', 'T8', 'T10', 'C1', 'L1'] as const;
export type OpenId = (typeof OPEN_IDS)[number];

/** A statistical table: its columns say what is counted, and the same words find the rows behind a number. */
export interface TallyDefinition {
  readonly id: OpenId;
  readonly title: string;
  readonly columns: readonly TallyColumn[];
  /** What is counted and what is left out, printed below the table. */
  readonly notes: readonly string[];
}

const count = (key: string, heading: string, of: FactKind, flag: string | null = key): CountColumn => ({
  shape: 'count',
  key,
  heading,
  of,
  flag,
});

/** 应急预案备案情况统计表. No national layout was found; columns and counting are the program's own [I]. */
export const FILING_TALLY: TallyDefinition = {
  id: 'T1',
  title: '应急预案备案情况统计表',
  columns: [
    count('shouldFile', '应备案单位数', 'unit'),
    count('filed', '已备案单位数', 'unit'),
    { shape: 'rate', key: 'filedRate', heading: '备案率（%）', part: 'filed', whole: 'shouldFile' },
    count('deemed', '其中视为备案', 'unit'),
    count('overdue', '逾期未备案单位数', 'unit'),
    count('cases', '本期备案件数', 'case', null),
    count('firstCases', '其中首次', 'case', 'first'),
    count('refilings', '其中重新', 'case', 'refiling'),
    count('notices', '一次性告知件数', 'notice', null),
    count('plans', '预案总数', 'plan', null),
    count('comprehensive', '综合预案', 'plan'),
    count('special', '专项预案', 'plan'),
    count('onsite', '现场处置方案', 'plan'),
    count('shouldReview', '应评审单位数', 'unit'),
    count('reviewed', '已评审单位数', 'unit'),
    count('notAssessed', '应评估未评估预案数', 'assessment', null),
    { shape: 'average', key: 'checkDays', heading: '平均核对工作日', of: 'check', flag: null },
  ],
  notes: [
    '应备案、已备案、逾期、应评审、应评估和预案总数为期末（期间未满的为填报当日）数，其余为本期发生数。',
    '应备案单位为依法负有备案义务且未关闭的单位；已备案单位为其中至少有一件备案（含视为备案）的单位，另有预案逾期的同时计入逾期未备案。',
    '平均核对工作日为本期作出备案或者告知的各件，自收到材料之日起至作出之日止的工作日平均数。',
  ],
};

const sum = (key: string, heading: string, of: FactKind): SumColumn => ({
  shape: 'sum',
  key,
  heading,
  of,
  flag: null,
});

/** 应急演练情况统计表. No national layout was found; columns and counting are the program's own [I]. */
export const DRILL_TALLY: TallyDefinition = {
  id: 'T3',
  title: '应急演练情况统计表',
  columns: [
    count('shouldDrill', '应演练单位数', 'drill-unit'),
    count('drilled', '已演练单位数', 'drill-unit'),
    { shape: 'rate', key: 'drilledRate', heading: '完成率（%）', part: 'drilled', whole: 'shouldDrill' },
    count('drills', '演练次数', 'drill', null),
    count('comprehensive', '综合预案', 'drill'),
    count('special', '专项预案', 'drill'),
    count('onsite', '现场处置方案', 'drill'),
    count('action', '实战', 'drill'),
    count('tabletop', '桌面', 'drill'),
    count('enterprise', '企业级', 'drill'),
    count('workshop', '车间级', 'drill'),
    count('team', '班组级', 'drill'),
    count('noNotice', '不预先通知次数', 'drill'),
    sum('players', '参演人数', 'drill-players'),
    sum('observers', '观摩人数', 'drill-observers'),
    sum('cost', '投入经费（万元）', 'drill-cost'),
    count('evaluations', '评估报告份数', 'drill', 'evaluated'),
    count('findings', '发现问题数', 'drill-finding', null),
    count('settled', '已整改数', 'drill-finding'),
    count('revisions', '提出修订预案数', 'drill', 'revision'),
    count('reported', '已报送数', 'drill'),
    count('checks', '抽查次数', 'drill-check', null),
    count('orders', '责令改正数', 'drill-order', null),
    count('governmentDrills', '政府演练次数', 'agency-drill', 'government'),
    count('departmentDrills', '部门演练次数', 'agency-drill', 'department'),
    count('townDrills', '乡镇演练次数', 'agency-drill', 'town'),
    count('idleAgencies', '两年内未演练的机关数', 'agency', 'idle'),
  ],
  notes: [
    '应演练单位为依法应当在本期内完成演练的单位（以期限落在本期内的演练义务计）；已演练单位为其中本期至少举行过一次演练的单位。',
    '演练按结束日期计入本期，只计已经举行的；按预案类型、形式、层级分列的，没有写明的不列入。政府、部门、乡镇的演练单独列在后三栏，不计入演练次数。',
    '发现问题数为本期演练发现的问题，已整改数为其中到统计截止之日已验证闭环的；提出修订预案数按提出修订的演练计。',
    '抽查次数为本期演练抽查所到的单位次数；责令改正数按作出日期计入本期。',
  ],
};

/** 监督检查统计表. */
export const INSPECTION_TALLY: TallyDefinition = {
  id: 'T9',
  title: '应急预案监督检查统计表',
  columns: [
    count('inspected', '检查单位数', 'inspected', null),
    count('findings', '发现问题数', 'finding', 'found'),
    count('noPlan', '未编制', 'finding', 'no-plan'),
    count('noReview', '未评审', 'finding', 'no-review'),
    count('notFiled', '未备案', 'finding', 'not-filed'),
    count('noDrill', '未演练', 'finding', 'no-drill'),
    count('notAssessed', '未评估', 'finding', 'not-assessed'),
    count('notRevised', '未修订', 'finding', 'not-revised'),
    count('means', '物资不落实', 'finding', 'means'),
    count('drillSystem', '演练制度', 'finding', 'drill-system'),
    count('otherFindings', '其他', 'finding', 'other'),
    count('orders', '责令改正数', 'finding', 'ordered'),
    count('penalties', '处罚数', 'finding', 'penalised'),
  ],
  notes: [
    '检查单位数按单位计，同一单位在本期多次受检计一次；发现问题数为本期检查中发现的问题，按类别分列。',
    '责令改正数、处罚数按作出日期计入本期，可能针对以前检查中发现的问题。',
  ],
};

/** Columns of the filing register (备案登记台账), in their order. Numbers of days are working days. */
export const REGISTER_COLUMNS = [
  { key: 'serial', heading: '序号', width: 2, kind: 'number' },
  { key: 'filingNo', heading: '备案编号', width: 5, kind: 'text' },
  { key: 'unitName', heading: '单位名称', width: 7, kind: 'text' },
  { key: 'uscc', heading: '统一社会信用代码', width: 6, kind: 'text' },
  { key: 'region', heading: '行政区划', width: 4, kind: 'text' },
  { key: 'category', heading: '行业类别', width: 4, kind: 'text' },
  { key: 'sets', heading: '重点单位类别', width: 4, kind: 'text' },
  { key: 'planTitle', heading: '预案名称', width: 8, kind: 'text' },
  { key: 'planKind', heading: '预案类型', width: 4, kind: 'text' },
  { key: 'version', heading: '版本号', width: 3, kind: 'text' },
  { key: 'review', heading: '评审/论证', width: 3, kind: 'text' },
  { key: 'reviewedOn', heading: '评审日期', width: 4, kind: 'date' },
  { key: 'publishedOn', heading: '公布日期', width: 4, kind: 'date' },
  { key: 'submittedOn', heading: '申报日期', width: 4, kind: 'date' },
  { key: 'receivedOn', heading: '接收日期', width: 4, kind: 'date' },
  { key: 'returnedOn', heading: '告知补正日期', width: 4, kind: 'date' },
  { key: 'decidedOn', heading: '备案日期', width: 4, kind: 'date' },
  { key: 'deemed', heading: '是否视为备案', width: 3, kind: 'text' },
  { key: 'late', heading: '是否逾期', width: 3, kind: 'text' },
  { key: 'daysTaken', heading: '距公布工作日数', width: 3, kind: 'number' },
  { key: 'previousNo', heading: '上次备案编号', width: 5, kind: 'text' },
  { key: 'handler', heading: '经办人', width: 3, kind: 'text' },
  { key: 'remark', heading: '备注', width: 4, kind: 'text' },
] as const;
export type RegisterKey = (typeof REGISTER_COLUMNS)[number]['key'];

/** Words of T2. */
export const REGISTER_TITLE = '应急预案备案明细表';
export const REGISTER_NOTES = [
  '列出本期备案（含视为备案）的预案，一案多预案的逐项列出；已注销的保留编号并在备注栏注明。',
  '距公布工作日数自公布次日起算，至申报（没有申报日期的为接收、备案）之日止。',
] as const;

/** Columns of the list of drills (演练明细表), in their order. */
export const DRILL_REGISTER_COLUMNS = [
  { key: 'serial', heading: '序号', width: 2, kind: 'number' },
  { key: 'unitName', heading: '单位', width: 7, kind: 'text' },
  { key: 'title', heading: '演练名称', width: 8, kind: 'text' },
  { key: 'plan', heading: '对应预案及版本', width: 7, kind: 'text' },
  { key: 'planKind', heading: '预案类型', width: 4, kind: 'text' },
  { key: 'form', heading: '形式', width: 3, kind: 'text' },
  { key: 'purpose', heading: '目的', width: 3, kind: 'text' },
  { key: 'level', heading: '层级', width: 3, kind: 'text' },
  { key: 'time', heading: '时间', width: 5, kind: 'text' },
  { key: 'place', heading: '地点', width: 5, kind: 'text' },
  { key: 'players', heading: '参演人数', width: 3, kind: 'number' },
  { key: 'scenario', heading: '主要情景', width: 8, kind: 'text' },
  { key: 'conclusion', heading: '评估结论', width: 6, kind: 'text' },
  { key: 'findings', heading: '问题数', width: 3, kind: 'number' },
  { key: 'settled', heading: '整改完成', width: 3, kind: 'text' },
  { key: 'reportedOn', heading: '报送日期', width: 4, kind: 'date' },
] as const;
export type DrillRegisterKey = (typeof DRILL_REGISTER_COLUMNS)[number]['key'];

/** Words of T4. */
export const DRILL_REGISTER_TITLE = '应急演练明细表';
export const DRILL_REGISTER_NOTES = [
  '列出本期举行的演练，按结束日期排列；“整改完成”为已验证闭环的问题数和问题总数。',
] as const;

/** Columns of the table of rescue teams (应急救援队伍统计表), in their order. */
export const TEAM_REGISTER_COLUMNS = [
  { key: 'serial', heading: '序号', width: 2, kind: 'number' },
  { key: 'name', heading: '队伍名称', width: 8, kind: 'text' },
  { key: 'field', heading: '类别', width: 4, kind: 'text' },
  { key: 'level', heading: '级别', width: 4, kind: 'text' },
  { key: 'nature', heading: '性质', width: 7, kind: 'text' },
  { key: 'hostUnit', heading: '依托单位', width: 6, kind: 'text' },
  { key: 'members', heading: '人数', width: 3, kind: 'number' },
  { key: 'fullTime', heading: '其中专职', width: 3, kind: 'number' },
  { key: 'equipment', heading: '主要装备台套', width: 3, kind: 'number' },
  { key: 'coverage', heading: '服务范围', width: 5, kind: 'text' },
  { key: 'leader', heading: '负责人', width: 3, kind: 'text' },
  { key: 'dutyPhone', heading: '值班电话', width: 5, kind: 'text' },
  { key: 'trainings', heading: '训练次数', width: 3, kind: 'number' },
  { key: 'calls', heading: '出动次数', width: 3, kind: 'number' },
  { key: 'agreements', heading: '救援协议数', width: 3, kind: 'number' },
] as const;

/** Words of T5. */
export const TEAM_REGISTER_TITLE = '应急救援队伍统计表';
export const TEAM_REGISTER_NOTES = [
  '列出期末在册、没有解散的队伍；训练、出动为本期发生数，练习和已取消的调用不计；救援协议数为期末有效的协议。',
  '主要装备台套为装备册中该队装备的数量合计，报废的不计。',
] as const;

/** Columns of the table of supplies and equipment (T6), in their order. */
export const STOCK_REGISTER_COLUMNS = [
  { key: 'serial', heading: '序号', width: 2, kind: 'number' },
  { key: 'code', heading: '编码', width: 4, kind: 'text' },
  { key: 'name', heading: '名称', width: 7, kind: 'text' },
  { key: 'spec', heading: '规格型号', width: 6, kind: 'text' },
  { key: 'unit', heading: '单位', width: 2, kind: 'text' },
  { key: 'quantity', heading: '数量', width: 4, kind: 'number' },
  { key: 'fit', heading: '完好数', width: 4, kind: 'number' },
  { key: 'place', heading: '存放地', width: 8, kind: 'text' },
  { key: 'owner', heading: '权属单位', width: 6, kind: 'text' },
  { key: 'keeper', heading: '责任人', width: 4, kind: 'text' },
  { key: 'phone', heading: '电话', width: 5, kind: 'text' },
  { key: 'expiresOn', heading: '有效期', width: 4, kind: 'date' },
  { key: 'checkedOn', heading: '上次检查', width: 4, kind: 'date' },
] as const;
export type StockRegisterKey = (typeof STOCK_REGISTER_COLUMNS)[number]['key'];

/** Words of T6. */
export const STOCK_REGISTER_TITLE = '应急物资装备统计表';
export const STOCK_REGISTER_NOTES = [
  '物资数量为期末结存，完好数不含待修；没有台账的按登记数。装备列出期末前购置或未填购置日期的。',
] as const;

/** Columns of the list of major hazards (重大危险源清单), in their order. */
export const HAZARD_REGISTER_COLUMNS = [
  { key: 'serial', heading: '序号', width: 2, kind: 'number' },
  { key: 'unitName', heading: '单位', width: 8, kind: 'text' },
  { key: 'name', heading: '重大危险源名称', width: 7, kind: 'text' },
  { key: 'level', heading: '级别', width: 3, kind: 'text' },
  { key: 'substances', heading: '主要危险物质', width: 7, kind: 'text' },
  { key: 'rValue', heading: 'R 值', width: 3, kind: 'number' },
  { key: 'place', heading: '位置', width: 6, kind: 'text' },
  { key: 'filedOn', heading: '备案日期', width: 5, kind: 'date' },
  { key: 'plans', heading: '覆盖的预案', width: 9, kind: 'text' },
  { key: 'assessedOn', heading: '上次评估', width: 5, kind: 'date' },
] as const;

/** Words of T8. */
export const HAZARD_REGISTER_TITLE = '重大危险源清单';
export const HAZARD_REGISTER_NOTES = [
  '列出期末在用的重大危险源，已核销的不列；级别和 R 值以评估报告为准。',
] as const;

/** Words of T10. */
export const YEAR_SUMMARY_TITLE = '年度应急预案管理工作总结';

/** Tables that are made to be looked at: coverage, filing rates over time, drill rates by half-year. */
export const CHART_IDS = ['C1', 'C2', 'C3'] as const;

export const REPORT_IDS = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'T10'] as const;
/** The numbered reports, those to look at, and the page for the head of the office. */
export const ALL_REPORT_IDS = [...REPORT_IDS, ...CHART_IDS, 'L1'] as const;
export type ReportId = (typeof ALL_REPORT_IDS)[number];

export const TALLIES: Readonly<Record<TallyId, TallyDefinition>> = {
  T1: FILING_TALLY,
  T3: DRILL_TALLY,
  T9: INSPECTION_TALLY,
};
