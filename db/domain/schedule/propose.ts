import { type CivilDate, laterOf, toDayNumber } from '../dates/civil-date';
import type { WorkingCalendar } from '../dates/working-calendar';
import { type CompiledRule, compileRules } from '../duties/compiled-rule';
import type { DutySubject } from '../duties/duty';
import { DEFAULT_DUTY_SETTINGS, type DutySettings, type RuleBook } from '../duties/rule-book';
import { appliesTo } from '../duties/run';
import { type Bookings, createBookings, type Resource } from './bookings';
import { fewestDrills } from './cover';
import { chainIntervals, dateDrills, type ProposalDesk } from './date-drills';
import { hasOpenDay } from './place-day';
import { aimsOf, type Refusal, type ScheduleAims } from './preferences';
import type { ProposedDrill } from './proposed-drill';
import {
  type DrillRequirement,
  type KnownDrill,
  knownDrills,
  satisfies,
  windowRequirements,
} from './requirements';
import { type NotRotated, notRotated, plansInForce } from './rotation';

/** What the proposal rests on besides the subject's records. */
export interface ProposeOptions {
  /** No drill is proposed before this day. */
  readonly asOf: CivilDate;
  /** Drills of the year that are planned already; they count as if they will be held. */
  readonly planned?: readonly KnownDrill[];
  readonly settings?: DutySettings;
  /** What is preferred where the law leaves the day open; without it nothing but the duties. */
  readonly aims?: ScheduleAims;
  /** Stretches without drills. */
  readonly refusals?: readonly Refusal[];
  /** Who and what is booked when, of all units; days that are proposed are booked in it. */
  readonly bookings?: Bookings;
  /** What a drill of a plan needs, as far as it is known: what its last drill had. */
  readonly resourcesOf?: (planId: string) => readonly Resource[];
}

/** Something that no drill can put right any more, or that a refusal stands in the way of. */
export interface ScheduleGap {
  readonly rule: string;
  readonly period: string;
  readonly why: string;
}

/** The figures behind a proposal as a whole; `explainProposal` puts them into sentences. */
export interface ProposalGrounds {
  /** Drills that the rules by calendar windows ask for one by one. */
  readonly required: number;
  /** Of them met by drills that are done or planned. */
  readonly covered: number;
  /** Drills done or planned. */
  readonly known: number;
  readonly proposed: number;
  /** Proposed drills that meet more than one duty. */
  readonly shared: number;
  readonly inSafetyMonth: number;
  readonly inSeason: number;
  /** Real-action drills among all of the year whose form is known, and these. */
  readonly action: number;
  readonly withForm: number;
  readonly refusals: number;
  /** Names of what was elsewhere on every day that could be chosen. */
  readonly dropped: readonly string[];
  /** Days were chosen without knowing the year's holidays. */
  readonly provisional: boolean;
  readonly plans: number;
  readonly notRotated: readonly NotRotated[];
}

export interface YearProposal {
  readonly drills: readonly ProposedDrill[];
  readonly unmet: readonly ScheduleGap[];
  readonly grounds: ProposalGrounds;
}

const NO_AIMS = aimsOf(null);

/**
 * Proposes the fewest drills with which a subject meets all its drill duties of a calendar year, given what is done and
 * planned: on working days outside refusals, spread over the time that is left and drawn to the months that suit the accident,
 * with nobody booked twice; the same for the same input. Units that are closed, or suspended where the rule waives it, get none.
 */
