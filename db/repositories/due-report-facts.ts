import type { ReadDb } from '../connection';

/** A duty whose term ends soon, with the unit that owes it. */
export interface DueDutyRow {
  rule: string;
  unitId: string;
  unitName: string;
  town: string | null;
  category: string | null;
  dueOn: string;
}

/** Duties of units that end between two days and are not met, the soonest first; `origin` null: of everybody. */
export function dutiesDue(
  db: ReadDb,
  { from, to, origin }: { from: string; to: string; origin: string | null },
): DueDutyRow[] {
  return db.all<DueDutyRow>(
    `SELECT u.rule_id AS rule, e.id AS unitId, e.name AS unitName, e.town, e.supervision_category AS category, u.due_on AS dueOn
     FROM duty u JOIN enterprise e ON e.id = u.subject_id
     WHERE u.due_on BETWEEN @from AND @to AND u.state IN ('open','due-soon','provisional') AND u.leads = 1
       AND e.voided_at IS NULL AND (@origin IS NULL OR e.origin = @origin)
     ORDER BY u.due_on, e.name, u.rule_id`,
    { from, to, origin },
  );
}
