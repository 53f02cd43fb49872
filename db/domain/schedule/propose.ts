import { type CivilDate, fromDayNumber, laterOf, toDayNumber } from '../dates/civil-date';
import { isProvisional, isWorkingDay, type WorkingCalendar } from '../dates/working-calendar';
import type { DrillForm } from '../drill/axes';
import { type CompiledRule, compileRules, PLAN_KIND_BITS } from '../duties/compiled-rule';
import type { DutyPlan, DutySubject } from '../duties/duty';
import { DEFAULT_DUTY_SETTINGS, type DutySettings, type RuleBook } from '../duties/rule-book';
import { appliesTo, coversPlan } from '../duties/run';
import type { PlanKind } from '../plan/kinds';
import { fewestDrills, type OpenDrill } from './cover';
import {
  intervalClocks,
  intervalRequirement,
  type KnownDrill,
  knownDrills,
  satisfies,
  windowRequirements,
} from './requirements';

/** What the proposal rests on besides the subject's records. */
export interface ProposeOptions {
  /** No drill is proposed before this day. */
  readonly asOf: CivilDate;
  /** Drills of the year that are planned already; they count as if they will be held. */
  readonly planned?: readonly KnownDrill[];
  readonly settings?: DutySettings;
}

/** One proposed drill. */
export interface ProposedDrill {
  readonly date: CivilDate;
  readonly planKind: PlanKind;
  /** The registered plan to drill; null when the unit has registered none of the kind. */
  readonly planId: string | null;
  readonly form: DrillForm;
  /** Rules this drill counts for, in the order of the rule book. */
  readonly meets: readonly string[];
  readonly why: string;
  /** The day was chosen without knowing the year's holidays. */
  readonly provisional: boolean;
}

/** Something that no drill can put right any more. */
export interface ScheduleGap {
  readonly rule: string;
  readonly period: string;
  readonly why: string;
}

export interface YearProposal {
  readonly drills: readonly ProposedDrill[];
  readonly unmet: readonly ScheduleGap[];
}

/**
 * Proposes the fewest drills with which a subject meets all its drill duties of a calendar year, given what is done and
 * planned: on working days, spread over the time that is left, the same for the same input. Units that are closed, or
 * suspended where the rule waives it, get none.
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
  const desk: Desk = {
    subject,
    rules,
    calendar,
    year,
    known,
    taken: new Set(known.map((drill) => drill.date)),
  };
  const chained = chainIntervals(desk, earliest, settings);
  const covered = [...known, ...chained];
  const wanted = rules
    .flatMap((c) => (c.windows === null ? [] : windowRequirements(c, subject, year)))
    .filter((requirement) => !covered.some((drill) => satisfies(requirement, drill)));
  const open = wanted.filter((requirement) => requirement.to >= earliest);
  const shortest = fewestDrills(open.map((r) => ({ ...r, from: laterOf(r.from, earliest) })));
  const drills = [...chained, ...dateDrills(desk, shortest, covered)];
  return {
    drills: drills.sort((a, b) => compare(a.date, b.date)),
    unmet: wanted
      .filter((requirement) => requirement.to < earliest)
      .map(({ rule, period }) => ({ rule, period, why: '该期间已过，无法再以演练补齐。' })),
  };
}

/** What the dating of drills works on. */
interface Desk {
  readonly subject: DutySubject;
  readonly rules: readonly CompiledRule[];
  readonly calendar: WorkingCalendar;
  readonly year: number;
  readonly known: readonly KnownDrill[];
  /** Days on which the subject has a drill already. */
  readonly taken: Set<string>;
}

/**
 * Drills for rules that run by intervals: one shortly before each due day, and the next counted from it. The rule with the
 * fewest kinds goes first, so that its drills serve the others.
 */
function chainIntervals(desk: Desk, earliest: CivilDate, settings: DutySettings): ProposedDrill[] {
  const { subject, year, known } = desk;
  const chained: ProposedDrill[] = [];
  const byKinds = desk.rules
    .filter((c) => c.windows === null)
    .sort((a, b) => (a.rule.planKinds?.length ?? 9) - (b.rule.planKinds?.length ?? 9));
  for (const compiled of byKinds) {
    for (const clock of intervalClocks(compiled, subject, known)) {
      for (;;) {
        const next = intervalRequirement(compiled, clock, year, earliest, [...known, ...chained], settings);
        if (next === null) break;
        const target = Math.max(toDayNumber(next.from), toDayNumber(next.to) - LEEWAY);
        const date = dayNear(desk, next, target);
        desk.taken.add(date);
        chained.push(proposal(desk, date, planFor(desk, next, [...known, ...chained])));
      }
    }
  }
  return chained;
}

/** Rules about drills that the subject owes in the year. */
function drillRules(
  book: RuleBook,
  subject: DutySubject,
  year: number,
  settings: DutySettings,
): CompiledRule[] {
  const { status } = subject.facts;
  if (status === 'closed') return [];
  return compileRules(book, `${year}-12-31` as CivilDate, settings).filter(
    (c) =>
      c.rule.evidence === 'drill' && appliesTo(c, subject) && !(status === 'suspended' && c.waiveSuspended),
  );
}

