/** 训练 联合演练 考核. */
export const TRAINING_KINDS = ['training', 'exercise', 'assessment'] as const;
export type TrainingKind = (typeof TRAINING_KINDS)[number];

/** 救援协议, 联合建队 (条例 10). */
export const AGREEMENT_KINDS = ['rescue', 'joint'] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

/** 国家级 区域（省）级 市级 县级 企业级. */
export const TEAM_LEVELS = ['national', 'regional', 'city', 'county', 'enterprise'] as const;
export type TeamLevel = (typeof TEAM_LEVELS)[number];

/** Of a mine rescue team: 大队 中队 小队. */
export const TEAM_RANKS = ['brigade', 'company', 'squad'] as const;
export type TeamRank = (typeof TEAM_RANKS)[number];
