import type { ReadDb } from '../connection';
import type { RevisionReason, TriggerSource } from '../domain/plan/revision';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, plain } from './table';

/** Something that may call for a revision of a plan (条例 6): undecided, decided, settled by a later version. */
export interface RevisionTriggerRecord extends Bookkeeping {
  id: string;
  planId: string;
  reason: RevisionReason;
  source: TriggerSource;
  /** The finding of a drill, the drill or the assessment it comes from. */
  sourceId: string | null;
  raisedOn: string;
  description: string;
  decision: 'revise' | 'keep' | null;
  decidedOn: string | null;
  decisionReason: string | null;
  settledById: string | null;
  settledOn: string | null;
}

export const revisionTriggerTable = defineTable<RevisionTriggerRecord>('revision_trigger', {
  id: plain('id'),
  planId: plain('plan_id'),
  reason: plain('reason'),
  source: plain('source'),
  sourceId: plain('source_id'),
  raisedOn: plain('raised_on'),
  description: plain('description'),
  decision: plain('decision'),
  decidedOn: plain('decided_on'),
  decisionReason: plain('decision_reason'),
  settledById: plain('settled_by_id'),
  settledOn: plain('settled_on'),
});

/** Triggers of a plan, newest first. */
export function triggersOfPlan(db: ReadDb, planId: string): RevisionTriggerRecord[] {
  return revisionTriggerTable.select(
    db,
    'WHERE plan_id = @planId AND voided_at IS NULL ORDER BY raised_on DESC, id DESC',
    { planId },
  );
}

/** The drill behind a trigger: it names the drill itself, or a finding of it. */
export function drillOfTrigger(
  db: ReadDb,
  { source, sourceId }: Pick<RevisionTriggerRecord, 'source' | 'sourceId'>,
): { drillId: string | null; findingId: string | null } {
  if (source !== 'drill-finding' || sourceId === null) return { drillId: null, findingId: null };
  const found = db.get<{ drillId: string; findingId: string | null }>(
    `SELECT drill_id AS drillId, id AS findingId FROM drill_finding WHERE id = @sourceId
     UNION ALL SELECT id, NULL FROM drill WHERE id = @sourceId LIMIT 1`,
    { sourceId },
  );
  return found ?? { drillId: null, findingId: null };
}

/** What one drill or assessment raised for a plan, taken back or not. */
export function triggersOfSource(
  db: ReadDb,
  planId: string,
  source: TriggerSource,
  sourceId: string,
): RevisionTriggerRecord[] {
  return revisionTriggerTable.select(
    db,
    'WHERE plan_id = @planId AND source = @source AND source_id = @sourceId ORDER BY id',
    { planId, source, sourceId },
  );
}
