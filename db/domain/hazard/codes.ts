/** Of warnings, lowest first: 蓝 黄 橙 红. */
export const ALARM_LEVELS = ['blue', 'yellow', 'orange', 'red'] as const;
export type AlarmLevel = (typeof ALARM_LEVELS)[number];

/** 已发现 已挂牌 已整改 已验收 已摘牌. */
export const HIDDEN_DANGER_STATES = ['found', 'listed', 'corrected', 'accepted', 'delisted'] as const;
export type HiddenDangerState = (typeof HIDDEN_DANGER_STATES)[number];

/** Who lists it for supervision: 县级 市级 省级. */
export const LISTING_LEVELS = ['county', 'city', 'province'] as const;
export type ListingLevel = (typeof LISTING_LEVELS)[number];
