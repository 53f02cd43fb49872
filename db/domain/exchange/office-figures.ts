/**
 * What is counted of one owner's records: units not voided, those of the set that counts as 重点单位, plans in force, units
 * that must file a plan (as T1 has it), those among them that have one filed (deemed ones included, and alone), those past the
 * day, units that should drill in the current half-year (as T3 has it) and those among them with at least one completed drill in
 * it, drills completed in it, plans whose assessment is overdue, teams, entries of supplies, major hazards.
 */
export const OFFICE_FIGURES = [
  'enterprises',
  'keyUnits',
  'plans',
  'shouldFile',
  'filed',
  'deemed',
  'overdueFiling',
  'shouldDrill',
  'drilled',
  'drillsThisHalf',
  'assessOverdue',
  'teams',
  'supplies',
  'hazards',
] as const;
export type OfficeFigure = (typeof OFFICE_FIGURES)[number];

/** What a rate is a share of. */
export const SHARE_OF: Readonly<Partial<Record<OfficeFigure, OfficeFigure>>> = {
  filed: 'shouldFile',
  drilled: 'shouldDrill',
};
