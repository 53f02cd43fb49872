/**
 * What is counted of one owner's records: units not voided, those of the set that counts as 重点单位, plans in force, units
 * that must file a plan, those that have one filed (deemed ones included, and alone), those past the day, drills completed
 * in the current half-year, units with a drill duty in a current period and those that have met all of them, plans whose
 * assessment is overdue, teams, entries of supplies, major hazards.
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
