/** How a case came in; one without a channel stood in a ledger. */
export const FILING_CHANNELS = ['package', 'paper'] as const;
export type FilingChannel = (typeof FILING_CHANNELS)[number];

/** Why a case is void: 单位关闭, 预案废止, 单位撤回, 移送其他机关, 登记有误. */
export const FILING_END_KINDS = [
  'unit-closed',
  'plan-withdrawn',
  'withdrawn',
  'transferred',
  'mistake',
] as const;
export type FilingEndKind = (typeof FILING_END_KINDS)[number];

/** What an office sends out: 接收凭证, 一次性补正告知书, 视为备案通知, 移送函, 抄送函, 催报函, 责令改正通知书. */
export const NOTICE_KINDS = [
  'receipt',
  'supplement',
  'deemed',
  'transfer',
  'copy',
  'reminder',
  'correction',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
