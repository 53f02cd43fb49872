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
 * (Kuhn). A specialty with many free people is settled at its first look, so a pool of thousands costs no more than ten;
 * whom a search without success has looked at can help no later seat, so a shortage costs one more look at everybody.
 */
export function mostSeats({ members, open, placed }: Seats): number {
  const seats = [...open].flatMap(([specialty, howMany]) => new Array<string>(howMany).fill(specialty));
  const seatOf = new Map<string, number>();
  const spent = new Set<string>();
  const place = (seat: number, seen: Set<string>): boolean => {
    const own = members.get(seats[seat] ?? '') ?? [];
    const usable = (id: string) => !placed.has(id) && !spent.has(id) && !seen.has(id);
    const free = own.find((id) => !seatOf.has(id) && usable(id));
    if (free !== undefined) {
      seatOf.set(free, seat);
      return true;
    }
    return own.some((id) => {
      const taken = seatOf.get(id);
      if (taken === undefined || !usable(id)) return false;
      seen.add(id);
      if (!place(taken, seen)) return false;
      seatOf.set(id, seat);
      return true;
    });
  };
  const short = new Set<string>();
  return seats.filter((specialty, seat) => {
    if (short.has(specialty)) return false;
    const seen = new Set<string>();
    if (place(seat, seen)) return true;
    short.add(specialty);
    for (const id of seen) spent.add(id);
    return false;
  }).length;
}
