import { type CivilDate, earlierOf, laterOf } from '../dates/civil-date';
import type { DrillRequirement } from './requirements';

/** A drill yet to be dated: any day from `from` to `to`, of one of the kinds, perhaps of one plan. */
export interface OpenDrill {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly kindMask: number | null;
  readonly planId: string | null;
}

/**
 * The fewest drills that satisfy all requirements together.
 *
 * Each drill is a requirement's demand narrowed so that it serves others too. Requirements are taken from the most
 * particular (one plan, then few kinds, then any kind) and, among equals, by the end of their stretch: the classic
 * order in which taking an existing drill whenever one can be narrowed never costs a drill more. Kinds of the rules
 * either contain one another or have nothing in common, which is what makes the order by kinds safe. A stretch in which
 * `hasDay` finds no day is not made by narrowing.
 */
export function fewestDrills(
  requirements: readonly DrillRequirement[],
  hasDay: (from: CivilDate, to: CivilDate) => boolean = () => true,
): OpenDrill[] {
  const narrowed = (drill: OpenDrill, requirement: DrillRequirement) => {
    const next = narrow(drill, requirement);
    return next === null || !hasDay(next.from, next.to) ? null : next;
  };
  const drills: OpenDrill[] = [];
  for (const requirement of [...requirements].sort(byParticularity)) {
    if (drills.some((drill) => isServedBy(drill, requirement))) continue;
    const at = drills.findIndex((drill) => narrowed(drill, requirement) !== null);
    const match = drills[at];
    const next = match === undefined ? null : narrowed(match, requirement);
    if (next === null) {
      const { from, to, kindMask, planId } = requirement;
      drills.push({ from, to, kindMask, planId });
    } else {
      drills[at] = next;
    }
  }
  return drills;
}

/** The drill serves the requirement on whatever day and with whatever kind it will be held. */
function isServedBy(drill: OpenDrill, requirement: DrillRequirement): boolean {
  return (
    drill.from >= requirement.from &&
    drill.to <= requirement.to &&
    isSubset(drill.kindMask, requirement.kindMask) &&
    (requirement.planId === null || drill.planId === requirement.planId)
  );
}

/** The drill made to serve the requirement too, or null when it cannot. */
function narrow(drill: OpenDrill, requirement: DrillRequirement): OpenDrill | null {
  if (requirement.planId !== null && drill.planId !== requirement.planId) return null;
  const from = laterOf(drill.from, requirement.from);
  const to = earlierOf(drill.to, requirement.to);
  const kindMask = both(drill.kindMask, requirement.kindMask);
  if (from > to || kindMask === 0) return null;
  return { from, to, kindMask, planId: drill.planId };
}

function byParticularity(a: DrillRequirement, b: DrillRequirement): number {
  const plan = Number(b.planId !== null) - Number(a.planId !== null);
  if (plan !== 0) return plan;
  const kinds = kindCount(a.kindMask) - kindCount(b.kindMask);
  if (kinds !== 0) return kinds;
  if (a.to !== b.to) return a.to < b.to ? -1 : 1;
  return a.from === b.from ? 0 : a.from > b.from ? -1 : 1;
}

const ALL_KINDS = 31;

function kindCount(mask: number | null): number {
  let count = 0;
  for (let rest = mask ?? ALL_KINDS; rest > 0; rest &= rest - 1) count += 1;
  return count;
}

function isSubset(part: number | null, whole: number | null): boolean {
  return whole === null || ((part ?? ALL_KINDS) & ~whole) === 0;
}

function both(a: number | null, b: number | null): number | null {
  if (a === null) return b;
  return b === null ? a : a & b;
}
