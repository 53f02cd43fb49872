/** Categories of units that the rules tell apart. They differ from one another and are never merged into one flag. */
export const RULE_SETS = ['SET-A', 'SET-B', 'SET-C', 'SET-D', 'SET-D24', 'SET-E', 'SET-SEED-HR'] as const;
export type RuleSetId = (typeof RULE_SETS)[number];
