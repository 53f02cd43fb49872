/** What the tables count, one fact each: a unit, a case filed in the period, a notice given in it, … */
export const FACT_KINDS = [
  'unit',
  'case',
  'notice',
  'plan',
  'assessment',
  'check',
  'inspected',
  'finding',
  'drill-unit',
  'drill',
  'drill-players',
  'drill-observers',
  'drill-cost',
  'drill-finding',
  'drill-check',
  'drill-order',
  'agency-drill',
  'agency',
  'team',
  'team-members',
  'team-full-time',
  'team-equipment',
  'team-trainings',
  'team-calls',
  'team-agreements',
  'stock',
  'hazard',
  'team-unit',
  'expert',
  'duty',
  'incident',
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** How lines are cut: by town (county by county at a higher office), by trade, by the sets a unit is in. */
export const REPORT_CUTS = ['region', 'industry', 'set'] as const;
/** Cuts of single tables: of teams, of supplies, of hazards, and the steps of a table over time. */
export const OWN_CUTS = ['level', 'field', 'nature', 'class', 'owner', 'month', 'quarter'] as const;
export type ReportCut = (typeof REPORT_CUTS)[number] | (typeof OWN_CUTS)[number];

/** One thing that a table may count, with everything the columns ask of it. */
export interface ReportFact {
  readonly kind: FactKind;
  /** Of the record it opens. */
  readonly id: string;
  readonly unitId: string;
  readonly title: string;
  readonly date: string | null;
  /** What is said beside it: the number of a case, what was found. */
  readonly note: string;
  /** For averages and sums: working days, people, ten thousand yuan. */
  readonly amount: number | null;
  /** Words the columns count by, such as `filed` or `overdue`. */
  readonly flags: ReadonlySet<string>;
}

/** The unit a fact belongs to, with what cuts are made by. */
export interface ReportUnit {
  readonly id: string;
  readonly name: string;
  readonly uscc: string | null;
  readonly town: string | null;
  readonly category: string | null;
  /** Region line: key and words, as the office that reports cuts its ground. */
  readonly region: ReportLine;
  readonly sets: readonly string[];
  /** A line of its own in every cut: an office that reports its own drills beside those of its units. */
  readonly apart?: ReportLine;
  /** Lines that are not those of a unit: of a team its level, of a hazard its level. */
  readonly lines?: Readonly<Partial<Record<ReportCut, ReportLine>>>;
}

export interface ReportLine {
  readonly key: string;
  readonly label: string;
}

/** Everything one table is counted from. */
export interface ReportFacts {
  readonly units: ReadonlyMap<string, ReportUnit>;
  readonly facts: readonly ReportFact[];
}
