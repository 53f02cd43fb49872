import type { ReadDb } from '../../connection';
import { addDays, type CivilDate } from '../../domain/dates/civil-date';
import type { ParticipantKind } from '../../domain/drill/codes';
import { type Bookings, createBookings, type Resource } from '../../domain/schedule/bookings';
import type { OtherBooking } from '../../domain/schedule/plan-conflicts';
import type { DrillParticipantRecord } from '../../repositories/drill-design';
import {
  drillBookings,
  expertBookings,
  expertsAtDrills,
  lastParticipants,
  participantsOf,
  type RegisterBooking,
} from '../../repositories/drill-year-views';

/** What can be at one drill only; units from outside are many people and may be at two. */
const BOOKABLE: ReadonlySet<ParticipantKind> = new Set([
  'person',
  'team',
  'part',
  'expert',
  'equipment',
  'place',
]);

/** The same key for the same thing: by its register, or by its name within the unit that drills. */
function resourceOf(row: DrillParticipantRecord, owner: string): Resource | null {
  if (!BOOKABLE.has(row.kind)) return null;
  const key = row.refId === null ? `${row.kind}:${owner}:${row.nameKey}` : `${row.kind}:${row.refId}`;
  return { key, name: row.name };
}

/** What each of these drills needs, the experts that were asked for it included. */
export function resourcesByDrill(
  db: ReadDb,
  drills: readonly { readonly id: string; readonly enterpriseId: string | null; readonly origin: string }[],
): Map<string, Resource[]> {
  const ids = drills.map(({ id }) => id);
  const owners = new Map(drills.map((drill) => [drill.id, drill.enterpriseId ?? drill.origin]));
  const found = new Map<string, Map<string, Resource>>(ids.map((id) => [id, new Map()]));
  for (const row of participantsOf(db, ids)) {
    const resource = resourceOf(row, owners.get(row.drillId) ?? '');
    if (resource) found.get(row.drillId)?.set(resource.key, resource);
  }
  for (const { drillId, expertId, name } of expertsAtDrills(db, ids)) {
    const key = `expert:${expertId}`;
    if (!found.get(drillId)?.has(key)) found.get(drillId)?.set(key, { key, name });
  }
  return new Map([...found].map(([id, resources]) => [id, [...resources.values()]]));
}

/** Where the things of these keys are booked outside the drills of `not`, day by day of the year. */
export function bookingsElsewhere(
  db: ReadDb,
  { year, keys, not }: { year: number; keys: readonly string[]; not: readonly string[] },
): OtherBooking[] {
  const refs = keys.map((key) => key.slice(key.indexOf(':') + 1));
  if (refs.length === 0) return [];
  const wanted = new Set(keys);
  return [...drillBookings(db, { year, refs, not }), ...expertBookings(db, { year, refs, not })]
    .flatMap((row) => daysOf(row, year))
    .filter(({ key }) => wanted.has(key));
}

/** Everything that is booked in a year, for a proposal that goes through many units. */
export function allBookings(db: ReadDb, year: number): Bookings {
  const scope = { year, refs: null, not: [] };
  return createBookings(
    [...drillBookings(db, scope), ...expertBookings(db, scope)].flatMap((row) => daysOf(row, year)),
  );
}

function daysOf(row: RegisterBooking, year: number): OtherBooking[] {
  const { kind, refId, startsAt, endsAt, what } = row;
  const last = row.toDay < `${year}-12-31` ? row.toDay : `${year}-12-31`;
  const days: OtherBooking[] = [];
  const first = row.fromDay > `${year}-01-01` ? row.fromDay : `${year}-01-01`;
  for (let date = first as CivilDate; date <= last; date = addDays(date, 1))
    days.push({ key: `${kind}:${refId}`, date, startsAt, endsAt, what });
  return days;
}

/** What the last drill of each of these plans had: as resources to book, and as rows to copy. */
export function usualResources(
  db: ReadDb,
  plans: readonly { readonly id: string; readonly owner: string }[],
): Map<string, { resource: Resource; row: DrillParticipantRecord }[]> {
  const owners = new Map(plans.map(({ id, owner }) => [id, owner]));
  const found = new Map<string, { resource: Resource; row: DrillParticipantRecord }[]>();
  for (const row of lastParticipants(db, [...owners.keys()])) {
    const resource = resourceOf(row, owners.get(row.planId) ?? '');
    if (resource) found.set(row.planId, [...(found.get(row.planId) ?? []), { resource, row }]);
  }
  return found;
}
