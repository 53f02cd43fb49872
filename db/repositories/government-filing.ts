import type { ReadDb } from '../connection';
import type { GovernmentRecordKind } from '../domain/plan/government/kinds';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, json, plain } from './table';

/** That a version of a government's or department's plan was filed, or made public (国办发〔2024〕5号 26, 28). */
export interface GovernmentFilingRecord extends Bookkeeping {
  id: string;
  planVersionId: string;
  kind: GovernmentRecordKind;
  /** The body it was filed with, or where it was made public. */
  recipient: string;
  /** Bodies that got a copy. */
  copies: string[];
  doneOn: string;
  /** Number of the letter or notice. */
  documentNo: string | null;
  remark: string | null;
}

export const governmentFilingTable = defineTable<GovernmentFilingRecord>('government_filing', {
  id: plain('id'),
  planVersionId: plain('plan_version_id'),
  kind: plain('kind'),
  recipient: plain('recipient'),
  copies: json('copies'),
  doneOn: plain('done_on'),
  documentNo: plain('document_no'),
  remark: plain('remark'),
});

/** Filings and publications of all versions of a plan, newest first. */
export function governmentFilingsOfPlan(db: ReadDb, planId: string): GovernmentFilingRecord[] {
  return governmentFilingTable.select(
    db,
    `JOIN plan_version v ON v.id = government_filing.plan_version_id
      WHERE v.plan_id = @planId AND government_filing.voided_at IS NULL
      ORDER BY government_filing.done_on DESC, government_filing.id DESC`,
    { planId },
  );
}
