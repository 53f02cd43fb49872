/** 备案情况检查, 演练抽查, 两者一并. */
export const INSPECTION_KINDS = ['filing', 'drill', 'both'] as const;
export type InspectionKind = (typeof INSPECTION_KINDS)[number];

export const INSPECTION_STATES = ['planned', 'drawn', 'running', 'closed'] as const;
export type InspectionState = (typeof INSPECTION_STATES)[number];

/** How a unit came to be on the list: drawn, waiting as a substitute, added by people, or replaced by a substitute. */
export const UNIT_STANDINGS = ['drawn', 'substitute', 'added', 'replaced'] as const;
export type UnitStanding = (typeof UNIT_STANDINGS)[number];

/** 未编制, 未评审, 未备案, 未演练, 未评估, 未修订, 物资不落实, 演练制度, 其他. */
export const FINDING_KINDS = [
  'no-plan',
  'no-review',
  'not-filed',
  'no-drill',
  'not-assessed',
  'not-revised',
  'means',
  'drill-system',
  'other',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export const RECHECK_RESULTS = ['passed', 'failed'] as const;
export type RecheckResult = (typeof RECHECK_RESULTS)[number];
