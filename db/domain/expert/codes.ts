/** What binds a person to a unit: 任职 持股 近亲属 参与编制 有偿咨询 诉讼 其他. */
export const INTEREST_KINDS = [
  'employment',
  'shareholding',
  'relative',
  'drafting',
  'consultancy',
  'litigation',
  'other',
] as const;
export type InterestKind = (typeof INTEREST_KINDS)[number];
