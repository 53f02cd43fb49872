import type { CivilDate } from '../dates/civil-date';
import { toDayNumber } from '../dates/civil-date';
import type { ShiftKind, ShiftRole } from './codes';
import { SHIFT_ROLES } from './codes';

/** Days on which nobody likes to sit: they are shared out by themselves. */
export const ROSTER_DAYS = ['workday', 'weekend', 'holiday'] as const;
export type RosterDayKind = (typeof ROSTER_DAYS)[number];

/** One day that wants watching. */
export interface RosterDay {
  readonly day: CivilDate;
  readonly kind: RosterDayKind;
}

/** Days, both ends included, on which a person does not sit. */
export interface RosterRefusal {
  readonly from: string;
  readonly to: string;
}

/** One person of the rota. */
export interface RosterPerson {
  readonly key: string;
  readonly roles: readonly ShiftRole[];
  readonly refusals: readonly RosterRefusal[];
  /** Shifts of this year so far: whoever has the fewest takes what does not divide evenly. */
  readonly load: number;
}

/** How a day is watched: its shifts, and how many of each role sit in one. */
export interface RosterShape {
  readonly shifts: readonly ShiftKind[];
  readonly places: Readonly<Record<ShiftRole, number>>;
}

/** One place of one shift; `person` null: nobody was left to sit there. */
export interface RosterPlace {
  readonly day: CivilDate;
  readonly shift: ShiftKind;
  readonly role: ShiftRole;
  readonly person: string | null;
}

interface Slot {
  readonly day: CivilDate;
  readonly kind: RosterDayKind;
  readonly shift: ShiftKind;
  readonly role: ShiftRole;
  person: string | null;
}

/** The half days that a shift takes, counted from a fixed day: two a day. A night belongs to the day it begins on. */
export function halvesOf(day: CivilDate, shift: ShiftKind): readonly number[] {
  const first = toDayNumber(day) * 2;
  if (shift === 'day') return [first];
  return shift === 'night' ? [first + 1] : [first, first + 1];
}

/** True where a person of both shifts would have to be in two places. */
export function shiftsOverlap(
  a: { readonly day: CivilDate; readonly shift: ShiftKind },
  b: { readonly day: CivilDate; readonly shift: ShiftKind },
): boolean {
  const taken = halvesOf(a.day, a.shift);
  return halvesOf(b.day, b.shift).some((half) => taken.includes(half));
}

const refuses = (person: RosterPerson, day: string): boolean =>
  person.refusals.some(({ from, to }) => from <= day && day <= to);

/**
 * Shares the shifts of some days out in rotation. Nobody sits twice at one time and nobody on days refused. Within a role,
 * workdays, weekends and holidays are each dealt round by themselves, one circle taking up where the last one ended: without
 * refusals every kind of day, and all of them together, differ between two people by one shift at most. Where somebody
 * refuses, the others step in and the loads are evened out as far as single changes allow. The same input gives the same
 * roster.
 *
 * @param days in order, without repeats
 * @returns one line a place, by day, shift and role
 */
export function proposeRoster(
  people: readonly RosterPerson[],
  days: readonly RosterDay[],
  shape: RosterShape,
): RosterPlace[] {
  const slots: Slot[] = days.flatMap(({ day, kind }) =>
    shape.shifts.flatMap((shift) =>
      SHIFT_ROLES.flatMap((role) =>
        Array.from({ length: shape.places[role] }, () => ({ day, kind, shift, role, person: null })),
      ),
    ),
  );
  const taken = new Map<string, Set<number>>(people.map(({ key }) => [key, new Set()]));
  for (const role of SHIFT_ROLES)
    dealRole(
      people.filter(({ roles }) => roles.includes(role)),
      slots.filter((slot) => slot.role === role),
      taken,
    );
  return slots.map(({ day, shift, role, person }) => ({ day, shift, role, person }));
}

/** What is shared out by itself: a kind of day with a kind of shift. */
const groupOf = ({ kind, shift }: Slot): string => `${kind} ${shift}`;

