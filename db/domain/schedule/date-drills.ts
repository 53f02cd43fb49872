import { type CivilDate, toDayNumber } from '../dates/civil-date';
import { isProvisional } from '../dates/working-calendar';
import { type CompiledRule, PLAN_KIND_BITS } from '../duties/compiled-rule';
import type { DutySubject } from '../duties/duty';
import type { DutySettings } from '../duties/rule-book';
import { coversPlan } from '../duties/run';
import { PLAN_KIND_WORDS } from '../plan/kinds';
import type { Resource } from './bookings';
import type { OpenDrill } from './cover';
import { type DayDesk, nearestInMonths, type PlacedDay, placeDay, type WantedDay } from './place-day';
import { type ScheduleAims, seasonOf } from './preferences';
import type { DayReason, ProposedDrill } from './proposed-drill';
import {
  type DrillRequirement,
  intervalClocks,
  intervalRequirement,
  type KnownDrill,
  satisfies,
  windowRequirements,
} from './requirements';
import { type PlanChoice, planFor } from './rotation';

/** What the dating of drills works on; `taken`, `dropped` and the bookings grow with every drill. */
export interface ProposalDesk extends DayDesk {
  readonly subject: DutySubject;
  readonly rules: readonly CompiledRule[];
  readonly year: number;
  readonly known: readonly KnownDrill[];
  readonly aims: ScheduleAims;
  resourcesOf(planId: string): readonly Resource[];
  readonly dropped: Set<string>;
}

/** Days kept in hand before an interval runs out. */
const LEEWAY = 10;

/**
 * Drills for rules that run by intervals: one shortly before each due day, and the next counted from it. The rule with the
 * fewest kinds goes first, so that its drills serve the others. An interval whose days are all refused is answered as such.
 */
export function chainIntervals(
  desk: ProposalDesk,
  earliest: CivilDate,
  settings: DutySettings,
): { drills: ProposedDrill[]; refused: DrillRequirement[] } {
  const { subject, year, known } = desk;
  const chained: ProposedDrill[] = [];
  const refused: DrillRequirement[] = [];
  const byKinds = desk.rules
    .filter((c) => c.windows === null)
    .sort((a, b) => (a.rule.planKinds?.length ?? 9) - (b.rule.planKinds?.length ?? 9));
  for (const compiled of byKinds) {
    for (const clock of intervalClocks(compiled, subject, known)) {
      for (;;) {
        const next = intervalRequirement(compiled, clock, year, earliest, [...known, ...chained], settings);
        if (next === null) break;
        const target = Math.max(toDayNumber(next.from), toDayNumber(next.to) - LEEWAY);
        const choice = planFor(subject, next, [...known, ...chained]);
        // An earlier day would bring the next one forward too, so the distance to other drills does not count here.
        const placed = placeDay(
          { ...desk, gapDays: 0 },
          next,
          { day: target, months: null },
          needs(desk, choice),
        );
        if (placed === null) {
          refused.push(next);
          break;
        }
        chained.push(proposal(desk, placed, choice, 'interval'));
      }
    }
  }
  return { drills: chained, refused };
}

/** Gives each open drill its plan and day, in the order of the year. */
export function dateDrills(
  desk: ProposalDesk,
  open: readonly OpenDrill[],
  covered: readonly KnownDrill[],
): ProposedDrill[] {
  const ordered = [...open].sort(
    (a, b) => (a.to === b.to ? 0 : a.to < b.to ? -1 : 1) || (a.kindMask ?? 0) - (b.kindMask ?? 0),
  );
  const drilled: KnownDrill[] = [...covered];
  const seed = hashOf(desk.subject.id);
  const { safetyMonth } = desk.aims;
  // One drill in the safety month is enough.
  let monthOpen =
    safetyMonth !== null && !covered.some(({ date }) => date.startsWith(monthText(desk.year, safetyMonth)));
  return ordered.flatMap((drill, index) => {
    const sharing = ordered.filter((other) => other.from === drill.from && other.to === drill.to);
    const spread = placeOf(drill, sharing.indexOf(drill), sharing.length, seed + index);
    const choice = planFor(desk.subject, drill, drilled);
    const wish = wishedDay(desk, drill, choice, spread, monthOpen ? safetyMonth : null);
    const placed = placeDay(desk, drill, wish, needs(desk, choice));
    // Stretches without a single open day were taken out before.
    if (placed === null) return [];
    if (safetyMonth !== null && placed.date.startsWith(monthText(desk.year, safetyMonth))) monthOpen = false;
    drilled.push({ date: placed.date, planKind: choice.kind, planId: choice.plan?.id ?? null });
    return [proposal(desk, placed, choice, wish.reason)];
  });
}

