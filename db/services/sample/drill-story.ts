import { addDays, type CivilDate, daysBetween, earlierOf, endOfMonth } from '../../domain/dates/civil-date';
import type { DrillForm } from '../../domain/drill/axes';
import { hazardOf } from './documents/plan-text';
import { evaluateLedDrill, leadDrill } from './led-drill-story';
import type { Random } from './random';
import type { StoryPlan, StoryUnit } from './story-unit';
import type { Days, Teller } from './timeline';
import { type PlannedDrill, ToldDrill } from './told-drill';

/** How a drill of the past went. */
type Course = 'reported' | 'evaluated' | 'only-held' | 'cancelled' | 'postponed';

interface HalfYear {
  readonly start: CivilDate;
  readonly end: CivilDate;
}

/** A drill that a unit should hold in a half-year. */
interface Wanted {
  readonly who: StoryUnit;
  readonly plan: StoryPlan;
  readonly half: HalfYear;
  readonly random: Random;
}

/** The half-year of a day. */
function halfYearOf(day: CivilDate): HalfYear {
  const year = Number(day.slice(0, 4));
  const first = day.slice(5, 7) <= '06';
  return { start: `${year}-${first ? '01' : '07'}-01` as CivilDate, end: endOfMonth(year, first ? 6 : 12) };
}

/**
 * The drills of a unit over this half-year and the three before it: mostly held in time, some forgotten, some moved,
 * cancelled or never written up; in the running half-year some are still ahead.
 */
export function tellDrills(teller: Teller, who: StoryUnit): void {
  const random = who.unit.random.branch('drills');
  const diligence = random.next();
  const inAutumn = random.chance(0.6);
  let half = halfYearOf(teller.days.today);
  for (let back = 0; back < 4; back++) {
    for (const plan of plansToDrill(who, half, inAutumn)) {
      const wanted = { who, plan, half, random };
      if (back === 0) tellRunning(teller, wanted, diligence);
      else if (random.chance(0.9 + diligence / 10)) tellPast(teller, wanted);
    }
    half = halfYearOf(addDays(half.start, -1));
  }
}

/** An on-site plan each half-year; a comprehensive or special one each year, in dangerous trades each half-year. */
function plansToDrill(who: StoryUnit, half: HalfYear, inAutumn: boolean): StoryPlan[] {
  const onsite = who.plans.find((plan) => plan.kind === 'onsite');
  const larger = who.plans.find((plan) => plan.kind !== 'onsite');
  const now = who.sets.includes('SET-SEED-HR') || half.start.endsWith('07-01') === inAutumn;
  return [onsite, now ? larger : undefined].filter((plan) => plan !== undefined);
}

function tellPast(teller: Teller, wanted: Wanted): void {
  const { who, half, random } = wanted;
  const luck = random.next();
  const course: Course =
    luck < 0.5 && who.sets.includes('SET-A')
      ? 'reported'
      : luck < 0.95
        ? 'evaluated'
        : luck < 0.97
          ? 'only-held'
          : luck < 0.985
            ? 'cancelled'
            : 'postponed';
  tellCourse(teller, wanted, workedDayIn(teller.days, half.start, addDays(half.end, -2), random), course);
}

/** In the running half-year: held so far, still ahead, or not thought of. */
function tellRunning(teller: Teller, wanted: Wanted, diligence: number): void {
  const { who, half, random } = wanted;
  const { days } = teller;
  const passed = daysBetween(half.start, days.today) / daysBetween(half.start, half.end);
  if (days.today > addDays(half.start, 3) && random.chance(passed * (0.55 + diligence / 3))) {
    const course =
      who.sets.includes('SET-A') && random.chance(0.6)
        ? 'reported'
        : random.chance(0.92)
          ? 'evaluated'
          : 'only-held';
    tellCourse(teller, wanted, workedDayIn(days, half.start, days.ago(1), random), course);
  } else if (random.chance(0.65)) planAhead(teller, wanted, workedDayIn(days, days.today, half.end, random));
}

/** A working day of the stretch; at its very beginning the first after it. */
function workedDayIn(days: Days, from: CivilDate, to: CivilDate, random: Random): CivilDate {
  const any = addDays(from, random.between(0, Math.max(0, daysBetween(from, to))));
  const worked = days.orBefore(any);
  return worked >= from ? worked : days.orNext(any);
}

