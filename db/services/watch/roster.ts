import type { Deps } from '../../core';
import type { ShiftKind, ShiftRole } from '../../domain/contact/codes';
import { proposeRoster, type RosterDay, shiftsOverlap } from '../../domain/contact/roster';
import { addDays, asCivilDate, type CivilDate, daysBetween, yearOf } from '../../domain/dates/civil-date';
import { dayOffName, isWorkingDay, type WorkingCalendar } from '../../domain/dates/working-calendar';
import { PlanDeskError } from '../../domain/errors';
import { deskLaw } from '../../law/desk-law';
import { contactTable } from '../../repositories/contact';
import { shiftLoads, shiftsBetween } from '../../repositories/contact-views';
import { type WatchShiftRecord, watchShiftTable } from '../../repositories/watch';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { readRota, watchOwner } from './rota';

type Saved = { id: string; version: number };

/** A roster is made for a quarter at most. */
const MOST_DAYS = 100;

/** Workday, weekend or public holiday; a weekend that is worked is a workday. */
export function rosterDay(calendar: WorkingCalendar, day: CivilDate): RosterDay & { name: string | null } {
  const name = dayOffName(calendar, day);
  const weekend = name === '星期六' || name === '星期日';
  return { day, kind: isWorkingDay(calendar, day) ? 'workday' : weekend ? 'weekend' : 'holiday', name };
}

/**
 * Shares the days out among the people of the rota. Shifts that stand there are left alone unless `replace`, which takes
 * them out first.
 * @throws PlanDeskError FIELDS_INVALID, ROTA_EMPTY, ROSTER_STANDS {shifts}
 */
export function generateRoster(
  deps: Deps,
  input: { from: string; to: string; replace: boolean },
): { made: number; vacant: number } {
  const check = new FieldCheck();
  check.date('from', input.from);
  check.date('to', input.to);
  check.throwIfAny();
  const [from, to] = [asCivilDate(input.from), asCivilDate(input.to)];
  const length = daysBetween(from, to) + 1;
  if (length < 1 || length > MOST_DAYS)
    check.add('to', 'SPAN', `排班的天数应在1到${MOST_DAYS}天之间，请核对起止日期。`);
  check.throwIfAny();
  const rota = readRota(deps.db);
  if (rota.people.length === 0)
    throw new PlanDeskError('ROTA_EMPTY', '轮值名单还是空的，请先选择参加值班的人员。', {});
  const enterpriseId = watchOwner(deps.db);
  const standing = shiftsBetween(deps.db, from, to, enterpriseId);
  if (standing.length > 0 && !input.replace)
    throw new PlanDeskError(
      'ROSTER_STANDS',
      `这段时间已经排了${standing.length}个班，请选择重新排班，或者换一段时间。`,
      { shifts: standing.length },
    );
  for (const shift of standing) takeOut(deps, shift, '重新排班');
  const { calendar } = deskLaw(deps.db, deps.law);
  const days = Array.from({ length }, (_, at) => rosterDay(calendar, addDays(from, at)));
  const loads = shiftLoads(deps.db, `${yearOf(from)}-01-01`, addDays(from, -1), enterpriseId);
  const people = rota.people.flatMap(({ contactId, roles, refusals }) => {
    const contact = contactTable.find(deps.db, contactId);
    if (contact === undefined || contact.voidedAt !== null || contact.name === null) return [];
    return [{ contact, key: contactId, roles, refusals, load: loads.get(contactId) ?? 0 }];
  });
  const places = proposeRoster(people, days, rota);
  for (const { day, shift, role, person } of places) {
    const contact = people.find(({ key }) => key === person)?.contact;
    if (!contact) continue;
    watchShiftTable.insert(deps.db, {
      ...newBookkeeping(deps),
      id: deps.newId(),
      ...{ enterpriseId, onDay: day, shift, role, contactId: contact.id },
      ...{ name: contact.name ?? '', phone: contact.phone, insteadOf: null, remark: null },
    });
  }
  deps.changed('contacts');
  const vacant = places.filter(({ person }) => person === null).length;
  return { made: places.length - vacant, vacant };
}

/** Who sits where: a line of the directory, or a name by hand. */
export interface SitterInput {
  contactId: string | null;
  name: string | null;
  phone: string | null;
  remark: string | null;
}

/**
 * Puts a person on a shift.
 * @throws PlanDeskError FIELDS_INVALID, NOT_FOUND, WATCH_TWICE {day}
 */
export function addShift(
  deps: Deps,
  input: SitterInput & { day: string; shift: ShiftKind; role: ShiftRole },
): Saved {
  const check = new FieldCheck();
  check.date('day', input.day);
  check.throwIfAny();
  const record: WatchShiftRecord = {
    ...newBookkeeping(deps),
    id: deps.newId(),
    enterpriseId: watchOwner(deps.db),
    onDay: input.day,
    shift: input.shift,
    role: input.role,
    insteadOf: null,
    ...sitter(deps, input),
  };
  assertFree(deps, record, []);
  watchShiftTable.insert(deps.db, record);
  deps.changed('contacts');
  return { id: record.id, version: record.version };
}

