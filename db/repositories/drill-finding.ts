import type { ReadDb } from '../connection';
import type { CorrectionVerdict, FindingArea, FindingSeverity, FindingState } from '../domain/drill/codes';
import { OPEN_FINDING_STATES } from '../domain/drill/finding-state';
import type { Bookkeeping } from './bookkeeping';
import { codeList } from './code-list';
import { defineTable, json, plain } from './table';

/** What a drill has shown to be wrong, until it is put right. */
export interface DrillFindingRecord extends Bookkeeping {
  id: string;
  drillId: string;
  /** Within the drill. */
  number: number;
  title: string;
  /** compactName(title): for recognising repeats. */
  titleKey: string;
  area: FindingArea;
  severity: FindingSeverity;
  /** What was seen. */
  evidence: string;
  /** Entries of drill_log. */
  logIds: readonly string[];
  /** The item of the evaluation table it comes from. */
  item: string | null;
  planVersionId: string | null;
  /** Headings from the chapter down. */
  sectionPath: readonly string[];
  /** 整改责任人. */
  owner: string | null;
  dueOn: string | null;
  state: FindingState;
  /** The earlier finding that it repeats. */
  repeatsId: string | null;
  /** The drill that takes it up. */
  carriedToId: string | null;
  carriedReason: string | null;
  /** The proposal to revise the plan that came of it. */
  triggerId: string | null;
  closedOn: string | null;
  remark: string | null;
}

export const drillFindingTable = defineTable<DrillFindingRecord>('drill_finding', {
  id: plain('id'),
  drillId: plain('drill_id'),
  number: plain('number'),
  title: plain('title'),
  titleKey: plain('title_key'),
  area: plain('area'),
  severity: plain('severity'),
  evidence: plain('evidence'),
  logIds: json('log_ids'),
  item: plain('item'),
  planVersionId: plain('plan_version_id'),
  sectionPath: json('section_path'),
  owner: plain('owner'),
  dueOn: plain('due_on'),
  state: plain('state'),
  repeatsId: plain('repeats_id'),
  carriedToId: plain('carried_to_id'),
  carriedReason: plain('carried_reason'),
  triggerId: plain('trigger_id'),
  closedOn: plain('closed_on'),
  remark: plain('remark'),
});

/** What was done about a finding, and who verified it. */
export interface CorrectiveActionRecord extends Bookkeeping {
  id: string;
  findingId: string;
  measure: string;
  doneOn: string;
  doneBy: string;
  /** The account it was entered under, where people sign in. */
  doneAccount: string | null;
  /** What shows it; files hang on drill_attachment. */
  proof: string;
  verdict: CorrectionVerdict | null;
  verifiedOn: string | null;
  /** Another person than done_by. */
  verifiedBy: string | null;
  verifyNote: string | null;
}

export const correctiveActionTable = defineTable<CorrectiveActionRecord>('corrective_action', {
  id: plain('id'),
  findingId: plain('finding_id'),
  measure: plain('measure'),
  doneOn: plain('done_on'),
  doneBy: plain('done_by'),
  doneAccount: plain('done_account'),
  proof: plain('proof'),
  verdict: plain('verdict'),
  verifiedOn: plain('verified_on'),
  verifiedBy: plain('verified_by'),
  verifyNote: plain('verify_note'),
});

/**
 * How many findings a drill still has to deal with: its own that are neither verified nor carried over, and those that it took
 * up from earlier drills.
 */
export function openFindingsOf(db: ReadDb, drillId: string): number {
  return (
    db.value<number>(
      `SELECT (SELECT COUNT(*) FROM drill_finding WHERE drill_id = @drillId AND voided_at IS NULL AND state IN ${codeList(OPEN_FINDING_STATES)})
        + (SELECT COUNT(*) FROM drill_finding WHERE carried_to_id = @drillId AND voided_at IS NULL AND state = 'carried')`,
      { drillId },
    ) ?? 0
  );
}
