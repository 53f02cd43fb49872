import type { ReadDb } from '../../connection';
import { addDays, type CivilDate } from '../../domain/dates/civil-date';
import { calendarCoverage, dayOffName, type WorkingCalendar } from '../../domain/dates/working-calendar';
import { isCompletedDrill } from '../../domain/drill/drill-state';
import type { OtherBooking } from '../../domain/schedule/plan-conflicts';
import { aimsOf } from '../../domain/schedule/preferences';
import type { DrillRequirement } from '../../domain/schedule/requirements';
import type { DeskLaw } from '../../law/desk-law';
import type { DrillRecord } from '../../repositories/drill';
import type { DrillYearPlanRecord } from '../../repositories/drill-year';
import { drillsOfYear, yearPlanOf } from '../../repositories/drill-year-views';
import { enterpriseTable } from '../../repositories/enterprise';
import { found } from '../own-row';
import { assertInSight, isUnitDesk } from '../own-sight';
import { planAims } from './aims';
import { canMove } from './move-drill';
import { bookingsElsewhere, resourcesByDrill } from './resources';
import { type PlanScope, planRequirements, workOutPlan } from './work-out-plan';

/** The day on which a drill counts: its last day once held, the planned one before; null while it has none. */
export function dayOf(drill: DrillRecord): CivilDate | null {
  const { startOn, endOn, plannedOn, state } = drill;
  return (
    isCompletedDrill(state) ? (endOn ?? startOn ?? plannedOn) : (plannedOn ?? startOn)
  ) as CivilDate | null;
}

/**
 * A year plan with everything a screen needs to show it, to hold it against the law and to tell conflicts while a drill is moved.
 * @throws PlanDeskError NOT_FOUND
 */
export function viewYearPlan(db: ReadDb, law: DeskLaw, scope: PlanScope) {
  const { enterpriseId, year, self } = scope;
  if (enterpriseId !== null) assertInSight(db, 'enterprise', enterpriseId);
  const enterprise =
    enterpriseId === null ? null : found(enterpriseTable.find(db, enterpriseId), '单位', enterpriseId);
  const plan = yearPlanOf(db, scope);
  const drills = drillsOfYear(db, { enterpriseId, year, owner: self });
  const resources = resourcesByDrill(db, drills);
  const titles = new Map(law.ruleBook.rules.map((rule) => [rule.id as string, rule.title]));
  const slots = drills.map((drill) => ({
    ...shown(drill, titles),
    date: dayOf(drill),
    ours: drill.origin === self,
    movable: drill.origin === self && canMove(drill.state),
    resources: resources.get(drill.id) ?? [],
  }));
  const dated = slots.flatMap(({ date, planKind, planId }) =>
    date === null ? [] : [{ date, planKind, planId }],
  );
  const { aims, refusals } = planAims(law.drillSeasons, plan);
  const worked = workOutPlan(db, law, scope);
  const keys = [...new Set(slots.flatMap((slot) => slot.resources.map(({ key }) => key)))];
  return {
    enterprise: enterprise && { id: enterprise.id, name: enterprise.name },
    ours: (enterprise === null || enterprise.origin === self) && (plan === undefined || plan.origin === self),
    /** An office may also make a plan of its own. */
    offices: !isUnitDesk(db),
    plan: plan === undefined ? null : planFields(plan),
    wishes: wishesShown(aims, law),
    drills: slots,
    ground: {
      daysOff: daysOffOf(law.calendar, year, aims.fixedHolidays),
      refusals: refusals.map((one) => ({ ...one })),
      requirements: planRequirements(db, law, scope, dated).map((one) => withTitle(one, titles)),
      gapDays: aims.gapDays,
      bookings: bookingsElsewhere(db, { year, keys, not: drills.map(({ id }) => id) }) as OtherBooking[],
    },
    missing: worked.drills.length,
    unmet: worked.unmet.map(({ rule, why }) => ({ rule, title: titles.get(rule) ?? rule, why })),
    explanation: worked.explanation,
  };
}

export type YearPlanView = ReturnType<typeof viewYearPlan>;

function shown(drill: DrillRecord, titles: ReadonlyMap<string, string>) {
  const { id, version, title, planKind, planId, planTitle, form, content, level, state } = drill;
  const { startsAt, endsAt, place, organiser, responsible, participants, cost, fixed, accidentKind, remark } =
    drill;
  return {
    id,
    version,
    title,
    planKind,
    planId,
    planTitle,
    form,
    content,
    level,
    state,
    startsAt,
    endsAt,
    place,
    organiser,
    responsible,
    participants,
    cost,
    fixed,
    accidentKind,
    why: remark,
    meets: drill.meets.map((rule) => ({ rule, title: titles.get(rule) ?? rule })),
  };
}

function planFields(plan: DrillYearPlanRecord) {
  const { id, version, title, state, explanation, responsible, budget, remark } = plan;
  const { approvedBy, approvedOn, documentNo, refusals } = plan;
  return {
    id,
    version,
    title,
    state,
    explanation,
    responsible,
    budget,
    remark,
    approvedBy,
    approvedOn,
    documentNo,
    refusals: refusals.map(({ from, to, reason }) => ({ from, to, reason })),
  };
}

/** The figures in force, and the shipped ones to compare them with. */
function wishesShown(aims: ReturnType<typeof aimsOf>, law: DeskLaw) {
  const figures = (of: ReturnType<typeof aimsOf>) => ({
    actionShare: of.actionShare,
    gapDays: of.gapDays,
    safetyMonth: of.safetyMonth !== null,
    seasons: of.seasons.length > 0,
  });
  return { now: figures(aims), shipped: figures(aimsOf(law.drillSeasons)) };
}

function withTitle(one: DrillRequirement, titles: ReadonlyMap<string, string>) {
  return { ...one, title: titles.get(one.rule) ?? one.rule };
}

/** Days off of a year with what they are called. */
function daysOffOf(
  calendar: WorkingCalendar,
  year: number,
  fixed: readonly string[],
): Record<string, string> {
  const off: Record<string, string> = {};
  for (let day = `${year}-01-01` as CivilDate; day <= `${year}-12-31`; day = addDays(day, 1)) {
    const usual = day > calendarCoverage(calendar).to && fixed.includes(day.slice(5)) ? '法定节日' : null;
    const name = usual ?? dayOffName(calendar, day);
    if (name !== null) off[day] = name;
  }
  return off;
}
