import { addDays, type CivilDate, laterOf } from '../dates/civil-date';
import type { ParticipantKind } from './codes';

/** One thing or person that a drill needs. */
export interface Booking {
  readonly kind: ParticipantKind;
  /** Row of the register; null where it was named by hand. */
  readonly refId: string | null;
  /** `compactName(name)`. */
  readonly nameKey: string;
  readonly name: string;
  /** Of equipment: how many; null counts as all there are. */
  readonly quantity: number | null;
}

/** A drill with its time. Without hours it takes its days from midnight to midnight. */
export interface BookedDrill {
  readonly id: string;
  /** Whose drill it is: a name given by hand means the same person only within one owner. */
  readonly ownerId: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** 'HH:MM' on the first day. */
  readonly startsAt: string | null;
  /** 'HH:MM' on the last day. */
  readonly endsAt: string | null;
  /** How long it is designed to take; used where only the beginning is known. */
  readonly minutes: number | null;
  readonly bookings: readonly Booking[];
}

/** The same person, team, thing or place in two drills at one time. */
export interface DoubleBooking {
  readonly kind: ParticipantKind;
  readonly refId: string | null;
  readonly name: string;
  /** The drill that begins first, then the other. */
  readonly drills: readonly [string, string];
  /** First day they share. */
  readonly date: CivilDate;
}

export interface Span {
  /** 'YYYY-MM-DDTHH:MM', a local moment. */
  readonly start: string;
  /** The moment after; 'T24:00' closes a day. */
  readonly end: string;
}

/** The stretch of local time that a drill takes. An end at or before its start counts as unknown. */
export function spanOf(drill: Omit<BookedDrill, 'id' | 'ownerId' | 'bookings'>): Span {
  const last = laterOf(drill.to, drill.from);
  const start = `${drill.from}T${drill.startsAt ?? '00:00'}`;
  const closing = `${last}T24:00`;
  if (drill.endsAt !== null) {
    const end = `${last}T${drill.endsAt}`;
    return { start, end: end > start ? end : closing };
  }
  if (drill.startsAt !== null && drill.minutes !== null && drill.minutes > 0 && last === drill.from)
    return { start, end: after(drill.from, drill.startsAt, drill.minutes) };
  return { start, end: closing };
}

/** The moment so many minutes after 'HH:MM' of a day. */
function after(day: CivilDate, clock: string, minutes: number): string {
  const total = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5)) + minutes;
  const days = Math.floor(total / 1440);
  const rest = total - days * 1440;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${addDays(day, days)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
}

/** True while both stretches have a moment in common; ending at the hour at which the other begins is no clash. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

interface Use {
  readonly drill: BookedDrill;
  readonly booking: Booking;
  readonly span: Span;
}

/**
 * Everything that two drills need at the same time. Rows of a register are compared everywhere, names given by hand only
 * within one owner and kind, and gear so named not at all. Equipment clashes when more is asked for at one time than `stock` (by register id) has.
 * A drill asking for the same thing twice is no clash with itself.
 */
export function doubleBookings(
  drills: readonly BookedDrill[],
  stock: ReadonlyMap<string, number> = new Map(),
): DoubleBooking[] {
  const uses = new Map<string, Use[]>();
  for (const drill of drills) {
    const span = spanOf(drill);
    const own = new Map<string, Booking>();
    for (const booking of drill.bookings) {
      // Of gear that stands in no register nobody knows how much there is.
      if (booking.kind === 'equipment' && booking.refId === null) continue;
      const key = keyOf(drill.ownerId, booking);
      own.set(key, merged(own.get(key), booking));
    }
    for (const [key, booking] of own) {
      const known = uses.get(key);
      if (known) known.push({ drill, booking, span });
      else uses.set(key, [{ drill, booking, span }]);
    }
  }
  return [...uses.values()].flatMap((group) => (group.length > 1 ? clashesAmong(group, stock) : []));
}

const keyOf = (ownerId: string, { kind, refId, nameKey }: Booking): string =>
  refId === null ? `${kind} ${ownerId} ${nameKey}` : `= ${refId}`;

/** The same thing named twice in one drill: its quantities together. */
function merged(known: Booking | undefined, booking: Booking): Booking {
  if (!known) return booking;
  const both = known.quantity !== null && booking.quantity !== null;
  return { ...known, quantity: both ? (known.quantity ?? 0) + (booking.quantity ?? 0) : null };
}

function clashesAmong(group: readonly Use[], stock: ReadonlyMap<string, number>): DoubleBooking[] {
  const inOrder = [...group].sort((a, b) =>
    a.span.start === b.span.start ? compare(a.drill.id, b.drill.id) : compare(a.span.start, b.span.start),
  );
  const found: DoubleBooking[] = [];
  let open: Use[] = [];
  for (const use of inOrder) {
    open = open.filter((other) => overlaps(other.span, use.span));
    if (open.length > 0 && !enough([...open, use], stock))
      for (const other of open)
        found.push({
          kind: use.booking.kind,
          refId: use.booking.refId,
          name: use.booking.name,
          drills: [other.drill.id, use.drill.id],
          date: use.drill.from,
        });
    open.push(use);
  }
  return found;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** True when there is enough of a piece of equipment for all who ask for it at once; people and places are there once. */
function enough(asked: readonly Use[], stock: ReadonlyMap<string, number>): boolean {
  const [first] = asked;
  if (first?.booking.kind !== 'equipment' || first.booking.refId === null) return false;
  const there = stock.get(first.booking.refId);
  if (there === undefined) return false;
  let sum = 0;
  for (const { booking } of asked) {
    if (booking.quantity === null) return false;
    sum += booking.quantity;
  }
  return sum <= there;
}