function dealRole(
  pool: readonly RosterPerson[],
  slots: readonly Slot[],
  taken: ReadonlyMap<string, Set<number>>,
): void {
  if (pool.length === 0) return;
  const circle = pool
    .map((person, at) => ({ person, at }))
    .sort((a, b) => a.person.load - b.person.load || a.at - b.at)
    .map(({ person }) => person);
  const left = quotas(circle, slots);
  for (const slot of slots) {
    const free = circle.filter((person) => mayTake(person, slot, taken));
    const due = free.filter(({ key }) => (left.get(groupOf(slot))?.get(key) ?? 0) > 0);
    const chosen = best(due.length > 0 ? due : free, slot, left, taken);
    if (chosen === null) continue;
    slot.person = chosen.key;
    const group = left.get(groupOf(slot));
    group?.set(chosen.key, (group.get(chosen.key) ?? 0) - 1);
    for (const half of halvesOf(slot.day, slot.shift)) taken.get(chosen.key)?.add(half);
  }
  evenOut(circle, slots, taken);
}

/** How many shifts of each group each person is due: dealt round the circle, each group going on where the last one ended. */
function quotas(circle: readonly RosterPerson[], slots: readonly Slot[]): Map<string, Map<string, number>> {
  const sizes = new Map<string, number>();
  for (const kind of ROSTER_DAYS)
    for (const slot of slots)
      if (slot.kind === kind) sizes.set(groupOf(slot), (sizes.get(groupOf(slot)) ?? 0) + 1);
  const left = new Map<string, Map<string, number>>();
  let next = 0;
  for (const [group, size] of sizes) {
    const due = new Map<string, number>();
    for (let i = 0; i < size; i += 1) {
      const { key } = circle[(next + i) % circle.length] as RosterPerson;
      due.set(key, (due.get(key) ?? 0) + 1);
    }
    next = (next + size) % circle.length;
    left.set(group, due);
  }
  return left;
}

function mayTake(person: RosterPerson, slot: Slot, taken: ReadonlyMap<string, Set<number>>): boolean {
  if (refuses(person, slot.day)) return false;
  const halves = taken.get(person.key);
  return halvesOf(slot.day, slot.shift).every((half) => !halves?.has(half));
}

/** Half days that a person is kept apart from the own last and next shift where others are there to sit. */
const REST_HALVES = 4;

/** Who is due the most shifts of the group; among equals who has rested; then the order of the circle. */
function best(
  candidates: readonly RosterPerson[],
  slot: Slot,
  left: ReadonlyMap<string, ReadonlyMap<string, number>>,
  taken: ReadonlyMap<string, Set<number>>,
): RosterPerson | null {
  let chosen: RosterPerson | null = null;
  let chosenDue = 0;
  let chosenRest = 0;
  for (const person of candidates) {
    const due = left.get(groupOf(slot))?.get(person.key) ?? 0;
    const rest = restOf(slot, taken.get(person.key));
    if (chosen !== null && (due < chosenDue || (due === chosenDue && rest <= chosenRest))) continue;
    chosen = person;
    chosenDue = due;
    chosenRest = rest;
  }
  return chosen;
}

/** Free half days between this shift and the person's nearest other one, counted up to what is wanted. */
function restOf(slot: Slot, halves: ReadonlySet<number> | undefined): number {
  const own = halvesOf(slot.day, slot.shift);
  const first = own[0] ?? 0;
  const last = own[own.length - 1] ?? 0;
  for (let gap = 0; gap < REST_HALVES; gap += 1)
    if (halves?.has(first - gap - 1) || halves?.has(last + gap + 1)) return gap;
  return REST_HALVES;
}

/** Hands shifts from whoever has two more than another to that other, as long as one may take one. */
function evenOut(
  circle: readonly RosterPerson[],
  slots: readonly Slot[],
  taken: ReadonlyMap<string, Set<number>>,
): void {
  const loads = new Map<string, number>(circle.map(({ key }) => [key, 0]));
  for (const { person } of slots) if (person !== null) loads.set(person, (loads.get(person) ?? 0) + 1);
  const load = (key: string | null): number => (key === null ? 0 : (loads.get(key) ?? 0));
  for (let moved = true; moved; ) {
    moved = false;
    for (const slot of slots) {
      const from = slot.person;
      if (from === null) continue;
      const to = circle
        .filter((person) => load(from) - load(person.key) >= 2 && mayTake(person, slot, taken))
        .reduce<RosterPerson | null>(
          (least, person) => (least === null || load(person.key) < load(least.key) ? person : least),
          null,
        );
      if (to === null) continue;
      for (const half of halvesOf(slot.day, slot.shift)) {
        taken.get(from)?.delete(half);
        taken.get(to.key)?.add(half);
      }
      loads.set(from, load(from) - 1);
      loads.set(to.key, load(to.key) + 1);
      slot.person = to.key;
      moved = true;
    }
  }
}
