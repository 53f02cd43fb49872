import type { ReadDb } from '../connection';

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

/** How many living rows each register has; `documents` and `duties` beside them. */
export function countRegisters(db: ReadDb): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [register, table] of Object.entries(REGISTERS))
    counts[register] = db.value<number>(`SELECT COUNT(*) FROM ${table} WHERE voided_at IS NULL`) ?? 0;
  counts.documents = db.value<number>('SELECT COUNT(*) FROM document') ?? 0;
  counts.duties = db.value<number>('SELECT COUNT(*) FROM duty') ?? 0;
  return counts;
}
