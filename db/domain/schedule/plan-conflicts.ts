import { type CivilDate, toDayNumber } from '../dates/civil-date';
import type { PlanKind } from '../plan/kinds';
import type { Resource } from './bookings';
import { isRefused, type Refusal } from './preferences';
import { type DrillRequirement, satisfies } from './requirements';

/** A drill as it stands in a year plan. */
export interface PlanSlot {
  readonly id: string;
  readonly date: CivilDate;
  /** `HH:MM`; without it the whole day counts. */
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly enterpriseId: string | null;
  readonly planKind: PlanKind | null;
  readonly planId: string | null;
  /** Not yet held: it can be moved, and it is what conflicts are looked for at. */
  readonly open: boolean;
  readonly resources: readonly Resource[];
}

/** A booking outside the plan: another unit's drill, an expert's task or absence. */
export interface OtherBooking {
  readonly key: string;
  readonly date: CivilDate;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  /** Where it is booked, as people call it. */
  readonly what: string;
}

/** What a year plan is held against. */
export interface PlanGround {
  readonly year: number;
  readonly today: CivilDate;
  /** Days off of the year with what they are called. */
  readonly daysOff: Readonly<Record<string, string>>;
  readonly refusals: readonly Refusal[];
  readonly requirements: readonly DrillRequirement[];
  readonly gapDays: number;
  readonly bookings: readonly OtherBooking[];
}

/**
 * duty: a duty that the plan met goes unmet · double-booked: somebody or something is needed in two places · past: the day has
 * passed · other-year · refused: no drills wanted then · day-off · same-day: another drill of the unit on the day · close:
 * less than the usual distance to another one.
 */
export const PLAN_CONFLICTS = [
  'duty',
  'double-booked',
  'past',
  'other-year',
  'refused',
  'day-off',
  'same-day',
  'close',
] as const;
export type PlanConflictKind = (typeof PLAN_CONFLICTS)[number];

export interface PlanConflict {
  /** Null: of the plan as a whole. */
  readonly drillId: string | null;
  readonly kind: PlanConflictKind;
  /** Title of the rule, name of the resource, reason of the refusal, name of the day off. */
  readonly about: string;
  /** The other drill or booking, where there is one. */
  readonly otherId: string | null;
  readonly other: string | null;
}

/** Conflicts that people should not leave standing; the others are hints. */
export function isGrave(kind: PlanConflictKind): boolean {
  return kind === 'duty' || kind === 'double-booked' || kind === 'past' || kind === 'other-year';
}

/**
 * Everything that is wrong with a year plan as it stands, or as it would stand while a drill is being dragged. A duty whose period
 * has passed is no conflict: no drill can meet it any more, and the plan lists it among those that cannot be met.
 */
export function planConflicts(slots: readonly PlanSlot[], ground: PlanGround): PlanConflict[] {
  return [
    ...ground.requirements
      .filter((one) => one.to >= ground.today && !slots.some((slot) => satisfies(one, slot)))
      .map((one) => conflict(null, 'duty', `${one.rule}|${one.period}`)),
    ...slots.filter(({ open }) => open).flatMap((slot) => conflictsAt(slot, slots, ground)),
  ];
}

/** Duties that the plan meets with `before` and no longer meets with `after`: what a move would cost. */
export function dutiesLost(
  requirements: readonly DrillRequirement[],
  before: readonly PlanSlot[],
  after: readonly PlanSlot[],
): DrillRequirement[] {
  return requirements.filter(
    (one) => before.some((slot) => satisfies(one, slot)) && !after.some((slot) => satisfies(one, slot)),
  );
}

function conflictsAt(slot: PlanSlot, slots: readonly PlanSlot[], ground: PlanGround): PlanConflict[] {
  const { date, id } = slot;
  const found: PlanConflict[] = [];
  if (!date.startsWith(String(ground.year))) found.push(conflict(id, 'other-year', date.slice(0, 4)));
  if (date < ground.today) found.push(conflict(id, 'past', date));
  const refusal = ground.refusals.find((one) => isRefused(date, [one]));
  if (refusal) found.push(conflict(id, 'refused', refusal.reason));
  const off = ground.daysOff[date];
  if (off !== undefined) found.push(conflict(id, 'day-off', off));
  for (const { key, name } of slot.resources)
    for (const booking of ground.bookings)
      if (booking.key === key && overlap(slot, booking))
        found.push(conflict(id, 'double-booked', name, null, booking.what));
  for (const other of slots) {
    if (other.id === id) continue;
    const shared = slot.resources.filter(({ key }) => other.resources.some((one) => one.key === key));
    if (overlap(slot, other))
      for (const { name } of shared) found.push(conflict(id, 'double-booked', name, other.id));
    if (other.enterpriseId !== slot.enterpriseId) continue;
    if (other.date === date) found.push(conflict(id, 'same-day', date, other.id));
    else if (Math.abs(toDayNumber(other.date) - toDayNumber(date)) < ground.gapDays)
      found.push(conflict(id, 'close', String(ground.gapDays), other.id));
  }
  return found;
}

type Times = Pick<PlanSlot, 'date' | 'startsAt' | 'endsAt'>;

/** Without both times a drill takes its whole day. */
function overlap(a: Times, b: Times): boolean {
  if (a.date !== b.date) return false;
  if (a.startsAt === null || a.endsAt === null || b.startsAt === null || b.endsAt === null) return true;
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

function conflict(
  drillId: string | null,
  kind: PlanConflictKind,
  about: string,
  otherId: string | null = null,
  other: string | null = null,
): PlanConflict {
  return { drillId, kind, about, otherId, other };
}
