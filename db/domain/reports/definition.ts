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
/** One count in per cent of another; opens what is in its numerator. */
export interface RateColumn {
  readonly shape: 'rate';
  readonly key: string;
  readonly heading: string;
  readonly part: string;
  readonly whole: string;
}
export type TallyColumn = CountColumn | AverageColumn | RateColumn;

/** A statistical table: its columns say what is counted, and the same words find the rows behind a number. */
export interface TallyDefinition {
  readonly id: 'T1' | 'T9';
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

export const REPORT_IDS = ['T1', 'T2', 'T9'] as const;
export type ReportId = (typeof REPORT_IDS)[number];

export const TALLIES: Readonly<Record<'T1' | 'T9', TallyDefinition>> = {
  T1: FILING_TALLY,
  T9: INSPECTION_TALLY,
};
