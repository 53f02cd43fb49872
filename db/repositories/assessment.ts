import type { ReadDb, SqlRow, WriteDb } from '../connection';
import { type Bookkeeping, rowToBookkeeping } from './bookkeeping';

/** An assessment of a plan with its conclusion whether to revise (办法 35). */
export interface AssessmentRecord extends Bookkeeping {
  id: string;
  planId: string;
  assessedOn: string;
  conclusion: 'keep' | 'revise';
  assessor: string | null;
  remark: string | null;
}

function rowToAssessment(row: SqlRow): AssessmentRecord {
  return {
    id: row.id as string,
    planId: row.plan_id as string,
    assessedOn: row.assessed_on as string,
    conclusion: row.conclusion as AssessmentRecord['conclusion'],
    assessor: row.assessor as string | null,
    remark: row.remark as string | null,
    ...rowToBookkeeping(row),
  };
}

/** Assessments of a plan, newest first. */
export function assessmentsOfPlan(db: ReadDb, planId: string): AssessmentRecord[] {
  return db
    .all(
      'SELECT * FROM assessment WHERE plan_id = @planId AND voided_at IS NULL ORDER BY assessed_on DESC, id DESC',
      {
        planId,
      },
    )
    .map(rowToAssessment);
}

/** Adds an assessment. */
export function insertAssessment(db: WriteDb, record: AssessmentRecord): void {
  db.run(
    `INSERT INTO assessment (id, plan_id, assessed_on, conclusion, assessor, remark, origin, version, created_at, updated_at)
     VALUES (@id, @planId, @assessedOn, @conclusion, @assessor, @remark, @origin, @version, @createdAt, @updatedAt)`,
    {
      id: record.id,
      planId: record.planId,
      assessedOn: record.assessedOn,
      conclusion: record.conclusion,
      assessor: record.assessor,
      remark: record.remark,
      origin: record.origin,
      version: record.version,
      createdAt: record.createdAt,
      updatedAt: record.updatedAt,
    },
  );
}
