import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import type { CivilDate } from '../../domain/dates/civil-date';
import { definitionsInForce } from '../../domain/enterprise/rule-sets';
import { deskLaw } from '../../law/desk-law';
import { markSubjectsDue } from '../../repositories/duty-subject';
import { deemExpiredCases } from '../filing/decide-filing';
import { markEverybody, readDutyBasis, registersOf, writeDutyBasis } from './basis';
import { refreshSlices } from './refresh';

/**
 * What the turn of the day changes: cases past their five working days are recorded as deemed filed, and subjects whose
 * states change by themselves are looked at again. Also catches up after a new rule pack, calendar or switch, and after
 * people said that an earlier day is right. Run on opening and at midnight; call it again while `left` is true.
 */
export async function advanceDay(
  deps: Deps,
  pause: () => Promise<void>,
): Promise<{ deemed: number; refreshed: number; left: boolean }> {
  const today = deps.clock.today();
  const basis = basisOn(deps, today);
  const known = readDutyBasis(deps.db);
  if (known === null || known.basis !== basis || known.day > today) await markEverybody(deps.db, pause);
  else markSubjectsDue(deps.db, today);
  if (known?.basis !== basis || known.day !== today)
    writeDutyBasis(deps.db, { day: today, basis, registers: registersOf(deps) });
  const deemed = await deemExpiredCases(deps, pause);
  const outcome = await refreshSlices(deps, pause);
  return { deemed: deemed.length, ...outcome };
}

/** Whether the stored duties are those of the day, as far as the turn of days goes. */
export function dutiesAreOf(db: ReadDb, day: string): boolean {
  return readDutyBasis(db)?.day === day;
}

/** What the desk's law rests on, and which definitions of the sets are in force on the day. */
function basisOn(deps: Deps, today: string): string {
  const law = deskLaw(deps.db, deps.law);
  const sets = definitionsInForce(law.setDefinitions, today as CivilDate);
  return `${law.basis} ${sets.map((set) => `${set.id}@${set.effectiveFrom}`).join(' ')}`;
}
