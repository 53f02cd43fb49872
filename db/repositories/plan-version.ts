import type { ReadDb, WriteDb } from '../connection';
import type { FilingState } from '../domain/filing/filing-state';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, plain } from './table';

/** One version of a plan with the dates that start clocks. */
export interface PlanVersionRecord extends Bookkeeping {
  id: string;
  planId: string;
  /** 1, 2, 3 … in the order of the chain. */
  number: number;
  /** As the unit writes it: 第3版. */
  label: string;
  state: 'draft' | 'in-review' | 'failed' | 'signed' | 'published' | 'superseded' | 'withdrawn';
  reviewWay: 'review' | 'verification' | 'none' | null;
  reviewDate: string | null;
  reviewResult: 'passed' | 'passed-after-changes' | 'failed' | null;
  signedOn: string | null;
  /** 公布之日: starts the twenty working days of 办法 26. */
  publishedOn: string | null;
  expiresOn: string | null;
  remark: string | null;
}

export const planVersionTable = defineTable<PlanVersionRecord>('plan_version', {
  id: plain('id'),
  planId: plain('plan_id'),
  number: plain('number'),
  label: plain('label'),
  state: plain('state'),
  reviewWay: plain('review_way'),
  reviewDate: plain('review_date'),
  reviewResult: plain('review_result'),
  signedOn: plain('signed_on'),
  publishedOn: plain('published_on'),
  expiresOn: plain('expires_on'),
  remark: plain('remark'),
});

/** Versions of a plan, newest first. */
export function listPlanVersions(db: ReadDb, planId: string): PlanVersionRecord[] {
  return planVersionTable.select(db, 'WHERE plan_id = @planId AND voided_at IS NULL ORDER BY number DESC', {
    planId,
  });
}

/** The number after the last one ever given, voided versions included. */
export function nextVersionNumber(db: ReadDb, planId: string): number {
  return (
    (db.value<number>('SELECT MAX(number) FROM plan_version WHERE plan_id = @planId', { planId }) ?? 0) + 1
  );
}

export interface VersionFiling {
  versionId: string;
  id: string;
  state: FilingState;
  filingNo: string | null;
  decidedOn: string | null;
}

/** Filing cases that hold versions of a plan, newest first. */
export function listVersionFilings(db: ReadDb, planId: string): VersionFiling[] {
  return db.all<VersionFiling>(
    `SELECT v.id AS versionId, c.id, c.state, c.filing_no AS filingNo, c.decided_on AS decidedOn
       FROM plan_version v
       JOIN filing_case_plan fp ON fp.plan_version_id = v.id AND fp.voided_at IS NULL
       JOIN filing_case c ON c.id = fp.case_id
      WHERE v.plan_id = @planId ORDER BY c.created_at DESC, c.id DESC`,
    { planId },
  );
}

/** What a person decided of filing a version anew, once they had seen what it changes (办法 37). */
export interface RefilingDecision {
  decision: 'refile' | 'keep';
  on: string;
  reason: string;
}

/** The decisions on the versions of a plan, by version id. */
export function refilingDecisions(db: ReadDb, planId: string): Map<string, RefilingDecision> {
  const rows = db.all<RefilingDecision & { id: string }>(
    `SELECT id, refiling AS decision, refiling_on AS "on", refiling_reason AS reason FROM plan_version
      WHERE plan_id = @planId AND refiling IS NOT NULL AND voided_at IS NULL`,
    { planId },
  );
  return new Map(rows.map(({ id, ...decision }) => [id, decision]));
}

/** Keeps the decision with the version. Apart from the record: it says nothing of the version's own life. */
export function storeRefiling(
  db: WriteDb,
  id: string,
  { decision, on, reason }: RefilingDecision,
  now: string,
): void {
  db.run(
    `UPDATE plan_version SET refiling = @decision, refiling_on = @on, refiling_reason = @reason,
       version = version + 1, updated_at = @now WHERE id = @id`,
    { id, decision, on, reason, now },
  );
}