export function proposeYear(
  subject: DutySubject,
  book: RuleBook,
  calendar: WorkingCalendar,
  year: number,
  options: ProposeOptions,
): YearProposal {
  const settings = options.settings ?? DEFAULT_DUTY_SETTINGS;
  const rules = drillRules(book, subject, year, settings);
  const known = knownDrills(subject, options.planned ?? []);
  const earliest = laterOf(options.asOf, `${year}-01-01` as CivilDate);
  const aims = options.aims ?? NO_AIMS;
  const refusals = options.refusals ?? [];
  const desk: ProposalDesk = {
    subject,
    rules,
    calendar,
    year,
    known,
    aims,
    refusals,
    gapDays: aims.gapDays,
    fixedHolidays: aims.fixedHolidays,
    bookings: options.bookings ?? createBookings(),
    resourcesOf: options.resourcesOf ?? (() => []),
    taken: new Set(known.map((drill) => toDayNumber(drill.date))),
    dropped: new Set(),
  };
  const chained = chainIntervals(desk, earliest, settings);
  const covered = [...known, ...chained.drills];
  const required = rules.flatMap((c) => (c.windows === null ? [] : windowRequirements(c, subject, year)));
  const wanted = required.filter((one) => !covered.some((drill) => satisfies(one, drill)));
  const reachable = wanted
    .filter((one) => one.to >= earliest)
    .map((r) => ({ ...r, from: laterOf(r.from, earliest) }));
  const open = reachable.filter((one) => hasOpenDay(one.from, one.to, refusals));
  const dated = dateDrills(
    desk,
    fewestDrills(open, (from, to) => hasOpenDay(from, to, refusals)),
    covered,
  );
  const drills = withActionShare([...chained.drills, ...dated], known, aims).sort((a, b) =>
    a.date < b.date ? -1 : a.date === b.date ? 0 : 1,
  );
  const unmet = [
    ...wanted.filter((one) => one.to < earliest).map((one) => gap(one, '该期间已过，无法再以演练补齐。')),
    ...reachable.filter((one) => !open.includes(one)).map((one) => gap(one, REFUSED)),
    ...chained.refused.map((one) => gap(one, REFUSED)),
  ];
  return { drills, unmet, grounds: groundsOf(desk, { required, drills, covered }) };
}

const REFUSED = '该期间剩下的日子都标为不安排演练，请放开几天后重新编排。';

function gap({ rule, period }: DrillRequirement, why: string): ScheduleGap {
  return { rule, period, why };
}

/**
 * Rules about drills that the subject owes in the year. What workshops and teams drill among themselves they plan among
 * themselves: it is watched, not proposed.
 */
export function drillRules(
  book: RuleBook,
  subject: DutySubject,
  year: number,
  settings: DutySettings,
): CompiledRule[] {
  const { status } = subject.facts;
  if (status === 'closed') return [];
  return compileRules(book, `${year}-12-31` as CivilDate, settings).filter(
    (c) =>
      c.rule.evidence === 'drill' &&
      c.rule.levels === undefined &&
      appliesTo(c, subject) &&
      !(status === 'suspended' && c.waiveSuspended),
  );
}

/** Turns table-top drills into real ones, the first of the year first, until the wished share is reached. */
function withActionShare(
  drills: readonly ProposedDrill[],
  known: readonly KnownDrill[],
  { actionShare }: ScheduleAims,
): ProposedDrill[] {
  const forms = known.flatMap(({ form }) => (form ? [form] : []));
  const total = forms.length + drills.length;
  let missing =
    Math.ceil((actionShare * total) / 100) -
    [...forms, ...drills.map(({ form }) => form)].filter((form) => form === 'action').length;
  return drills.map((drill) => {
    if (drill.form === 'action' || missing <= 0) return drill;
    missing -= 1;
    return { ...drill, form: 'action', why: `${drill.why}；为达到实战演练比例改为实战` };
  });
}

function groundsOf(
  { known, year, subject, aims, refusals, dropped }: ProposalDesk,
  found: {
    required: readonly DrillRequirement[];
    drills: readonly ProposedDrill[];
    covered: readonly KnownDrill[];
  },
): ProposalGrounds {
  const { required, drills } = found;
  const ofYear = known.filter(({ date }) => date.startsWith(String(year)));
  const forms = [...ofYear.flatMap(({ form }) => (form ? [form] : [])), ...drills.map(({ form }) => form)];
  return {
    required: required.length,
    covered: required.filter((one) => known.some((drill) => satisfies(one, drill))).length,
    known: ofYear.length,
    proposed: drills.length,
    shared: drills.filter(({ meets }) => meets.length > 1).length,
    inSafetyMonth: drills.filter(({ dayReason }) => dayReason === 'safety-month').length,
    inSeason: drills.filter(({ dayReason }) => dayReason === 'season').length,
    action: forms.filter((form) => form === 'action').length,
    withForm: forms.length,
    refusals: refusals.length,
    dropped: [...dropped],
    provisional: drills.some((drill) => drill.provisional),
    plans: plansInForce(subject).length,
    notRotated: notRotated(subject, [...known, ...drills], year, aims.rotationYears),
  };
}
