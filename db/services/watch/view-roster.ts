import type { ReadDb } from '../../connection';
import { maskPhone } from '../../domain/codes/mask';
import { type RosterProblem, rosterProblems } from '../../domain/contact/roster-problems';
import { addDays, asCivilDate, type CivilDate, endOfMonth } from '../../domain/dates/civil-date';
import type { DeskLaw } from '../../law/desk-law';
import { shiftLoads, shiftsBetween, watchCandidates } from '../../repositories/contact-views';
import type { WatchShiftRecord } from '../../repositories/watch';
import { rosterDay } from './roster';
import { type Rota, readRota, watchOwner } from './rota';

/** A month of the desk's roster with everything that its screen shows. */
export interface RosterView {
  readonly days: readonly { day: CivilDate; kind: string; name: string | null }[];
  readonly shifts: readonly WatchShiftRecord[];
  readonly problems: readonly RosterProblem[];
  readonly loads: readonly { name: string; month: number; daysOff: number; year: number }[];
  readonly rota: Rota;
  readonly candidates: readonly { id: string; name: string; post: string | null; organisation: string }[];
}

/** @param month 'YYYY-MM' */
export function viewRoster(
  db: ReadDb,
  law: DeskLaw,
  { month, self }: { month: string; self: string },
): RosterView {
  const first = asCivilDate(`${month}-01`);
  const last = endOfMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
  const enterpriseId = watchOwner(db);
  const days: RosterView['days'][number][] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(rosterDay(law.calendar, day));
  const rota = readRota(db);
  const shifts = shiftsBetween(db, first, last, enterpriseId);
  // A night before the first or a day after the last may leave no rest.
  const around = shiftsBetween(db, addDays(first, -1), addDays(last, 1), enterpriseId);
  const kept = around.map(({ id, onDay, shift, role, contactId, name }) => ({
    ...{ id, day: asCivilDate(onDay), shift, role, name },
    person: contactId ?? name,
  }));
  const refusals = new Map(rota.people.map((person) => [person.contactId, person.refusals]));
  const problems = rosterProblems(
    kept,
    shifts.length === 0 ? [] : days.map(({ day }) => day),
    rota,
    refusals,
  ).filter(({ day }) => day >= first && day <= last);
  return {
    days,
    shifts: shifts.map((shift) => ({ ...shift, phone: maskPhone(shift.phone) })),
    problems,
    loads: loadsOf(db, shifts, days, enterpriseId),
    rota,
    candidates: watchCandidates(db, self).map(({ id, name, post, organisation }) => ({
      ...{ id, name: name ?? '', post, organisation },
    })),
  };
}

function loadsOf(
  db: ReadDb,
  shifts: readonly WatchShiftRecord[],
  days: RosterView['days'],
  enterpriseId: string | null,
): RosterView['loads'] {
  const off = new Set<string>(days.filter(({ kind }) => kind !== 'workday').map(({ day }) => day));
  const year = days[0]?.day.slice(0, 4) ?? '';
  const inYear = shiftLoads(db, `${year}-01-01`, `${year}-12-31`, enterpriseId);
  const byPerson = new Map<string, { name: string; month: number; daysOff: number; year: number }>();
  for (const { contactId, name, onDay } of shifts) {
    const person = contactId ?? name;
    const load = byPerson.get(person) ?? { name, month: 0, daysOff: 0, year: inYear.get(person) ?? 0 };
    load.month += 1;
    if (off.has(onDay)) load.daysOff += 1;
    byPerson.set(person, load);
  }
  return [...byPerson.values()].sort((a, b) => b.month - a.month || (a.name < b.name ? -1 : 1));
}
