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

/** The office or the unit is still at work on the case. */
export const OPEN_FILING_STATES = [
  'draft',
  'submitted',
  'checking',
  'returned',
  'resubmitted',
] as const satisfies readonly FilingState[];

/** The plan is on file: answered in time, or by law because nobody answered (办法 art. 30). */
export const FILED_STATES = ['filed', 'deemed-filed'] as const satisfies readonly FilingState[];

/** True while the office or the unit is still at work on the case. */
export function isOpenFiling(state: FilingState): boolean {
  return (OPEN_FILING_STATES as readonly FilingState[]).includes(state);
}

/** True once the plan is on file. */
export function isFiled(state: FilingState): boolean {
  return (FILED_STATES as readonly FilingState[]).includes(state);
}

export const FILING_ACTIONS = [
  'submit',
  'receive',
  'return-once',
  'resubmit',
  'file',
  'mark-deemed',
  'assign-number',
  'hand-out',
  'correct',
  'transfer',
  'withdraw',
  'void',
] as const;
export type FilingAction = (typeof FILING_ACTIONS)[number];
