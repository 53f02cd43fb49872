import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { drillTable } from '../../repositories/drill';
import { type DrillFindingRecord, drillFindingTable } from '../../repositories/drill-finding';
import { type RevisionTriggerRecord, revisionTriggerTable } from '../../repositories/revision-trigger';
import { found, nextBookkeeping } from '../own-row';
import { raiseTrigger } from '../plans/revision-triggers';
import { editableFinding, type SavedFinding, settleFinding } from './edit-finding';

/** True where a finding gives reason to revise the plan (条例 6 no. 5): it is serious, or the plan itself is at fault. */
export function calledForRevision({
  severity,
  area,
}: Pick<DrillFindingRecord, 'severity' | 'area'>): boolean {
  return severity === 'serious' || area === 'plan';
}

/**
 * Proposes to revise the drilled plan because of a finding (条例 6 no. 5, 办法 34): a revision trigger of the plan, linked both
 * ways. Proposing again after it was taken back raises a new one.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FINDING_WITHOUT_PLAN, PLAN_WITHDRAWN, FIELDS_INVALID
 */
export function proposeRevision(
  deps: Deps,
  input: { id: string; expectedVersion: number; description: string },
): SavedFinding & { planId: string; triggerId: string } {
  const before = editableFinding(deps, input.id, input.expectedVersion);
  const drill = found(drillTable.find(deps.db, before.drillId), '演练', before.drillId);
  if (drill.planId === null)
    throw new PlanDeskError(
      'FINDING_WITHOUT_PLAN',
      '这次演练没有关联预案，请先在演练中选定所演练的预案，再提出修订。',
      { drillId: drill.id },
    );
  const raised = raiseTrigger(deps, {
    planId: drill.planId,
    reason: 'drill-or-rescue',
    source: 'drill-finding',
    sourceId: before.id,
    raisedOn: drill.endOn ?? drill.startOn ?? deps.clock.today(),
    description: input.description,
  });
  const record = { ...nextBookkeeping(deps, before), triggerId: raised.id };
  drillFindingTable.update(deps.db, record);
  return { ...settleFinding(deps, record), planId: raised.planId, triggerId: raised.id };
}

/** The proposal that came of a finding, unless it was taken back. */
export function standingProposal(
  db: ReadDb,
  finding: Pick<DrillFindingRecord, 'triggerId'>,
): RevisionTriggerRecord | null {
  const trigger = finding.triggerId === null ? undefined : revisionTriggerTable.find(db, finding.triggerId);
  return trigger === undefined || trigger.voidedAt !== null ? null : trigger;
}
