import type { ReadDb, SqlParams } from '../connection';

/** Register → table, in the words of the command line's `info`. */
const REGISTERS = {
  enterprises: 'enterprise',
  plans: 'plan',
  planVersions: 'plan_version',
  filingCases: 'filing_case',
  drills: 'drill',
  assessments: 'assessment',
  experts: 'expert',
  teams: 'team',
  equipment: 'equipment',
  supplies: 'supply',
} as const;

/** How many living rows each register has, `documents` and `duties` beside them; `origin`: of this owner only. */
export function countRegisters(db: ReadDb, origin: string | null): Record<string, number> {
  const params: SqlParams = origin === null ? {} : { origin };
  const own = origin === null ? '' : 'AND origin = @origin';
  const counts: Record<string, number> = {};
  for (const [register, table] of Object.entries(REGISTERS))
    counts[register] =
      db.value<number>(`SELECT COUNT(*) FROM ${table} WHERE voided_at IS NULL ${own}`, params) ?? 0;
  const count = (all: string, owned: string) =>
    db.value<number>(`SELECT COUNT(*) FROM ${origin === null ? all : owned}`, params) ?? 0;
  counts.documents = count(
    'document',
    'document WHERE sha256 IN (SELECT d.sha256 FROM plan_document d WHERE d.origin = @origin)',
  );
  counts.duties = count(
    'duty',
    'duty WHERE subject_id = @origin OR subject_id IN (SELECT e.id FROM enterprise e WHERE e.origin = @origin)',
  );
  return counts;
}
