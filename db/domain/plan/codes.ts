/** 评审, 论证, 未评审. */
export const REVIEW_WAYS = ['review', 'verification', 'none'] as const;

/** 通过, 修改后通过, 未通过. */
export const REVIEW_RESULTS = ['passed', 'passed-after-changes', 'failed'] as const;

/** What a file is among the files of a plan's version. */
export const DOCUMENT_ROLES = [
  'text',
  'review-opinion',
  'risk-assessment',
  'resource-survey',
  'application',
  'drafting-note',
  'step-proof',
  'other',
] as const;
export type DocumentRole = (typeof DOCUMENT_ROLES)[number];

/** A plan is in use until it is taken back; its versions have states of their own. */
export const PLAN_STATUSES = ['active', 'withdrawn'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

/** What an assessment concludes (办法 art. 35): leave the plan as it is, or revise it. */
export const ASSESSMENT_CONCLUSIONS = ['keep', 'revise'] as const;
