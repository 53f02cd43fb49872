/** 草稿, 已提交, 核对中 (received, the clock runs), 已告知补正, 已补正, 已备案, 视为已备案, 注销. */
export const FILING_STATES = [
  'draft',
  'submitted',
  'checking',
  'returned',
  'resubmitted',
  'filed',
  'deemed-filed',
  'void',
] as const;
export type FilingState = (typeof FILING_STATES)[number];

export const FILING_ACTIONS = [
  'submit',
  'receive',
  'return-once',
  'resubmit',
  'file',
  'mark-deemed',
  'assign-number',
  'withdraw',
  'void',
] as const;
export type FilingAction = (typeof FILING_ACTIONS)[number];
