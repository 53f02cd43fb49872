import type { ReadDb, WriteDb } from '../connection';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, plain } from './table';

/** An assessment of a plan with its conclusion whether to revise (办法 35). */
export interface AssessmentRecord extends Bookkeeping {
  id: string;
  planId: string;
  assessedOn: string;
  /** Null when a ledger told the day of the assessment and no more. */
  conclusion: 'keep' | 'revise' | null;
  assessor: string | null;
  remark: string | null;
}

export const assessmentTable = defineTable<AssessmentRecord>('assessment', {
  id: plain('id'),
  planId: plain('plan_id'),
  assessedOn: plain('assessed_on'),
  conclusion: plain('conclusion'),
  assessor: plain('assessor'),
  remark: plain('remark'),
});

/** Assessments of a plan, newest first. */
export function assessmentsOfPlan(db: ReadDb, planId: string): AssessmentRecord[] {
  return assessmentTable.select(
    db,
    'WHERE plan_id = @planId AND voided_at IS NULL ORDER BY assessed_on DESC, id DESC',
    { planId },
  );
}

/** The form kept with an assessment, as it was written; `{}` where only day and conclusion are known. */
export function assessmentDetails(db: ReadDb, id: string): unknown {
  const kept = db.value<string>('SELECT details FROM assessment WHERE id = @id', { id });
  return JSON.parse(kept ?? '{}');
}

/** Keeps the form with its assessment. Apart from the record: ledgers tell of assessments without any form. */
export function storeAssessmentDetails(db: WriteDb, id: string, details: unknown, now: string): void {
  db.run(
    'UPDATE assessment SET details = @details, version = version + 1, updated_at = @now WHERE id = @id',
    { id, details: JSON.stringify(details), now },
  );
}