/** Plans a drill and lets it take its course, as far as it has come by today. */
function tellCourse(teller: Teller, wanted: Wanted, on: CivilDate, course: Course): void {
  const { who, random } = wanted;
  const { days } = teller;
  const { county } = teller.data;
  const drill = new ToldDrill(teller.timeline, addDays(on, -random.between(5, 40)), () =>
    planned(teller, wanted, on),
  );
  if (course === 'cancelled') {
    drill.cancel(on, random.pick(county.cancelReasons));
    return;
  }
  const { today } = days;
  const moved = days.orNext(addDays(on, 7));
  const held = course === 'postponed' && moved < today ? moved : on;
  if (held !== on) drill.postpone(on, held, random.pick(county.postponeReasons));
  const evaluatedOn = earlierOf(addDays(held, random.between(0, 3)), today);
  const share = 0.2 + random.next() * 0.6;
  drill.hold(
    held,
    course === 'only-held' ? null : evaluatedOn,
    earlierOf(addDays(held, 1), today),
    Math.max(3, Math.round((who.unit.fields.employees ?? 8) * share)),
  );
  const reportedOn = addDays(evaluatedOn, random.between(1, 8));
  if (course !== 'reported' || reportedOn > today) return;
  drill.report(reportedOn);
  if (random.chance(0.25)) drill.move(reportedOn, 'close');
}

/** A drill that is still to come; those of the next days are being prepared, a few wait for a new day. */
function planAhead(teller: Teller, wanted: Wanted, on: CivilDate): void {
  const { days, data, timeline } = teller;
  const { random } = wanted;
  const drill = new ToldDrill(timeline, days.ago(random.between(3, 30)), () => planned(teller, wanted, on));
  if (random.chance(0.05)) drill.move(days.ago(1), 'postpone', random.pick(data.county.postponeReasons));
  else if (on <= days.ago(-4)) drill.move(days.today, 'prepare');
}

/** Drills on the very day: being prepared, going on, paused; and one that was led and evaluated last week. */
export function tellDrillsOfToday(teller: Teller, candidates: readonly StoryUnit[]): void {
  const { days, timeline } = teller;
  const courses = ['ended', 'paused', 'running', null] as const;
  // What is led on the screen comes from a template; fires and leaks have one.
  const hasTemplate = ({ plans: [plan] }: StoryUnit) =>
    plan !== undefined && /火灾|泄漏/.test(hazardOf(teller.data, plan.hazard).name);
  const units = [...candidates.filter(hasTemplate), ...candidates.filter((who) => !hasTemplate(who))];
  courses.forEach((led, n) => {
    const who = units[n];
    const plan = who?.plans[0];
    if (!who || !plan) return;
    const wanted = { who, plan, half: halfYearOf(days.today), random: who.unit.random.branch('today') };
    const on = led === 'ended' ? days.orBefore(days.ago(5)) : days.today;
    const drill = new ToldDrill(timeline, days.ago(14), () => {
      const fields = planned(teller, wanted, on);
      return led === 'ended'
        ? { ...fields, form: 'action', title: fields.title.replace('桌面', '实战') }
        : fields;
    });
    drill.move(on, 'prepare');
    if (led !== null) leadDrill(drill, on, led);
    if (led === 'ended') evaluateLedDrill(drill, on, days.today);
  });
}

/** The office's own drills: one held last year, one planned for the coming weeks (条例 art. 8). */
export function tellOfficeDrills({ timeline, data, days }: Teller): void {
  const officeDrill = (title: string, plannedOn: CivilDate): PlannedDrill => ({
    enterpriseId: null,
    planId: null,
    planTitle: '生产安全事故应急预案（部门）',
    title,
    planKind: 'department',
    form: 'action',
    content: 'full',
    purpose: 'testing',
    level: 'government',
    noNotice: false,
    plannedOn,
    timeText: '上午9:30',
    place: `${data.county.office.regionName}工业集中区`,
    scenario: null,
  });
  const held = days.orBefore(days.ago(420));
  new ToldDrill(timeline, days.ago(450), () => officeDrill('液氨泄漏事故部门联合演练', held)).hold(
    held,
    addDays(held, 2),
    addDays(held, 2),
    86,
  );
  const ahead = days.orBefore(days.ago(-18));
  new ToldDrill(timeline, days.ago(20), () => officeDrill('危险化学品泄漏多部门联合演练', ahead));
}

function planned({ data }: Teller, { who, plan, random }: Wanted, on: CivilDate): PlannedDrill {
  const own = random.branch(`${plan.title} ${on}`);
  const hazard = hazardOf(data, plan.hazard);
  const form: DrillForm = plan.kind === 'onsite' || own.chance(0.4) ? 'action' : 'tabletop';
  return {
    enterpriseId: who.id,
    planId: plan.id === '' ? null : plan.id,
    planTitle: null,
    title: `${hazard.name}${form === 'action' ? '实战' : '桌面'}演练`,
    planKind: plan.kind,
    form,
    content: plan.kind === 'comprehensive' ? 'full' : 'single',
    purpose: own.chance(0.8) ? 'testing' : 'demonstration',
    level: 'enterprise',
    noNotice: own.chance(0.1),
    plannedOn: on,
    timeText: own.pick(['上午9:00', '上午10:00', '下午14:00', null]),
    place: hazard.place,
    scenario: `${hazard.signs[0]}，现场人员按预案${hazard.steps[0]}。`,
  };
}
