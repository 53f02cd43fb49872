import type { ReadDb, WriteDb } from '../../connection';
import type { Deps } from '../../core';
import { registersAsked } from '../../law/desk-law';
import { subjectIdsAfter } from '../../repositories/duty-facts';
import { keptRegisters } from '../../repositories/duty-means';
import { LAST_SUBJECT, markEverySubjectDirty } from '../../repositories/duty-subject';
import { DUTY_BASIS_SETTING } from '../../repositories/kept-time';
import { readSetting, writeSetting } from '../../repositories/setting';

/** Subjects marked between two pauses. */
const MARKED_AT_ONCE = 5000;

/** What the stored duties of everybody were last worked out by. */
export interface DutyBasis {
  readonly day: string;
  /** The law of the desk in one line. */
  readonly basis: string;
  /** The registers that decide whether some rules are asked at all; absent in databases of older programs. */
  readonly registers?: string;
}

/** Null until the day was first advanced. */
export function readDutyBasis(db: ReadDb): DutyBasis | null {
  return readSetting<DutyBasis | null>(db, DUTY_BASIS_SETTING, null);
}

/** Keeps by what everybody is being worked out from now on. */
export function writeDutyBasis(db: WriteDb, basis: DutyBasis): void {
  writeSetting(db, DUTY_BASIS_SETTING, basis);
}

/** The registers of this desk that decide whether rules are asked. */
export function registersOf({ db, law }: Pick<Deps, 'db' | 'law'>): string {
  return registersAsked(law.ruleBook, keptRegisters(db)).join(' ');
}

/** Whether a register was begun, or lost its last row, since everybody was last worked out. */
export function registersTurned(deps: Pick<Deps, 'db' | 'law'>): boolean {
  const known = readDutyBasis(deps.db);
  return known !== null && (known.registers ?? '') !== registersOf(deps);
}

/** Marks everybody after a register has begun or ended, and remembers it; a few thousand at a time. */
export async function followRegisters(
  deps: Pick<Deps, 'law'> & { db: WriteDb },
  pause: () => Promise<void>,
): Promise<void> {
  const known = readDutyBasis(deps.db);
  if (known === null || !registersTurned(deps)) return;
  await markEverybody(deps.db, pause);
  writeDutyBasis(deps.db, { ...known, registers: registersOf(deps) });
}

/** Marks everybody, a few thousand at a time: each mark moves an entry of an index. */
export async function markEverybody(db: WriteDb, pause: () => Promise<void>): Promise<void> {
  for (let after = ''; after !== LAST_SUBJECT; ) {
    const upTo = subjectIdsAfter(db, after, MARKED_AT_ONCE).at(-1) ?? LAST_SUBJECT;
    markEverySubjectDirty(db, { after, upTo });
    after = upTo;
    await pause();
  }
}
