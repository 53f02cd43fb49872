/** What packages there are: reports up, answers and rosters down, and the two ways of a filing, a review and a drill report. */
export const PACKAGE_KINDS = [
  'upload',
  'roster',
  'receipt',
  'filing',
  'filing-result',
  'review-pack',
  'review-result',
  'drill-report',
  'drill-result',
] as const;
