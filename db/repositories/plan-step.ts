import type { ReadDb } from '../connection';
import type { DraftingStep } from '../domain/plan/drafting-steps';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, plain } from './table';

/** That a step of drafting was done, and what shows it. One live row a step of a version. */
export interface PlanStepRecord extends Bookkeeping {
  id: string;
  planVersionId: string;
  step: DraftingStep;
  doneOn: string;
  responsible: string | null;
  proof: string | null;
  planDocumentId: string | null;
}

export const planStepTable = defineTable<PlanStepRecord>('plan_step', {
  id: plain('id'),
  planVersionId: plain('plan_version_id'),
  step: plain('step'),
  doneOn: plain('done_on'),
  responsible: plain('responsible'),
  proof: plain('proof'),
  planDocumentId: plain('plan_document_id'),
});

/** The steps noted for the versions of a plan. */
export function stepsOfPlan(db: ReadDb, planId: string): PlanStepRecord[] {
  return planStepTable.select(
    db,
    `WHERE plan_version_id IN (SELECT id FROM plan_version WHERE plan_id = @planId) AND voided_at IS NULL
     ORDER BY done_on, id`,
    { planId },
  );
}