const monthText = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`;

/** The season of the accident first, the safety month for a drill that has none, else the place in the stretch. */
function wishedDay(
  { aims }: ProposalDesk,
  drill: OpenDrill,
  { plan }: PlanChoice,
  spread: number,
  safetyMonth: number | null,
): WantedDay & { reason: DayReason } {
  const season = plan === null ? null : seasonOf(plan.title, aims.seasons);
  const inSeason = season === null ? null : nearestInMonths(drill, season.months, spread);
  if (inSeason !== null) return { day: inSeason, months: season?.months ?? null, reason: 'season' };
  const inMonth = safetyMonth === null ? null : nearestInMonths(drill, [safetyMonth], spread);
  if (inMonth !== null && safetyMonth !== null)
    return { day: inMonth, months: [safetyMonth], reason: 'safety-month' };
  return { day: spread, months: null, reason: 'spread' };
}

function needs(desk: ProposalDesk, { plan }: PlanChoice): readonly Resource[] {
  return plan === null ? [] : desk.resourcesOf(plan.id);
}

function proposal(
  desk: ProposalDesk,
  { date, booked, dropped }: PlacedDay,
  choice: PlanChoice,
  dayReason: DayReason,
): ProposedDrill {
  const { kind, plan } = choice;
  const number = toDayNumber(date);
  desk.taken.add(number);
  for (const { key } of booked) desk.bookings.book(key, date);
  for (const { name } of dropped) desk.dropped.add(name);
  const rules = rulesMet(desk, date, choice);
  const season = plan === null ? null : seasonOf(plan.title, desk.aims.seasons);
  // On-site and special plans are drilled for real; the comprehensive plan turns between table and field year by year.
  const onTable = kind === 'comprehensive' && (desk.year + hashOf(desk.subject.id)) % 2 === 0;
  const aim = plan === null ? `尚未登记${PLAN_KIND_WORDS[kind]}，请先登记` : `演练“${plan.title}”`;
  const day: Readonly<Record<DayReason, string>> = {
    interval: '安排在期限届满之前',
    season: season === null ? '' : `安排在适宜月份：${season.note.replace(/。$/, '')}`,
    'safety-month': `安排在${desk.aims.safetyMonth}月安全生产月`,
    spread: '与其他演练错开',
  };
  const elsewhere = dropped.map(({ name }) => name).join('、');
  return {
    date,
    planKind: kind,
    planId: plan?.id ?? null,
    form: onTable ? 'tabletop' : 'action',
    meets: rules.map((c) => c.id),
    why: [
      `满足“${[...new Set(rules.map((c) => c.rule.title))].join('”“')}”`,
      aim,
      day[dayReason],
      elsewhere === '' ? '' : `${elsewhere}当期没有空闲日，未列入`,
    ]
      .filter((part) => part !== '')
      .join('；'),
    dayReason,
    accidentKind: season?.kind ?? null,
    resources: booked,
    provisional: isProvisional(desk.calendar, number, number),
  };
}

function rulesMet(desk: ProposalDesk, date: CivilDate, { kind, plan }: PlanChoice): CompiledRule[] {
  const known: KnownDrill = { date, planKind: kind, planId: plan?.id ?? null };
  return desk.rules.filter((c) => {
    if (c.rule.subject === 'office-plan') return plan !== null && coversPlan(c, plan);
    if (c.windows === null) return c.kindMask === null || (PLAN_KIND_BITS[kind] & c.kindMask) !== 0;
    return windowRequirements(c, desk.subject, desk.year).some((r) => satisfies(r, known));
  });
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

/** FNV-1a over the id: the same unit gets the same days on every machine. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}
