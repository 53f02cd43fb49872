/** 处置中 响应终止 已评估 已办结. */
export const INCIDENT_STATES = ['open', 'ended', 'evaluated', 'closed'] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

/** 电话 指令 出动 到达 现场情况 伤亡 步骤 报告 状态 记事 更正. */
export const INCIDENT_LOG_KINDS = [
  'call',
  'order',
  'departure',
  'arrival',
  'situation',
  'toll',
  'step',
  'report',
  'state',
  'note',
  'correction',
] as const;
export type IncidentLogKind = (typeof INCIDENT_LOG_KINDS)[number];

/** 首报 续报 终报 应急处置评估报告. */
export const INCIDENT_REPORT_KINDS = ['first', 'supplement', 'final', 'evaluation'] as const;
export type IncidentReportKind = (typeof INCIDENT_REPORT_KINDS)[number];

/** 草稿 已发出. */
export const INCIDENT_REPORT_STATES = ['draft', 'issued'] as const;
export type IncidentReportState = (typeof INCIDENT_REPORT_STATES)[number];
