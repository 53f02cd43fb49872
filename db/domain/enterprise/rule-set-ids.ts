/** Categories of units that the rules tell apart. They differ from one another and are never merged into one flag. */
export const RULE_SETS = [
  'SET-A',
  'SET-B',
  'SET-C',
  'SET-D',
  'SET-D24',
  'SET-E',
  'SET-SEED-HR',
  'SET-COAL',
  'SET-SCHOOL',
] as const;
export type RuleSetId = (typeof RULE_SETS)[number];

/** Short names for sentences; the definitions carry the full titles. */
export const RULE_SET_WORDS: Readonly<Record<RuleSetId, string>> = {
  'SET-A': '重点单位',
  'SET-B': '应当评审的单位',
  'SET-C': '应当三年评估的单位',
  'SET-D': '应当值班的单位',
  'SET-D24': '应当24小时值班的单位',
  'SET-E': '参照执行的单位',
  'SET-SEED-HR': '高危行业企业（省文件）',
  'SET-COAL': '煤矿',
  'SET-SCHOOL': '中小学校',
};
