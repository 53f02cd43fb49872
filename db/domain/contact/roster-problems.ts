import type { CivilDate } from '../dates/civil-date';
import type { ShiftKind, ShiftRole } from './codes';
import { SHIFT_ROLES } from './codes';
import { halvesOf, type RosterRefusal, type RosterShape, shiftsOverlap } from './roster';

/** One person of one shift, as the roster is kept. */
export interface KeptShift {
  readonly id: string;
  readonly day: CivilDate;
  readonly shift: ShiftKind;
  readonly role: ShiftRole;
  /** The same for the same person: the directory's id, else the name. */
  readonly person: string;
  readonly name: string;
}

/** 同一时间两处、连续值守、请假当天、缺岗. */
export const ROSTER_PROBLEMS = ['twice', 'no-rest', 'refused', 'vacant'] as const;
export type RosterProblemKind = (typeof ROSTER_PROBLEMS)[number];

/** What is wrong with a roster; `vacant` stands for a place without a person. */
export interface RosterProblem {
  readonly kind: RosterProblemKind;
  readonly day: CivilDate;
  readonly shift: ShiftKind;
  readonly role: ShiftRole;
  readonly name: string | null;
  /** The shifts concerned. */
  readonly ids: readonly string[];
}

/**
 * Everything that does not fit in a roster: one person at two places, a shift straight after another one, a day that the
 * person refused, a place nobody sits at. The first of them should be put right; the others are told.
 *
 * @param days days that the roster is to cover; none: vacancies are not looked for
 */
export function rosterProblems(
  shifts: readonly KeptShift[],
  days: readonly CivilDate[],
  shape: RosterShape,
  refusals: ReadonlyMap<string, readonly RosterRefusal[]>,
): RosterProblem[] {
  const found: RosterProblem[] = [];
  const told = ({ day, shift, role, name }: KeptShift) => ({ day, shift, role, name });
  const byPerson = new Map<string, KeptShift[]>();
  for (const shift of shifts) byPerson.set(shift.person, [...(byPerson.get(shift.person) ?? []), shift]);
  for (const [person, own] of byPerson) {
    const ordered = [...own].sort((a, b) => firstHalf(a) - firstHalf(b));
    ordered.forEach((shift, at) => {
      const refused = refusals.get(person)?.some(({ from, to }) => from <= shift.day && shift.day <= to);
      if (refused) found.push({ kind: 'refused', ...told(shift), ids: [shift.id] });
      for (const other of ordered.slice(0, at)) {
        if (shiftsOverlap(shift, other))
          found.push({ kind: 'twice', ...told(shift), ids: [other.id, shift.id] });
        else if (firstHalf(shift) === lastHalf(other) + 1)
          found.push({ kind: 'no-rest', ...told(shift), ids: [other.id, shift.id] });
      }
    });
  }
  for (const day of days)
    for (const shift of shape.shifts)
      for (const role of SHIFT_ROLES) {
        const there = shifts.filter((one) => one.role === role && shiftsOverlap(one, { day, shift })).length;
        for (let missing = there; missing < shape.places[role]; missing += 1)
          found.push({ kind: 'vacant', day, shift, role, name: null, ids: [] });
      }
  return found.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

const firstHalf = ({ day, shift }: KeptShift): number => halvesOf(day, shift)[0] ?? 0;
const lastHalf = ({ day, shift }: KeptShift): number => halvesOf(day, shift).at(-1) ?? 0;