/** Days kept in hand before an interval runs out. */
const LEEWAY = 10;

/** Gives each open drill its plan and day, in the order of the year. */
function dateDrills(desk: Desk, open: readonly OpenDrill[], covered: readonly KnownDrill[]): ProposedDrill[] {
  const ordered = [...open].sort((a, b) => compare(a.to, b.to) || (a.kindMask ?? 0) - (b.kindMask ?? 0));
  const drilled: KnownDrill[] = [...covered];
  const seed = hashOf(desk.subject.id);
  return ordered.map((drill, index) => {
    const sharing = ordered.filter((other) => other.from === drill.from && other.to === drill.to);
    const date = dayNear(desk, drill, placeOf(drill, sharing.indexOf(drill), sharing.length, seed + index));
    desk.taken.add(date);
    const choice = planFor(desk, drill, drilled);
    drilled.push({ date, planKind: choice.kind, planId: choice.plan?.id ?? null });
    return proposal(desk, date, choice);
  });
}

function proposal(desk: Desk, date: CivilDate, { kind, plan }: PlanChoice): ProposedDrill {
  const known: KnownDrill = { date, planKind: kind, planId: plan?.id ?? null };
  const meets = desk.rules.flatMap((c) => {
    if (c.rule.subject === 'office-plan') return plan !== null && coversPlan(c, plan) ? [c.id] : [];
    if (c.windows === null)
      return c.kindMask === null || (PLAN_KIND_BITS[kind] & c.kindMask) !== 0 ? [c.id] : [];
    return windowRequirements(c, desk.subject, desk.year).some((r) => satisfies(r, known)) ? [c.id] : [];
  });
  // On-site and special plans are drilled for real; the comprehensive plan turns between table and field year by year.
  const onTable = kind === 'comprehensive' && (desk.year + hashOf(desk.subject.id)) % 2 === 0;
  const number = toDayNumber(date);
  return {
    date,
    planKind: kind,
    planId: known.planId,
    form: onTable ? 'tabletop' : 'action',
    meets,
    why: `满足 ${meets.join('、')}${plan === null ? '；尚未登记这类预案，请先登记' : `；演练“${plan.title}”`}`,
    provisional: isProvisional(desk.calendar, number, number),
  };
}

interface PlanChoice {
  readonly kind: PlanKind;
  readonly plan: DutyPlan | null;
}

/** The registered plan of a fitting kind that was drilled longest ago, never before ever; else the plainest kind. */
function planFor({ subject }: Desk, drill: OpenDrill, drilled: readonly KnownDrill[]): PlanChoice {
  const fits = (kind: PlanKind) => drill.kindMask === null || (PLAN_KIND_BITS[kind] & drill.kindMask) !== 0;
  const lastDrilled = (plan: DutyPlan) =>
    drilled.reduce((last, d) => (d.planId === plan.id && d.date > last ? d.date : last), '');
  const candidates = subject.plans.filter(
    (plan) =>
      (drill.planId === null || plan.id === drill.planId) &&
      fits(plan.kind) &&
      plan.publishedOn !== null &&
      plan.versionState !== 'superseded' &&
      plan.versionState !== 'withdrawn',
  );
  const [plan = null] = candidates
    .map((candidate) => ({ candidate, last: lastDrilled(candidate) }))
    .sort((a, b) => compare(a.last, b.last) || compare(a.candidate.id, b.candidate.id))
    .map(({ candidate }) => candidate);
  const plainest: readonly PlanKind[] =
    subject.kind === 'office' ? ['government'] : ['comprehensive', 'special', 'onsite'];
  return { kind: plan?.kind ?? plainest.find(fits) ?? 'comprehensive', plan };
}

/**
 * Where in its stretch a drill goes: the n-th of the drills that share the stretch takes the n-th place, shifted a little
 * by the subject's id so that a county's units do not all drill on one day.
 */
function placeOf(drill: OpenDrill, place: number, places: number, seed: number): number {
  const first = toDayNumber(drill.from);
  const step = (toDayNumber(drill.to) - first + 1) / (places + 1);
  const shift = ((seed % 97) / 97 - 0.5) * step * 0.8;
  return Math.round(first + step * (place + 1) + shift);
}

/**
 * The working day of the stretch nearest to `wanted` (a day number), if there is one without a drill of the subject. When
 * nothing but days off is left before the duty is overdue, one of them: better than late.
 */
function dayNear(desk: Desk, { from, to }: OpenDrill, wanted: number): CivilDate {
  const [first, last] = [toDayNumber(from), toDayNumber(to)];
  const target = Math.min(last, Math.max(first, wanted));
  let shared: CivilDate | null = null;
  for (let away = 0; away <= last - first; away += 1) {
    for (const day of [target + away, target - away]) {
      if (day < first || day > last) continue;
      const date = fromDayNumber(day);
      if (!isWorkingDay(desk.calendar, date)) continue;
      if (!desk.taken.has(date)) return date;
      shared ??= date;
    }
  }
  return shared ?? fromDayNumber(target);
}

/** FNV-1a over the id: the same unit gets the same days on every machine. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
