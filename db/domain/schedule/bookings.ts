import type { CivilDate } from '../dates/civil-date';

/** A person, team, expert, place or piece of kit that can be at one drill only at a time. */
export interface Resource {
  /** The same for the same thing in every unit's plan: kind and id of its register, or kind and name. */
  readonly key: string;
  readonly name: string;
}

/** Which resource is booked on which day. Filled while plans are made, one unit after the other. */
export interface Bookings {
  isFree(key: string, date: CivilDate): boolean;
  book(key: string, date: CivilDate): void;
}

/** Bookings that start with what is known already. Whole days: a proposal sets no times. */
export function createBookings(
  known: Iterable<{ readonly key: string; readonly date: CivilDate }> = [],
): Bookings {
  const taken = new Set<string>();
  const at = (key: string, date: CivilDate) => `${date}|${key}`;
  for (const { key, date } of known) taken.add(at(key, date));
  return {
    isFree: (key, date) => !taken.has(at(key, date)),
    book: (key, date) => {
      taken.add(at(key, date));
    },
  };
}
