import type { SqlValue, WriteDb } from '../../connection';
import { asCivilDate } from '../../domain/dates/civil-date';
import type { Duty } from '../../domain/duties/duty';
import { type DutyEvaluator, prepareDuties } from '../../domain/duties/evaluate';
import type { DeskLaw } from '../../law/desk-law';
import { addDutyRows, removeDutyRow, storedDutyRows, updateDutyRow } from '../../repositories/duty';
import type { SubjectScope } from '../../repositories/duty-facts';
import { forgetSubject, settleSubject } from '../../repositories/duty-subject';
import { storeEnterpriseSets } from '../../repositories/enterprise';
import { gatherSubjects } from './gather';

/** Stands for "never by itself" where a day is needed. */
const NEVER = '9999-12-31';

/** The rules made ready for one day at one desk; serves any number of subjects. */
export interface DutyRunner {
  readonly law: DeskLaw;
  readonly evaluator: DutyEvaluator;
}

/** Prepares the rules for `today`. */
export function dutyRunner(law: DeskLaw, today: string): DutyRunner {
  return { law, evaluator: prepareDuties(law.ruleBook, law.calendar, asCivilDate(today), law.settings) };
}

export interface StoreOutcome {
  /** Subjects that exist and were evaluated. */
  subjects: number;
  duties: number;
  /** Rows added, rewritten or removed. */
  changed: number;
}

/** What a run tells about each evaluated row, in order; the digest listens here. */
export type RowListener = (row: readonly SqlValue[]) => void;

/**
 * Evaluates the subjects of a scope and writes the differences to what is stored: rows of subjects that are gone are
 * removed, unchanged rows are not touched. `ids` of a scope must be sorted.
 */
export function storeDuties(
  db: WriteDb,
  scope: SubjectScope,
  runner: DutyRunner,
  listen?: RowListener,
): StoreOutcome {
  const { law, evaluator } = runner;
  const subjects = gatherSubjects(db, scope, { law, asOf: evaluator.asOf });
  const stored = storedDutyRows(db, scope);
  let next = 0;
  let duties = 0;
  let changed = 0;
  const added: SqlValue[][] = [];
  const removeStored = (row: SqlValue[]) => {
    removeDutyRow(db, row);
    changed += 1;
  };

  for (const subject of subjects) {
    while (next < stored.length && (stored[next]?.[0] as string) < subject.id)
      removeStored(stored[next++] as SqlValue[]);
    const { duties: owed, nextChangeOn } = evaluator.evaluate(subject);
    const rows = owed.map((duty) => toRow(subject.id, duty)).sort(byKey);
    duties += rows.length;
    for (const row of rows) {
      listen?.(row);
      let order = -1;
      while (next < stored.length && stored[next]?.[0] === subject.id) {
        order = byKey(stored[next] as SqlValue[], row);
        if (order >= 0) break;
        removeStored(stored[next++] as SqlValue[]);
        order = -1;
      }
      const before = order === 0 ? (stored[next++] as SqlValue[]) : null;
      if (before === null) added.push(row);
      else if (same(before, row)) continue;
      else updateDutyRow(db, row);
      changed += 1;
    }
    while (next < stored.length && stored[next]?.[0] === subject.id)
      removeStored(stored[next++] as SqlValue[]);
    const overdue = owed.reduce((sum, duty) => sum + (duty.state === 'overdue' ? 1 : 0), 0);
    settleSubject(db, subject.id, { nextChangeOn: nextChangeOn ?? NEVER, overdue });
    const sets = JSON.stringify(subject.sets);
    if (subject.storedSets !== null && subject.storedSets !== sets)
      storeEnterpriseSets(db, subject.id, subject.sets);
  }
  while (next < stored.length) removeStored(stored[next++] as SqlValue[]);
  addDutyRows(db, added);
  if ('ids' in scope) {
    const living = new Set(subjects.map((subject) => subject.id));
    for (const id of scope.ids) if (!living.has(id)) forgetSubject(db, id);
  }
  return { subjects: subjects.length, duties, changed };
}

function toRow(subjectId: string, duty: Duty): SqlValue[] {
  return [
    subjectId,
    duty.rule,
    duty.period,
    duty.refId,
    duty.due,
    duty.state,
    duty.metOn,
    duty.late ? 1 : 0,
    duty.leads ? 1 : 0,
    duty.evidence[0]?.id ?? null,
  ];
}

/** Order of rule, period and reference: as SQLite keeps them, since all of them are plain ASCII. */
function byKey(a: readonly SqlValue[], b: readonly SqlValue[]): number {
  for (let column = 1; column <= 3; column += 1) {
    const left = a[column] as string;
    const right = b[column] as string;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function same(a: readonly SqlValue[], b: readonly SqlValue[]): boolean {
  for (let column = 4; column < a.length; column += 1) if (a[column] !== b[column]) return false;
  return true;
}
