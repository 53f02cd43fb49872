import type { ReadDb, WriteDb } from '../connection';
import type { Bookkeeping } from './bookkeeping';

/** What the office found about one material in one round. */
export interface FilingCheckRecord {
  caseId: string;
  round: number;
  /** 'M1'..'M5' or a local extra. */
  material: string;
  outcome: 'present' | 'missing' | 'not-as-required' | 'not-needed';
  note: string | null;
}

/** All checks of a case, by round. */
export function checksOfCase(db: ReadDb, caseId: string): FilingCheckRecord[] {
  return db.all<FilingCheckRecord>(
    `SELECT case_id AS caseId, round, material, outcome, note FROM filing_check
     WHERE case_id = @caseId AND voided_at IS NULL ORDER BY round, material`,
    { caseId },
  );
}

/** Writes one finding; within a round a later look at the same material replaces the earlier one. */
export function saveFilingCheck(db: WriteDb, record: FilingCheckRecord & Bookkeeping & { id: string }): void {
  db.run(
    `INSERT INTO filing_check (id, case_id, round, material, outcome, note, origin, version, created_at, updated_at)
     VALUES (@id, @caseId, @round, @material, @outcome, @note, @origin, 1, @createdAt, @updatedAt)
     ON CONFLICT (case_id, round, material) DO UPDATE
       SET outcome = excluded.outcome, note = excluded.note, version = version + 1, updated_at = excluded.updated_at
       WHERE outcome <> excluded.outcome OR note IS NOT excluded.note`,
    {
      id: record.id,
      caseId: record.caseId,
      round: record.round,
      material: record.material,
      outcome: record.outcome,
      note: record.note,
      origin: record.origin,
      createdAt: record.createdAt,
      updatedAt: record.updatedAt,
    },
  );
}
