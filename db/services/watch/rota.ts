import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import type { ShiftKind, ShiftRole } from '../../domain/contact/codes';
import type { RosterRefusal, RosterShape } from '../../domain/contact/roster';
import { PlanDeskError } from '../../domain/errors';
import { ownUnit, watchCandidates } from '../../repositories/contact-views';
import { readSetting, writeSetting } from '../../repositories/setting';
import { FieldCheck } from '../field-check';
import { isUnitDesk } from '../own-sight';

/** One person of the rota: a line of the desk's own directory. */
export interface RotaPerson {
  readonly contactId: string;
  readonly roles: readonly ShiftRole[];
  readonly refusals: readonly RosterRefusal[];
}

/** Who sits by turns, and how a day is watched. */
export interface Rota extends RosterShape {
  readonly people: readonly RotaPerson[];
}

const SETTING = 'watch.rota';
/** One leader, one chief and one member a day, as most county offices keep it [I]. */
const USUAL: Rota = { people: [], shifts: ['whole'], places: { leader: 1, chief: 1, member: 1 } };
const MOST_PLACES = 5;

/** Whose roster this desk keeps: the unit's own, or (null) the office's. */
export function watchOwner(db: ReadDb): string | null {
  return isUnitDesk(db) ? ownUnit(db) : null;
}

/** The rota as it was last kept. */
export function readRota(db: ReadDb): Rota {
  return readSetting<Rota>(db, SETTING, USUAL);
}

/**
 * Keeps who sits by turns, in the order of the turns.
 * @throws PlanDeskError FIELDS_INVALID, NOT_FOUND
 */
export function saveRota(deps: Deps, rota: Rota): void {
  const check = new FieldCheck();
  if (rota.shifts.length === 0) check.add('shifts', 'REQUIRED', '请选择班次。');
  if (rota.shifts.includes('whole') && rota.shifts.length > 1)
    check.add('shifts', 'SHIFTS_OVERLAP', '全天班与白班、夜班不能同时使用，请选择一种。');
  const places = Object.values(rota.places);
  if (places.every((count) => count === 0) || places.some((count) => count > MOST_PLACES))
    check.add('places', 'PLACES', `每班至少一人，每个岗位至多${MOST_PLACES}人。`);
  for (const { refusals } of rota.people)
    for (const { from, to } of refusals) {
      check.date('people', from);
      check.date('people', to);
      if (to < from) check.add('people', 'SPAN_BACKWARDS', '不排班的结束日期早于开始日期，请核对。');
    }
  if (new Set(rota.people.map(({ contactId }) => contactId)).size < rota.people.length)
    check.add('people', 'TWICE', '同一个人列了两次，请核对。');
  check.throwIfAny();
  const known = new Set(watchCandidates(deps.db, deps.self).map(({ id }) => id));
  for (const { contactId } of rota.people)
    if (!known.has(contactId))
      throw new PlanDeskError('NOT_FOUND', '轮值名单里有人已不在本单位的通讯录中，请刷新后重试。', {
        id: contactId,
      });
  writeSetting(deps.db, SETTING, rota);
  deps.changed('contacts');
}

/** Shift kinds in the order of a day. */
export const SHIFT_WORDS: Readonly<Record<ShiftKind, string>> = { whole: '全天', day: '白班', night: '夜班' };
export const ROLE_WORDS: Readonly<Record<ShiftRole, string>> = {
  leader: '带班领导',
  chief: '值班长',
  member: '值班员',
};
