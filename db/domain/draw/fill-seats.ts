/** Places that are still open, and who could take them. */
export interface Seats {
  /** People of each specialty. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  /** Places still to be filled of each specialty. */
  readonly open: Map<string, number>;
  /** People who have a place already. */
  readonly placed: ReadonlySet<string>;
}

/**
 * The largest number of open places that can be filled with different people: seats find people along augmenting paths
 * (Kuhn). A specialty with many free people is settled at its first look, so a pool of thousands costs no more than ten.
 */
export function mostSeats({ members, open, placed }: Seats): number {
  const seats = [...open].flatMap(([specialty, howMany]) => new Array<string>(howMany).fill(specialty));
  const seatOf = new Map<string, number>();
  const place = (seat: number, seen: Set<string>): boolean => {
    for (const id of members.get(seats[seat] ?? '') ?? []) {
      if (placed.has(id) || seen.has(id)) continue;
      seen.add(id);
      const taken = seatOf.get(id);
      if (taken !== undefined && !place(taken, seen)) continue;
      seatOf.set(id, seat);
      return true;
    }
    return false;
  };
  return seats.filter((_, seat) => place(seat, new Set())).length;
}
