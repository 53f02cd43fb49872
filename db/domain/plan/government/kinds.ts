/**
 * 总体, 专项, 部门, 联合, 乡镇（街道）, 村（社区）, 重大活动: the plans that 国办发〔2024〕5号 knows. Whether a plan is kept as
 * `government` or `department` says who issues it; this says which articles hold for it.
 */
export const GOVERNMENT_PLAN_KINDS = [
  'overall',
  'special',
  'department',
  'joint',
  'town',
  'village',
  'event',
] as const;
export type GovernmentPlanKind = (typeof GOVERNMENT_PLAN_KINDS)[number];

/** Under which kind of plan a government plan is kept: a department issues its own, all others go out in a government's name. */
export function planKindOf(kind: GovernmentPlanKind): 'government' | 'department' {
  return kind === 'department' ? 'department' : 'government';
}

/** What an office proves about a plan of its own: handed to the body it is filed with, made public. */
export const GOVERNMENT_RECORD_KINDS = ['filing', 'publication'] as const;
export type GovernmentRecordKind = (typeof GOVERNMENT_RECORD_KINDS)[number];
