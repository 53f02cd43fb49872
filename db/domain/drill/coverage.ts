import { addMonths, type CivilDate } from '../dates/civil-date';
import { type AccidentKinds, accidentKindsIn } from '../plan/text-checks/plan-scope';
import { compactName } from '../text/normalise';

/** A plan in force, with the kinds of accident that it was made for. */
export interface CoveragePlan {
  readonly id: string;
  readonly title: string;
  readonly accidentKinds: readonly string[];
}

/** A drill that was held and evaluated (`counts`), or that stands in the plan. */
export interface CoverageDrill {
  readonly id: string;
  readonly title: string;
  readonly on: CivilDate;
  readonly counts: boolean;
  readonly planId: string | null;
  readonly accidentKind: string | null;
  /** Workshops and teams that took part. */
  readonly teams: readonly string[];
}

/** done: within the last twelve months · old: longer ago · never. */
export const COVERAGE_STATES = ['done', 'old', 'never'] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

export interface CoverageCell {
  readonly state: CoverageState;
  readonly last: CoverageDrill | null;
  /** The next one that is planned. */
  readonly next: CoverageDrill | null;
}

/** One kind of accident under one plan: as a whole, and for each team in the order of `teams`. */
export interface CoverageRow extends CoverageCell {
  /** null: a plan that names no kind. */
  readonly kind: string | null;
  /** null: drilled without any plan for it. */
  readonly plan: CoveragePlan | null;
  readonly teams: readonly CoverageCell[];
}

export interface Coverage {
  readonly teams: readonly string[];
  readonly rows: readonly CoverageRow[];
  /** Rows that are not done. */
  readonly gaps: number;
}

/**
 * Months after which a drill no longer covers its accident. No text says so; a year is what the rules for plans as a whole
 * ask, and the screen says that it is our reading.
 */
export const COVERAGE_MONTHS = 12;

/**
 * Which kinds of accident a unit has drilled by which plan and with which teams: a row for each kind of each plan, and for
 * what was drilled without a plan. A drill speaks of the kind it names; else of those in its title; else of its plan's, when
 * that has only one.
 */
export function drillCoverage(
  plans: readonly CoveragePlan[],
  drills: readonly CoverageDrill[],
  asOf: CivilDate,
  kinds: AccidentKinds,
): Coverage {
  const byId = new Map(plans.map((plan) => [plan.id, plan]));
  const told = drills.map((drill) => ({ drill, kinds: kindsOf(drill, byId, kinds) }));
  const teams = namesOf(drills.flatMap((drill) => drill.teams));
  const row = (kind: string | null, plan: CoveragePlan | null): CoverageRow => {
    const own = told
      .filter(({ drill, kinds: spoken }) => isOf(drill, spoken, kind, plan))
      .map(({ drill }) => drill);
    const ofTeam = (team: string) => own.filter((drill) => drill.teams.some((name) => sameName(name, team)));
    return { kind, plan, ...cellOf(own, asOf), teams: teams.map((team) => cellOf(ofTeam(team), asOf)) };
  };
  const planned = plans.flatMap((plan) =>
    plan.accidentKinds.length === 0 ? [row(null, plan)] : plan.accidentKinds.map((kind) => row(kind, plan)),
  );
  const covered = new Set(planned.map(({ kind }) => kind));
  const spoken = new Set(told.flatMap((one) => one.kinds));
  const unplanned = [...spoken].filter((kind) => !covered.has(kind)).map((kind) => row(kind, null));
  const order = (kind: string | null) => {
    const at = kinds.kinds.findIndex(({ name }) => name === kind);
    return kind === null ? -1 : at < 0 ? kinds.kinds.length : at;
  };
  const rows = [...planned, ...unplanned].sort((a, b) => order(a.kind) - order(b.kind));
  return { teams, rows, gaps: rows.filter(({ state }) => state !== 'done').length };
}

function kindsOf(
  { accidentKind, title, planId }: CoverageDrill,
  plans: ReadonlyMap<string, CoveragePlan>,
  kinds: AccidentKinds,
): readonly string[] {
  if (accidentKind !== null) return [accidentKind];
  const named = accidentKindsIn(title, kinds);
  if (named.length > 0) return named;
  const ofPlan = (planId === null ? undefined : plans.get(planId))?.accidentKinds ?? [];
  return ofPlan.length === 1 ? ofPlan : [];
}

function isOf(
  drill: CoverageDrill,
  spoken: readonly string[],
  kind: string | null,
  plan: CoveragePlan | null,
): boolean {
  if (kind === null) return drill.planId === plan?.id;
  // A drill that names no plan was at least about the accident.
  return spoken.includes(kind) && (plan === null || drill.planId === null || drill.planId === plan.id);
}

function cellOf(drills: readonly CoverageDrill[], asOf: CivilDate): CoverageCell {
  let last: CoverageDrill | null = null;
  let next: CoverageDrill | null = null;
  for (const drill of drills) {
    if (drill.counts) {
      if (drill.on <= asOf && (last === null || drill.on > last.on)) last = drill;
    } else if (drill.on >= asOf && (next === null || drill.on < next.on)) next = drill;
  }
  const state = last === null ? 'never' : last.on >= addMonths(asOf, -COVERAGE_MONTHS) ? 'done' : 'old';
  return { state, last, next };
}

function sameName(a: string, b: string): boolean {
  return compactName(a) === compactName(b);
}

/** Each name once, as it was written first, in the order of the alphabet. */
function namesOf(names: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const name of names) if (!found.has(compactName(name))) found.set(compactName(name), name);
  return [...found.values()].sort();
}
