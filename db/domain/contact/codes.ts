/** 医疗机构 避难场所 取水点 起降点 其他. */
export const FACILITY_KINDS = ['hospital', 'shelter', 'water', 'landing', 'other'] as const;
export type FacilityKind = (typeof FACILITY_KINDS)[number];

/** 应急机构 乡镇街道 相关部门 单位 其他. */
export const CONTACT_KINDS = ['office', 'town', 'department', 'unit', 'other'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** Whose number was called. */
export const CHECKED_SUBJECTS = ['contact', 'team', 'depot', 'facility', 'expert', 'enterprise'] as const;
export type CheckedSubject = (typeof CHECKED_SUBJECTS)[number];

/** 接通 错号 无人接听 已更换. */
export const CALL_RESULTS = ['reached', 'wrong', 'no-answer', 'changed'] as const;
export type CallResult = (typeof CALL_RESULTS)[number];

/** 白班 夜班 全天. */
export const SHIFT_KINDS = ['day', 'night', 'whole'] as const;
export type ShiftKind = (typeof SHIFT_KINDS)[number];

/** 带班领导 值班长 值班员. */
export const SHIFT_ROLES = ['leader', 'chief', 'member'] as const;
export type ShiftRole = (typeof SHIFT_ROLES)[number];

/** 来电 预警信息 交接 其他. */
export const WATCH_ENTRY_KINDS = ['call', 'warning', 'handover', 'other'] as const;
export type WatchEntryKind = (typeof WATCH_ENTRY_KINDS)[number];
