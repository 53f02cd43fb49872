/** Of a year plan: 草案, 已批准. */
export const YEAR_PLAN_STATES = ['draft', 'approved'] as const;
export type YearPlanState = (typeof YEAR_PLAN_STATES)[number];

/** Who and what a drill needs: 人员, 队伍, 车间班组, 外部单位, 专家, 器材, 场地. */
export const PARTICIPANT_KINDS = [
  'person',
  'team',
  'part',
  'agency',
  'expert',
  'equipment',
  'place',
] as const;
export type ParticipantKind = (typeof PARTICIPANT_KINDS)[number];

/** 总指挥, 导调, 评估, 参演, 模拟, 安全, 记录, 保障, 观摩. */
export const PARTICIPANT_ROLES = [
  'director',
  'controller',
  'evaluator',
  'player',
  'simulator',
  'safety',
  'recorder',
  'support',
  'observer',
] as const;
export type ParticipantRole = (typeof PARTICIPANT_ROLES)[number];

/** How an inject reaches the players: 口头, 电话, 对讲机, 广播, 纸条, 报警装置, 视频, 短信. */
export const INJECT_CHANNELS = [
  'spoken',
  'phone',
  'radio',
  'broadcast',
  'paper',
  'alarm',
  'video',
  'message',
] as const;
export type InjectChannel = (typeof INJECT_CHANNELS)[number];

/** Whether an objective was reached: 达到, 部分达到, 未达到. */
export const OBJECTIVE_RESULTS = ['yes', 'partly', 'no'] as const;
export type ObjectiveResult = (typeof OBJECTIVE_RESULTS)[number];

/** Of one conduct: 进行中, 暂停, 已结束. */
export const RUN_STATES = ['running', 'paused', 'ended'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** Led on the screen, or on paper and entered later. */
export const RUN_SOURCES = ['screen', 'paper'] as const;
export type RunSource = (typeof RUN_SOURCES)[number];

/** 开始 暂停 继续 跳转 结束 中断 改钟, 注入 略过, 行动 观察 提问 作答 问题 备注, 更正. */
export const LOG_KINDS = [
  'start',
  'pause',
  'resume',
  'jump',
  'end',
  'interrupted',
  'clock-changed',
  'inject',
  'skip',
  'action',
  'observation',
  'question',
  'answer',
  'problem',
  'note',
  'correction',
] as const;
export type LogKind = (typeof LOG_KINDS)[number];

/** By an evaluator, or by those who took part: 评估员评估, 参演人员自评. */
export const EVALUATION_KINDS = ['evaluator', 'self'] as const;
export type EvaluationKind = (typeof EVALUATION_KINDS)[number];

/** 是否, 优良中差, 分值. */
export const EVALUATION_SCALES = ['yes-no', 'grade', 'points'] as const;
export type EvaluationScale = (typeof EVALUATION_SCALES)[number];

/** 填写中, 已提交. */
export const EVALUATION_STATES = ['open', 'done'] as const;
export type EvaluationState = (typeof EVALUATION_STATES)[number];

/** 是 否, 优 良 中 差, 不适用. */
export const SCORE_VERDICTS = ['yes', 'no', 'excellent', 'good', 'fair', 'poor', 'not-applicable'] as const;
export type ScoreVerdict = (typeof SCORE_VERDICTS)[number];

/** 演练评估报告, 演练总结. */
export const DRILL_REPORT_KINDS = ['evaluation', 'summary'] as const;
export type DrillReportKind = (typeof DRILL_REPORT_KINDS)[number];

/** 草稿, 已定稿. */
export const DRILL_REPORT_STATES = ['draft', 'issued'] as const;
export type DrillReportState = (typeof DRILL_REPORT_STATES)[number];

/** 照片, 签到, 方案脚本, 报告, 整改证明, 录音录像, 其他. */
export const ATTACHMENT_KINDS = [
  'photo',
  'sign-in',
  'paper',
  'report',
  'proof',
  'recording',
  'other',
] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** Sheets of the paper kit: 运行单, 导调卡, 评估表, 签到表. */
export const SHEET_KINDS = ['run-sheet', 'controller-card', 'evaluator-form', 'sign-in'] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

/** What a finding is about: 预案, 预警报告, 指挥, 处置, 物资装备, 通信, 人员防护, 组织, 其他. */
export const FINDING_AREAS = [
  'plan',
  'warning',
  'command',
  'response',
  'resources',
  'communication',
  'protection',
  'organisation',
  'other',
] as const;
export type FindingArea = (typeof FINDING_AREAS)[number];

/** 轻微, 一般, 严重. */
export const FINDING_SEVERITIES = ['slight', 'plain', 'serious'] as const;
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number];

/** 待分派, 整改中, 待验证, 已闭环, 转入下次演练. */
export const FINDING_STATES = ['open', 'assigned', 'corrected', 'verified', 'carried'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** Of a verification: 通过, 退回. */
export const CORRECTION_VERDICTS = ['accepted', 'rejected'] as const;
export type CorrectionVerdict = (typeof CORRECTION_VERDICTS)[number];

/** Of a half-yearly report: 草稿, 已报送. */
export const SUBMISSION_STATES = ['draft', 'handed-in'] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

/** The office's word on it: 已接收, 退回补充. */
export const SUBMISSION_VERDICTS = ['received', 'returned'] as const;
export type SubmissionVerdict = (typeof SUBMISSION_VERDICTS)[number];