/**
 * 替班: another person takes the shift; for whom stays written beside.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID, WATCH_TWICE
 */
export function standIn(deps: Deps, input: SitterInput & { id: string; expectedVersion: number }): Saved {
  const before = existing(deps, input.id, input.expectedVersion);
  const taken = sitter(deps, input);
  return write(deps, {
    ...nextBookkeeping(deps, before),
    ...taken,
    insteadOf: taken.name === before.insteadOf ? null : (before.insteadOf ?? before.name),
  });
}

/**
 * Another day for a shift. Where its place is taken there, both people change places.
 * @param swapWithId the shift to change with; null: the one of the same role, should all its places be taken
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID, WATCH_TWICE
 */
export function moveShift(
  deps: Deps,
  input: { id: string; expectedVersion: number; day: string; swapWithId: string | null },
): Saved & { swapped: boolean } {
  const check = new FieldCheck();
  check.date('day', input.day);
  check.throwIfAny();
  const before = existing(deps, input.id, input.expectedVersion);
  const there = shiftsBetween(deps.db, input.day, input.day, before.enterpriseId).filter(
    ({ id, shift, role }) => id !== before.id && shift === before.shift && role === before.role,
  );
  const asked = input.swapWithId === null ? null : existing(deps, input.swapWithId, undefined);
  const full = there.length >= readRota(deps.db).places[before.role];
  const other = asked ?? (full ? (there[0] ?? null) : null);
  if (other === null)
    return { ...write(deps, { ...nextBookkeeping(deps, before), onDay: input.day }), swapped: false };
  // Two people of one shift and role have nothing to change.
  if (other.onDay === before.onDay && other.shift === before.shift && other.role === before.role)
    return { id: before.id, version: before.version, swapped: false };
  const person = ({ contactId, name, phone, insteadOf }: WatchShiftRecord) => ({
    ...{ contactId, name, phone, insteadOf },
  });
  const mine = { ...nextBookkeeping(deps, before), ...person(other) };
  const theirs = { ...nextBookkeeping(deps, other), ...person(before) };
  for (const record of [mine, theirs]) assertFree(deps, record, [mine.id, theirs.id]);
  watchShiftTable.update(deps.db, mine);
  watchShiftTable.update(deps.db, theirs);
  deps.changed('contacts');
  return { id: mine.id, version: mine.version, swapped: true };
}

/** Takes a person off a shift. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION */
export function removeShift(deps: Deps, input: { id: string; expectedVersion: number }): Saved {
  const before = existing(deps, input.id, input.expectedVersion);
  takeOut(deps, before, '取消排班');
  deps.changed('contacts');
  return { id: before.id, version: before.version + 1 };
}

function existing(deps: Deps, id: string, expectedVersion: number | undefined): WatchShiftRecord {
  const record = found(watchShiftTable.find(deps.db, id), '值班安排', id);
  assertEditable(deps, record, expectedVersion);
  return record;
}

function takeOut(deps: Deps, record: WatchShiftRecord, voidReason: string): void {
  watchShiftTable.update(deps.db, {
    ...nextBookkeeping(deps, record),
    voidedAt: deps.clock.now(),
    voidReason,
  });
}

function write(deps: Deps, record: WatchShiftRecord): Saved {
  assertFree(deps, record, [record.id]);
  watchShiftTable.update(deps.db, record);
  deps.changed('contacts');
  return { id: record.id, version: record.version };
}

function sitter(deps: Deps, { contactId, name, phone, remark }: SitterInput) {
  const check = new FieldCheck();
  if (contactId !== null) {
    const contact = found(contactTable.find(deps.db, contactId), '通讯录记录', contactId);
    assertEditable(deps, contact);
    if (contact.name !== null)
      return { contactId, name: contact.name, phone: contact.phone, remark: check.text(remark) };
  }
  const told = check.required('name', name, '请从通讯录中选择，或填写姓名，至少两个字。');
  const number = check.phone('phone', phone, null);
  check.throwIfAny();
  return { contactId: null, name: told, phone: number, remark: check.text(remark) };
}

const span = ({ onDay, shift }: Pick<WatchShiftRecord, 'onDay' | 'shift'>) => ({
  day: asCivilDate(onDay),
  shift,
});
const personOf = ({ contactId, name }: Pick<WatchShiftRecord, 'contactId' | 'name'>) => contactId ?? name;

/** Nobody sits at two places at one time. */
function assertFree(deps: Deps, record: WatchShiftRecord, except: readonly string[]): void {
  const day = asCivilDate(record.onDay);
  const near = shiftsBetween(deps.db, addDays(day, -1), addDays(day, 1), record.enterpriseId);
  const twice = near.find(
    (other) =>
      !except.includes(other.id) &&
      other.id !== record.id &&
      personOf(other) === personOf(record) &&
      shiftsOverlap(span(other), span(record)),
  );
  if (twice)
    throw new PlanDeskError(
      'WATCH_TWICE',
      `${record.name}在${record.onDay}已经排了班，同一时间不能排在两处，请换一个人或换一天。`,
      { day: record.onDay, name: record.name },
    );
}
