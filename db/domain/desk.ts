/** Whose desk a database is: 应急管理部门, 生产经营单位, 评审专家. */
export const DESKS = ['office', 'enterprise', 'reviewer'] as const;
export type Desk = (typeof DESKS)[number];

/** Levels of offices: 县, 市, 省. */
export const OFFICE_LEVELS = ['county', 'city', 'province'] as const;
export type OfficeLevel = (typeof OFFICE_LEVELS)[number];

/** Levels of whatever owns rows: offices, and the desks of units and experts. */
export const OWNER_LEVELS = [...OFFICE_LEVELS, 'enterprise', 'expert'] as const;
export type OwnerLevel = (typeof OWNER_LEVELS)[number];
