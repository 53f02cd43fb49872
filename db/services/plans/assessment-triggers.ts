import type { Deps } from '../../core';
import type { CaseFoundWanting } from '../../domain/plan/assessment-form';
import type { AssessmentRecord } from '../../repositories/assessment';
import { planTable } from '../../repositories/plan';
import { revisionTriggerTable, triggersOfSource } from '../../repositories/revision-trigger';
import { nextBookkeeping } from '../own-row';
import { raiseTrigger } from './revision-triggers';

/** What an assessment's reason to revise says while nothing was noted of its points. */
export const UNEXPLAINED = '预案评估结论：需要修订';

/**
 * Brings the reasons to revise that an assessment raised under the cases of 条例 6 its points come under. One that nobody
 * has decided on moves to a case without one, further cases get one of their own; a decided one stays as it was decided,
 * one taken back stays away. Without any point found wanting, or for a withdrawn plan, everything stays.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED
 */
export function placeTriggers(
  deps: Deps,
  { id, planId, assessedOn }: Pick<AssessmentRecord, 'id' | 'planId' | 'assessedOn'>,
  cases: readonly CaseFoundWanting[],
): void {
  if (planTable.find(deps.db, planId)?.status === 'withdrawn') return;
  const own = triggersOfSource(deps.db, planId, 'assessment', id);
  const wanted = new Set(cases.map(({ reason }) => reason));
  const free = own.filter(
    ({ reason, decision, voidedAt }) => voidedAt === null && decision === null && !wanted.has(reason),
  );
  for (const { reason, description } of cases) {
    if (own.some((trigger) => trigger.reason === reason)) continue;
    const moved = free.shift();
    if (moved) {
      const words = moved.description === UNEXPLAINED ? description : moved.description;
      revisionTriggerTable.update(deps.db, { ...nextBookkeeping(deps, moved), reason, description: words });
      continue;
    }
    const raised = { planId, reason, sourceId: id, raisedOn: assessedOn, description };
    raiseTrigger(deps, { ...raised, source: 'assessment' });
  }
}
